import Localization
import Reliability
import Rendering
import Responses
import Satisfaction

/// What programs and spreadsheets read of a questionnaire's reliability.
struct ReliabilityPayload: Sendable {
  let analysis: ReliabilityAnalysis
  let request: SurveyRequest
  let edition: RegulationEdition?

  private var level: Double { analysis.options.level }
  private var codes: [String] { request.questionnaire.items.map(\.code) }

  var members: [Payload.Member] {
    let scale = request.questionnaire.writtenLevels
    let members = [
      Payload.Member("edition", .text(edition?.id ?? "none")),
      Payload.Member(
        "scale",
        .object([
          "lowest": .integer(scale.lowerBound), "highest": .integer(scale.upperBound),
        ])),
      Payload.Member("designUsed", .design(request, options: analysis.options.design)),
      Payload.Member("seed", .text(String(analysis.options.seed))),
      Payload.Member(
        "respondents", .integer(analysis.groups.reduce(0) { $0 + $1.respondents })),
      Payload.Member(
        "completeRespondents", .integer(analysis.groups.reduce(0) { $0 + $1.completeRespondents })),
      Payload.Member("groups", .array(analysis.groups.map(group))),
    ]
    guard let comparison = analysis.comparison else { return members }
    let section = InvarianceSection(
      comparison: comparison, role: analysis.groupRoles.joined(separator: ","), codes: codes)
    return members + [Payload.Member("invariance", section.payload)]
  }

  private func group(_ group: GroupReliability) -> Payload {
    let names = zip(analysis.groupRoles, group.values).map { Payload.Member($0, .text($1)) }
    let (structure, reasons) = StructurePayload(
      structure: group.structure, codes: group.modelItems.map { codes[$0] }, level: level
    ).members()
    var members = [
      Payload.Member("group", .object(names)),
      Payload.Member("respondents", .integer(group.respondents)),
      Payload.Member("completeRespondents", .integer(group.completeRespondents)),
      Payload.Member("itemsUsed", .array(group.items.map { .text(codes[$0]) })),
      Payload.Member("alpha", alpha(group)),
    ]
    members += structure
    members += [
      Payload.Member("items", .array(analysis.asked.map { item($0, in: group) })),
      Payload.Member("quality", quality(group.quality)),
    ]
    if !reasons.isEmpty {
      members.append(Payload.Member("reason", .words(IndexWords.joined(reasons))))
    }
    return .object(members)
  }

  // MARK: - Alpha

  private func alpha(_ group: GroupReliability) -> Payload {
    switch group.alpha {
    case .failure(let error):
      let reason = error.words(items: group.items.map { codes[$0] })
      let method: ReliabilityWords.Method = analysis.options.hasDesign ? .design : .feldt
      return .object(
        ["estimate", "lower", "upper"].map { Payload.Member($0, .null) }
          + [
            Payload.Member("level", .number(level)),
            Payload.Member("method", .text(method.rawValue)),
          ]
          + ["standardized", "standardError", "degreesOfFreedom", "verdict"].map {
            Payload.Member($0, .null)
          }
          + [
            Payload.Member("intervals", .array([])), Payload.Member("reason", .words(reason)),
          ])
    case .success(let estimate):
      let method = ReliabilityWords.Method.main(of: estimate)
      let interval = method.interval(of: estimate, level: level)
      let error = estimate.designError?.standardError ?? estimate.distributionFreeError
      let degreesOfFreedom =
        estimate.designError?.degreesOfFreedom ?? max(0, estimate.alpha.respondents - 1)
      let members = [
        Payload.Member("estimate", .number(estimate.alpha.value)),
        Payload.Member("lower", .optional(interval?.lowerBound)),
        Payload.Member("upper", .optional(interval?.upperBound)),
        Payload.Member("level", .number(level)),
        Payload.Member("method", .text(method.rawValue)),
        Payload.Member("standardized", .number(estimate.alpha.standardized)),
        Payload.Member("standardError", .optional(error)),
        Payload.Member("degreesOfFreedom", .integer(degreesOfFreedom)),
        Payload.Member(
          "verdict", .text(ReliabilityVerdict(estimate.alpha.value).rawValue)),
        Payload.Member("intervals", .array(intervals(estimate))),
      ]
      return .object(reasonedBy: ReliabilityWords.noInterval, members)
    }
  }

  private func intervals(_ estimate: AlphaEstimate) -> [Payload] {
    ReliabilityWords.Method.allCases.compactMap { method in
      method.interval(of: estimate, level: level).map { interval in
        .object(
          [
            Payload.Member("method", .text(method.rawValue)),
            Payload.Member("lower", .number(interval.lowerBound)),
            Payload.Member("upper", .number(interval.upperBound)),
          ]
            + [method.standardError(of: estimate)].compactMap {
              $0.map { Payload.Member("standardError", .number($0)) }
            })
      }
    }
  }

  // MARK: - Items

