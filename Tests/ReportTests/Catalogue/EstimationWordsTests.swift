import Localization
import Responses
import SurveyInference
import Testing

@testable import Report
@testable import Satisfaction

@Suite struct EstimationWordsTests {
  @Test("every error names its stratum and its numbers")
  func wordsErrors() {
    let errors: [(EstimationError, [String])] = [
      (.singletonStratum(3), ["\u{201C}Utara, 2021\u{201D}", "--singleton", "certainty"]),
      (.onlySingletonStrata, []),
      (.populationTooSmall(stratum: 3, population: 12, units: 15), ["Utara, 2021", "12", "15"]),
      (.singletonUnit(stage: 1, unit: 7), ["\u{201C}Desa 7\u{201D}", "1", "--singleton"]),
      (
        .unitPopulationTooSmall(stage: 1, unit: 7, population: 12, units: 15),
        ["\u{201C}Desa 7\u{201D}", "12", "15"]
      ),
      (
        .populationVaries(stage: 0, number: 3, smallest: 120, largest: 121),
        ["\u{201C}Utara, 2021\u{201D}", "120", "121"]
      ),
      (
        .populationVaries(stage: 1, number: 7, smallest: 12, largest: 13),
        ["\u{201C}Desa 7\u{201D}", "12", "13"]
      ),
      (.noValues, []), (.zeroDenominator, []), (.valuesTooLarge, []),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .singletonStratum, .onlySingletonStrata, .populationTooSmall, .singletonUnit,
        .unitPopulationTooSmall, .populationVaries, .noValues, .zeroDenominator,
        .valuesTooLarge:
        break
      }
      expectWords(
        error.words {
          $0 == 3 ? ["Utara", "2021"] : []
        } unitName: { stage, unit in
          stage == 1 && unit == 7 ? ["Desa 7"] : []
        }, facts: facts)
    }
    // without strata there is no name
    expectWords(
      EstimationError.populationTooSmall(stratum: 0, population: 3, units: 4).words { _ in [] },
      facts: ["(3)", "(4)"].map { $0 == "(4)" ? "4" : $0 })
  }

  static let warnings: [(SatisfactionWarning, code: String, facts: [String])] = [
    (.unofficialElements(missing: ["U8", "U9"]), "unofficialElements", ["U8, U9"]),
    (.undefinedIndex(group: ["2021"], elements: ["U4"]), "undefinedIndex", ["2021", "U4"]),
    (.noDegreesOfFreedom(groups: [["A"], ["B"]]), "noDegreesOfFreedom", ["A; B"]),
    (.noVariation(groups: [["A"]]), "noVariation", ["A"]),
    (.intervalClipped(groups: [["A"]]), "intervalClipped", ["A", "--interval moderated"]),
    (
      .gradeDependsOnWeightRule([
        .init(
          group: ["2021"],
          results: [
            .init(rule: "exact", published: FixedDecimal(units: 8839, decimals: 2), grade: "A"),
            .init(rule: "0.11", published: FixedDecimal(units: 8751, decimals: 2), grade: "B"),
          ])
      ]), "gradeDependsOnWeightRule", ["2021", "39 (A)", "51 (B)"]
    ),
    (
      .sampleTooSmall([.init(group: ["A"], respondents: 45, required: 278)]), "sampleTooSmall",
      ["A: 45", "278"]
    ),
    (
      .populationBelowSample(groups: [["A"]], population: 30), "populationBelowSample",
      ["A", "30"]
    ),
    (
      .codesInDoubt(elements: ["U8", "U9"]), "codesInDoubt",
      ["U8/U9", "--column U8=U9", "--column U9=U8"]
    ),
    (.leftOutOfAverage(role: "service", groups: [["A"], [""]]), "leftOutOfAverage", ["A"]),
    (
      .commonElements(editions: ["a-2014", "b-2017"], leftOut: ["U9"]), "commonElements",
      ["a-2014", "b-2017", "U9"]
    ),
  ]

  @Test("every warning has a code and says its facts", arguments: warnings.indices)
  func wordsWarnings(place: Int) {
    let (warning, code, facts) = Self.warnings[place]
    switch warning {  // another case belongs in this list
    case .unofficialElements, .undefinedIndex, .noDegreesOfFreedom, .noVariation, .intervalClipped,
      .gradeDependsOnWeightRule, .sampleTooSmall, .populationBelowSample, .codesInDoubt,
      .leftOutOfAverage, .commonElements:
      break
    }
    #expect(warning.code == code)
    #expect(warning.notice.code == code && warning.notice.message == warning.words)
    expectWords(warning.words, facts: facts)
  }

  @Test("codes are all different")
  func hasDifferentCodes() {
    #expect(Set(Self.warnings.map(\.code)).count == 11)
  }

  @Test("numbers in a sentence have the marks of its language")
  func usesNotation() {
    let words = Self.warnings[5].0.words
    #expect(words.id.contains("88,39") && !words.id.contains("88.39"))
    #expect(words.en.contains("88.39") && !words.en.contains("88,39"))
    // one decimal mark in a sentence
    #expect(words.id.contains("bobot 0,11 menghasilkan 87,51 (B)"))
    #expect(words.en.contains("weight 0.11 gives 87.51 (B)"))
  }

  @Test("every error of a weight rule says what would be right")
  func wordsWeightRules() {
    let errors: [(WeightRuleError, [String])] = [
      (.unknownRule("0.12", rules: ["exact", "0.11"]), ["0.12", "exact, 0.11"]),
      (.decimalComma(suggestion: "0.11"), ["0.11"]),
      (.wrongCount(found: 3, expected: 9), ["3", "9"]),
      (.notADecimal("x"), ["\u{201C}x\u{201D}", "0.125"]),
      (.sum(FixedDecimal(units: 999_900, decimals: 6)), ["0.999900", "1"]),
      (.notWithMissingElements, ["--elements-present", "exact"]),
      (.notAcrossEditions(["permenpanrb-16-2014", "own"]), ["permenpanrb-16-2014", "own"]),
      (.notWithCommonElements, ["--common-elements", "exact"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .unknownRule, .decimalComma, .wrongCount, .notADecimal, .sum, .notWithMissingElements,
        .notAcrossEditions, .notWithCommonElements:
        break
      }
      expectWords(error.words, facts: facts)
    }
  }
}
