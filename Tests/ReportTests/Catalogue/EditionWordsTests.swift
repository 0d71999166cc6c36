import Localization
import Report
import Satisfaction
import Testing

@Suite struct EditionWordsTests {
  @Test("every error names the key")
  func wordsErrors() {
    let errors: [(EditionError, [String])] = [
      (.notJSON, ["JSON"]), (.missingKey("scale.highest"), ["scale.highest"]),
      (.unknownKey("tilte", nearest: "title"), ["tilte", "\u{201C}title\u{201D}"]),
      (.unknownKey("zzz", nearest: nil), ["zzz"]),
      (.wrongType("grades[0].from"), ["grades[0].from"]),
      (.wrongType(""), []), (.invalid(key: "title", reason: .empty), ["title: "]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .notJSON, .missingKey, .unknownKey, .wrongType, .invalid: break
      }
      expectWords(error.words, facts: facts)
    }
  }

  @Test("every reason says what would be right")
  func wordsReasons() {
    let reasons: [(EditionError.Reason, [String])] = [
      (.empty, []), (.tooMany(limit: 100), ["100"]), (.repeated("U1"), ["\u{201C}U1\u{201D}"]),
      (.gradesDoNotDescend, []),
      (.gradeOutsideScale(upTo: "100.00"), ["100.00"]), (.reservedCode("unit"), ["unit"]),
      (.notAPair, []),
      (.gradesDoNotReachScale(from: "25"), ["25"]), (.scale, ["1", "9"]), (.multiplier, ["0"]),
      (.weightRule("half"), ["half", "exact", "0.11"]),
      (
        .unknownRule("slovin", allowed: ["krejcie-morgan", "own-rule"]),
        ["slovin", "krejcie-morgan, own-rule"]
      ),
      (.labels(expected: 4, found: 3), ["4", "3"]), (.unknownElement("U9"), ["U9"]),
    ]
    for (reason, facts) in reasons {
      switch reason {  // another case belongs in this list
      case .empty, .tooMany, .repeated, .gradeOutsideScale, .reservedCode, .notAPair,
        .gradesDoNotDescend,
        .gradesDoNotReachScale, .scale, .multiplier,
        .weightRule, .unknownRule, .labels, .unknownElement:
        break
      }
      expectWords(EditionError.invalid(key: "k", reason: reason).words, facts: ["k: "] + facts)
    }
  }
}
