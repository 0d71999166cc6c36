import Rates
import TestSupport
import Testing

@Suite struct RateSeriesTests {
  private let text = """
    year,reported,resolved
    2016,4,2
    2017,0,0
    2018,6,5
    2019,8,8
    2021,3,3
    """

  @Test("years, what lies between them, and all together")
  func analysesYears() throws {
    let series = try rates(text).series[0]
    #expect(series.points.map(\.year.year) == [2016, 2017, 2018, 2019, 2021])
    #expect(series.missingYears == [2020] && series.hasRate)
    #expect(series.points[1].rate == .failure(.nothingReported))
    let pooled = try series.pooled.get()
    #expect(pooled.count == 18 && pooled.reported == 21)
    #expect(series.timeToResolution == nil && series.openCases.isEmpty && series.outlook == nil)
  }

  @Test("a difference is from the calendar year before, where that is there")
  func takesDifferences() throws {
    let points = try rates(text, options: RateOptions(level: 0.9)).series[0].points
    #expect(points[0].difference == nil && points[4].difference == nil)
    #expect(points[1].difference == .failure(.counts(.nothingReported)))
    #expect(points[2].difference == .failure(.counts(.nothingReported)))
    let difference = try RateDifference(
      RateCounts(8, of: 8), minus: RateCounts(5, of: 6), level: 0.9)
    #expect(points[3].difference == .success(difference))
  }

  @Test("trend, test and outlook are those of the years that were counted")
  func followsYears() throws {
    let series = try rates(text, options: RateOptions(level: 0.9, target: 0.9)).series[0]
    let years = try [
      (2016, RateCounts(2, of: 4)), (2017, .none), (2018, RateCounts(5, of: 6)),
      (2019, RateCounts(8, of: 8)), (2021, RateCounts(3, of: 3)),
    ].map { (year: $0.0, counts: $0.1) }
    #expect(try series.trend.get() == RateTrend(years, level: 0.9))
    #expect(try series.test.get() == CochranArmitage(years))
    #expect(
      try series.outlook?.get() == RateOutlook(years: years.map(\.counts), target: 0.9))
  }

  @Test("years whose numerator nobody counted are left out")
  func leavesOutUnknown() throws {
    let analysis = try rates(
      "year,reported,resolved,facilitated\n2019,2,1,2\n2020,4,3,\n2021,4,3,1\n",
      options: RateOptions(numerator: .facilitated))
    let series = analysis.series[0]
    #expect(series.points[1].rate == .failure(.notCounted(.facilitated)))
    #expect(series.points[1].difference == .failure(.counts(.notCounted(.facilitated))))
    let pooled = try series.pooled.get()
    #expect(pooled.count == 3 && pooled.reported == 6)
    let none = try rates(
      "year,reported,resolved\n2019,2,1\n2020,4,3\n", options: RateOptions(numerator: .facilitated))
    #expect(none.series[0].pooled == .failure(.notCounted(.facilitated)))
    #expect(none.series[0].trend == .failure(.undefined(.tooFewYears(found: 0, needed: 2))))
    #expect(!none.series[0].hasRate)
  }

  @Test("one year with more resolved than reported has no part in a line")
  func refusesCarryOver() throws {
    let series = try rates(
      "year,reported,resolved\n2019,4,1\n2020,2,3\n2021,5,5\n", carriesOver: true,
      options: RateOptions(target: 0.8)
    ).series[0]
    let error = RateReason.counts(.moreResolvedThanReported(resolved: 3, reported: 2))
    #expect(series.trend == .failure(error) && series.test == .failure(error))
    #expect(series.outlook == .failure(error))
    #expect(series.points[1].difference == .failure(error))
    // over the years the earlier reports are among the reported again
    #expect(try series.pooled.get().share == 9.0 / 11)
  }

  @Test("how long it takes, with what is still open")
  func takesTimes() throws {
    let text = "reported,resolved\n2020-01-01,2020-01-31\n2020-02-01,\n2020-02-01,2021-02-01\n"
    let series = try rates(text).series[0]
    let times = try [(30, true), (366, false), (366, true)].map {
      try TimeToResolution.Case(days: $0.0, isResolved: $0.1)
    }
    #expect(try series.timeToResolution?.get() == TimeToResolution(times, level: 0.95))
  }
}
