public import LinearAlgebra
import Probability

/// Bartlett's test of sphericity: whether items correlate at all.
///
/// For n respondents and the correlation matrix R of k items, -(n - 1 - (2k + 5)/6) · ln|R| follows,
/// if answers are normal and no two items correlate, about a chi-squared distribution with k(k - 1)/2
/// degrees of freedom. Answers on a scale of a few levels are not normal, and any questionnaire of some
/// size passes.
///
/// Source: Bartlett (1950), British Journal of Psychology (Statistical Section) 3, 77-85. Checked
/// against: psych 2.2.9 `cortest.bartlett`, 12 digits.
public struct SphericityTest: Sendable, Hashable {
  /// The chi-squared statistic, not below 0.
  public let statistic: Double
  /// k(k - 1)/2.
  public let degreesOfFreedom: Int
  /// The probability of a statistic at least as large if no two items correlate; 0 where it is too
  /// small for a `Double`, below 1e-307.
  public let pValue: Double

  /// Tests correlations.
  ///
  /// - Parameters:
  ///   - covariance: Of two items or more, or their correlations.
  ///   - respondents: n, how many they were estimated from.
  /// - Throws: `ReliabilityError.tooFewItems` below two; `ReliabilityError.tooFewRespondents` for
  ///   no more respondents than items; `ReliabilityError.constantItem` where a variance is not
  ///   positive; and `ReliabilityError.notPositiveDefinite` where some items follow from others.
  /// - Complexity: O(k³).
  public init(covariance: SymmetricMatrix, respondents: Int) throws(ReliabilityError) {
    let order = covariance.order
    guard order > 1 else { throw .tooFewItems(found: order, required: 2) }
    guard respondents > order else {
      throw .tooFewRespondents(found: respondents, required: order + 1)
    }
    let factor = try covariance.itemCorrelation().itemFactor()
    let scale = Double(respondents - 1) - Double(2 * order + 5) / 6
    statistic = max(0, -scale * factor.logDeterminant)
    degreesOfFreedom = order * (order - 1) / 2
    pValue = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }
}
