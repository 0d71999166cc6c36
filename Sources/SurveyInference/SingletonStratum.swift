/// What to do with a stratum of one sampling unit, whose variance cannot be estimated.
///
/// The names follow the option `survey.lonely.psu` of R's survey package.
public enum SingletonStratum: String, Sendable, Hashable, CaseIterable {
  /// Stop with `EstimationError.singletonStratum`. The default: never guess in silence.
  case fail
  /// Count the unit as drawn with certainty: it adds no variance.
  case certainty
  /// Centre the unit at the mean of all strata: conservative.
  case adjust
  /// Give the stratum the mean variance of the others.
  case average
}
