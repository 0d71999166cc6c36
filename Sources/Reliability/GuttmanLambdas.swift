public import LinearAlgebra

/// Guttman's six lower bounds to the reliability of a sum of items.
///
/// With covariances sᵢⱼ of k items and V = Σᵢⱼ sᵢⱼ, the variance of the sum:
///
/// - λ₁ = 1 - Σ sᵢᵢ / V
/// - λ₂ = λ₁ + √(k/(k - 1) · Σᵢ≠ⱼ sᵢⱼ²) / V
/// - λ₃ = k/(k - 1) · λ₁, which is Cronbach's alpha
/// - λ₄ = max 4·c / V, where c is the covariance of the sums of two parts, over all divisions of the
///   items into two parts of whatever size
/// - λ₅ = λ₁ + 2·maxⱼ √(Σᵢ≠ⱼ sᵢⱼ²) / V
/// - λ₆ = 1 - Σ eᵢ² / V, where eᵢ² = 1/(S⁻¹)ᵢᵢ is what the other items do not explain of item i
///
/// In a population, and where errors are independent, none exceeds the reliability; estimates of λ₄ do,
/// since they take the best of many divisions.
///
/// Source: Guttman (1945), Psychometrika 10, 255-282. Checked against: the formulas in R 4.2.2, all
/// divisions one by one, 12 digits.
public struct GuttmanLambdas: Sendable, Hashable {
  /// Up to so many items every division is tried for λ₄.
  public static let divisionLimit = ItemDivisions.itemLimit

  public let lambda1: Double
  public let lambda2: Double
  public let lambda3: Double
  /// `nil` for more items than ``divisionLimit``: the best of some divisions would not be the best.
  public let lambda4: Double?
  public let lambda5: Double
  /// `nil` where an item follows from the others, so that the covariance matrix has no inverse.
  public let lambda6: Double?

  /// Computes the bounds from covariances.
  ///
  /// - Parameter covariance: Of two items or more; correlations for the bounds of standardized items.
  /// - Throws: `ReliabilityError.tooFewItems` below two, `ReliabilityError.constantItem` where a
  ///   variance is not positive, and `ReliabilityError.noCommonVariance` where the sum of the items
  ///   does not vary.
  /// - Complexity: O(k · 2ᵏ) up to ``divisionLimit`` items, half a second there; O(k³) beyond.
  public init(covariance: SymmetricMatrix) throws(ReliabilityError) {
    let correlation = try Self.checkedCorrelation(of: covariance)
    let (order, sum) = (covariance.order, covariance.sum)
    let count = Double(order)
    lambda1 = 1 - covariance.trace / sum
    lambda3 = count / (count - 1) * lambda1
    let squares = (0..<order).map { i in
      (0..<order).reduce(0) { $0 + (i == $1 ? 0 : covariance[i, $1] * covariance[i, $1]) }
    }
    let allSquares = squares.reduce(0, +)
    lambda2 = lambda1 + (count / (count - 1) * allSquares).squareRoot() / sum
    lambda5 = lambda1 + 2 * (squares.max() ?? 0).squareRoot() / sum
    lambda4 = order <= Self.divisionLimit ? Self.greatestSplit(of: covariance) : nil
    lambda6 = (try? correlation.itemFactor()).map { factor in
      let unexplained = zip(covariance.diagonal, factor.inverse.diagonal)
      return 1 - unexplained.reduce(0) { $0 + $1.0 / $1.1 } / sum
    }
  }

  /// Refuses what has no reliability of a sum.
  static func checkedCorrelation(
    of covariance: SymmetricMatrix
  ) throws(ReliabilityError) -> SymmetricMatrix {
    guard covariance.order > 1 else { throw .tooFewItems(found: covariance.order, required: 2) }
    let correlation = try covariance.itemCorrelation()
    guard covariance.sum > covariance.trace * 1e-12 else { throw .noCommonVariance }
    return correlation
  }

  private static func greatestSplit(of covariance: SymmetricMatrix) -> Double {
    let divisions = ItemDivisions(covariance)
    var (best, members) = (-Double.infinity, UInt32(1))
    divisions.forEach { division in
      if division.between > best { (best, members) = (division.between, division.members) }
    }
    return 4 * divisions.between(members) / covariance.sum
  }
}
