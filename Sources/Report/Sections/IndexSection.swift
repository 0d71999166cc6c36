import Localization
import Rendering
public import Responses
public import Satisfaction
import SurveyInference

extension Answer {
  /// The answer of `skm index`.
  ///
  /// - Parameters:
  ///   - analysis: The indices.
  ///   - reading: What was read for them.
  ///   - request: What was asked to be read.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func index(
    _ analysis: SatisfactionAnalysis, reading: SurveyReading, request: SurveyRequest
  ) -> Answer {
    let notices = reading.warnings.map(\.notice) + analysis.warnings.map(\.notice)
    let payload = IndexPayload(analysis: analysis, request: request)
    return Answer(
      schema: "skm.index/1",
      {
        [
          Payload.Member("edition", .text(analysis.edition.id)),
          Payload.Member("weightRule", .text(analysis.options.weights.name)),
          Payload.Member("intervalMethod", .text(analysis.options.intervalMethod.rawValue)),
          Payload.Member("designUsed", payload.design),
          Payload.Member("official", .bool(analysis.isOfficial)),
          Payload.Member("groups", .array(analysis.groups.concurrentMap { payload.group($0) })),
          Payload.Member("aggregates", .array(analysis.aggregates.map(payload.aggregate))),
        ]
      },
      table: payload.table,
      document: IndexSection(analysis: analysis, request: request).document,
      notices: notices)
  }
}

extension SatisfactionAnalysis {
  /// All elements of the edition are there, so that the index is the regulation's.
  var isOfficial: Bool { elements.count == edition.elements.count }
}

/// What people read of an index.
struct IndexSection {
  let analysis: SatisfactionAnalysis
  let request: SurveyRequest

  /// With more groups than this their elements share one table.
  private static let detailedGroups = 4

  var document: Document {
    var blocks: [Document.Block] = [
      .title(IndexWords.title(analysis), subtitle: IndexWords.subtitle(analysis, request))
    ]
    if analysis.groups.count == 1, let group = analysis.groups.first {
      blocks += [figure(group), elements(group)]
      return Document(blocks)
    }
    blocks.append(overview)
    if analysis.groups.count <= Self.detailedGroups {
      for group in analysis.groups {
        blocks += [
          .heading(IndexWords.elements(of: group.values)),
          elements(group),
        ]
      }
    } else {
      blocks += [.heading(IndexWords.elementIndices), elementMatrix]
    }
    if !analysis.aggregates.isEmpty {
      blocks += [
        .heading(IndexWords.aggregates(over: analysis.aggregates.map(\.over))), aggregates,
      ]
    }
    return Document(blocks)
  }

  private func figure(_ group: GroupSatisfaction) -> Document.Block {
    let label = group.values.isEmpty ? Bilingual("IKM") : Catalogue.group(group.values)
    let respondents = IndexWords.respondents(group)
    switch group.index {
    case .failure(let unanswered):
      return .figure(
        label: label, value: .undefined, mark: IndexWords.noIndex,
        details: [IndexWords.unanswered(unanswered.elements), respondents])
    case .success(let index):
      let certainty = index.gradeProbabilities.map(IndexWords.certainty)
      let interval = index.confidence.map {
        IndexWords.interval($0.interval(level: analysis.options.level))
      }
      return .figure(
        label: label, value: .fixed(index.published), mark: IndexWords.mark(index.grade),
        details: [interval ?? IndexWords.noError, certainty, respondents].compactMap(\.self))
    }
  }

  private func elements(_ group: GroupSatisfaction) -> Document.Block {
    let table = ElementTable(edition: analysis.edition, level: analysis.options.level)
    return .table(table.table(group.elements))
  }

  private var overview: Document.Block {
    let rows = analysis.groups.concurrentMap { group -> [Cell] in
      let names = group.values.map { Cell.text(Catalogue.group([$0])) }
      guard case .success(let index) = group.index else {
        return names + [
          .count(group.respondents), .undefined, .undefined, .undefined, .undefined,
        ]
      }
      let interval = index.confidence?.interval(level: analysis.options.level)
      let certainty = index.gradeProbabilities?.first { $0.grade == index.grade }?.probability
      return names + [
        .count(group.respondents), .fixed(index.published),
        interval.map { .interval(lower: $0.lower, upper: $0.upper, decimals: 2) } ?? .undefined,
        .text(Bilingual(index.grade.grade)),
        certainty.map { .share($0) } ?? .undefined,
      ]
    }
    return .table(
      Table(
        columns: roleColumns(analysis.groupRoles) + IndexWords.groupColumns(analysis.options.level),
        rows: rows))
  }

  /// Element indices, one row per group.
  private var elementMatrix: Document.Block {
    let codes = analysis.elements.map { analysis.edition.elements[$0].code }
    let rows = analysis.groups.concurrentMap { group -> [Cell] in
      [.text(Catalogue.group(group.values))]
        + group.elements.map { $0.index.map { .number($0, decimals: 1) } ?? .undefined }
    }
    return .table(
      Table(
        columns: [Column(IndexWords.group, .leading)] + codes.map { Column(Bilingual($0)) },
        rows: rows))
  }

  private var aggregates: Document.Block {
    let rows = analysis.aggregates.map { aggregate -> [Cell] in
      [
        .text(Catalogue.group(aggregate.group.map(\.value))),
        .text(IndexWords.over(aggregate)),
        .fixed(aggregate.published),
        aggregate.standardError.map { .number($0, decimals: 2) } ?? .undefined,
        .text(Bilingual(aggregate.grade.grade)),
      ]
    }
    return .table(Table(columns: IndexWords.aggregateColumns, rows: rows))
  }

  private func roleColumns(_ roles: [String]) -> [Column] {
    roles.map { Column(Catalogue.role($0), .leading) }
  }
}
