import Localization
import TestSupport
import Testing
import Trend

@Suite struct EstimateSeriesTimeTests {
  @Test("counts years from the first period, before it and after the last")
  func countsYears() throws {
    let years = try EstimateSeries.of([1, 2, 3], periods: ["2015", "2017", "2018"])
    #expect([2015, 2018, 2030, 2010].map { years.time(of: Period(year: $0)) } == [0, 3, 15, -5])
    let quarters = try EstimateSeries.of([1, 2, 3], periods: ["2015-Q2", "2015-Q3", "2016-Q1"])
    #expect(quarters.periods.map(quarters.time(of:)) == quarters.times)
    #expect(quarters.time(of: try #require(Period("2016-Q4"))) == 1.5)
    // a year starts with its first quarter
    #expect(quarters.time(of: Period(year: 2016)) == 0.75)
  }
}
