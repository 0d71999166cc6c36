import LinearAlgebra

extension SymmetricMatrix {
  /// The correlations of items, from their covariances or from themselves.
  ///
  /// - Throws: `ReliabilityError.constantItem` with the first item whose variance is not positive.
  func itemCorrelation() throws(ReliabilityError) -> SymmetricMatrix {
    if let correlation { return correlation }
    throw .constantItem(diagonal.firstIndex { !($0 > 0) } ?? 0)
  }

  /// The eigenvalues of a correlation matrix, largest first.
  ///
  /// - Throws: `ReliabilityError.notPositiveDefinite` where an element is no number.
  func itemEigenvalues() throws(ReliabilityError) -> [Double] {
    guard let values = try? SymmetricEigen.values(of: self) else { throw .notPositiveDefinite }
    return values
  }

  /// The Cholesky factor of a correlation matrix that has a useful one.
  ///
  /// Items that follow from others leave an eigenvalue of zero but for rounding, which a factor alone
  /// would not notice.
  ///
  /// - Throws: `ReliabilityError.notPositiveDefinite`.
  func itemFactor() throws(ReliabilityError) -> Cholesky {
    let values = try itemEigenvalues()
    let limit = 16 * Double(order) * .ulpOfOne * (values.first ?? 0)
    guard let factor = try? Cholesky(self), values.last ?? 0 > limit else {
      throw .notPositiveDefinite
    }
    return factor
  }
}
