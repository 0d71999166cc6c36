public import LinearAlgebra
import Probability

/// How much of the variance of a sum of items one general factor explains, beside group factors.
///
/// A minres model of m factors is turned by direct quartimin to a pattern L of factors that correlate
/// by Φ. These correlations go back to a general factor with loadings γ (Schmid and Leiman), so that
/// the items load on it by g = Lγ. With the correlations R of the items and uniquenesses ψ,
///
/// ωₕ = (Σ gᵢ)² / Σ Rᵢⱼ and ωₜ = 1 - Σ ψᵢ / Σ Rᵢⱼ.
///
/// Of three factors γ is exact: γ₁² = Φ₁₂Φ₁₃/Φ₂₃. Of two it is not determined, and by convention
/// γ₁ = γ₂ in magnitude, √|Φ₁₂|. Of four and more it is a minres factor of Φ. The number of factors is
/// a choice, to which ωₕ is sensitive, and a questionnaire that has one factor has no three: often an
/// improper solution says so, and there is no ωₕ then.
///
/// Source: Zinbarg, Revelle, Yovel and Li (2005), Psychometrika 70, 123-133; Schmid and Leiman (1957),
/// Psychometrika 22, 53-61. Checked against: the same steps in R 4.2.2 to vanishing gradients, 7
/// digits; psych 2.2.9 `omega`, 4 digits, where it stops.
public struct OmegaHierarchical: Sendable, Hashable {
  /// ωₕ, not above ``total``.
  public let value: Double
  /// ωₜ of the model of m factors.
  public let total: Double
  /// gᵢ, signed so that they do not sum to less than zero.
  public let generalLoadings: [Double]
  /// L, with a row for each item and a column for each group factor, signed so that no column sums to
  /// less than zero.
  public let pattern: Matrix
  /// Φ.
  public let factorCorrelation: SymmetricMatrix

  /// Estimates from the correlations of items.
  ///
  /// - Parameters:
  ///   - covariance: Of items that all say more when they are higher, or their correlations.
  ///   - factors: m, at least 2: one factor has no groups beside it.
  ///   - seed: Any number: of the nine random starts of the rotation, beside the unrotated factors.
  /// - Throws: `ReliabilityError.tooFewItems` below the number of items that determines m factors,
  ///   six for three; `ReliabilityError.constantItem` where a variance is not positive;
  ///   `ReliabilityError.noCommonVariance` where the sum of the items does not vary;
  ///   `ReliabilityError.improperItems` where the model leaves items no variance of their own;
  ///   `ReliabilityError.noGeneralFactor` where Φ goes back to none, or one that would explain more
  ///   than all factors; and `ReliabilityError.noConvergence`.
  public init(
    covariance: SymmetricMatrix, factors: Int = 3, seed: UInt64 = 1
  ) throws(ReliabilityError) {
    precondition(factors > 1, "a general factor beside \(factors) groups")
    let model = try MinimumResidual(covariance: covariance, factors: factors)
    guard model.converged else { throw .noConvergence(iterations: model.iterations) }
    guard !model.isImproper else { throw .improperItems(model.improperItems) }
    let sum = try GuttmanLambdas.checkedCorrelation(of: covariance.itemCorrelation()).sum
    guard let rotation = Self.rotation(of: model.loadings, seed: seed) else {
      throw .noGeneralFactor
    }
    guard rotation.converged else {
      throw .noConvergence(iterations: ObliqueRotation.iterationLimit)
    }
    guard let general = Self.generalFactor(of: rotation.correlation) else { throw .noGeneralFactor }
    let loadings = rotation.pattern.product(general)
    let whole = loadings.reduce(0, +)
    generalLoadings = whole < 0 ? loadings.map { -$0 } : loadings
    (pattern, factorCorrelation) = (rotation.pattern, rotation.correlation)
    value = whole * whole / sum
    total = 1 - model.uniquenesses.reduce(0, +) / sum
    guard value <= total else { throw .noGeneralFactor }
  }

  /// The lowest of ten minima.
  private static func rotation(of loadings: Matrix, seed: UInt64) -> ObliqueRotation? {
    let order = loadings.columnCount
    let starts = (0..<10).compactMap { start in
      var random = Xoshiro256(seed: seed, stream: UInt64(start))
      var matrix = Matrix(rowCount: order, columnCount: order)
      for i in 0..<order {
        for j in 0..<order { matrix[i, j] = start == 0 ? (i == j ? 1 : 0) : random.normal() }
      }
      return (try? QRFactorization(matrix))?.orthonormal
    }
    return starts.compactMap { ObliqueRotation(loadings, start: $0) }
      .min { $0.criterion < $1.criterion }
  }

  /// γ; `nil` where no general factor explains the correlations, or one that leaves a factor nothing.
  static func generalFactor(of correlation: SymmetricMatrix) -> [Double]? {
    let largest = 1 - MinimumResidual.smallestUniqueness
    switch correlation.order {
    case 2:
      let shared = correlation[1, 0]
      guard shared.magnitude < largest else { return nil }
      let root = shared.magnitude.squareRoot()
      return [root, shared < 0 ? -root : root]
    case 3:
      let (a, b, c) = (correlation[1, 0], correlation[2, 0], correlation[2, 1])
      let squares = [a * b / c, a * c / b, b * c / a]
      guard squares.allSatisfy({ 0 < $0 && $0 < largest }) else { return nil }
      let first = squares[0].squareRoot()
      return [first, a / first, b / first]
    default:
      guard let model = try? MinimumResidual(covariance: correlation, factors: 1), model.converged,
        !model.isImproper
      else { return nil }
      return model.loadings.column(0)
    }
  }
}
