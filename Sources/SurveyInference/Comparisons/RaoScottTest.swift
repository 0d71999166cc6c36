public import LinearAlgebra
import Probability

/// Whether whole distributions of answers differ between groups: Pearson's chi-squared under a
/// design.
///
/// With p the shares of the cells of a table of r answers and c groups, X² = n·Σ (p -
/// p₊p₊)²/(p₊p₊). With C a basis of the interactions and D = diag(p), Δ = (CᵀD⁻¹C/n)⁻¹(CᵀD⁻¹VD⁻¹C)
/// holds the generalized design effects, k = (r - 1)(c - 1) in number. First order: X²/δ with δ =
/// tr Δ/k is taken as chi-squared on k degrees of freedom. Second order: F = X²/tr Δ on ν₀ = (tr
/// Δ)²/tr Δ² and ν₀·ν degrees of freedom, ν those of the design. n cancels in both.
///
/// *Source:* Rao and Scott (1984), Annals of Statistics 12, 46-60; Thomas and Rao (1987), Journal
/// of the American Statistical Association 82, 630-636, for F. *Checked against:* R survey 4.1-1
/// `svychisq` with `statistic = "F"` and `"Chisq"`, 10 digits; that takes ν from all units of the
/// design, also those that contribute nothing.
public struct RaoScottTest: Sendable, Hashable {
  /// X² on the number of respondents.
  public let chiSquare: Double
  /// k = (r - 1)(c - 1).
  public let tableDegreesOfFreedom: Int
  /// δ, the mean of the generalized design effects.
  public let meanDesignEffect: Double
  /// ν₀, from 1 to k.
  public let numeratorDegreesOfFreedom: Double
  /// ν: contributing units less their strata.
  public let designDegreesOfFreedom: Int

  /// ν₀·ν.
  public var denominatorDegreesOfFreedom: Double {
    numeratorDegreesOfFreedom * Double(designDegreesOfFreedom)
  }

  /// F, of the second order.
  public var statistic: Double { chiSquare / (meanDesignEffect * Double(tableDegreesOfFreedom)) }

  /// The probability of an F at least as large where all groups answer alike.
  public var pValue: Double {
    FisherF(
      numeratorDegreesOfFreedom: numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom
    ).upperTail(statistic)
  }

  /// X²/δ.
  public var firstOrderStatistic: Double { chiSquare / meanDesignEffect }

  /// The probability of an X²/δ at least as large where all groups answer alike.
  public var firstOrderPValue: Double {
    ChiSquared(degreesOfFreedom: Double(tableDegreesOfFreedom)).upperTail(firstOrderStatistic)
  }

  /// Tests whether the rows of a table, one for each group, have the same shares.
  ///
  /// - Parameters:
  ///   - shares: By group, then by answer; they sum to 1, and no group and no answer is empty.
  ///   - covariance: Theirs, in the same order.
  ///   - respondents: n.
  ///   - degreesOfFreedom: ν.
  /// - Throws: ``RaoScottError``.
  /// - Complexity: O(m²k + k³), m cells.
  public init(
    _ shares: [[Double]], covariance: SymmetricMatrix, respondents: Int, degreesOfFreedom: Int
  ) throws(RaoScottError) {
    let answers = shares.first?.count ?? 0
    precondition(shares.count >= 2, "a group has nothing to be compared with")
    precondition(
      covariance.order == shares.count * answers && shares.allSatisfy { $0.count == answers },
      "a covariance for each of the cells")
    guard answers >= 2 else { throw .oneAnswer }
    guard degreesOfFreedom > 0 else { throw .noDegreesOfFreedom }
    let contrasts = Self.interactions(groups: shares.count, answers: answers)
    let effects = try Self.designEffects(
      shares.flatMap(\.self), contrasts, covariance, respondents: respondents)
    let (trace, squares) = (effects.trace, effects.sumOfSquares)
    guard trace > 0 else { throw .noVariance }
    chiSquare = Double(respondents) * Self.squaredContingency(shares)
    tableDegreesOfFreedom = contrasts.count
    meanDesignEffect = trace / Double(contrasts.count)
    numeratorDegreesOfFreedom = min(Double(contrasts.count), trace * trace / squares)
    designDegreesOfFreedom = degreesOfFreedom
  }

