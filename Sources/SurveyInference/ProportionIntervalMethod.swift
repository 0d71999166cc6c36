/// How an interval of a proportion is made.
///
/// The formulas stand at ``ProportionConfidence``.
public enum ProportionIntervalMethod: String, CaseIterable, Sendable, Hashable {
  /// Student's t on the logit of the proportion. The default.
  case logit
  /// Korn and Graubard's exact limits on the effective sample size.
  case beta
  /// Wilson's score limits on the effective sample size.
  case wilson
  /// Student's t on the proportion itself; limits may lie outside 0 and 1.
  case wald
}
