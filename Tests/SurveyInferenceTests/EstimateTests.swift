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
}
