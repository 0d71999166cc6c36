/// How an interval of a bounded quantity is made.
public enum IntervalMethod: String, Sendable, Hashable, CaseIterable {
  /// Korn and Graubard's exact limits on the effective sample size.
  case beta
  /// Student's t on the logit of the quantity's place between its bounds. The default.
  case logit
  /// Student's t on the quantity itself, cut off at its bounds.
  case student
}
