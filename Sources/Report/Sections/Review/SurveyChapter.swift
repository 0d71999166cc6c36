import Attainment
import Localization
import Moments
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// The survey of a report, in the order in which the ministry's form tells it.
struct SurveyChapter {
  let survey: SurveyStudy
  let study: IndicatorStudy
  let plan: Plan
  /// The confidence level of the intervals, a fraction.
  let level: Double
  /// Smaller groups of respondents are shown together.
  let minimumCell: Int

  private typealias Words = SurveyWords
  private var table: ElementTable { ElementTable(edition: survey.edition, level: level) }

  var blocks: [Document.Block] {
    [.chapter(Words.chapter(survey.year))] + respondents + elements + extremes + changes + trend
      + AttainmentTables.followUp(of: plan) + comments
  }

  // MARK: - Who answered

  private var respondents: [Document.Block] {
    var blocks: [Document.Block] = [
      .heading(Words.respondents), .paragraph(IndexWords.respondents(survey.satisfaction)),
    ]
    guard !survey.profiles.isEmpty else { return blocks + [.paragraph(Words.noProfile)] }
    let rows = survey.profiles.flatMap { profile in
      // Said in every row, for who sorts the table or hears it read.
      profile.lines(minimum: minimumCell).map { line -> [Cell] in
        [
          .text(RespondentWords.role(profile.role)), .text(line.label), .count(line.count),
          .number(100 * Double(line.count) / Double(max(1, profile.total)), decimals: 2),
        ]
      }
    }
    blocks.append(.table(Table(columns: Words.respondentColumns, rows: rows)))
    if survey.profiles.contains(where: { $0.publishable(minimum: minimumCell).merged != nil }) {
      blocks.append(.paragraph(RespondentWords.suppression(minimumCell)))
    }
    return blocks
  }

  // MARK: - Elements

  private var elements: [Document.Block] {
    [
      .heading(Words.elements), .rows(picture), .table(table.table(survey.satisfaction.elements)),
      .shares(answers),
    ]
  }

  private var picture: RowChart {
    let before = survey.earlier.flatMap { $0.edition.id == survey.edition.id ? $0 : nil }
    var chart = RowChart(
      title: Words.elementPicture(survey), alternativeText: Words.elementsInWords(survey),
      valueTitle: Words.index(survey.edition.indexBounds),
      valueName: Bilingual("\(survey.year)"),
      intervalName: Words.interval(level),
      referenceName: before.map { Bilingual("\($0.year)") }, decimals: 2,
      bounds: survey.edition.indexBounds,
      rows: survey.satisfaction.elements.map { element in
        RowChart.Row(
          label: element.name.map { name, _ in "\(element.element) \(name)" },
          value: element.index, interval: table.interval(of: element),
          reference: before?.satisfaction.elements.first { $0.element == element.element }?.index,
          note: element.grade.map { Bilingual($0.grade) })
      })
    chart.bands = survey.edition.bands
    return chart
  }

  private var answers: ShareChart {
    let levels = survey.answers.first?.counts.count ?? 2
    return ShareChart(
      title: Words.answerPicture(survey), alternativeText: Words.answersInWords(survey),
      valueTitle: Words.shares,
      levels: (0..<levels).map { Bilingual("\(survey.edition.scale.lowest + $0)") },
      rows: survey.answers.map { answers in
        let total = answers.counts.reduce(0, +)
        return ShareChart.Row(
          label: answers.name.map { name, _ in "\(answers.element) \(name)" },
          shares: total > 0 ? answers.counts.map { Double($0) / Double(total) } : [],
          note: Bilingual("n = \(total)"))
      })
  }

  /// The three weakest and the three strongest, beside each other.
  private var extremes: [Document.Block] {
    let ranked = survey.satisfaction.elements.filter { $0.index != nil }
      .sorted { ($0.index ?? 0) < ($1.index ?? 0) }
    guard ranked.count > 3 else { return [] }
    func cells(_ element: ElementResult) -> [Cell] {
      [
        .text(element.name.map { name, _ in "\(element.element) \(name)" }),
        element.index.map { .number($0, decimals: 2) } ?? .undefined,
      ]
    }
    let rows = (0..<3).map { cells(ranked[$0]) + cells(ranked[ranked.count - 1 - $0]) }
    return [
      .heading(Words.extremes), .table(Table(columns: Words.extremeColumns, rows: rows)),
    ]
  }

  // MARK: - Over time

  private var changes: [Document.Block] {
    guard let earlier = survey.earlier else { return [] }
    let comparison = earlier.comparison
    let multiplier = survey.edition.scale.multiplier.value
    func cells(
      _ difference: Difference?, times factor: Double, from: Double?, to: Double?, _ pValue: Double?
    ) -> [Cell] {
      let interval = difference?.interval(level: level)
      let value = difference?.estimate.value
      return [
        from.map { .number($0, decimals: 2) } ?? .undefined,
        to.map { .number($0, decimals: 2) } ?? .undefined,
        value.map { .number(factor * $0, decimals: 2) } ?? .undefined,
        interval.map {
          .interval(lower: factor * $0.lower, upper: factor * $0.upper, decimals: 2)
        } ?? .undefined,
        pValue.map { .pValue($0) } ?? .undefined,
        pValue.map {
          .text(Words.verdict(value ?? 0, isReal: $0 <= 1 - level))
        } ?? .undefined,
      ]
    }
    let identities = Dictionary(
      earlier.edition.elements.map { ($0.identity, $0.code) },
      uniquingKeysWith: { first, _ in first })
    var rows = comparison.elements.map { element -> [Cell] in
      let code = survey.edition.elements.first { $0.code == element.element }
        .flatMap { identities[$0.identity] }
      let from = earlier.satisfaction.elements.first { $0.element == code }?.index
      let to = survey.satisfaction.elements.first { $0.element == element.element }?.index
      return [.text(element.name.map { name, _ in "\(element.element) \(name)" })]
        + cells(
          element.difference, times: multiplier, from: from, to: to, element.adjustedPValue)
    }
    if let index = comparison.index {
      rows.append(
        [.text(Words.wholeIndex)]
          + cells(
            index, times: 1, from: value(earlier.satisfaction), to: value(survey.satisfaction),
            index.pValue))
    }
    let isSame = earlier.edition.id == survey.edition.id
    return [
      .heading(Words.change(since: earlier.year)),
      .paragraph(Words.changes(earlier, level: level)),
      .table(
        Table(
          columns: Words.changeColumns(earlier.year, survey.year, level: level), rows: rows)),
    ] + (isSame ? [] : [.paragraph(Words.otherEdition(earlier, survey))])
  }

  private func value(_ group: GroupSatisfaction) -> Double? {
    (try? group.index.get())?.published.value
  }

  private var trend: [Document.Block] {
    guard let chart = Chart(study) else { return [] }
    return [.heading(Words.trend)] + [study.trendWords.map { .paragraph($0) }].compactMap(\.self)
      + [.chart(chart)]
  }

  // MARK: - Comments

  private var comments: [Document.Block] {
    guard !survey.comments.isEmpty else { return [] }
    return [
      .heading(Words.comments),
      .notes(title: Words.commentsNote, survey.comments.map { Bilingual($0) }),
    ]
  }
}

extension RegulationEdition {
  /// The ends of the index.
  var indexBounds: ClosedRange<Double> {
    let unit = scale.multiplier.value
    return unit * Double(scale.lowest)...unit * Double(scale.highest)
  }
}
