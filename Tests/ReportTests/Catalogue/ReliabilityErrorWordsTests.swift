import Localization
import SurveyInference
import Testing

@testable import Reliability
@testable import Report

@Suite struct ReliabilityErrorWordsTests {
  @Test("every reason names its numbers and its items")
  func wordsErrors() {
    let errors: [(ReliabilityError, [String])] = [
      (.tooFewRespondents(found: 4, required: 10), ["4", "10"]),
      (.tooFewItems(found: 2, required: 3), ["2", "3"]),
      (.constantItem(1), ["U7"]), (.noCommonVariance, []),
      (.inconsistentPairs, ["--missing complete"]),
      (.tooManyItems(found: 120, allowed: 100), ["120", "100"]),
      (.perfectOrder(0, 2), ["U1", "U9", "±1"]), (.notPositiveDefinite, []),
      (.improperItems([0, 1]), ["U1, U7", "Heywood"]), (.noGeneralFactor, []),
      (.design(.onlySingletonStrata), []), (.noConvergence(iterations: 200), ["200"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .tooFewRespondents, .tooFewItems, .constantItem, .noCommonVariance, .inconsistentPairs,
        .tooManyItems,
        .perfectOrder, .notPositiveDefinite, .improperItems, .noGeneralFactor, .design,
        .noConvergence:
        break
      }
      expectWords(error.words(items: ["U1", "U7", "U9"]), facts: facts)
    }
    // an item without a name is told by its place
    expectWords(ReliabilityError.constantItem(4).words(items: []), facts: ["5"])
  }

  static let warnings: [(ReliabilityWarning, code: String, facts: [String])] = [
    (
      .constantItems([.init(item: 3, level: 4)], groups: [[]]), "constantItem", ["U4 (3)"]
    ),
    (
      .unansweredItems([3, 4], groups: [["2020"], ["2021"]]), "unansweredItem",
      ["U4, U5", "2020; 2021"]
    ),
    (.fewRespondents(groups: [["2020"]]), "fewRespondents", ["30", "2020"]),
    (.constantAmongComplete([1], groups: [["2020"]]), "constantAmongComplete", ["U2", "2020"]),
    (
      .undefinedAlpha([
        .init(group: ["2020"], reason: .tooFewItems(found: 1, required: 2), items: [])
      ]),
      "undefinedAlpha", ["2020", "1", "2"]
    ),
    (.negativeAlpha(groups: [["2020"]]), "negativeAlpha", ["2020"]),
    (.reversedItems([0], groups: [[]]), "reversedItem", ["U1"]),
    (.pairwiseAnswers(groups: [[]]), "pairwiseAnswers", ["--missing complete"]),
    (.improperModel(groups: [["A"]]), "improperModel", ["A", "Heywood"]),
    (.notConverged(groups: [["A"]]), "notConverged", ["A"]),
    (
      .sparseTables([.init(group: ["A"], pairs: 7, allPairs: 36)]), "sparseTables", ["A: 7", "36"]
    ),
    (.modelsIgnoreDesign, "modelsIgnoreDesign", []),
  ]

  @Test("every warning has its code and names its facts", arguments: warnings.indices)
  func wordsWarnings(place: Int) {
    let (warning, code, facts) = Self.warnings[place]
    switch warning {  // another case belongs in the list
    case .constantItems, .unansweredItems, .fewRespondents, .constantAmongComplete,
      .undefinedAlpha, .negativeAlpha,
      .reversedItems, .pairwiseAnswers, .improperModel, .notConverged, .sparseTables,
      .modelsIgnoreDesign:
      break
    }
    #expect(warning.code == code)
    expectWords(warning.words(items: (1...9).map { "U\($0)" }, shift: 1), facts: facts)
  }
}
