/// How replicates of a sample are made.
public enum ReplicateMethod: Sendable, Hashable {
  /// The jackknife of an unstratified design: every unit is left out once.
  case jk1
  /// The jackknife of a stratified design: every unit is left out of its stratum once.
  case jkn
  /// The bootstrap of Rao and Wu: n_h - 1 of the n_h units of each stratum, with replacement, so
  /// many times.
  case raoWu(replicates: Int, seed: UInt64)
  /// The weights of each replicate are columns of the table; the variance is
  /// scale·Σ rscales_r·(θ_r - θ̄)². Empty `rscales` are all 1.
  case columns(scale: Double, rscales: [Double])
}
