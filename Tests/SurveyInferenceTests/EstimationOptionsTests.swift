import SurveyInference
import Testing

@Suite struct EstimationOptionsTests {
  @Test("never guesses by default")
  func hasDefaults() {
    let options = EstimationOptions()
    #expect(options.singletonStratum == .fail)
    #expect(options.population == nil)
    #expect(!options.isStratified && !options.weightsFollowPopulation)
  }
}
