public import SurveyInference

/// How indices are computed; every default is written here and nowhere else.
public struct SatisfactionOptions: Sendable {
  public var weights = ElementWeights.exact
  public var design = EstimationOptions()
  public var intervalMethod = IntervalMethod.moderated
  /// The confidence level of intervals, a fraction.
  public var level = 0.95
  /// The people that each group serves, for the required sample size.
  public var population: Int?
  /// The elements that the index is restricted to, where it is to be compared across editions.
  public var bridge: ElementBridge?
  /// The answers carry sampling weights, so nothing can be counted exactly.
  public var isWeighted = false
  /// The populations count sampling units, not people.
  public var populationCountsUnits = false

  public init() {}
}
