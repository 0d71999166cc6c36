import Testing

@testable import Responses

@Suite struct ResponseProblemTests {
  @Test("shows no more of a text than a label is long")
  func shortensText() {
    func shown(_ text: String) -> String? {
      ResponseProblem(.invalidWeight, file: "-", text: text).text
    }
    #expect(shown(String(repeating: "é", count: 60)) == String(repeating: "é", count: 60))
    #expect(shown(String(repeating: "é", count: 61)) == String(repeating: "é", count: 59) + "…")
    #expect(shown("") == "")
    #expect(ResponseProblem(.invalidWeight, file: "-").text == nil)
  }
}
