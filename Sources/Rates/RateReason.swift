/// Why a part of an analysis has no answer.
public enum RateReason: Error, Sendable, Hashable {
  /// The counts do not give one.
  case counts(RateError)
  /// The counts give rates, and no answer to this.
  case undefined(UndefinedRateReason)
}
