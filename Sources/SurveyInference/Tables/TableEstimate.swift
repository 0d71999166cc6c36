/// A statistic of a table with its sampling error and its design effect.
public struct TableEstimate: Sendable, Hashable {
  /// The value, its standard error, degrees of freedom and how many rows were used.
  public let estimate: Estimate
  /// The variance over that of a simple random sample of as many rows, drawn without replacement from a
  /// population of Σ w; `nil` where that variance is 0 or the weights do not count a population.
  public let designEffect: Double?
  /// The variance over that of a simple random sample of as many rows, drawn with replacement; `nil`
  /// where that variance is 0.
  public let designEffectWithReplacement: Double?

  public init(
    estimate: Estimate, designEffect: Double?, designEffectWithReplacement: Double?
  ) {
    self.estimate = estimate
    self.designEffect = designEffect
    self.designEffectWithReplacement = designEffectWithReplacement
  }
}
