/// Why a sample has no replicates.
public enum ReplicateError: Error, Hashable, Sendable {
  /// The method takes no strata, and the design has some.
  case stratified(strata: Int)
  /// No column holds replicate weights.
  case noReplicateWeights
  /// There must be one scale for each replicate.
  case wrongScaleCount(scales: Int, replicates: Int)
  /// A scale is negative or not finite.
  case scaleOutOfRange(Double)
  /// A bootstrap needs two replicates at least.
  case tooFewReplicates(Int)
  /// The bootstrap draws nothing from a stratum of one unit, and knows no such policy for it.
  case singletonPolicy(SingletonStratum, stratum: Int)
  /// The design has no answer.
  case design(EstimationError)
  /// The weights of the sample or of a replicate cannot be calibrated; `replicate` counts from 1.
  case calibration(CalibrationError, replicate: Int?)
}
