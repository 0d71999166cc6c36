/// How an estimator treats the design; every default is written here and nowhere else.
public struct EstimationOptions: Sendable, Hashable {
  /// What to do with strata of one sampling unit.
  public var singletonStratum = SingletonStratum.fail
  /// Strata were declared: a sample without strata that has one unit only is merely too small.
  public var isStratified = false
  /// Weights follow from the populations, w = N_h/n_h, since the data carry none.
  public var weightsFollowPopulation = false
  /// A population of all respondents together, where the strata carry none.
  public var population: Double?

  public init() {}
}
