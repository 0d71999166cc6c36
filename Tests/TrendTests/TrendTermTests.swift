import Probability
import SurveyInference
import TestSupport
import Testing

@testable import Trend

@Suite struct TrendTermTests {
  @Test("interval and p-value are of one distribution", arguments: [nil, 1, 2, 30] as [Int?])
  func agreesWithItself(_ degreesOfFreedom: Int?) throws {
    for estimate in [1.7, -1.7] {
      let term = TrendTerm(
        .slope, estimate: estimate, standardError: 0.8, degreesOfFreedom: degreesOfFreedom)
      let pValue = try #require(term.pValue)
      // an interval of level 1 - p ends at 0
      let interval = try #require(term.interval(level: 1 - pValue))
      #expect(min(interval.lower.magnitude, interval.upper.magnitude) < 1e-12)
      #expect(term.statistic == estimate / 0.8 && term.reason == nil)
    }
  }

  @Test("a known error has the normal distribution")
  func isNormal() throws {
    let term = TrendTerm(.slope, estimate: 0, standardError: 1, degreesOfFreedom: nil)
    #expect(term.pValue == 1)
    let upper = try #require(term.interval(level: 0.95)).upper
    #expect(upper.isClose(to: Normal.standard.upperQuantile(0.025), .ulps(2)))
  }

  @Test("without an error there is nothing to say")
  func hasNoError() {
    for error in [nil, 0, Double.nan, .infinity] {
      let term = TrendTerm(.slope, estimate: 1, standardError: error, degreesOfFreedom: 3)
      #expect(term.standardError == nil && term.statistic == nil && term.pValue == nil)
      #expect(term.interval(level: 0.9) == nil && term.reason == .noResidualVariation)
    }
  }
}
