import Probability

/// Mann and Kendall's test whether values rise, or fall, more often than random order would let
/// them.
///
/// S = Σ_{i<j} sgn(yⱼ - yᵢ). The p-value is the share of all orders of the same values, ties
/// included, whose |S| is at least as large; beyond ``exactLimit`` observations that of the normal
/// distribution at (|S| - 1)/√Var S. It asks for no line, no distribution and no standard errors,
/// but for independent observations.
///
/// Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods, 4th
/// edition, chapters 3 to 5.
///
/// Checked against: exact counts of orders in Python integers, 14 digits; R 4.2.2 `cor.test`.
public struct MannKendall: Sendable, Hashable {
  /// Up to so many observations the p-value is exact.
  public static let exactLimit = 100

  /// S, pairs that rise less pairs that fall.
  public let statistic: Int
  /// Kendall's τ_b = S/√(M·n(n - 1)/2) with M pairs of different values, in [-1, 1]; `nil` where
  /// all values are equal.
  public let tau: Double?
  /// Var S = (n(n - 1)(2n + 5) - Σ t(t - 1)(2t + 5))/18 over the ties t, if the order is random.
  public let variance: Double
  /// The p-value comes from the exact distribution.
  public let isExact: Bool
  /// The p-value that these values would have in perfect order, in (0, 1].
  public let smallestPValue: Double
  /// Two-sided; `nil` where no order of these values would be significant: see ``reason``.
  public let pValue: Double?
  /// Why there is no p-value.
  public let reason: UndefinedReason?

  /// Tests a series.
  ///
  /// - Parameters:
  ///   - series: Its values; the distances between periods do not matter.
  ///   - significance: The largest p-value that would be an answer, in (0, 1).
  /// - Returns: The test.
  /// - Complexity: O(n⁴) up to ``exactLimit`` observations, then O(n log n).
  public static func test(_ series: EstimateSeries, significance: Double = 0.05) -> MannKendall {
    MannKendall(series.values, significance: significance)
  }

  init(_ values: [Double], significance: Double) {
    precondition(
      0 < significance && significance < 1, "significance lies in (0, 1); got \(significance)")
    let count = values.count
    let ties = Self.ties(of: values)
    let pairs = count * (count - 1) / 2
    let untied = pairs - ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    // Each pair of different values rises or falls.
    let statistic = untied - 2 * FallingPairs.count(values)
    self.statistic = statistic
    tau = untied > 0 ? Double(statistic) / (Double(untied) * Double(pairs)).squareRoot() : nil
    variance = Self.variance(ties: ties)
    isExact = count <= Self.exactLimit
    smallestPValue = KendallNull.smallestPValue(ties: ties)
    if untied == 0 {
      (pValue, reason) = (nil, .noVariation)
    } else if smallestPValue > significance {
      pValue = nil
      reason = .tooShort(
        observations: count, smallestPValue: smallestPValue, significance: significance)
    } else if isExact {
      (pValue, reason) = (KendallNull(ties: ties).twoSided(statistic), nil)
    } else {
      let z = Double(max(0, abs(statistic) - 1)) / variance.squareRoot()
      (pValue, reason) = (min(1, 2 * Normal.standard.upperTail(z)), nil)
    }
  }

  /// How often each different value occurs.
  static func ties(of values: [Double]) -> [Int] {
    var (ties, last) = ([Int](), Double.nan)
    for value in values.sorted() {
      if value == last { ties[ties.count - 1] += 1 } else { ties.append(1) }
      last = value
    }
    return ties
  }

  static func variance(ties: [Int]) -> Double {
    func term(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }
    return Double(term(ties.reduce(0, +)) - ties.reduce(0) { $0 + term($1) }) / 18
  }
}
