import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// What programs and spreadsheets read of an index.
struct IndexPayload: Sendable {
  let analysis: SatisfactionAnalysis
  let request: SurveyRequest

  private var level: Double { analysis.options.level }
  private var grades: [String] { analysis.edition.grades.map(\.grade) }

  var design: Payload { .design(request, options: analysis.options.design) }

  // MARK: - JSON

  func group(_ group: GroupSatisfaction) -> Payload {
    let names = zip(analysis.groupRoles, group.values).map { Payload.Member($0, .text($1)) }
    var members: [Payload.Member] = [
      Payload.Member("group", .object(names)),
      Payload.Member("respondents", .integer(group.respondents)),
      Payload.Member("completeRespondents", .integer(group.completeRespondents)),
    ]
    var reasons: [Bilingual] = []
    switch group.index {
    case .failure(let unanswered):
      members += Self.indexKeys.map { Payload.Member($0, .null) }
      reasons.append(IndexWords.unanswered(unanswered.elements))
    case .success(let index):
      members += definedIndex(index)
      if index.confidence == nil { reasons.append(IndexWords.noError) }
    }
    members.append(Payload.Member("requiredSampleSize", .optional(group.requiredSampleSize)))
    if group.requiredSampleSize == nil { reasons.append(IndexWords.noPopulation) }
    members.append(Payload.Member("elements", .array(group.elements.map(element))))
    if !reasons.isEmpty {
      members.append(Payload.Member("reason", .words(IndexWords.joined(reasons))))
    }
    return .object(members)
  }

  private static let indexKeys = [
    "index", "published", "grade", "performance", "gradeProbabilities", "gradeByWeightRule",
    "publishedByWeightRule",
  ]

  private func definedIndex(_ index: SatisfactionIndex) -> [Payload.Member] {
    let probabilities = index.gradeProbabilities.map { list in
      Payload.object(list.map { Payload.Member($0.grade.grade, .number($0.probability)) })
    }
    let rules = index.byWeightRule
    return [
      Payload.Member("index", .object(estimate(index.estimate, index.confidence))),
      Payload.Member("published", .text(index.published.text)),
      Payload.Member("grade", .text(index.grade.grade)),
      Payload.Member("performance", .words(index.grade.performance)),
      Payload.Member("gradeProbabilities", probabilities ?? .null),
      Payload.Member(
        "gradeByWeightRule",
        .object(rules.map { Payload.Member($0.rule.name, .text($0.grade.grade)) })),
      Payload.Member(
        "publishedByWeightRule",
        .object(rules.map { Payload.Member($0.rule.name, .text($0.published.text)) })),
    ]
  }

  private static let noDegreesOfFreedom = Payload.Member("reason", .words(IndexWords.noError))

  private func estimate(
    _ estimate: Estimate, _ confidence: BoundedConfidence?
  ) -> [Payload.Member] {
    let interval = confidence?.interval(level: level)
    let members = [
      Payload.Member("estimate", .number(estimate.value)),
      Payload.Member("standardError", .optional(estimate.standardError)),
      Payload.Member("degreesOfFreedom", .integer(estimate.degreesOfFreedom)),
      Payload.Member("lower", .optional(interval?.lower)),
      Payload.Member("upper", .optional(interval?.upper)),
      Payload.Member("level", .number(level)),
    ]
    return confidence == nil ? members + [Self.noDegreesOfFreedom] : members
  }

  private func element(_ element: ElementResult) -> Payload {
    let members = self.members(of: element)
    guard element.mean == nil else {
      return .object(element.confidence == nil ? members + [Self.noDegreesOfFreedom] : members)
    }
    return .object(
      members + [Payload.Member("reason", .words(IndexWords.unanswered([element.element])))])
  }

