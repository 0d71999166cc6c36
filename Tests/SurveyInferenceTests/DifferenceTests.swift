import SurveyInference
import TestSupport
import Testing

@Suite struct DifferenceTests {
  private func estimate(_ value: Double, _ error: Double?, _ freedom: Int) -> Estimate {
    Estimate(
      value: value, standardError: error, degreesOfFreedom: freedom, sampleSize: freedom + 1)
  }

  @Test func variancesAndDegreesOfFreedomAddUp() throws {
    let difference = Difference(estimate(80, 3, 20), minus: estimate(70, 4, 30))
    #expect(difference.estimate.value == 10)
    #expect(difference.estimate.standardError == 5)
    #expect(difference.estimate.degreesOfFreedom == 50)
    #expect(difference.estimate.sampleSize == 52)
    #expect(difference.statistic == 2)
    let interval = try #require(difference.interval(level: 0.95))
    // half a width is the same on both sides but for rounding
    #expect((interval.lower + interval.upper).isClose(to: 20, .relative(1e-13)))
    // the test and the interval are of one distribution
    let limit = try #require(difference.interval(level: 1 - (difference.pValue ?? 0)))
    #expect(limit.lower.magnitude < 1e-9)
  }

  @Test func withoutAnErrorThereIsNoTest() {
    let difference = Difference(estimate(80, nil, 0), minus: estimate(70, 4, 30))
    #expect(difference.estimate.value == 10)
    #expect(difference.pValue == nil)
  }
}
