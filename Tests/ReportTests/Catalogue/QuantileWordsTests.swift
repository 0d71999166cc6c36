import Report
import SurveyInference
import Testing

@Suite struct QuantileWordsTests {
  @Test("every reason has words and its own code")
  func wordsReasons() {
    for reason in QuantileEstimate.Reason.allCases {
      expectWords(reason.words)
      #expect(reason.code == reason.rawValue)
    }
  }
}
