import Localization
import Testing
import Trend

@Suite struct ForecastWarningTests {
  @Test func saysFewObservations() throws {
    let five = try yearly([80, 82, 81, 84, 83])
    #expect(ForecastWarning.of(five, horizon: 1) == [.fewObservations(5)])
    #expect(ForecastWarning.of(try yearly([80, 82, 81, 84, 83, 86]), horizon: 1).isEmpty)
  }

  /// A method that knows no bounds goes past one, where its interval is cut off to nothing.
  @Test(arguments: [ForecastMethod.linear, .drift, .holt])
  func saysWhereAnIntervalIsAPoint(method: ForecastMethod) throws {
    let values = [90, 93, 96.1, 99, 99.9]
    func forecast(_ values: [Double], within bounds: ClosedRange<Double>?) throws -> Forecast {
      let series = try EstimateSeries(
        values.enumerated().map { Observation(period: Period(year: 2018 + $0), value: $1) },
        bounds: bounds)
      return try method.forecast(series, horizon: 8)
    }
    func warnings(_ forecast: Forecast) -> [ForecastWarning] {
      forecast.warnings.filter { if case .intervalAtBound = $0 { true } else { false } }
    }
    let rising = try forecast(values, within: 25...100)
    let first = try #require(
      rising.steps.first { $0.distribution.interval(level: 0.95) == 100...100 }?.period)
    #expect(warnings(rising) == [.intervalAtBound(100, from: first)])
    let falling = try forecast(values.map { 100 - $0 }, within: 0...75)
    #expect(warnings(falling) == [.intervalAtBound(0, from: first)])
    #expect(warnings(try forecast(values, within: nil)).isEmpty)
  }

  /// An edition that is not known is no change.
  @Test func saysWhereTheEditionChanges() throws {
    let editions = [nil, "2014", nil, "2014", "2017", "2017"]
    let series = try EstimateSeries(
      editions.enumerated().map { index, edition in
        Observation(
          period: Period(year: 2013 + index), value: 80 + Double(index * index), edition: edition)
      })
    #expect(
      ForecastWarning.of(series, horizon: 1)
        == [.editionChange(Period(year: 2017), from: "2014", to: "2017")])
  }
}
