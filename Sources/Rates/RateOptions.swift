/// What is asked of rates.
public struct RateOptions: Sendable, Hashable {
  /// What counts of the reported cases.
  public var numerator: RateNumerator
  /// Of the intervals of rates.
  public var method: RateIntervalMethod
  /// The confidence level, a fraction in (0, 1).
  public var level: Double
  /// The share that a later year should reach, 0 or more; `nil` where none is set.
  public var target: Double?

  public init(
    numerator: RateNumerator = .resolved, method: RateIntervalMethod = .wilson,
    level: Double = 0.95, target: Double? = nil
  ) {
    self.numerator = numerator
    self.method = method
    self.level = level
    self.target = target
  }
}
