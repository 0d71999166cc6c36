import SurveyInference
import Testing

@Suite struct IntervalMethodTests {
  @Test("has the names of the command line")
  func hasNames() {
    #expect(Set(IntervalMethod.allCases.map(\.rawValue)) == ["beta", "logit", "student"])
  }
}
