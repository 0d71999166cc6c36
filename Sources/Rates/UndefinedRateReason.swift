/// Why a trend, a test or a limit has no answer for these cases.
public enum UndefinedRateReason: Error, Hashable, Sendable {
  /// `found` different years have reports; `needed` tell a trend.
  case tooFewYears(found: Int, needed: Int)
  /// Every case was resolved, so that no order of the years differs from another.
  case allResolved
  /// No case was resolved, so that no order of the years differs from another.
  case noneResolved
  /// The exact distribution would take more than `limit` additions.
  case tooLargeForExact(limit: Int)
  /// The share that is still open never falls below `share` while cases are observed.
  case staysAbove(share: Double)
  /// Nobody has waited so long: the last case was observed until `lastDay`.
  case notObservedSoLong(lastDay: Int)
  /// The counts or years are too large or too different to compute with.
  case outOfRange
}
