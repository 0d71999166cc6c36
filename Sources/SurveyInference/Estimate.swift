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

  public init(value: Double, standardError: Double?, degreesOfFreedom: Int, sampleSize: Int) {
    self.value = value
    self.standardError = degreesOfFreedom > 0 ? standardError : nil
    self.degreesOfFreedom = degreesOfFreedom
    self.sampleSize = sampleSize
  }

  /// The estimate of `factor` times the quantity.
  public func scaled(by factor: Double) -> Estimate {
    Estimate(
      value: value * factor, standardError: standardError.map { $0 * factor.magnitude },
      degreesOfFreedom: degreesOfFreedom, sampleSize: sampleSize)
  }
}
