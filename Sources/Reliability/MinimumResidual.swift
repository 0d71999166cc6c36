public import LinearAlgebra

/// An exploratory factor model by minimum residuals (minres), also called unweighted least squares.
///
/// The loadings Λ of k items on m factors and the uniquenesses ψ make Σᵢⱼ (R - ΛΛᵀ - diag ψ)ᵢⱼ² least.
/// For given ψ the best Λ has as columns the first m eigenvectors of R - diag ψ times the roots of
/// their eigenvalues, and the rest is the sum of the squares of the other eigenvalues θ, whose slope in
/// ψᵢ is -2·Σ θ·ωᵢ². The ψ are found by Newton's method from ψᵢ = 1/(R⁻¹)ᵢᵢ. Uniquenesses below
/// ``smallestUniqueness`` are not looked for. With more than one factor there may be several minima, of
/// which this is the one near the start.
///
/// Source: Harman and Jones (1966), Psychometrika 31, 351-368; Jöreskog (1977), in Statistical Methods
/// for Digital Computers 3, 125-153, for the derivatives. Checked against: own minimizers in R 4.2.2,
/// whose gradients vanish, 12 digits; psych 2.2.9 `fa(fm = "minres")`, 5 digits, where it stops.
public struct MinimumResidual: Sendable, Hashable {
  /// The bound ψᵢ ≥ 0.005: an item has at least so much of its variance for itself, as in R.
  public static let smallestUniqueness = 0.005

  /// Λ, with a row for each item and a column for each factor: unrotated, so that ΛᵀΛ is diagonal with
  /// the largest first, and signed so that no column sums to less than zero.
  public let loadings: Matrix
  /// ψᵢ, from ``smallestUniqueness`` up.
  public let uniquenesses: [Double]
  /// Σ of the squared residuals below the diagonal.
  public let objective: Double
  /// The steps of Newton's method that were tried.
  public let iterations: Int
  /// The minimum was reached; else these are the best values seen.
  public let converged: Bool
  /// The items, counted from 0, whose uniqueness stays at the bound: the model is improper (a Heywood
  /// case).
  public let improperItems: [Int]

  /// What the factors explain of each item: the sums of squares of the rows of Λ.
  public var communalities: [Double] {
    (0..<loadings.rowCount).map { i in
      (0..<loadings.columnCount).reduce(0) { $0 + loadings[i, $1] * loadings[i, $1] }
    }
  }

  /// An item has no variance of its own: there are too many factors, or too few respondents.
  public var isImproper: Bool { !improperItems.isEmpty }

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - covariance: Of items, or their correlations; it need not be positive definite.
  ///   - factors: m, at least 1.
  /// - Throws: `ReliabilityError.tooFewItems` where (k - m)² < k + m, so that loadings are not
  ///   determined; `ReliabilityError.constantItem` where a variance is not positive.
  /// - Complexity: O(k³) a step; a few to a few dozen steps.
  public init(covariance: SymmetricMatrix, factors: Int) throws(ReliabilityError) {
    precondition(factors > 0, "a model of \(factors) factors")
    let order = covariance.order
    let required = Self.itemsRequired(factors: factors)
    guard order >= required else { throw .tooFewItems(found: order, required: required) }
    let correlation = try covariance.itemCorrelation()
    let residuals = FactorResiduals(correlation, factors: factors)
    guard let minimum = Minimum.find(from: residuals.start, { residuals.point(at: $0) }),
      let eigen = residuals.eigen(at: minimum.parameters)
    else { throw .notPositiveDefinite }
    uniquenesses = residuals.uniquenesses(minimum.parameters)
    (iterations, converged) = (minimum.iterations, minimum.converged)
    improperItems = uniquenesses.indices.filter { [uniquenesses] in
      uniquenesses[$0] < Self.smallestUniqueness + 1e-6
    }
    var loadings = Matrix(rowCount: order, columnCount: factors)
    for j in 0..<factors {
      let root = max(0, eigen.values[j]).squareRoot()
      for i in 0..<order { loadings[i, j] = eigen.vectors[j][i] * root }
    }
    self.loadings = loadings
    objective = Self.squaredResiduals(correlation, loadings)
  }

