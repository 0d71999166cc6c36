public import Moments
public import SurveyInference

/// Everything that is to be known before a questionnaire's results are trusted.
public struct ReliabilityAnalysis: Sendable {
  public let options: ReliabilityOptions
  /// The numbers of the items that have a column.
  public let asked: [Int]
  /// The roles or headers that name the groups.
  public let groupRoles: [String]
  public let groups: [GroupReliability]

  /// Examines all groups.
  ///
  /// - Parameters:
  ///   - moments: With patterns.
  ///   - asked: The numbers of the items that have a column.
  ///   - roles: What the groups are called.
  ///   - groups: Their numbers and the values that name them, in the order wanted.
  ///   - options: How.
  /// - Throws: `EstimationError` where the design does not allow an answer at all.
  public init(
    _ moments: SurveyMoments, asked: [Int], roles: [String],
    groups: [(number: Int, values: [String])], options: ReliabilityOptions
  ) throws(EstimationError) {
    precondition(moments.keepsPatterns, "reliability rests on rows of answers")
    self.options = options
    self.asked = asked
    groupRoles = roles
    let design = try SamplingDesign(moments, options: options.design)
    self.groups = groups.concurrentMap { number, values in
      GroupReliability(design, group: number, values: values, asked: asked, options: options)
    }
    for group in self.groups {
      if case .failure(.design(let error)) = group.alpha { throw error }
    }
  }
}
