import Localization
import Rendering
import Report
import Satisfaction
import Testing

@Suite struct EditionsSectionTests {
  @Test("lists all editions")
  func lists() {
    let answer = Answer.editions(RegulationEdition.shipped)
    for language in Language.allCases {
      let text = String(
        decoding: TerminalRenderer(width: 120).render(answer.document, in: language), as: UTF8.self)
      for edition in RegulationEdition.shipped {
        #expect(text.contains(edition.id) && text.contains(edition.title))
      }
    }
    #expect(answer.table.rows.count == RegulationEdition.shipped.map(\.grades.count).reduce(0, +))
  }

  @Test(
    "shows the bands of one as the regulation prints them", arguments: RegulationEdition.shipped)
  func showsBands(_ edition: RegulationEdition) throws {
    let document = Answer.editions([edition]).document
    let tables = document.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(tables.count == 2 && tables[0].rows.count == edition.elements.count)
    let bands = try #require(tables.last).rows
    // each ends a hundredth below the next, the best at the top of the scale
    for (row, grade) in zip(bands, edition.grades) { #expect(row[1] == .fixed(grade.from)) }
    #expect(bands[0][2] == .fixed(FixedDecimal(units: 10000, decimals: 2)))
    for (row, above) in zip(bands.dropFirst(), edition.grades) {
      #expect(row[2] == .fixed(FixedDecimal(units: above.from.units - 1, decimals: 2)))
    }
  }
}
