import Probability

/// A point estimate with its sampling error.
public struct Estimate: Sendable, Hashable {
  /// The point estimate, in the unit of the quantity estimated.
  public let value: Double
  /// The estimated standard deviation of `value` over repeated samples, same unit; `nil` where
  /// there are no degrees of freedom to estimate it with.
  public let standardError: Double?
  /// Degrees of freedom of `standardError`: contributing sampling units less their strata.
  public let degreesOfFreedom: Int
  /// Respondents used.
  public let sampleSize: Int
  /// The whole population was counted, so the standard error is zero for good.
  public let isCensus: Bool

  public init(
    value: Double, standardError: Double?, degreesOfFreedom: Int, sampleSize: Int,
    isCensus: Bool = false
  ) {
    self.value = value
    self.isCensus = isCensus
    self.standardError = degreesOfFreedom > 0 ? standardError : nil
    self.degreesOfFreedom = degreesOfFreedom
    self.sampleSize = sampleSize
  }

  /// The estimate of the quantity times `factor` over `divisor`, both positive.
  ///
  /// Multiplying comes first: 36 · 25 / 9 is exactly 100, and 36 · (25 / 9) is more.
  public func scaled(by factor: Double, over divisor: Double = 1) -> Estimate {
    Estimate(
      value: value * factor / divisor, standardError: standardError.map { $0 * factor / divisor },
      degreesOfFreedom: degreesOfFreedom, sampleSize: sampleSize, isCensus: isCensus)
  }

  /// The two-sided interval value ± t·standardError, t the quantile of Student's distribution at
  /// (1 + level)/2; a point where everybody was counted.
  ///
  /// - Parameter level: A fraction such as 0.95.
  /// - Returns: The interval; `nil` where there is no standard error.
  public func interval(level: Double) -> ConfidenceInterval? {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    guard let standardError else { return nil }
    let student = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let margin = isCensus ? 0 : student.upperQuantile((1 - level) / 2) * standardError
    return ConfidenceInterval(lower: value - margin, upper: value + margin, level: level)
  }
}
