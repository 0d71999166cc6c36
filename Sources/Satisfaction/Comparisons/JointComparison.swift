public import Localization
import Moments
import Responses
public import SurveyInference

/// All groups of a survey together: whether any of them differs in the index, in an element, or in
/// how its answers are distributed.
public struct JointComparison: Sendable {
  /// Whether a mean is the same in all groups.
  public struct MeanTest: Sendable {
    /// The element's code; `nil` for the index.
    public let element: String?
    public let name: Bilingual
    /// `nil` where somebody of one group must have answered and nobody did.
    public let equality: Result<WaldTest, WaldTestError>?
    /// The p-value by Holm's procedure among the elements; `nil` without a test.
    ///
    /// The index is alone and keeps its own.
    public let adjustedPValue: Double?
  }

  /// Whether all groups give the same shares of each answer.
  public struct DistributionTest: Sendable {
    /// The element's code.
    public let element: String
    public let name: Bilingual
    /// `nil` where somebody of one group must have answered and nobody did.
    public let table: AnswerTables.Table?
    /// Holm's p-value among the elements; `nil` without a test.
    public let adjustedPValue: Double?
  }

  /// With more groups than this their answers make no table.
  public static let mostDistributions = 60

  /// The group inside which they are compared; empty where there is none.
  public let group: [String]
  /// What tells the groups apart, in their natural order.
  public let values: [String]
  public let edition: RegulationEdition
  /// The elements, then the index; of two groups none, since their difference says the same.
  public let means: [MeanTest]
  /// Empty where there are more than ``mostDistributions`` groups.
  public let distributions: [DistributionTest]

  init(
    group: [String], values: [String], numbers: [Int], reading: SurveyReading,
    design: SamplingDesign, edition: RegulationEdition, options: ComparisonOptions
  ) throws(EstimationError) {
    (self.group, self.values, self.edition) = (group, values, edition)
    let estimator = IndexEstimator(
      edition: edition, options: options.satisfaction, elements: reading.presentItems,
      moments: reading.moments)
    means =
      numbers.count < 3
      ? []
      : try Self.means(
        JointMeans(numbers, in: design), reading.presentItems, edition, estimator.coefficients)
    let hasTables =
      reading.moments.keepsPatterns && numbers.count <= Self.mostDistributions
    distributions =
      try hasTables
      ? Self.distributions(
        AnswerTables(
          numbers, in: design, complete: options.usesCompleteOnly ? reading.presentItems : []),
        reading.presentItems, edition) : []
  }

  private static func means(
    _ joint: JointMeans, _ items: [Int], _ edition: RegulationEdition, _ coefficients: [Double]
  ) throws(EstimationError) -> [MeanTest] {
    var tests: [Result<WaldTest, WaldTestError>?] = []
    for item in items { tests.append(try joint.item(item)?.equality) }
    let adjusted = holmAdjusted(optional: tests.map { (try? $0?.get())?.pValue })
    let index = try joint.combination(coefficients)?.equality
    return zip(items, zip(tests, adjusted)).map { item, test in
      MeanTest(
        element: edition.elements[item].code, name: edition.elements[item].name,
        equality: test.0, adjustedPValue: test.1)
    } + [
      MeanTest(
        element: nil, name: Bilingual("IKM"), equality: index,
        adjustedPValue: (try? index?.get())?.pValue)
    ]
  }

  private static func distributions(
    _ tables: AnswerTables, _ items: [Int], _ edition: RegulationEdition
  ) throws(EstimationError) -> [DistributionTest] {
    var found: [AnswerTables.Table?] = []
    for item in items { found.append(try tables.table(item: item)) }
    let adjusted = holmAdjusted(optional: found.map { (try? $0?.test.get())?.pValue })
    return zip(items, zip(found, adjusted)).map { item, result in
      DistributionTest(
        element: edition.elements[item].code, name: edition.elements[item].name,
        table: result.0, adjustedPValue: result.1)
    }
  }
}

/// Holm's p-values of those tests that there are.
private func holmAdjusted(optional pValues: [Double?]) -> [Double?] {
  var left = holmAdjusted(pValues.compactMap(\.self))[...]
  return pValues.map { $0 == nil ? nil : left.popFirst() }
}
