/// A two-sided confidence interval.
public struct ConfidenceInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double
  /// The confidence level, a fraction such as 0.95.
  public let level: Double

  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}
