import Localization
import Testing

@testable import Rendering

@Suite struct XLSXRendererTests {
  private let renderer = XLSXRenderer(.example, in: .id)

  /// The names of the parts of a ZIP file, from its table of contents.
  private func parts(_ bytes: [UInt8]) -> [String] {
    var names: [String] = []
    var place = 0
    while place + 46 < bytes.count {
      guard bytes[place..<(place + 4)] == [0x50, 0x4B, 1, 2] else {
        place += 1
        continue
      }
      let count = Int(bytes[place + 28]) + Int(bytes[place + 29]) << 8
      let end = min(place + 46 + count, bytes.count)
      names.append(String(decoding: bytes[(place + 46)..<end], as: UTF8.self))
      place = end
    }
    return names
  }

  @Test("a workbook has its sheets, and a chart for each of the document")
  func holdsParts() throws {
    let document = Document(
      Document.example.blocks + [.chart(.outlook), .chart(.trend), .chart(.everything)])
    let bytes = try renderer.render(document, CSVRendererTests.table)
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    let names = parts(bytes)
    #expect(names.contains("xl/workbook.xml") && names.contains("[Content_Types].xml"))
    #expect(names.count { $0.hasPrefix("xl/worksheets/sheet") } == 5)
    #expect(names.count { $0.hasPrefix("xl/charts/chart") } == 3)
    #expect(
      renderer.sheets(of: document, CSVRendererTests.table).map(\.name)
        == ["Ringkasan", "Data", "Grafik 1", "Grafik 2", "Grafik 3"])
  }

  @Test("the same answer gives the same bytes")
  func repeats() throws {
    let document = Document(Document.example.blocks + [.chart(.outlook)])
    let first = try renderer.render(document, CSVRendererTests.table)
    let second = try renderer.render(document, CSVRendererTests.table)
    #expect(first == second)
  }

  @Test("every chart that there is can be written", arguments: Chart.samples)
  func writesCharts(label: String, chart: Chart) throws {
    let bytes = try renderer.render(Document([.chart(chart)]), CSVRendererTests.table)
    #expect(parts(bytes).contains("xl/charts/chart1.xml"), "\(label)")
  }

  private static let texts = [
    "=1+2", "@SUM(A1)", "\u{0}\u{1}\u{1B}", "\u{FFFF}", "<script>&\"'", "\u{202E}abc",
    String(repeating: "x", count: 40_000), String(repeating: "😀\n", count: 20_000), "",
  ]

  @Test("whatever a text holds, there is a workbook", arguments: texts.indices)
  func hostile(place: Int) throws {
    let text = Self.texts[place]
    let words = Bilingual(text)
    let chart = Chart(
      title: words, alternativeText: words, valueTitle: words, timeTitle: words, decimals: 2,
      positions: [.init(time: 2020, label: words)],
      observations: .init(name: words, points: [.init(time: 2020, value: 1)]))
    let document = Document([
      .title(words, subtitle: words), .heading(words), .paragraph(words),
      .figure(label: words, value: .text(words), mark: words, details: [words]),
      .table(Table(columns: [Column(words)], rows: [[.text(words)]])), .chart(chart),
      .notes(title: words, [words]),
    ])
    let table = PayloadTable(columns: [text], rows: [[.text(text)]])
    let bytes = try renderer.render(document, table)
    #expect(parts(bytes).contains("xl/charts/chart1.xml"))
  }

  @Test("a table beyond what a sheet holds is refused with its size")
  func tooLarge() {
    let columns = (0..<16_385).map { "c\($0)" }
    #expect(throws: XLSXError.tooLarge(rows: 1, columns: 16_385)) {
      try renderer.render(Document([]), PayloadTable(columns: columns, rows: []))
    }
    let rows = Array(repeating: [Payload.integer(1)], count: 1_048_576)
    #expect(throws: XLSXError.tooLarge(rows: 1_048_577, columns: 1)) {
      try renderer.render(Document([]), PayloadTable(columns: ["a"], rows: rows))
    }
  }

  @Test("an empty document has its two sheets")
  func empty() throws {
    let bytes = try renderer.render(Document([]), PayloadTable(columns: [], rows: []))
    #expect(parts(bytes).count { $0.hasPrefix("xl/worksheets/sheet") } == 2)
  }

  @Test("rows and shares have charts too, and what a page shows twice is there once")
  func drawsRows() throws {
    let document = Document([
      .chart(.outlook), .rows(SampleRows.elements), .shares(SampleRows.answers), .chart(.outlook),
    ])
    let bytes = try renderer.render(document, CSVRendererTests.table)
    #expect(parts(bytes).count { $0.hasPrefix("xl/charts/chart") } == 3)
    let sheets = renderer.sheets(of: document, CSVRendererTests.table)
    #expect(sheets.map(\.name) == ["Ringkasan", "Data", "Grafik 1", "Grafik 2", "Grafik 3"])
    let placed = sheets[0].charts
    #expect(placed.count == 3)
    for (chart, next) in zip(placed, placed.dropFirst()) {
      #expect(next.row >= chart.row + Int(chart.chart.height / 20))
    }
  }

  @Test("hostile rows are harmless cells", arguments: texts.indices)
  func hostileRows(place: Int) throws {
    let words = Bilingual(Self.texts[place])
    let rows = RowChart(
      title: words, alternativeText: words, valueTitle: words, valueName: words,
      intervalName: words, decimals: 2,
      rows: [.init(label: words, value: 1, interval: 0...2, note: words)])
    let shares = ShareChart(
      title: words, alternativeText: words, valueTitle: words, levels: [words, words],
      rows: [.init(label: words, shares: [0.25, 0.75], note: words)])
    let bytes = try renderer.render(
      Document([.rows(rows), .shares(shares)]), CSVRendererTests.table)
    #expect(parts(bytes).contains("xl/charts/chart2.xml"))
  }
}
