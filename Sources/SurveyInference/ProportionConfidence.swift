/// How sure a proportion is: intervals of an estimate that lies in [0, 1].
public struct ProportionConfidence: Sendable, Hashable {
  private let estimate: Estimate
  private let standardError: Double
  private let method: ProportionIntervalMethod

  /// Makes the intervals of `estimate`; fails where it has no standard error.
  ///
  /// - Parameters:
  ///   - estimate: A proportion, its standard error, degrees of freedom and sample size.
  ///   - method: How.
  public init?(of estimate: Estimate, method: ProportionIntervalMethod) {
    guard let standardError = estimate.standardError else { return nil }
    self.estimate = estimate
    self.standardError = standardError
    self.method = method
  }
}
