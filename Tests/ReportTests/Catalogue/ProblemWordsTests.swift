import CSV
import Localization
import Report
import Testing

@testable import Responses

@Suite struct ProblemWordsTests {
  static let kinds: [(ResponseProblem.Kind, code: String, facts: [String])] = [
    (.unreadable(.unterminatedQuote(line: 3)), "unreadable", []),
    (.emptyFile, "emptyFile", []), (.rowOfTotals, "rowOfTotals", []),
    (.noHeader, "noHeader", ["30", "--column U1="]), (.noRespondents, "noRespondents", []),
    (.columnFitsSeveral(items: ["U3", "U8"]), "columnFitsSeveral", ["U3, U8", "--column"]),
    (
      .severalColumnsFit(role: "U3", columns: ["Waktu", "Jam"]), "severalColumnsFit",
      ["U3", "\u{201C}Waktu\u{201D}, \u{201C}Jam\u{201D}", "--column U3="]
    ),
    (.missingItems(["U8", "U9"]), "missingItems", ["U8, U9", "--elements-present"]),
    (.unansweredItem("U4"), "unansweredItem", ["U4"]),
    (
      .unknownColumn(name: "bobot", nearest: "weight", available: ["w", "U1"]), "unknownColumn",
      ["\u{201C}bobot\u{201D}", "\u{201C}weight\u{201D}", "\u{201C}w\u{201D}, \u{201C}U1\u{201D}"]
    ),
    (.shortRecord(expected: 12, found: 7), "shortRecord", ["12", "7"]),
    (.longRecord(expected: 12, found: 14), "longRecord", ["12", "14"]),
    (
      .invalidAnswer(levels: 1...4, labels: ["Buruk", "Cukup"]), "invalidAnswer",
      ["1–4", "Buruk / Cukup"]
    ),
    (.invalidAnswer(levels: 1...4, labels: []), "invalidAnswer", ["1–4"]),
    (
      .contradictoryAnswer(levels: 1...4, labels: ["Buruk", "Cukup"]), "contradictoryAnswer",
      ["1–4", "Buruk / Cukup"]
    ),
    (.invalidWeight, "invalidWeight", ["0"]), (.invalidPopulation, "invalidPopulation", []),
    (.thousandsMark, "thousandsMark", []), (.noPositiveWeight, "noPositiveWeight", ["0"]),
    (.changedPopulation(before: 520), "changedPopulation", ["520"]),
    (.blankDesign, "blankDesign", []), (.sumsOfResponses, "sumsOfResponses", ["--aggregate"]),
    (.noSums, "noSums", ["skm:", "--aggregate"]),
    (.missingSums(["skm:respondents"]), "missingSums", ["\u{201C}skm:respondents\u{201D}"]),
    (.otherDesign, "otherDesign", []),
    (.invalidCount(lowest: 1, highest: 900), "invalidCount", ["1", "900"]),
    (.invalidSum, "invalidSum", ["0"]), (.contradictorySums, "contradictorySums", []),
    (.unusableWeights, "unusableWeights", ["0"]),
    (.notANumber, "notANumber", ["3", "52"]),
    (.mixedColumn(firstLine: 3, beginsWithNumbers: true), "mixedColumn", ["3", "proportion"]),
    (.mixedColumn(firstLine: 4, beginsWithNumbers: false), "mixedColumn", ["4", "proportion"]),
    (.tooManyValues(limit: 1000), "tooManyValues", []),
    (.noReplicateWeights(prefix: "rep"), "noReplicateWeights", ["\u{201C}rep\u{201D}"]),
  ]

  @Test(
    "every problem says where it is, what stands there and what would be right",
    arguments: kinds.indices)
  func wordsProblems(place: Int) {
    let (kind, code, facts) = Self.kinds[place]
    switch kind {  // another case belongs in this list
    case .unreadable, .emptyFile, .rowOfTotals, .noHeader, .noRespondents, .columnFitsSeveral,
      .severalColumnsFit,
      .missingItems, .unansweredItem, .unknownColumn, .shortRecord, .longRecord, .invalidAnswer,
      .contradictoryAnswer, .invalidWeight, .invalidPopulation, .thousandsMark,
      .noPositiveWeight, .changedPopulation, .blankDesign, .sumsOfResponses, .noSums,
      .missingSums, .otherDesign, .invalidCount, .invalidSum, .contradictorySums,
      .unusableWeights, .notANumber, .mixedColumn,
      .tooManyValues, .noReplicateWeights:
      break
    }
    #expect(kind.code == code)
    let problem = ResponseProblem(
      kind, file: "survei.csv", line: 17, record: 12, column: "Biaya", text: "lima")
    expectWords(
      problem.words,
      facts: facts + ["survei.csv", "17", "12", "\u{201C}Biaya\u{201D}", "\u{201C}lima\u{201D}"])
    #expect(problem.words.id.contains("baris 17") && problem.words.en.contains("line 17"))
    // without a place there is none
    let bare = ResponseProblem(kind, file: "survei.csv").words
    expectWords(bare, facts: ["survei.csv: "])
    #expect(!bare.id.contains("baris ,") && !bare.en.contains("\u{201C}\u{201D}"))
  }

  @Test("what would be right is in both languages, or the same number")
  func wordsExpectations() {
    for (kind, _, _) in Self.kinds {
      guard let expected = ResponseProblem(kind, file: "x").expected else { continue }
      #expect(!expected.id.isEmpty && !expected.en.isEmpty)
      if expected.id != expected.en { expectLanguages(expected) }
    }
  }

  @Test("every warning has a code and says its facts")
  func wordsWarnings() {
    let warnings: [(ResponseWarning, String, [String])] = [
      (.windows1252(file: "a.csv"), "windows1252", ["a.csv", "Windows-1252"]),
      (.invalidSkipped(count: 3), "invalidSkipped", ["3", "--skip-invalid"]),
      (.blankGroup(role: "year", count: 4), "blankGroup", ["4"]),
      (
        .yearOverridden(file: "a.csv", year: "2021", count: 7), "yearOverridden",
        ["a.csv", "2021", "7"]
      ),
      (
        .wordsAgainstCode(file: "a.csv", header: "U8 Sarana", item: "U9"), "wordsAgainstCode",
        ["\u{201C}U8 Sarana\u{201D}", "U9"]
      ),
    ]
    for (warning, code, facts) in warnings {
      switch warning {  // another case belongs in this list
      case .windows1252, .invalidSkipped, .blankGroup, .yearOverridden, .wordsAgainstCode: break
      }
      #expect(warning.code == code)
      expectWords(warning.words, facts: facts)
    }
    #expect(warnings[2].0.words.id.contains("tahun") && warnings[2].0.words.en.contains("year"))
  }
}
