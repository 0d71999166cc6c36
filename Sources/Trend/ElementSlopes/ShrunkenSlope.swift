import Probability
public import SurveyInference

/// The slope of one element, drawn toward the common slope.
public struct ShrunkenSlope: Sendable, Hashable {
  /// The element alone.
  public let element: ElementSlope
  /// λ, the share of its own slope, in [0, 1]; the common slope has the rest.
  public let ownShare: Double
  /// The change per year after shrinkage, in the unit of the element.
  public let estimate: Double
  /// Its standard error, positive.
  public let standardError: Double
  /// Of the interval; `nil` for the normal distribution.
  public let degreesOfFreedom: Int?

  /// What the element does to the index in a year: its weight times ``estimate``.
  public var contribution: Double { element.weight * estimate }

  /// The interval of ``estimate``.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: The interval.
  public func interval(level: Double) -> ConfidenceInterval {
    StudentT(estimate: estimate, error: standardError, degreesOfFreedom: degreesOfFreedom)
      .confidence(level: level)
  }
}
