import Probability
import SurveyInference
import Testing

@Suite struct EstimateTests {
  @Test("holds what it is made of")
  func holds() {
    let estimate = Estimate(value: 3, standardError: 0.25, degreesOfFreedom: 8, sampleSize: 9)
    #expect(estimate.value == 3 && estimate.standardError == 0.25)
    #expect(estimate.degreesOfFreedom == 8 && estimate.sampleSize == 9 && !estimate.isCensus)
  }

  @Test("has no error without degrees of freedom", arguments: [0, -1])
  func hasNoError(degreesOfFreedom: Int) {
    let estimate = Estimate(
      value: 3, standardError: 0.25, degreesOfFreedom: degreesOfFreedom, sampleSize: 1)
    #expect(estimate.standardError == nil)
  }

  @Test("an interval is Student's quantile times the error to both sides")
  func hasInterval() throws {
    let estimate = Estimate(value: 3, standardError: 0.25, degreesOfFreedom: 8, sampleSize: 9)
    let interval = try #require(estimate.interval(level: 0.9))
    let margin = 0.25 * StudentT(degreesOfFreedom: 8).upperQuantile((1 - 0.9) / 2)
    #expect(interval == ConfidenceInterval(lower: 3 - margin, upper: 3 + margin, level: 0.9))
    let census = Estimate(
      value: 3, standardError: 0, degreesOfFreedom: 8, sampleSize: 9, isCensus: true)
    #expect(census.interval(level: 0.9) == ConfidenceInterval(lower: 3, upper: 3, level: 0.9))
    let none = Estimate(value: 3, standardError: 0, degreesOfFreedom: 0, sampleSize: 1)
    #expect(none.interval(level: 0.9) == nil)
  }
}