  /// The least k for which m factors are determined: (k - m)² ≥ k + m.
  static func itemsRequired(factors: Int) -> Int {
    var items = factors + 1
    while (items - factors) * (items - factors) < items + factors { items += 1 }
    return items
  }

  private static func squaredResiduals(_ correlation: SymmetricMatrix, _ loadings: Matrix) -> Double
  {
    var sum = 0.0
    for i in 0..<correlation.order {
      for j in 0..<i {
        let implied = (0..<loadings.columnCount).reduce(0) {
          $0 + loadings[i, $1] * loadings[j, $1]
        }
        sum += (correlation[i, j] - implied) * (correlation[i, j] - implied)
      }
    }
    return sum
  }
}

/// Half the sum of squared residuals that m factors leave, as a function of yᵢ with ψᵢ = bound + yᵢ².
private struct FactorResiduals {
  private let correlation: SymmetricMatrix
  private let factors: Int

  init(_ correlation: SymmetricMatrix, factors: Int) {
    (self.correlation, self.factors) = (correlation, factors)
  }

  /// From the variance that the other items do not explain; ½ where they explain all.
  var start: [Double] {
    let unexplained =
      (try? correlation.itemFactor())?.inverse.diagonal.map { 1 / $0 }
      ?? Array(repeating: 0.5, count: correlation.order)
    return unexplained.map { max(0.01, $0 - MinimumResidual.smallestUniqueness).squareRoot() }
  }

  func uniquenesses(_ parameters: [Double]) -> [Double] {
    parameters.map { MinimumResidual.smallestUniqueness + $0 * $0 }
  }

  func eigen(at parameters: [Double]) -> SymmetricEigen? {
    var reduced = correlation
    for (i, uniqueness) in uniquenesses(parameters).enumerated() { reduced[i, i] -= uniqueness }
    return try? SymmetricEigen(reduced)
  }

  func point(at parameters: [Double]) -> Minimum.Point? {
    guard let eigen = eigen(at: parameters) else { return nil }
    // A factor with a negative eigenvalue would need imaginary loadings.
    let kept = (0..<factors).prefix { eigen.values[$0] > 0 }.count
    let rest = kept..<correlation.order
    let slopes = correlation.diagonal.indices.map { i in
      rest.reduce(0) { $0 - eigen.values[$1] * eigen.vectors[$1][i] * eigen.vectors[$1][i] }
    }
    let gradient = zip(parameters, slopes).map { 2 * $0 * $1 }
    let exact = curvature(eigen, kept: kept, parameters, slopes, isExact: true)
    let isUsable = (try? Cholesky(exact)) != nil
    return Minimum.Point(
      value: rest.reduce(0) { $0 + eigen.values[$1] * eigen.values[$1] } / 2,
      gradient: gradient,
      curvature: isUsable
        ? exact : curvature(eigen, kept: kept, parameters, slopes, isExact: false))
  }

  /// The second derivatives in y; where these are not positive definite, a part of them that is.
  private func curvature(
    _ eigen: SymmetricEigen, kept: Int, _ parameters: [Double], _ slopes: [Double], isExact: Bool
  ) -> SymmetricMatrix {
    let (values, vectors) = (eigen.values, eigen.vectors)
    var curvature = SymmetricMatrix(order: correlation.order)
    for i in parameters.indices {
      for j in 0...i {
        var (within, across) = (0.0, 0.0)
        for m in kept..<correlation.order {
          let product = vectors[m][i] * vectors[m][j]
          within += product
          guard isExact else { continue }
          for n in 0..<kept where values[n] > values[m] {
            across +=
              values[m] / (values[m] - values[n]) * product * vectors[n][i] * vectors[n][j]
          }
        }
        curvature[i, j] = 4 * parameters[i] * parameters[j] * (within * within + 2 * across)
      }
      curvature[i, i] += isExact ? 2 * slopes[i] : 2 * slopes[i].magnitude + 1e-12
    }
    return curvature
  }
}
