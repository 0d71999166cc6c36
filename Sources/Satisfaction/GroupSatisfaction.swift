/// All that `skm index` says of one group.
public struct GroupSatisfaction: Sendable {
  /// The values that name the group.
  public let values: [String]
  public let respondents: Int
  public let completeRespondents: Int
  /// The index, or the codes of the elements that nobody answered.
  public let index: Result<SatisfactionIndex, UnansweredElements>
  public let elements: [ElementResult]
  /// `nil` where the population is not known.
  public let requiredSampleSize: Int?
}

/// Elements, by code, that nobody in a group answered, so that it has no index.
public struct UnansweredElements: Error, Sendable, Hashable {
  public let elements: [String]
}
