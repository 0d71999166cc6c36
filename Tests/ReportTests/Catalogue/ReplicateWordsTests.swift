import Report
import SurveyInference
import Testing

@Suite struct ReplicateWordsTests {
  static let errors: [(ReplicateError, code: String, facts: [String])] = [
    (.stratified(strata: 4), "stratifiedReplicates", ["4", "--replicates jkn"]),
    (.noReplicateWeights, "noReplicateWeights", []),
    (
      .wrongScaleCount(scales: 3, replicates: 50), "wrongScaleCount",
      ["3", "50", "--replicate-rscales"]
    ),
    (.scaleOutOfRange(-2.5), "scaleOutOfRange", ["-2.5"]),
    (.tooFewReplicates(1), "tooFewReplicates", ["1", "2"]),
    (
      .singletonPolicy(.adjust, stratum: 0), "singletonPolicy",
      ["Utara", "--singleton adjust", "certainty"]
    ),
    (.design(.singletonStratum(0)), "singletonStratum", ["Utara"]),
    (.calibration(.noMargins, replicate: 17), "noMargins", ["17"]),
    (.calibration(.noMargins, replicate: nil), "noMargins", []),
  ]

  @Test("every error names its facts", arguments: errors.indices)
  func wordsErrors(place: Int) {
    let (error, code, facts) = Self.errors[place]
    switch error {  // another case belongs in this list
    case .stratified, .noReplicateWeights, .wrongScaleCount, .scaleOutOfRange, .tooFewReplicates,
      .singletonPolicy, .design, .calibration:
      break
    }
    expectWords(error.words(CalibrationWordsTests.names), facts: facts)
    #expect(error.notice(CalibrationWordsTests.names).code == code)
  }
}
