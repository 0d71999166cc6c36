public import Localization
import Moments
public import Responses
public import SurveyInference

/// What is really different between two groups of a survey: the index, and every element that both
/// were asked.
///
/// The tests of the elements are one family, adjusted by Holm's procedure; the index stands apart,
/// since it is asked for anyway.
public struct SatisfactionComparison: Sendable {
  /// One element.
  public struct Element: Sendable {
    /// The code in the edition of the later group.
    public let element: String
    public let name: Bilingual
    /// On the scale of answers; `nil` where nobody of one group answered.
    public let difference: Difference?
    /// Holm's p-value among all elements that have one; `nil` without a test.
    public let adjustedPValue: Double?
  }

  /// The values that name the group that is compared with.
  public let from: [String]
  /// The values that name the group that is compared.
  public let to: [String]
  /// On the scale of the index; `nil` where one of the groups has none, or the editions differ and
  /// their indices are not of the same elements.
  public let index: Difference?
  /// In the order of the edition, those that both groups were asked.
  public let elements: [Element]

  /// How many tests of elements are adjusted together.
  public var familySize: Int { elements.count { $0.adjustedPValue != nil } }

  /// Elements whose difference is real at a level, the largest first.
  ///
  /// - Parameter level: The confidence level, a fraction such as 0.95.
  /// - Returns: Those with an adjusted p-value of at most 1 - level.
  public func changed(level: Double) -> [Element] {
    elements.filter { ($0.adjustedPValue ?? 1) <= 1 - level }.sorted { one, other in
      (one.difference?.estimate.value.magnitude ?? 0)
        > (other.difference?.estimate.value.magnitude ?? 0)
    }
  }

  /// Compares two groups of one reading, with the covariance that shared strata and units bring.
  ///
  /// - Parameters:
  ///   - later: The values of the group that is compared.
  ///   - earlier: The values of the group that it is compared with.
  ///   - reading: Responses without problems.
  ///   - edition: What the responses were read with.
  ///   - options: Weights and design.
  /// - Throws: `SatisfactionComparisonError`.
  public init(
    _ later: [String], minus earlier: [String], in reading: SurveyReading,
    edition: RegulationEdition, options: SatisfactionOptions
  ) throws(SatisfactionComparisonError) {
    func number(_ values: [String]) throws(SatisfactionComparisonError) -> Int {
      guard let number = reading.groupNames.firstIndex(of: values) else {
        throw .unknownGroup(values)
      }
      return number
    }
    let (to, from) = (try number(later), try number(earlier))
    guard to != from else { throw .sameGroup(later) }
    do {
      let design = try SamplingDesign(reading.moments, options: options.design)
      try self.init(to, minus: from, in: reading, design, edition: edition, options: options)
    } catch {
      throw .estimation(error)
    }
  }

  /// Compares two groups of one reading, by their numbers.
  ///
  /// - Parameters:
  ///   - later: The group that is compared.
  ///   - earlier: The group that it is compared with.
  ///   - reading: Responses without problems.
  ///   - design: Of the moments of `reading`.
  ///   - edition: What the responses were read with.
  ///   - options: Weights.
  /// - Throws: `EstimationError` where the design does not allow an answer.
  init(
    _ later: Int, minus earlier: Int, in reading: SurveyReading, _ design: SamplingDesign,
    edition: RegulationEdition, options: SatisfactionOptions
  ) throws(EstimationError) {
    let estimator = IndexEstimator(
      edition: edition, options: options, elements: reading.presentItems, moments: reading.moments)
    let differences = try DifferenceOfMeans(later, minus: earlier, in: design)
    let hasIndex = reading.presentItems.allSatisfy { differences.items[$0] != nil }
    self.init(
      from: reading.groupNames[earlier], to: reading.groupNames[later],
      index: hasIndex ? differences.combination(estimator.coefficients) : nil,
      elements: reading.presentItems.map { item in
        (edition.elements[item].code, edition.elements[item].name, differences.items[item])
      })
  }

  /// Compares what two samples say that share nobody, as of years with different questionnaires.
  ///
  /// - Parameters:
  ///   - later: The group that is compared, with its edition.
  ///   - earlier: The group that it is compared with, with its edition.
  ///   - hasSameIndex: Both indices are of the same elements, as where a bridge restricts them.
  public init(
    _ later: (group: GroupSatisfaction, edition: RegulationEdition),
    minus earlier: (group: GroupSatisfaction, edition: RegulationEdition),
    hasSameIndex: Bool = false
  ) {
    var index: Difference?
    if hasSameIndex || later.edition.id == earlier.edition.id,
      case .success(let to) = later.group.index, case .success(let from) = earlier.group.index
    {
      index = Difference(to.estimate, minus: from.estimate)
    }
    let before = Self.means(of: earlier.group, earlier.edition)
    let identities = Self.identities(later.edition)
    self.init(
      from: earlier.group.values, to: later.group.values, index: index,
      elements: later.group.elements.compactMap { element in
        guard let identity = identities[element.element], let mean = before[identity] else {
          return nil
        }
        let pair = element.mean.flatMap { later in mean.map { (later, $0) } }
        return (element.element, element.name, pair.map { Difference($0, minus: $1) })
      })
  }

  private static func identities(_ edition: RegulationEdition) -> [String: String] {
    Dictionary(
      edition.elements.map { ($0.code, $0.identity) }, uniquingKeysWith: { first, _ in first })
  }

  /// By identity; `nil` where nobody answered.
  private static func means(
    of group: GroupSatisfaction, _ edition: RegulationEdition
  ) -> [String: Estimate?] {
    let identities = identities(edition)
    return Dictionary(
      group.elements.compactMap { element in identities[element.element].map { ($0, element.mean) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  private init(
    from: [String], to: [String], index: Difference?,
    elements: [(code: String, name: Bilingual, difference: Difference?)]
  ) {
    self.from = from
    self.to = to
    self.index = index
    let tested = elements.indices.filter { elements[$0].difference?.pValue != nil }
    let adjusted = Dictionary(
      uniqueKeysWithValues: zip(
        tested, holmAdjusted(tested.compactMap { elements[$0].difference?.pValue })))
    self.elements = elements.enumerated().map { place, element in
      Element(
        element: element.code, name: element.name, difference: element.difference,
        adjustedPValue: adjusted[place])
    }
  }
}

/// Why two groups cannot be compared.
public enum SatisfactionComparisonError: Error, Sendable, Hashable {
  /// No respondent is in a group of these values.
  case unknownGroup([String])
  /// Both are the same group.
  case sameGroup([String])
  /// The design does not allow an answer.
  case estimation(EstimationError)
}
