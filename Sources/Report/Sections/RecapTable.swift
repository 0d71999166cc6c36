import Attainment
import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The recap of a parent over its units.
struct RecapTable {
  let units: [PlanStudy]

  private typealias Words = AttainmentTableWords

  private var recap: UnitsRecap { UnitsRecap(units.flatMap(\.recaps)) }

  var blocks: [Document.Block] {
    let recap = recap
    let hasMethods = recap.rows.contains { $0.method != nil }
    guard !recap.rows.isEmpty else { return [] }
    let codes = recap.rows.flatMap(\.elements).map(\.element)
      .reduce(into: [String]()) { codes, code in if !codes.contains(code) { codes.append(code) } }
    var rows = recap.rows.enumerated().map { place, row in
      [.count(place + 1)] + cells(row, codes, hasMethods)
    }
    if recap.rows.count > 1 { rows.append(mean(recap, codes, hasMethods)) }
    return [
      .heading(Words.recap),
      .table(
        Table(columns: Words.recapColumns(codes, methods: hasMethods), rows: rows, wraps: true)),
      .paragraph(Words.recapNote),
    ] + (recap.spansYears ? [.paragraph(Words.differentYears)] : [])
  }

  private func cells(_ row: IndexRecap, _ codes: [String], _ hasMethods: Bool) -> [Cell] {
    let elements = codes.map { code -> Cell in
      let mean = row.elements.first { $0.element == code }?.mean
      return mean.map { .number($0.value, decimals: 2) } ?? .undefined
    }
    let actions = row.followUp.map { entry in
      entry.action.map { action, _ in "\(entry.element) \(action)" }
    }
    return [.text(row.unit), .text(Bilingual("\(row.year)"))] + elements + [
      .fixed(row.published), row.grade.map { .text(Bilingual($0)) } ?? .undefined,
      row.respondents.map { .count($0) } ?? .undefined,
    ] + (hasMethods ? [row.method.map { .text($0) } ?? .undefined] : []) + [
      row.weakest.isEmpty
        ? .undefined
        : .text(Catalogue.list(row.weakest.map { Bilingual($0.element) })),
      actions.isEmpty ? .undefined : .text(Catalogue.list(actions)),
      row.followUpRealisation.map { .number($0, decimals: $0 == $0.rounded() ? 0 : 2) }
        ?? .undefined,
    ]
  }

  private func mean(_ recap: UnitsRecap, _ codes: [String], _ hasMethods: Bool) -> [Cell] {
    [.undefined, .text(Words.mean), .undefined]
      + Array(repeating: .undefined, count: codes.count) + [
        recap.mean.map { .fixed($0) } ?? .undefined,
        recap.grade.map { .text(Bilingual($0.grade)) } ?? .undefined,
      ] + Array(repeating: .undefined, count: hasMethods ? 5 : 4)
  }
}
