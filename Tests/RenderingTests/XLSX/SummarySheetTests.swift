import Localization
import Testing

@testable import Rendering

@Suite struct SummarySheetTests {
  private func sheet(_ document: Document, _ language: Language = .en) -> Sheet {
    SummarySheet(document, charts: [], name: "Summary", Notation(language), .example).sheet
  }

  private func texts(_ sheet: Sheet) -> [String] {
    sheet.entries.compactMap { if case .text(let text) = $0.value { text } else { nil } }
  }

  @Test("every word of the document is there, in its order")
  func holdsWords() {
    let found = texts(sheet(.example))
    for word in [
      "Satisfaction Index", "Regulation 14 · weight 1/9", "IKM", "Grade A · Very good",
      "28 respondents", "Elements, weakest first", "Element", "Interval, lower", "Cost or tariff",
      "Notes", "• Blank answers do not count.",
    ] {
      #expect(found.contains(word), "\(word)")
    }
    #expect(found.firstIndex(of: "IKM") ?? 99 < found.firstIndex(of: "Cost or tariff") ?? 0)
    #expect(texts(sheet(.example, .id)).contains("Interval, lower") == false)
  }

  @Test("the answer is a number over cells that are wide enough for it")
  func figure() throws {
    let sheet = sheet(.example)
    let figure = try #require(sheet.entries.first { $0.value == .number(88.39) })
    #expect(figure.style.numberFormat == "#,##0.00" && figure.style.size > 15)
    let width = sheet.widths[figure.column...figure.lastColumn].reduce(0, +)
    #expect(width >= SheetMetrics.width("88.39", size: figure.style.size, isBold: true))
  }

  @Test("a table has numbers as numbers, dashes for what is undefined, and a header")
  func table() throws {
    let sheet = sheet(.example)
    let header = try #require(sheet.entries.first { $0.value == .text("Count") })
    #expect(header.style.isBold && header.style.wraps && header.style.alignment == .trailing)
    let row = sheet.entries.filter { $0.row == header.row + 1 }.map(\.value)
    #expect(
      row == [
        .text("Cost or tariff"), .number(12345), .number(3.5267), .number(81.2), .number(92.44),
        .number(0.731), .text("A"),
      ])
    let second = sheet.entries.filter { $0.row == header.row + 2 }.map(\.value)
    #expect(second.count { $0 == .text("–") } == 5)
  }

  @Test("no two cells overlap, and no column is wider than Excel allows")
  func arrangement() {
    let sheet = sheet(.example)
    var taken: Set<[Int]> = []
    for entry in sheet.entries {
      for column in entry.column...entry.lastColumn {
        #expect(taken.insert([entry.row, column]).inserted, "\(entry)")
      }
    }
    #expect(sheet.widths.allSatisfy { 0..<255 ~= $0 })
    #expect(sheet.heights.values.allSatisfy { 0...409 ~= $0 })
  }

  @Test("a column is as wide as what it holds needs, so that no number becomes ####")
  func widths() {
    let sheet = sheet(.example)
    for entry in sheet.entries where entry.lastColumn == entry.column {
      guard case .number(let value) = entry.value else { continue }
      let shown = Notation(.en).number(value, decimals: 3)
      let needed = SheetMetrics.width(String(shown.prefix(6)), size: entry.style.size)
      #expect(sheet.widths[entry.column] >= needed, "\(entry)")
    }
  }

  @Test("a document of charts has room for each below the one before")
  func charts() {
    let document = Document([.chart(.outlook), .paragraph(Bilingual("after")), .chart(.trend)])
    let placed = [Chart.outlook, .trend].enumerated().map {
      SheetPicture.points(
        ChartSheet($1, name: "Chart \($0 + 1)", Notation(.en), .example).placeable)
    }
    let sheet = SummarySheet(
      document, charts: placed, name: "Summary", Notation(.en), .example
    ).sheet
    #expect(sheet.charts.count == 2)
    let after = sheet.entries.first { $0.value == .text("after") }?.row ?? 0
    let height = Double(after - sheet.charts[0].row) * Sheet.rowHeight
    #expect(height >= SheetChart.height * 0.75, "a pixel is three quarters of a point")
    #expect(sheet.charts[1].row > after)
  }

  @Test("chapters, cards and a signature have their words; what is only drawn has none")
  func longDocuments() {
    let card = Document.Card(
      label: Bilingual("IKM"), value: .number(88.39, decimals: 2), mark: Bilingual("A"),
      details: [Bilingual("28 respondents")])
    let document = Document([
      .chapter(Bilingual("Results")), .cards([card, card]),
      .signature(above: [Bilingual("Metro")], below: [Bilingual("The head")]),
    ])
    let sheet = sheet(document)
    #expect(
      texts(sheet)
        == [
          "Results", "IKM", "A", "28 respondents", "IKM", "A", "28 respondents", "Metro",
          "The head",
        ])
    #expect(sheet.entries.count { $0.value == .number(88.39) } == 2)
    let rows = sheet.entries.suffix(2).map(\.row)
    #expect(rows[1] - rows[0] > 3, "room to sign")
  }
}
