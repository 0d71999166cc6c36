/// Why there is no time to resolution.
public enum TimeToResolutionError: Error, Hashable, Sendable {
  /// A case was resolved, or observed, before it was reported.
  case negativeDuration(days: Int)
  /// There is no case.
  case noCases
}
