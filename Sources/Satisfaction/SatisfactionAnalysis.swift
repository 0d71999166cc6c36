import Localization
import Moments
public import Responses
public import SurveyInference

/// Everything that a survey says of its groups.
public struct SatisfactionAnalysis: Sendable {
  public let edition: RegulationEdition
  public let options: SatisfactionOptions
  /// Elements, by number, that the index is made of: all, unless some were declared missing.
  public let elements: [Int]
  /// The roles or headers that name the groups.
  public let groupRoles: [String]
  /// Sorted naturally by their values.
  public let groups: [GroupSatisfaction]
  public let aggregates: [IndexAggregate]
  let leftOut: [IndexAggregate.LeftOut]
  /// The codes of elements that may have been exchanged, since only their codes were given.
  public let codesInDoubt: [String]

  /// Computes the indices of all groups of `reading`.
  ///
  /// - Parameters:
  ///   - reading: Responses without problems.
  ///   - edition: Gives weights, scale and grades.
  ///   - roles: What the groups are called.
  ///   - options: Weights, design, intervals.
  /// - Throws: `EstimationError` where the design does not allow an answer at all.
  public init(
    _ reading: SurveyReading, edition: RegulationEdition, roles: [String],
    options: SatisfactionOptions
  ) throws(EstimationError) {
    self.edition = edition
    self.options = options
    groupRoles = roles
    elements = reading.presentItems
    codesInDoubt = reading.codesInDoubt
    let design = try SamplingDesign(reading.moments, options: options.design)
    let estimator = IndexEstimator(
      edition: edition, options: options, elements: reading.presentItems,
      moments: reading.moments)
    let order = reading.groupOrder
    let results = order.concurrentMap { group in
      Result { () throws(EstimationError) in
        try estimator.satisfaction(design, group: group, values: reading.groupNames[group])
      }
    }
    var groups: [GroupSatisfaction] = []
    for result in results { groups.append(try result.get()) }
    self.groups = groups
    (aggregates, leftOut) = try IndexAggregate.aggregates(
      of: zip(order, groups).map { ($0, $1) }, roles: roles, edition: edition,
      coefficients: estimator.coefficients, design: design)
  }
}
