import Localization
import Testing
import Trend

@Suite struct EditionChangeTests {
  private static func series(_ editions: [String?]) throws -> EstimateSeries {
    try EstimateSeries(
      editions.enumerated().map { place, edition in
        Observation(
          period: Period(year: 2015 + place), value: 80 + Double(place * place), edition: edition)
      })
  }

  @Test func findsEachChange() throws {
    let changes = try Self.series(["a", "a", "b", "b", "a"]).editionChanges
    #expect(changes.map(\.place) == [2, 4])
    #expect(changes.map(\.period.year) == [2017, 2019])
    #expect(changes.map(\.from) == ["a", "b"])
    #expect(changes.map(\.to) == ["b", "a"])
  }

  @Test(
    "an observation without an edition changes nothing",
    arguments: [
      ["a", nil, "a"], [nil, "a", "a"], ["a", "a", nil], [nil, nil, nil],
    ])
  func passesOverUnknown(_ editions: [String?]) throws {
    #expect(try Self.series(editions).editionChanges.isEmpty)
  }

  @Test("the tests of breaks and the warnings of forecasts see the same changes")
  func isSeenByAll() throws {
    let series = try Self.series(["a", "a", nil, "b", "b", "b"])
    let change = try #require(series.editionChanges.first)
    #expect(change.place == 3)
    #expect(EditionBreaks.test(series).shifts.map(\.period) == [change.period])
    #expect(
      ForecastWarning.of(series, horizon: 1)
        == [.editionChange(change.period, from: "a", to: "b")])
  }
}
