import Probability
import SurveyInference

extension StudentT {
  /// What is known of a coefficient or a value from its estimate.
  ///
  /// - Parameters:
  ///   - estimate: The middle.
  ///   - error: Its standard error, positive and finite.
  ///   - degreesOfFreedom: Of the error; `nil` where it is known, and the distribution is normal.
  init(estimate: Double, error: Double, degreesOfFreedom: Int?) {
    self.init(
      degreesOfFreedom: degreesOfFreedom.map(Double.init) ?? .infinity, location: estimate,
      scale: error)
  }

  /// The central interval, with its level.
  func confidence(level: Double) -> ConfidenceInterval {
    let range = interval(level: level)
    return ConfidenceInterval(lower: range.lowerBound, upper: range.upperBound, level: level)
  }
}
