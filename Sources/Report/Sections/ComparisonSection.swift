import Localization
import Rendering
public import Responses
public import Satisfaction
import SurveyInference

extension Answer {
  /// The answer of `skm compare`.
  ///
  /// - Parameters:
  ///   - study: What was compared.
  ///   - warnings: What was seen while reading.
  ///   - request: What was asked to be read.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func comparison(
    _ study: ComparisonStudy, warnings: [ResponseWarning], request: SurveyRequest
  ) -> Answer {
    let payload = ComparisonPayload(study: study, request: request)
    return Answer(
      schema: "skm.compare/1", { payload.members }, table: payload.table,
      document: ComparisonSection(study: study, request: request).document,
      notices: warnings.map(\.notice) + study.analysisWarnings.map(\.notice)
        + study.warnings.map { $0.notice(role: study.role) })
  }
}

/// What people read of a comparison.
struct ComparisonSection {
  let study: ComparisonStudy
  let request: SurveyRequest

  /// With more pairs than this their elements are left to files.
  private static let detailedPairs = 6
  /// With more pairs than this a picture of them would be too tall.
  private static let drawnPairs = 40

  private typealias Words = ComparisonWords
  private var level: Double { study.options.satisfaction.level }
  private var isTime: Bool { ComparisonWords.isTime(study.role) }
  private var tables: ComparisonTables { ComparisonTables(study: study) }

  var document: Document {
    var blocks: [Document.Block] = [
      .title(Words.title(study.role), subtitle: Words.subtitle(study, request))
    ]
    if study.pairs.count > 1 { blocks += overview }
    if study.pairs.count <= Self.detailedPairs {
      blocks += study.pairs.flatMap(details)
    } else {
      blocks.append(.paragraph(ComparisonOverviewWords.moreInFiles(study.pairs.count)))
    }
    if study.joint.count <= Self.detailedPairs { blocks += study.joint.flatMap(together) }
    blocks.append(.heading(ComparisonOverviewWords.howToRead))
    blocks += ComparisonOverviewWords.rules(study).map { .paragraph($0) }
    return Document(blocks)
  }

  private var overview: [Document.Block] {
    var blocks: [Document.Block] = [
      .heading(ComparisonOverviewWords.overview),
      .paragraph(ComparisonOverviewWords.pairs(study, isTime: isTime)), .table(tables.overview),
    ]
    let chart = RowChart(study)
    if !chart.rows.isEmpty && chart.rows.count <= Self.drawnPairs { blocks.append(.rows(chart)) }
    return blocks
  }

  private func details(_ pair: ComparedPair) -> [Document.Block] {
    let heading = Words.pair(pair.group, pair.from.value, pair.to.value)
    var paragraphs = Words.index(pair, level: level, isTime: isTime)
    if !pair.elements.isEmpty {
      paragraphs.append(Words.elements(pair, level: level, isTime: isTime))
    }
    let below = [
      Words.needed(pair, level: level), Words.widerIntervals(pair, level: level),
    ]
    var blocks: [Document.Block] =
      [.heading(heading)] + paragraphs.map { .paragraph($0) } + [.table(tables.pair(pair))]
      + below.compactMap(\.self).map { .paragraph($0) }
    let chart = RowChart(pair, in: study)
    if !chart.rows.isEmpty { blocks.append(.rows(chart)) }
    return blocks
  }

  private func together(_ joint: JointComparison) -> [Document.Block] {
    guard !joint.means.isEmpty || !joint.distributions.isEmpty else { return [] }
    var blocks: [Document.Block] = [.heading(ComparisonOverviewWords.together(joint))]
    if let index = joint.means.last {
      blocks.append(
        .paragraph(
          ComparisonOverviewWords.index(index, groups: joint.values.count, level: level)))
    }
    if !joint.distributions.isEmpty {
      blocks += [
        .paragraph(ComparisonOverviewWords.distributions(joint.distributions, level: level))
      ]
      // Of two groups a table of answers that are not shown to differ would say nothing more.
      let isWorth = joint.distributions.contains { ($0.adjustedPValue ?? 1) <= 1 - level }
      if isWorth || !joint.means.isEmpty { blocks.append(.table(tables.joint(joint))) }
    }
    return blocks
  }
}
