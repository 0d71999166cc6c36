import LinearAlgebra
public import Moments
import Probability

/// What the everyday table says of one item.
public struct ItemAnalysis: Sendable, Hashable {
  /// The number of the item.
  public let item: Int
  /// Respondents who answered it.
  public let count: Int
  /// The mean of the answers.
  public let mean: Double
  /// Their standard deviation, with divisor n - 1.
  public let standardDeviation: Double
  /// m₃/s³, with the third moment's divisor n; `nil` where all answers are alike.
  public let skewness: Double?
  /// The share of answers that are the lowest of the scale.
  public let floorShare: Double
  /// The share of answers that are the highest of the scale.
  public let ceilingShare: Double
  /// The share of respondents who did not answer.
  public let missingShare: Double
  /// How the item goes along with the sum of all; `nil` for an item that does not vary.
  public let correlations: Correlations?

  /// How an item goes along with the others.
  public struct Correlations: Sendable, Hashable {
    /// The correlation with the sum of all items, itself included (*r hitung*).
    public let itemTotal: Double
    /// The correlation with the sum of the other items; `nil` where that sum does not vary.
    public let itemRest: Double?
    /// Alpha without the item; `nil` of fewer than three items.
    public let alphaIfDropped: Double?
    /// The smallest correlation that differs from zero at 5 %, two-sided, with n - 2 degrees of
    /// freedom (*r tabel*); `nil` of fewer than three respondents.
    public let criticalR: Double?

    /// The item is taken as *valid*: its correlation with the sum exceeds the critical one.
    public var isValid: Bool? { criticalR.map { itemTotal > $0 } }
  }

  /// Describes one item by itself; `nil` where nobody answered it.
  ///
  /// - Parameters:
  ///   - item: The number of the item.
  ///   - patterns: The answers that count, with sampling weights where there are any.
  ///   - everybody: The answers of all respondents, for the share of missing ones.
  ///   - correlations: How the item goes along with the others, if it varies.
  ///
  /// Checked against: psych 2.2.9 `describe`, `skew` (type 3), 12 digits.
  public init?(
    item: Int, in patterns: PatternCounts, of everybody: PatternCounts,
    correlations: Correlations?
  ) {
    let answers = patterns.selecting([item]).complete
    let (total, weights) = (answers.respondents, answers.weights)
    let sum = weights.reduce(0, +)
    guard total > 0 && sum > 0 else { return nil }
    let scores = answers.scores.map { Double($0) }
    func average(_ value: (Double) -> Double) -> Double {
      zip(scores, weights).reduce(0) { $0 + $1.1 * value($1.0) } / sum
    }
    let mean = average { $0 }
    let inflation = total > 1 ? Double(total) / Double(total - 1) : 0
    let deviation = (inflation * average { ($0 - mean) * ($0 - mean) }).squareRoot()
    let cubes = average { ($0 - mean) * ($0 - mean) * ($0 - mean) }
    self.item = item
    self.correlations = correlations
    count = total
    self.mean = answers.patternCount == 1 ? scores[0] : mean
    standardDeviation = answers.patternCount == 1 ? 0 : deviation
    skewness = answers.patternCount > 1 ? cubes / (deviation * deviation * deviation) : nil
    floorShare = average { $0 == Double(patterns.levels.lowerBound) ? 1 : 0 }
    ceilingShare = average { $0 == Double(patterns.levels.upperBound) ? 1 : 0 }
    let all = everybody.selecting([item])
    let missing = all.filter { $0.contains(0) }
    missingShare =
      missing.respondents == 0 ? 0 : missing.weights.reduce(0, +) / all.weights.reduce(0, +)
  }
}

extension ItemAnalysis.Correlations {
  /// Relates every item to the others.
  ///
  /// cov(xᵢ, T) = Σⱼ sᵢⱼ for T = Σⱼ xⱼ; without the item, sᵢᵢ goes off the covariance, and the
  /// variance of the rest is Σ s - 2Σⱼ sᵢⱼ + sᵢᵢ.
  ///
  /// - Parameter sample: Covariances of two items or more, all of which vary.
  /// - Returns: One for each item; `nil` where the sum of all does not vary.
  ///
  /// Checked against: R 4.2.2 `cor` and psych 2.2.9 `alpha`, 12 digits.
  public static func of(_ sample: SampleCovariance) -> [ItemAnalysis.Correlations]? {
    let covariance = sample.covariance
    let total = covariance.sum
    let sums = covariance.product(Array(repeating: 1, count: covariance.order))
    guard total > covariance.trace * 1e-12 else { return nil }
    let critical = criticalR(respondents: sample.respondents)
    return sums.indices.map { item in
      let own = covariance[item, item]
      let rest = total - 2 * sums[item] + own
      let others = sums.indices.filter { $0 != item }
      return ItemAnalysis.Correlations(
        itemTotal: sums[item] / (own * total).squareRoot(),
        itemRest: rest > own * 1e-12 ? (sums[item] - own) / (own * rest).squareRoot() : nil,
        alphaIfDropped: CronbachAlpha.value(of: covariance.selecting(others)), criticalR: critical)
    }
  }

  /// *r tabel*: t/√(n - 2 + t²), with t the 97.5 % point of Student's distribution.
  static func criticalR(respondents: Int) -> Double? {
    guard respondents > 2 else { return nil }
    let degreesOfFreedom = Double(respondents - 2)
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(0.025)
    return t / (degreesOfFreedom + t * t).squareRoot()
  }
}
