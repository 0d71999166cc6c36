public import SurveyInference

/// The share of reported cases that count, and how sure the propensity behind it is.
public struct RateEstimate: Sendable, Hashable {
  /// Cases that count; more than `reported` only where cases are carried over.
  public let count: Int
  /// At least 1.
  public let reported: Int
  /// Of the propensity; where more cases count than were reported they are no part of these, and no
  /// binomial interval exists.
  public let interval: Result<ConfidenceInterval, RateError>

  /// The quotient of the counts, 0 or more; above 1 only where cases are carried over.
  public var share: Double { Double(count) / Double(reported) }

  /// Estimates a rate.
  ///
  /// - Parameters:
  ///   - count: Cases that count, 0 or more.
  ///   - reported: 0 or more.
  ///   - method: Of the interval.
  ///   - level: The confidence level, a fraction in (0, 1).
  /// - Throws: `RateError.nothingReported`.
  init(
    _ count: Int, of reported: Int, method: RateIntervalMethod, level: Double
  ) throws(RateError) {
    guard reported > 0 else { throw .nothingReported }
    self.count = count
    self.reported = reported
    interval = Result { () throws(RateError) in
      try RateCounts(count, of: reported).interval(method, level: level)
    }
  }
}
