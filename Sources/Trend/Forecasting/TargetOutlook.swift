public import Localization

/// Whether a target will be met, and what that takes.
public struct TargetOutlook: Sendable, Hashable {
  public let period: Period
  public let target: Double
  /// The probability that the value as published in ``period`` is at least ``target``.
  public let probability: Double
  /// The change a year that leads there, beside the changes seen.
  public let required: RequiredChange
}
