/// How an interval of a bounded quantity is made.
///
/// The formulas stand at ``BoundedConfidence``, the simulation that compares them in
/// <doc:CoverageOfIntervals>.
public enum IntervalMethod: String, Sendable, Hashable, CaseIterable {
  /// Beta limits on a moderated effective sample size. The default.
  case moderated
  /// Student's t on the logit of the quantity's place between its bounds.
  case logit
  /// Korn and Graubard's exact limits on the effective sample size, at most the sample size.
  case beta
  /// Student's t on the quantity itself, cut off at its bounds.
  case student
}
