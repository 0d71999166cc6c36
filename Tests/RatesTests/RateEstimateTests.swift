import Rates
import TestSupport
import Testing

@Suite struct RateEstimateTests {
  @Test("a rate has the interval of its counts, by the method that was asked for")
  func hasInterval() throws {
    for method in RateIntervalMethod.allCases {
      let analysis = try rates(
        "year,reported,resolved\n2020,4,3\n", options: RateOptions(method: method, level: 0.9))
      let rate = try analysis.series[0].points[0].rate.get()
      #expect(rate.count == 3 && rate.reported == 4 && rate.share == 0.75)
      #expect(try rate.interval.get() == RateCounts(3, of: 4).interval(method, level: 0.9))
    }
  }

  @Test("a share above 1 stands without an interval")
  func carriesOver() throws {
    let analysis = try rates("year,reported,resolved\n2020,2,3\n", carriesOver: true)
    let rate = try analysis.series[0].points[0].rate.get()
    #expect(rate.share == 1.5)
    #expect(
      rate.interval == .failure(.moreResolvedThanReported(resolved: 3, reported: 2)))
  }
}