  /// What is said of an element, in JSON and in CSV.
  private func members(of element: ElementResult) -> [Payload.Member] {
    let interval = element.confidence?.interval(level: level)
    return [
      Payload.Member("element", .text(element.element)),
      Payload.Member("name", .words(element.name)),
      Payload.Member("count", .integer(element.count)),
      Payload.Member("sum", .integer(element.sum)),
      Payload.Member("estimate", .optional(element.mean?.value)),
      Payload.Member("standardError", .optional(element.mean?.standardError)),
      Payload.Member("degreesOfFreedom", .optional(element.mean?.degreesOfFreedom)),
      Payload.Member("lower", .optional(interval?.lower)),
      Payload.Member("upper", .optional(interval?.upper)),
      Payload.Member("level", .number(level)),
      Payload.Member("weightedMean", .optional(element.weightedMean)),
      Payload.Member("index", .optional(element.index)),
      Payload.Member("grade", .optional(element.grade?.grade)),
      Payload.Member("rank", .optional(element.rank)),
    ]
  }

  func aggregate(_ aggregate: IndexAggregate) -> Payload {
    let members = [
      Payload.Member(
        "group",
        .object(aggregate.group.map { Payload.Member($0.role, .text($0.value)) })),
      Payload.Member("over", .text(aggregate.over)),
      Payload.Member("rule", .text(aggregate.rule.rawValue)),
      Payload.Member("count", .integer(aggregate.count)),
      Payload.Member("index", .number(aggregate.index)),
      Payload.Member("standardError", .optional(aggregate.standardError)),
      Payload.Member("published", .text(aggregate.published.text)),
      Payload.Member("grade", .text(aggregate.grade.grade)),
    ]
    return .object(
      aggregate.standardError == nil
        ? members + [Payload.Member("reason", .words(IndexWords.noAggregateError))] : members)
  }

  // MARK: - CSV

  /// One row per group and element, then one for the index of the group.
  var table: PayloadTable {
    let columns =
      groupColumns + Self.reserved + grades.map { "gradeProbability\($0)" }
    return PayloadTable(
      columns: columns, rows: analysis.groups.concurrentMap { rows($0) }.flatMap(\.self))
  }

  private static let elementColumns = [
    "element", "name", "count", "sum", "estimate", "standardError", "degreesOfFreedom", "lower",
    "upper", "level", "weightedMean", "index", "grade", "rank",
  ]
  /// What only the row of the whole index has.
  private static let indexColumns = [
    "published", "performance", "respondents", "completeRespondents", "requiredSampleSize",
  ]
  private static let reserved = elementColumns + indexColumns

  /// The names of the groups' columns, none of which may be another column's.
  private var groupColumns: [String] {
    analysis.groupRoles.map { Self.reserved.contains($0) ? "group.\($0)" : $0 }
  }

  private func rows(_ group: GroupSatisfaction) -> [[Payload]] {
    let names = group.values.map { Payload.text($0) }
    let elements = group.elements.map { element in
      names + members(of: element).map(\.value)
        + Array(repeating: .null, count: Self.indexColumns.count + grades.count)
    }
    return elements + [names + indexRow(group)]
  }

  private func indexRow(_ group: GroupSatisfaction) -> [Payload] {
    let index = try? group.index.get()
    let interval = index?.confidence?.interval(level: level)
    return [
      .text("index"), .text("IKM"), .null, .null,
      .optional(index?.estimate.value), .optional(index?.estimate.standardError),
      .optional(index?.estimate.degreesOfFreedom), .optional(interval?.lower),
      .optional(interval?.upper), .number(level), .null, .optional(index?.estimate.value),
      .optional(index?.grade.grade), .null,
      .optional(index?.published.value), .optional(index?.grade.performance),
      .integer(group.respondents), .integer(group.completeRespondents),
      .optional(group.requiredSampleSize),
    ]
      + (index?.gradeProbabilities.map { list in list.map { .number($0.probability) } }
        ?? Array(repeating: .null, count: grades.count))
  }
}
