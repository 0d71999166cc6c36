public import Localization

/// A change of edition within a series, as a step beside the slope that all editions share.
public struct LevelShift: Sendable, Hashable {
  /// The first period of the new edition.
  public let period: Period
  /// The edition before.
  public let from: String
  /// The edition from ``period`` on.
  public let to: String
  /// The step, or why it is not to be told.
  public let term: Result<TrendTerm, UndefinedReason>

  /// Two-sided, of no step; `nil` without an answer.
  public var pValue: Double? { (try? term.get())?.pValue }
  /// Why there is no p-value.
  public var reason: UndefinedReason? {
    switch term {
    case .success(let term): term.reason
    case .failure(let reason): reason
    }
  }
}
