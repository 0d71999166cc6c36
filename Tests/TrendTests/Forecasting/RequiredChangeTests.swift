import Localization
import Testing
import Trend

@Suite struct RequiredChangeTests {
  @Test func comparesWithTheChangesSeen() throws {
    let series = try yearly([80, 81, 83, 82, 84], from: 2019)
    let change = try RequiredChange(88, in: Period(year: 2025), of: series)
    #expect(change.annualChange == 2)
    #expect(change.attained == 2)
    #expect(change.yearlyChanges == 4)
  }

  /// 80.3 - 80.2 and 80.2 - 80.1 are a little less and a little more than 0.1.
  @Test func roundingIsNoShortfall() throws {
    let series = try yearly([80.1, 80.2, 80.3, 80.2], from: 2019)
    #expect(try RequiredChange(80.3, in: Period(year: 2023), of: series).attained == 2)
  }

  /// Half-yearly periods are compared across one year, and pairs further apart not at all.
  @Test func countsPairsOneYearApart() throws {
    let texts = ["2019-S1", "2019-S2", "2020-S2", "2021-S1", "2021-S2"]
    let series = try EstimateSeries(
      zip(texts, [70, 71, 74, 76, 75]).map {
        Observation(period: try #require(Period($0)), value: $1)
      })
    let change = try RequiredChange(77, in: try #require(Period("2022-S2")), of: series)
    #expect(change.annualChange == 2)
    #expect(change.yearlyChanges == 2)
    #expect(change.attained == 1)
  }

  @Test func refusesThePastAndTheImpossible() throws {
    let series = try yearly([80, 81, 83], from: 2019, within: 25...100)
    let last = Period(year: 2021)
    #expect(throws: TrendError.targetNotAhead(last, last: last)) {
      try RequiredChange(90, in: last, of: series)
    }
    let half = try #require(Period("2022-S1"))
    #expect(throws: TrendError.targetNotAhead(half, last: last)) {
      try RequiredChange(90, in: half, of: series)
    }
    #expect(
      throws: TrendError.targetOutsideBounds(
        Period(year: 2022), target: 100.5, bounds: 25...100)
    ) {
      try RequiredChange(100.5, in: Period(year: 2022), of: series)
    }
  }
}
