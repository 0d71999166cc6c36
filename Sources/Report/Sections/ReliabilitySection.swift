import Localization
public import Reliability
import Rendering
public import Responses
public import Satisfaction

extension Answer {
  /// The answer of `skm reliability`.
  ///
  /// - Parameters:
  ///   - analysis: What was found.
  ///   - reading: What was read for it.
  ///   - request: What was asked to be read.
  ///   - edition: Whose elements the items are; `nil` for any items.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func reliability(
    _ analysis: ReliabilityAnalysis, reading: SurveyReading, request: SurveyRequest,
    edition: RegulationEdition?
  ) -> Answer {
    let codes = request.questionnaire.items.map(\.code)
    let notices =
      reading.warnings.map(\.notice)
      + analysis.warnings.map { warning in
        Notice(
          code: warning.code,
          message: warning.words(items: codes, shift: request.questionnaire.shift))
      }
    let payload = ReliabilityPayload(analysis: analysis, request: request, edition: edition)
    return Answer(
      schema: "skm.reliability/1", { payload.members }, table: payload.table,
      document: ReliabilitySection(analysis: analysis, request: request, edition: edition)
        .document,
      notices: notices)
  }
}

/// What people read of a questionnaire's reliability.
struct ReliabilitySection {
  let analysis: ReliabilityAnalysis
  let request: SurveyRequest
  let edition: RegulationEdition?

  /// With more groups than this only the overview is shown.
  private static let detailedGroups = 4

  private var level: Double { analysis.options.level }
  private var codes: [String] { request.questionnaire.items.map(\.code) }

  var document: Document {
    var blocks: [Document.Block] = [
      .title(
        ReliabilityWords.title, subtitle: ReliabilityWords.subtitle(analysis, request, edition))
    ]
    if analysis.groups.count == 1, let group = analysis.groups.first {
      return Document(blocks + [figure(group)] + details(group))
    }
    if let comparison = analysis.comparison {
      blocks +=
        InvarianceSection(
          comparison: comparison, role: analysis.groupRoles.joined(separator: ","), codes: codes
        ).blocks
    }
    blocks.append(overview)
    blocks.append(.paragraph(ReliabilityWords.cutOffs))
    if analysis.groups.count <= Self.detailedGroups {
      for group in analysis.groups { blocks += [figure(group)] + details(group) }
    }
    return Document(blocks)
  }

  // MARK: - Alpha

  func figure(_ group: GroupReliability) -> Document.Block {
    let label = ReliabilityWords.alpha(of: group.values)
    let respondents = ReliabilityWords.respondents(group)
    switch group.alpha {
    case .failure(let error):
      return .figure(
        label: label, value: .undefined, mark: ReliabilityWords.noAlpha,
        details: [error.words(items: group.items.map { codes[$0] }), respondents])
    case .success(let estimate):
      let main = mainInterval(estimate).map {
        ReliabilityWords.interval($0.interval, level: level, method: $0.method)
      }
      return .figure(
        label: label, value: .number(estimate.alpha.value, decimals: 3),
        mark: ReliabilityWords.verdict(ReliabilityVerdict(estimate.alpha.value)),
        details: [main, ReliabilityWords.cutOffs, respondents].compactMap(\.self))
    }
  }

  /// The interval that the answer gives: of the design, where there is one.
  private func mainInterval(
    _ estimate: AlphaEstimate
  ) -> (interval: ClosedRange<Double>, method: ReliabilityWords.Method)? {
    let method = ReliabilityWords.Method.main(of: estimate)
    return method.interval(of: estimate, level: level).map { ($0, method) }
  }

  private func details(_ group: GroupReliability) -> [Document.Block] {
    var blocks: [Document.Block] = []
    if case .success(let estimate) = group.alpha {
      blocks += [.heading(ReliabilityWords.intervals), intervals(estimate)]
    }
    blocks += [
      .heading(ReliabilityWords.items(of: group.values)), items(group), answers(group),
      .paragraph(ReliabilityWords.itemNote),
    ]
    blocks += [.heading(ReliabilityWords.quality)] + quality(group)
    guard group.items.count > 1 else { return blocks }
    let section = StructureSection(
      structure: group.structure, codes: group.modelItems.map { codes[$0] }, level: level)
    return blocks + section.blocks
  }

  private func intervals(_ estimate: AlphaEstimate) -> Document.Block {
    let rows = ReliabilityWords.Method.allCases.compactMap { method -> [Cell]? in
      guard let interval = method.interval(of: estimate, level: level) else { return nil }
      return [
        .text(method.name),
        .interval(lower: interval.lowerBound, upper: interval.upperBound, decimals: 3),
        method.standardError(of: estimate).map { .number($0, decimals: 4) } ?? .undefined,
        .text(method.supposes),
      ]
    }
    return .table(Table(columns: ReliabilityWords.intervalColumns(level), rows: rows))
  }

  // MARK: - Items

  private func name(_ item: Int) -> Cell {
    let item = request.questionnaire.items[item]
    return .text(item.name.map { name, _ in name.isEmpty ? item.code : "\(item.code) \(name)" })
  }

