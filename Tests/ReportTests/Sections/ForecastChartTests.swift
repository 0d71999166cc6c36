import Localization
import Rendering
import Testing
import Trend

@testable import Report

@Suite struct ForecastChartTests {
  @Test("a change of edition is drawn, also after a year whose edition is not known")
  func drawsBreaks() throws {
    let editions: [String?] = ["a", "a", nil, "b", "b"]
    let series = try EstimateSeries(
      editions.enumerated().map { place, edition in
        Observation(
          period: Period(year: 2015 + place), value: [80, 82, 81, 84, 83][place], edition: edition)
      })
    let chart = Chart(try ForecastAnalysis(series), title: Bilingual("IKM"))
    #expect(chart.breaks.map(\.time) == [2017.5])
  }

  @Test("past targets stand beside those to come, which alone have a probability")
  func drawsTargets() throws {
    let series = try EstimateSeries(
      [80, 82, 81].enumerated().map {
        Observation(period: Period(year: 2015 + $0.offset), value: $0.element)
      })
    var options = ForecastOptions()
    options.targets = [Period(year: 2016): 81, Period(year: 2019): 85]
    let chart = Chart(try ForecastAnalysis(series, options: options), title: Bilingual("IKM"))
    let targets = try #require(chart.targets).points
    #expect(targets.map(\.time) == [2016, 2019])
    #expect(targets.map { $0.note == nil } == [true, false])
    #expect(chart.forecast?.points.map(\.time) == [2018, 2019])
  }
}
