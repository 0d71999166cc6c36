import Localization
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct ComparisonErrorWordsTests {
  static let errors: [(ComparisonStudyError, facts: [String])] = [
    (.oneValue([]), ["--between"]), (.oneValue(["2021"]), ["2021", "--between"]),
    (.oneValue(["2020", "2021"]), ["--by"]), (.nobodyAnswered, []),
    (.estimation(part: 1, .singletonStratum(3)), ["1-3"]),
  ]

  @Test("every error says what is missing and what would help", arguments: errors.indices)
  func studyErrors(place: Int) {
    let (error, facts) = Self.errors[place]
    switch error {  // another case belongs in the list
    case .oneValue, .nobodyAnswered, .estimation: break
    }
    expectWords(error.words(role: "year") { ["\($0)-\($1)"] }, facts: facts)
  }

  @Test("why there is no test is said")
  func testErrors() {
    for error in [WaldTestError.tooFewDegreesOfFreedom(3, needed: 5), .dependentValues] {
      switch error {  // another case belongs in the list
      case .tooFewDegreesOfFreedom: expectWords(error.words, facts: ["3", "5"])
      case .dependentValues: expectWords(error.words)
      }
    }
    let errors: [RaoScottError] = [.oneAnswer, .noDegreesOfFreedom, .emptyCells, .noVariance]
    for error in errors {
      switch error {  // another case belongs in the list
      case .oneAnswer, .noDegreesOfFreedom, .emptyCells, .noVariance: expectWords(error.words)
      }
    }
    #expect(Set(errors.map(\.words)).count == errors.count)
    for error in [DetectionError.noDifference, .noError] {
      switch error {  // another case belongs in the list
      case .noDifference, .noError: expectWords(error.words)
      }
    }
    expectWords(ComparisonReasonWords.unanswered)
    expectWords(ComparisonReasonWords.otherEdition)
  }
}
