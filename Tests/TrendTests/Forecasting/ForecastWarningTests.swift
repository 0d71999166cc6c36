import Localization
import Testing
import Trend

@Suite struct ForecastWarningTests {
  @Test func saysFewObservations() throws {
    let five = try yearly([80, 82, 81, 84, 83])
    #expect(ForecastWarning.of(five, horizon: 1) == [.fewObservations(5)])
    #expect(ForecastWarning.of(try yearly([80, 82, 81, 84, 83, 86]), horizon: 1).isEmpty)
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