  private func item(_ item: Int, in group: GroupReliability) -> Payload {
    let description = group.descriptions.first { $0.item == item }
    return .object(
      reasonedBy: description.map(ReliabilityWords.noCorrelation) ?? ReliabilityWords.noAnswer,
      members(of: item, in: group))
  }

  private func members(of item: Int, in group: GroupReliability) -> [Payload.Member] {
    guard let description = group.descriptions.first(where: { $0.item == item }) else {
      let isUnanswered = group.dropped.contains { $0.item == item && $0.reason == .unanswered }
      return Self.itemColumns.map { column in
        switch column {
        case "item": Payload.Member(column, .text(codes[item]))
        case "count": Payload.Member(column, .integer(0))
        case "missingShare" where isUnanswered: Payload.Member(column, .number(1))
        default: Payload.Member(column, .null)
        }
      }
    }
    return members(of: description, in: group)
  }

  private func members(
    of item: ItemAnalysis, in group: GroupReliability
  ) -> [Payload.Member] {
    let own = item.correlations
    let place = group.modelItems.firstIndex(of: item.item)
    let adequacy = place.flatMap { try? group.structure.adequacy.get().items[$0] }
    let loading = place.flatMap { group.structure.ordinalLoadings?[$0] }
    return [
      Payload.Member("item", .text(codes[item.item])),
      Payload.Member("count", .integer(item.count)),
      Payload.Member("mean", .number(item.mean - Double(request.questionnaire.shift))),
      Payload.Member("standardDeviation", .number(item.standardDeviation)),
      Payload.Member("skewness", .optional(item.skewness)),
      Payload.Member("itemTotal", .optional(own?.itemTotal)),
      Payload.Member("itemRest", .optional(own?.itemRest)),
      Payload.Member("alphaIfDropped", .optional(own?.alphaIfDropped)),
      Payload.Member("criticalR", .optional(own?.criticalR)),
      Payload.Member("isValid", (own?.isValid).map { .bool($0) } ?? .null),
      Payload.Member("kmo", .optional(adequacy)),
      Payload.Member("loading", .optional(loading)),
      Payload.Member("floorShare", .number(item.floorShare)),
      Payload.Member("ceilingShare", .number(item.ceilingShare)),
      Payload.Member("missingShare", .number(item.missingShare)),
    ]
  }

  // MARK: - Quality

  private func quality(_ quality: AnswerQuality) -> Payload {
    var members = [
      Payload.Member("duplicates", .optional(quality.count(of: .duplicate))),
      Payload.Member("straightLiners", .optional(quality.count(of: .straightLine))),
      Payload.Member("blankRows", .optional(quality.count(of: .blank))),
      Payload.Member("mahalanobisOutliers", .optional(quality.count(of: .outlier))),
      Payload.Member("flagged", .integer(quality.flagged)),
    ]
    if let index = index(quality, without: []) {
      let rest = self.index(quality, without: Set(AnswerQuality.Flag.allCases))
      members.append(Payload.Member("index", .number(index)))
      members.append(Payload.Member("indexWithoutFlagged", .optional(rest)))
    }
    let isUnknown = quality.count(of: .duplicate) == nil
    let isUndefined = members.contains { $0.value == .null && $0.key != "duplicates" }
    if isUnknown || isUndefined {
      let reason = ReliabilityWords.noQuality(isUnknown: isUnknown, isUndefined: isUndefined)
      members.append(Payload.Member("reason", .words(reason)))
    }
    return .object(members)
  }

  private func index(_ quality: AnswerQuality, without flags: Set<AnswerQuality.Flag>) -> Double? {
    guard let edition, edition.elements.count == analysis.asked.count else { return nil }
    return edition.index(of: quality.remaining(without: flags))
  }

  // MARK: - CSV

  /// One row per group and item, with alpha beside it.
  var table: PayloadTable {
    let reserved = Set(Self.columns)
    let rows = analysis.groups.flatMap { group in
      analysis.asked.map { item in
        group.values.map { .text($0) } + members(of: item, in: group).map(\.value)
          + alphaColumns(group)
      }
    }
    return PayloadTable(
      columns: analysis.groupRoles.map { reserved.contains($0) ? "group.\($0)" : $0 }
        + Self.columns,
      rows: rows)
  }

  private static let columns = itemColumns + ["alpha", "lower", "upper", "level"]

  private static let itemColumns = [
    "item", "count", "mean", "standardDeviation", "skewness", "itemTotal", "itemRest",
    "alphaIfDropped", "criticalR", "isValid", "kmo", "loading", "floorShare", "ceilingShare",
    "missingShare",
  ]

  private func alphaColumns(_ group: GroupReliability) -> [Payload] {
    let estimate = try? group.alpha.get()
    let interval = estimate.flatMap {
      ReliabilityWords.Method.main(of: $0).interval(of: $0, level: level)
    }
    return [
      .optional(estimate?.alpha.value), .optional(interval?.lowerBound),
      .optional(interval?.upperBound), .number(level),
    ]
  }
}
