import SurveyInference
import Testing

@Suite struct ProportionIntervalMethodTests {
  @Test("has the names of the command line")
  func hasNames() {
    #expect(
      ProportionIntervalMethod.allCases.map(\.rawValue) == ["logit", "beta", "wilson", "wald"])
  }
}
