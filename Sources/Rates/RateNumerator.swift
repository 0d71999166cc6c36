/// What is counted of the reported cases.
public enum RateNumerator: String, Sendable, Hashable, CaseIterable {
  /// Cases that were resolved: the formula of the indicator.
  case resolved
  /// Cases that were facilitated: the title of the indicator.
  case facilitated
}