  func items(_ group: GroupReliability) -> Document.Block {
    let shift = Double(request.questionnaire.shift)
    let rows = analysis.asked.map { number -> [Cell] in
      guard let item = group.descriptions.first(where: { $0.item == number }) else {
        let verdict = [Cell.text(ReliabilityWords.noAlpha)]
        return [.text(Bilingual(codes[number]))] + Array(repeating: .undefined, count: 4) + verdict
          + Array(repeating: .undefined, count: 2)
      }
      let own = item.correlations
      return [
        .text(Bilingual(codes[item.item])), .number(item.mean - shift, decimals: 2),
        .number(item.standardDeviation, decimals: 2),
        own.map { .number($0.itemTotal, decimals: 3) } ?? .undefined,
        own?.criticalR.map { .number($0, decimals: 3) } ?? .undefined,
        (own?.isValid).map { .text(ReliabilityWords.isValid($0)) } ?? .undefined,
        own?.itemRest.map { .number($0, decimals: 3) } ?? .undefined,
        own?.alphaIfDropped.map { .number($0, decimals: 3) } ?? .undefined,
      ]
    }
    return .table(Table(columns: ReliabilityWords.itemColumns, rows: rows))
  }

  private func answers(_ group: GroupReliability) -> Document.Block {
    let rows = analysis.asked.map { number -> [Cell] in
      guard let item = group.descriptions.first(where: { $0.item == number }) else {
        let isUnanswered = group.dropped.contains { $0.item == number && $0.reason == .unanswered }
        return [name(number)] + Array(repeating: .undefined, count: 3)
          + [isUnanswered ? .share(1) : .undefined]
      }
      return [
        name(number), item.skewness.map { .number($0, decimals: 2) } ?? .undefined,
        .share(item.floorShare), .share(item.ceilingShare), .share(item.missingShare),
      ]
    }
    return .table(Table(columns: ReliabilityWords.answerColumns, rows: rows))
  }

  // MARK: - Quality

  func quality(_ group: GroupReliability) -> [Document.Block] {
    let quality = group.quality
    let hasIndex = edition?.elements.count == analysis.asked.count
    func index(without flags: Set<AnswerQuality.Flag>) -> [Cell] {
      guard hasIndex, let edition else { return [] }
      // Nobody knows who they are.
      if flags == [.duplicate] && quality.count(of: .duplicate) == nil { return [.undefined] }
      let index = edition.index(of: quality.remaining(without: flags))
      return [index.map { .number($0, decimals: 2) } ?? .undefined]
    }
    func share(_ count: Int) -> Cell { .share(Double(count) / Double(max(1, quality.respondents))) }
    var rows = AnswerQuality.Flag.allCases.map { flag -> [Cell] in
      let count = quality.count(of: flag)
      return [
        .text(ReliabilityWords.flag(flag)), count.map { .count($0) } ?? .undefined,
        count.map(share) ?? .undefined,
      ] + index(without: [flag])
    }
    let all = Set(AnswerQuality.Flag.allCases)
    rows.append(
      [.text(ReliabilityWords.anyFlag), .count(quality.flagged), share(quality.flagged)]
        + index(without: all))
    let whole = hasIndex ? edition?.index(of: quality.remaining(without: [])) : nil
    return [
      .table(Table(columns: ReliabilityWords.qualityColumns(hasIndex: hasIndex), rows: rows)),
      .paragraph(ReliabilityWords.qualityNote(quality, index: whole)),
    ]
  }

  // MARK: - Groups

  private var overview: Document.Block {
    let rows = analysis.groups.map { group -> [Cell] in
      let names = group.values.map { Cell.text(Catalogue.group([$0])) }
      guard case .success(let estimate) = group.alpha else {
        return names + [
          .count(group.respondents), .undefined, .undefined, .text(ReliabilityWords.noAlpha),
          .undefined,
        ]
      }
      let invalid = group.descriptions.filter { $0.correlations?.isValid == false }
      return names + [
        .count(group.respondents), .number(estimate.alpha.value, decimals: 3),
        mainInterval(estimate).map {
          .interval(
            lower: $0.interval.lowerBound, upper: $0.interval.upperBound, decimals: 3)
        } ?? .undefined,
        .text(ReliabilityWords.verdict(ReliabilityVerdict(estimate.alpha.value))),
        .text(ReliabilityWords.list(invalid.map { codes[$0.item] })),
      ]
    }
    return .table(
      Table(
        columns: analysis.groupRoles.map { Column(Catalogue.role($0), .leading) }
          + ReliabilityWords.groupColumns(level),
        rows: rows))
  }
}

extension ReliabilityWords.Method {
  /// The method whose interval the answer gives: of the design, where there is one.
  static func main(of estimate: AlphaEstimate) -> Self {
    estimate.designError == nil ? .feldt : .design
  }

  func interval(of estimate: AlphaEstimate, level: Double) -> ClosedRange<Double>? {
    switch self {
    case .feldt: estimate.alpha.feldtInterval(level: level)
    case .distributionFree: estimate.distributionFreeInterval(level: level)
    case .bootstrapPercentile: estimate.bootstrap?.percentileInterval(level: level)
    case .bootstrapBCa: estimate.bootstrap?.biasCorrectedInterval(level: level)
    case .design: estimate.designInterval(level: level)
    }
  }

  func standardError(of estimate: AlphaEstimate) -> Double? {
    switch self {
    case .feldt: nil
    case .distributionFree: estimate.distributionFreeError
    case .bootstrapPercentile, .bootstrapBCa: estimate.bootstrap?.standardError
    case .design: estimate.designError?.standardError
    }
  }
}