  /// Σ (p - p₊p₊)²/(p₊p₊).
  private static func squaredContingency(_ shares: [[Double]]) -> Double {
    let groups = shares.map { $0.reduce(0, +) }
    let answers = shares[0].indices.map { answer in shares.reduce(0) { $0 + $1[answer] } }
    var sum = 0.0
    for (group, row) in zip(groups, shares) {
      for (answer, share) in zip(answers, row) {
        let expected = group * answer
        sum += (share - expected) * (share - expected) / expected
      }
    }
    return sum
  }

  /// Products of contrasts between groups and between answers, each of length 1 and at right angles
  /// to the others and to both main effects.
  private static func interactions(groups: Int, answers: Int) -> [[Double]] {
    helmert(groups).flatMap { group in
      helmert(answers).map { answer in group.flatMap { left in answer.map { left * $0 } } }
    }
  }

  /// Each level against the mean of those before it, of length 1.
  private static func helmert(_ count: Int) -> [[Double]] {
    (1..<count).map { level in
      let length = (Double(level) * Double(level + 1)).squareRoot()
      return (0..<count).map {
        $0 < level ? 1 / length : $0 == level ? -Double(level) / length : 0
      }
    }
  }

  /// A matrix similar to Δ: with L the factor of CᵀD⁻¹C, n·L⁻¹(CᵀD⁻¹VD⁻¹C)L⁻ᵀ.
  private static func designEffects(
    _ shares: [Double], _ contrasts: [[Double]], _ covariance: SymmetricMatrix, respondents: Int
  ) throws(RaoScottError) -> SymmetricMatrix {
    let inverse = shares.map { $0 > 0 ? 1 / $0 : 0 }
    let weighted = contrasts.map { contrast in zip(contrast, inverse).map { $0 * $1 } }
    let order = contrasts.count
    var (simple, actual) = (SymmetricMatrix(order: order), SymmetricMatrix(order: order))
    for i in 0..<order {
      let product = covariance.product(weighted[i])
      for j in 0...i {
        simple[i, j] = zip(contrasts[i], weighted[j]).reduce(0) { $0 + $1.0 * $1.1 }
        actual[i, j] = zip(product, weighted[j]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    // Of empty cells that form a rectangle an interaction is not known.
    guard let correlation = simple.correlation, let check = try? Cholesky(correlation),
      check.smallestPivot > 1e-10, let factor = try? Cholesky(simple)
    else { throw .emptyCells }
    let half = (0..<order).map { row in
      factor.lowerSolve((0..<order).map { actual[row, $0] })
    }
    var effects = SymmetricMatrix(order: order)
    for column in 0..<order {
      let whole = factor.lowerSolve(half.map { $0[column] })
      for row in column..<order { effects[row, column] = Double(respondents) * whole[row] }
    }
    return effects
  }
}

/// Why distributions of answers cannot be tested.
public enum RaoScottError: Error, Sendable, Hashable {
  /// All groups gave one and the same answer.
  case oneAnswer
  /// There are no more units than strata.
  case noDegreesOfFreedom
  /// Answers that nobody in several groups gave leave the test undefined.
  case emptyCells
  /// The shares have no sampling error, as in a census.
  case noVariance
}

extension SymmetricMatrix {
  /// tr S², the sum of all squared elements.
  fileprivate var sumOfSquares: Double {
    2 * lowerTriangle.reduce(0) { $0 + $1 * $1 } - diagonal.reduce(0) { $0 + $1 * $1 }
  }
}
