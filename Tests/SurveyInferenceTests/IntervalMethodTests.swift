import SurveyInference
import Testing

@Suite struct IntervalMethodTests {
  @Test("has the names of the command line")
  func hasNames() {
    #expect(
      IntervalMethod.allCases.map(\.rawValue) == ["moderated", "logit", "beta", "student"])
  }
}
