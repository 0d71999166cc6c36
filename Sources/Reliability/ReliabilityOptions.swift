public import SurveyInference

/// How reliability is examined; every default is written here and nowhere else.
public struct ReliabilityOptions: Sendable {
  public var design = EstimationOptions()
  /// Strata, units, weights or a population were declared.
  public var hasDesign = false
  /// Respondents carry sampling weights.
  public var isWeighted = false
  /// Only respondents who answered every item count.
  public var usesCompleteOnly = false
  /// The confidence level of intervals, a fraction.
  public var level = 0.95
  /// Bootstrap samples; `nil` for 1,000 in groups of at most 10,000 complete respondents and none in
  /// larger ones, whose intervals would all be the same.
  public var replicates: Int?
  /// The seed of everything that is drawn.
  public var seed: UInt64 = 1
  /// Factors of omega hierarchical.
  public var factors = 3

  public init() {}

  /// Bootstrap samples of a group.
  func replicates(respondents: Int) -> Int {
    replicates ?? (respondents <= 10_000 ? 1000 : 0)
  }
}
