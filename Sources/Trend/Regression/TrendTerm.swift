public import Localization
public import Probability
public import SurveyInference

/// One coefficient of a trend, with its error.
///
/// The statistic is the estimate over its standard error, and follows Student's t distribution if
/// the coefficient is 0; the normal one where the error is known and not estimated.
public struct TrendTerm: Sendable, Hashable {
  /// What a coefficient stands for.
  public enum Kind: Sendable, Hashable {
    /// The level at the first period.
    case intercept
    /// The change per year.
    case slope
    /// How much higher values are from this period on, for another reason than the slope.
    case levelShift(Period)
  }

  public let term: Kind
  /// In the unit of the quantity; of a slope, per year.
  public let estimate: Double
  /// Same unit, positive; `nil` where the observations lie on the line, and nothing tells it.
  public let standardError: Double?
  /// Of `standardError`, at least 1; `nil` where that is known and the distribution is normal.
  public let degreesOfFreedom: Int?

  init(_ term: Kind, estimate: Double, standardError: Double?, degreesOfFreedom: Int?) {
    self.term = term
    self.estimate = estimate
    self.standardError = standardError.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The confidence distribution that intervals and p-values are read off; `nil` without an error.
  public var distribution: StudentT? {
    standardError.map {
      StudentT(estimate: estimate, error: $0, degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// The estimate over its standard error; `nil` without an error.
  public var statistic: Double? { standardError.map { estimate / $0 } }

  /// The probability of a statistic at least as far from 0, if the coefficient is 0; `nil` without
  /// an error.
  public var pValue: Double? {
    distribution.map { min(1, 2 * (estimate > 0 ? $0.cumulative(0) : $0.upperTail(0))) }
  }

  /// Why there is no error; `nil` where there is one.
  public var reason: UndefinedReason? { standardError == nil ? .noResidualVariation : nil }

  /// The central interval of ``distribution``.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: `nil` without an error.
  public func interval(level: Double) -> ConfidenceInterval? {
    distribution.map { $0.confidence(level: level) }
  }
}
