import Localization
import Rates
import Rendering
import TestSupport
import Testing

@testable import Report

@Suite struct RateSectionTests {
  @Test("a year without a report has no rate in any form")
  func noReport() throws {
    let answer = try SampleRates().answer(SampleRates.counts)
    let row = try #require(answer.table.rows.first { $0[0] == .integer(2017) })
    let place = try #require(answer.table.columns.firstIndex(of: "estimate"))
    #expect(row[place] == .null && row[place + 1] == .null && row[place + 2] == .null)
    #expect(answer.document.texts.contains { $0.id == "tidak ada kejadian" })
    let chart = try #require(answer.document.charts.first)
    #expect(!chart.observations.points.contains { $0.time == 2017 })
    #expect(chart.observations.points.map(\.time) == [2016, 2018, 2019, 2021])
    #expect(chart.alternativeText.id.contains("2017 tidak ada kejadian"))
  }

  @Test("limits of Agresti and Coull are cut for people, and whole for programs")
  func clips() throws {
    let sample = SampleRates(options: RateOptions(method: .agrestiCoull))
    let answer = try sample.answer(SampleRates.counts)
    #expect(answer.notices.contains { $0.code == "intervalClipped" })
    let place = try #require(answer.table.columns.firstIndex(of: "upper"))
    let row = try #require(answer.table.rows.last)
    guard case .number(let upper) = row[place] else {
      Issue.record("\(row[place]) is no number")
      return
    }
    #expect(upper > 100)
    let points = try #require(answer.document.charts.first).observations.points
    #expect(points.allSatisfy { ($0.interval?.upperBound ?? 0) <= 100 })
    #expect(
      try !SampleRates().answer(SampleRates.counts).notices.contains {
        $0.code == "intervalClipped"
      })
  }

  @Test("the chart has a target one year ahead, and its chance")
  func target() throws {
    let analysis = try SampleRates().analysis(SampleRates.counts)
    let chart = Chart(analysis.whole, analysis.options)
    let point = try #require(chart.targets?.points.first)
    #expect(point.time == 2022 && point.value == 90)
    let outlook = try #require(try analysis.whole.outlook?.get())
    #expect(point.note == Catalogue.share(outlook.probabilityOfAttainment))
    var asked = analysis.options
    asked.target = nil
    #expect(Chart(analysis.whole, asked).targets == nil)
  }

  @Test("many groups make one table, few are shown each")
  func groups() throws {
    func headings(_ answer: Answer) -> [String] {
      answer.document.blocks.compactMap { block in
        if case .heading(let text) = block { text.en } else { nil }
      }
    }
    let many = try SampleRates(groups: ["village"]).answer(SampleRates.villages)
    #expect(!headings(many).contains("Desa 1"))
    let few = try SampleRates(groups: ["type"]).answer(SampleRates.register)
    #expect(headings(few).contains("land") && headings(few).contains("(blank)"))
  }

  @Test("of an open case only its day, its kind and its place are told")
  func openCases() throws {
    let answer = try SampleRates().answer(SampleRates.register)
    guard case .object(let members) = answer.payload,
      case .array(let cases)? = members.first(where: { $0.key == "openCases" })?.value
    else {
      Issue.record("no open cases")
      return
    }
    #expect(cases.count == 2)
    for item in cases {
      guard case .object(let parts) = item else { continue }
      #expect(
        Set(parts.map(\.key)).isSubset(of: ["reported", "days", "type", "village", "reason"]))
    }
  }

  @Test("shares are rounded once")
  func roundsOnce() throws {
    let answer = try SampleRates().answer("year,reported,resolved\n2020,9,7\n2021,9,9\n")
    let place = try #require(answer.table.columns.firstIndex(of: "estimate"))
    #expect(answer.table.rows[0][place] == .number(700.0 / 9))
    #expect(answer.table.rows[1][place] == .number(100))
  }
}
