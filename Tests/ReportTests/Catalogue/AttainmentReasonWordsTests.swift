import Attainment
import Localization
import Report
import Testing
import Trend

@Suite struct AttainmentReasonWordsTests {
  private static let missing: [(MissingRealisation, code: String, facts: [String])] = [
    (.noData, "noData", []), (.notYet, "notYet", []), (.noEvent, "noEvent", []),
    (.undefinedIndex(elements: ["U2", "U5"]), "undefinedIndex", ["U2, U5"]),
    (
      .onlyParts([Period("2018-S1"), Period("2018-S2")].compactMap(\.self)), "onlyParts",
      ["2018-S2"]
    ),
  ]

  @Test("why a year has no realisation", arguments: missing.indices)
  func wordsMissing(place: Int) {
    let (reason, code, facts) = Self.missing[place]
    switch reason {  // another case belongs in the list
    case .noData, .notYet, .noEvent, .undefinedIndex, .onlyParts: break
    }
    #expect(reason.code == code && UndefinedAttainment.noRealisation(reason).code == code)
    expectWords(reason.words, facts: facts)
    #expect(UndefinedAttainment.noRealisation(reason).words == reason.words)
  }

  private static let undefined: [(UndefinedAttainment, code: String, facts: [String])] = [
    (.noTarget, "noTarget", []), (.noRealisation(.notYet), "notYet", []),
    (.targetNotPositive(-2), "targetNotPositive", ["-2"]),
    (.targetNotPositive(0), "targetNotPositive", ["0"]),
    (.realisationNotPositive(-1), "realisationNotPositive", ["-1"]),
    (.outOfRange, "outOfRange", []),
  ]

  @Test("why there is no attainment", arguments: undefined.indices)
  func wordsUndefined(place: Int) {
    let (reason, code, facts) = Self.undefined[place]
    switch reason {  // another case belongs in the list
    case .noTarget, .noRealisation, .targetNotPositive, .realisationNotPositive, .outOfRange: break
    }
    #expect(reason.code == code)
    expectWords(
      reason.words.map { text, _ in text.replacing("\u{2212}", with: "-") }, facts: facts)
  }

  private static let probabilities: [(NoProbability, code: String)] = [
    (.noTarget, "noTarget"), (.notAhead, "notAhead"),
    (.noForecast(.tooFewObservations(found: 2, needed: 3)), "tooFewObservations"),
    (.neverReported, "neverReported"),
  ]

  @Test("why a year has no probability", arguments: probabilities.indices)
  func wordsProbabilities(place: Int) {
    let (reason, code) = Self.probabilities[place]
    switch reason {  // another case belongs in the list
    case .noTarget, .notAhead, .noForecast, .neverReported: break
    }
    #expect(reason.code == code)
    expectWords(reason.words)
  }
}
