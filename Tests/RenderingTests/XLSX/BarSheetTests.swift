import Localization
import Testing

@testable import Rendering

@Suite struct BarSheetTests {
  private func number(_ sheet: Sheet, _ row: Int, _ column: Int) -> Double? {
    let entry = sheet.entries.first { $0.row == row && $0.column == column }
    if case .number(let value)? = entry?.value { return value }
    return nil
  }

  private func make(_ chart: RowChart) -> BarSheet {
    BarSheet(chart, name: "Chart 1", Notation(.en), .example)
  }

  @Test("the three parts of a bar end at the lower limit, the value and the upper limit")
  func intervals() throws {
    let made = make(SampleRows.elements)
    #expect(made.chart.series.count == 3)
    for (place, row) in SampleRows.elements.rows.enumerated() {
      let parts = try made.chart.series.map {
        try #require(number(made.sheet, made.chart.names.rows.lowerBound + place, $0.values.column))
      }
      let interval = try #require(row.interval)
      let value = try #require(row.value)
      #expect(parts[0] == interval.lowerBound)
      #expect((parts[0] + parts[1] - value).magnitude < 1e-12)
      #expect((parts[0] + parts[1] + parts[2] - interval.upperBound).magnitude < 1e-12)
    }
    // the limits themselves and last year's value stand in cells too
    #expect(number(made.sheet, 4, 1) == 84.6 && number(made.sheet, 4, 2) == 80.6)
    #expect(number(made.sheet, 4, 4) == 82.1)
    guard case .texts(let labels)? = made.chart.series[2].labels else {
      Issue.record("no labels")
      return
    }
    #expect(labels[0] == "84.60 B" && labels.count == 9)
  }

  @Test("a value without an interval is one part, a row without a value none")
  func gaps() throws {
    let chart = RowChart(
      title: Bilingual("t"), alternativeText: Bilingual("t"), valueTitle: Bilingual("v"),
      valueName: Bilingual("n"), intervalName: Bilingual("i"), decimals: 1,
      rows: [
        .init(label: Bilingual("a"), value: 3), .init(label: Bilingual("b"), value: nil),
        .init(label: Bilingual("c"), value: 4, interval: 3.5...4.5),
      ])
    let made = make(chart)
    let columns = made.chart.series.map(\.values.column)
    #expect(columns.map { number(made.sheet, 4, $0) } == [3, 0, 0])
    #expect(columns.map { number(made.sheet, 5, $0) } == [nil, nil, nil])
    #expect(columns.map { number(made.sheet, 6, $0) } == [3.5, 0.5, 0.5])
  }

  @Test("values on both sides of zero are plain bars, whose limits stand in cells")
  func negative() {
    let chart = RowChart(
      title: Bilingual("t"), alternativeText: Bilingual("t"), valueTitle: Bilingual("v"),
      valueName: Bilingual("n"), intervalName: Bilingual("i"), decimals: 1,
      rows: [.init(label: Bilingual("a"), value: -1, interval: -2...0.5)])
    let made = make(chart)
    #expect(made.chart.series.map(\.values.column) == [1])
    #expect((1...3).map { number(made.sheet, 4, $0) } == [-1, -2, 0.5])
  }

  @Test("a row of answers adds up to one, a level each")
  func shares() throws {
    let made = BarSheet(SampleRows.answers, name: "Chart 2", Notation(.id), .example)
    #expect(made.chart.series.count == 4 && made.chart.values.upper == 1)
    for row in made.chart.names.rows {
      let parts = try made.chart.series.map {
        try #require(number(made.sheet, row, $0.values.column))
      }
      #expect((parts.reduce(0, +) - 1).magnitude < 1e-12)
    }
    #expect(Set(made.chart.series.map(\.color)).count == 4)
  }
}
