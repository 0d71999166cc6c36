import Localization
import Responses
import Testing

@testable import Report

@Suite struct CheckWordsTests {
  @Test("every role has words", arguments: Role.allCases)
  func wordsRoles(role: Role) {
    let words = CheckWords.role(role.rawValue)
    #expect(!words.id.isEmpty && !words.en.isEmpty)
    let same: Set<Role> = [.unit, .semester]
    if !same.contains(role) { #expect(words.id != words.en, "\(role.rawValue)") }
  }

  @Test("an item's code is its own word")
  func keepsCodes() { #expect(CheckWords.role("U4") == Bilingual("U4")) }

  @Test("every reason has words")
  func wordsReasons() {
    let reasons: [(ColumnReason, [String])] = [
      (.chosen, ["--column"]), (.design, []), (.code("U4"), ["U4"]),
      (.words("biaya"), ["\u{201C}biaya\u{201D}"]),
      (.wordsAgainstCode("sarana", code: "U8"), ["\u{201C}sarana\u{201D}", "U8"]), (.unknown, []),
    ]
    for (reason, facts) in reasons {
      switch reason {  // another case belongs in this list
      case .chosen, .design, .code, .words, .wordsAgainstCode, .unknown: break
      }
      expectWords(reason.words, facts: facts)
    }
  }

  @Test("titles, verdicts and the rest")
  func wordsOthers() {
    for words in [
      CheckWords.title, CheckWords.problems(3), CheckWords.moreProblems(12345),
      CheckWords.codesInDoubt(["U8", "U9"]).message,
      CheckWords.verdict(0), CheckWords.verdict(1), CheckWords.verdict(3),
    ] { expectWords(words) }
    #expect(CheckWords.codesInDoubt(["U8", "U9"]).code == "codesInDoubt")
    #expect(CheckWords.moreProblems(12345).id.contains("12.345"))
  }
}
