public import Localization

/// What was measured in one period.
public struct Observation: Sendable, Hashable {
  public let period: Period
  /// The estimate, in the unit of the quantity.
  public let value: Double
  /// The standard error of `value`, positive and in the same unit; `nil` where it is not known.
  public let standardError: Double?
  /// How many respondents or cases `value` rests on; `nil` where it is not known.
  public let sampleSize: Int?
  /// The rules that `value` was measured by; observations of different editions may differ in
  /// level.
  public let edition: String?

  public init(
    period: Period, value: Double, standardError: Double? = nil, sampleSize: Int? = nil,
    edition: String? = nil
  ) {
    self.period = period
    self.value = value
    self.standardError = standardError
    self.sampleSize = sampleSize
    self.edition = edition
  }
}
