import Localization
import Testing

@testable import Rendering

@Suite struct ChartSheetTests {
  private func make(_ chart: Chart, _ language: Language = .en) -> ChartSheet {
    ChartSheet(chart, name: "Chart 1", Notation(language), .example)
  }

  /// What a range shows; `nil` for a blank cell.
  private func values(_ range: SheetChart.Range, _ sheet: Sheet) -> [Double?] {
    range.rows.map { row in
      let entry = sheet.entries.first { $0.row == row && $0.column == range.column }
      guard case .number(let value)? = entry?.value else { return nil }
      return value
    }
  }

  private func name(_ series: SheetChart.Series, _ sheet: Sheet) -> String? {
    let entry = sheet.entries.first {
      $0.row == series.name.row && $0.column == series.name.column
    }
    guard case .text(let text)? = entry?.value else { return nil }
    return text
  }

  @Test("observations are the chart's, with a gap where a period is missing or a rule changes")
  func observations() throws {
    let made = make(.halves)
    let series = try #require(made.series.first { name($0, made.sheet) == "survey" })
    let shown = values(series.values, made.sheet)
    #expect(shown.compactMap(\.self) == Chart.halves.observations.points.map(\.value))
    // twelve values, one missing half-year, one break between the sixth and the seventh
    #expect(shown.count == 14)
    #expect(shown[6] == nil && shown[10] == nil)
    let times = values(series.times, made.sheet).compactMap(\.self)
    #expect(times.count == 14 && times == times.sorted())
  }

  @Test("an interval is a line from end to end, apart from the next")
  func intervals() throws {
    let made = make(.trend)
    let series = try #require(made.series.first { name($0, made.sheet) == "95% interval" })
    let shown = values(series.values, made.sheet)
    let ends = Chart.trend.observations.points.compactMap(\.interval)
    #expect(ends.count == 5)
    #expect(shown == ends.flatMap { [$0.lowerBound, $0.upperBound, nil] })
    #expect(series.line != nil && series.marker == nil)
  }

  @Test("beside a fitted line observations are points; the line and its bands have every time")
  func fit() throws {
    let made = make(.trend)
    let points = try #require(made.series.first { name($0, made.sheet) == "survey" })
    #expect(points.line == nil && points.marker != nil)
    let line = try #require(made.series.first { name($0, made.sheet) == "trend" })
    #expect(values(line.values, made.sheet) == Chart.trend.fit?.points.map(\.value))
    let bands = made.series.filter { !$0.isNamed }
    #expect(bands.count == 4)
    #expect(
      values(bands[0].values, made.sheet)
        == Chart.trend.fit?.points.map { $0.confidence?.lowerBound })
  }

  @Test("a forecast has its medians and its widest limits, from the last observation on")
  func forecast() throws {
    let made = make(.outlook)
    let median = try #require(
      made.series.first { name($0, made.sheet) == "forecast, interval" })
    #expect(values(median.values, made.sheet) == [90.62, 91.1, 91.4])
    #expect(values(median.times, made.sheet) == [2021, 2022, 2023])
    #expect(median.unlabelled == 1)
    let lower = try #require(made.series.first { name($0, made.sheet) == "95%, lower" })
    #expect(values(lower.values, made.sheet) == [90.62, 85, 82.9])
    #expect(!made.series.contains { name($0, made.sheet) == "50%, lower" })
    let texts = made.sheet.entries.map(\.value)
    #expect(texts.contains(.text("50%, upper")) && texts.contains(.number(92.7)))
  }

  @Test("targets, grades and breaks are named in the reader's language")
  func marks() {
    let made = make(.everything, .id)
    let names = made.series.compactMap { name($0, made.sheet) }
    #expect(names.contains("target, peluang tercapai"))
    #expect(names.contains("Mutu B ≥ 76,61"))
    #expect(names.contains("PermenPANRB 14/2017: 9 unsur"))
    let chart = made.placeable
    #expect(chart.alternativeText == Chart.everything.alternativeText.id)
  }

  @Test("nothing is drawn outside the axes, and years stand at ticks", arguments: Chart.samples)
  func axes(label: String, chart: Chart) {
    let made = make(chart)
    let placed = made.placeable
    #expect(!placed.series.isEmpty)
    for series in placed.series {
      for time in values(series.times, made.sheet).compactMap(\.self) {
        #expect(placed.times.lower...placed.times.upper ~= time, "\(label)")
      }
      for value in values(series.values, made.sheet).compactMap(\.self) {
        let bounds = chart.bounds ?? (-1e15)...1e15
        let drawn = min(max(value, bounds.lowerBound), bounds.upperBound)
        #expect(placed.values.lower...placed.values.upper ~= drawn, "\(label)")
      }
    }
    #expect(placed.times.lower.rounded() == placed.times.lower)
    #expect(placed.values.step > 0 && placed.times.step > 0)
  }

  @Test("what is not a number is left out")
  func leavesOut() {
    var chart = Chart.outlook
    chart.observations = Chart.Observations(
      name: chart.observations.name,
      points: [.init(time: 2018, value: .nan), .init(time: 2019, value: .infinity)])
    chart.targets = nil
    chart.forecast = nil
    let made = make(chart)
    #expect(
      made.sheet.entries.allSatisfy {
        if case .number(let value) = $0.value { value.isFinite } else { true }
      })
  }
}
