import Localization
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct PlanningWordsTests {
  @Test("every refusal says the number, and what would be right")
  func wordsErrors() {
    let errors: [(PlanningError, [String])] = [
      (.populationBelowOne(0), ["0", "1"]), (.shareMarginOutOfRange(5), ["5", "0.05", "--pilot"]),
      (.indexMarginOutOfRange(80, below: 75), ["80", "75"]),
      (.standardDeviationNotPositive(0), ["0"]),
      (.standardDeviationTooLarge(90, limit: 53), ["90", "53"]), (.sampleTooLarge, []),
      (.sampleAbovePopulation(sampleSize: 30, population: 20), ["30", "20"]),
      (.noStandardDeviation(stratum: "Kras"), ["\u{201C}Kras\u{201D}", "standardDeviation"]),
      (.noVariation, []), (.tooFewRespondents(found: 1), ["1", "2"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .populationBelowOne, .shareMarginOutOfRange, .indexMarginOutOfRange,
        .standardDeviationNotPositive, .standardDeviationTooLarge, .sampleTooLarge,
        .sampleAbovePopulation, .noStandardDeviation, .noVariation, .tooFewRespondents:
        break
      }
      expectWords(error.words, facts: facts)
    }
    expectWords(PlanningError.shareMarginOutOfRange(.nan).words, facts: ["nan"])
  }

  @Test("every warning has its words under its code")
  func wordsWarnings() {
    let warnings: [(PlanningWarning, String, [String])] = [
      (.sampleIsPopulation, "sampleIsPopulation", []),
      (.smallPilot(respondents: 12), "smallPilot", ["12"]),
      (.smallStrata(["Dusun"]), "smallStrata", ["Dusun"]),
    ]
    for (warning, code, facts) in warnings {
      switch warning {  // another case belongs in this list
      case .sampleIsPopulation, .smallPilot, .smallStrata: break
      }
      #expect(warning.notice.code == code)
      expectWords(warning.notice.message, facts: facts)
    }
    expectWords(VerifyWarning.rowsNotVerified([3, 4]).notice.message, facts: ["3", "4"])
  }

  @Test("a number has the decimals that it needs")
  func writesNumbers() {
    #expect(Catalogue.plain(0.05) == Bilingual(id: "0,05", en: "0.05"))
    #expect(Catalogue.plain(5) == Bilingual("5"))
    #expect(Catalogue.plain(100 * 0.07) == Bilingual("7"))
  }
}
