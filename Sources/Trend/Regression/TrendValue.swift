import Probability
public import SurveyInference

/// Where a trend is at one time: the line, and a value around it.
public struct TrendValue: Sendable, Hashable {
  /// Years since the first period.
  public let time: Double
  /// The line, in the unit of the quantity.
  ///
  /// No bounds are kept: a line may leave the scale.
  public let mean: Double
  /// The standard error of ``mean``, positive; `nil` where the observations lie on the line.
  public let meanError: Double?
  /// The standard deviation of a value around ``mean``, that of the line included; `nil` as there.
  public let predictionError: Double?
  /// Of both errors; `nil` for the normal distribution.
  public let degreesOfFreedom: Int?

  /// The interval of the line: the confidence band at this time.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: `nil` without an error.
  public func interval(level: Double) -> ConfidenceInterval? {
    interval(meanError, level)
  }

  /// The interval of a value around the line: the prediction band at this time.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: `nil` without an error.
  public func predictionInterval(level: Double) -> ConfidenceInterval? {
    interval(predictionError, level)
  }

  private func interval(_ error: Double?, _ level: Double) -> ConfidenceInterval? {
    guard let error, error > 0, error.isFinite else { return nil }
    return StudentT(estimate: mean, error: error, degreesOfFreedom: degreesOfFreedom)
      .confidence(level: level)
  }
}
