public import Localization

/// What is asked of a forecast; every default is written here and nowhere else.
public struct ForecastOptions: Sendable, Hashable {
  public var method = ForecastMethod.skm
  /// How many periods ahead; `nil` for as far as ``until`` or the last target, else
  /// ``usualHorizon``.
  public var horizon: Int?
  /// The last period to forecast.
  public var until: Period?
  /// What the value should be, by period; those that have passed are nothing to forecast.
  public var targets: [Period: Double] = [:]

  /// Periods ahead where nothing is said.
  public static let usualHorizon = 3
  /// A century ahead is beyond every plan, and a slip of the keyboard.
  public static let farthestHorizon = 100

  public init() {}
}
