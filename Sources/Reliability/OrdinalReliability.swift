import LinearAlgebra

/// Alpha and omega of the latent responses behind ordered answers.
///
/// α = p/(p - 1) · (1 - p/Σ r_ij), ω = (Σλ)² / ((Σλ)² + Σ(1 - λ²))
///
/// They say how reliable the sum of the latent responses would be, which nobody can observe: not
/// the sum of the answers that is reported, whose reliability is lower and which
/// ``CategoricalOmega`` describes.
///
/// Source: Zumbo, Gadermann and Zeisser (2007), Journal of Modern Applied Statistical Methods 6, 21-29;
/// against taking them for the reliability of the sum, Chalmers (2018), Educational and Psychological
/// Measurement 78, 1056-1071.
///
/// Checked against: psych 2.2.9 and lavaan 0.6-14, and exact estimates of six questionnaires, 11
/// digits.
public struct OrdinalReliability: Sendable, Hashable {
  /// Standardized alpha of the polychoric correlations; `nil` where these do not sum to more than 0.
  public let alpha: Double?
  /// Omega of the loadings of the model; `nil` where it is improper.
  public let omega: Double?
  /// Some items load negatively, and are counted against the others.
  public let hasMixedSigns: Bool

  /// Takes both from a model.
  public init(_ model: OrdinalFactorModel) {
    alpha = Self.alpha(of: model.polychoric)
    omega = model.isImproper ? nil : Self.omega(of: model.loadings)
    hasMixedSigns = model.hasMixedSigns
  }

  /// Standardized alpha of polychoric correlations, which needs no model.
  ///
  /// - Returns: At most 1; below 0 where the items contradict each other; `nil` where the correlations
  ///   do not sum to more than 0, as they can where the matrix is not positive definite.
  public static func alpha(of matrix: PolychoricMatrix) -> Double? {
    let (items, sum) = (Double(matrix.thresholds.count), matrix.correlations.sum)
    return sum > 0 ? items / (items - 1) * (1 - items / sum) : nil
  }

  /// Omega of loadings that make the unweighted squared residuals of the correlations least (minres),
  /// as psych finds it.
  ///
  /// - Parameter matrix: Of at least three items.
  /// - Returns: In [0, 1]; `nil` where a loading is 1 or more.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``;
  ///   ``ReliabilityError/noConvergence(iterations:)``.
  public static func minresOmega(of matrix: PolychoricMatrix) throws(ReliabilityError) -> Double? {
    guard matrix.thresholds.count >= 3 else {
      throw .tooFewItems(found: matrix.thresholds.count, required: 3)
    }
    let fit = try LeastSquaresLoadings.fit(to: matrix.correlations)
    guard fit.converged else { throw .noConvergence(iterations: fit.iterations) }
    return fit.loadings.allSatisfy { $0.magnitude < 1 } ? omega(of: fit.loadings) : nil
  }

  private static func omega(of loadings: [Double]) -> Double {
    let sum = loadings.reduce(0, +)
    let unique = loadings.reduce(0) { $0 + 1 - $1 * $1 }
    return sum * sum / (sum * sum + unique)
  }
}
