/// Texts as matching sees them: small letters, words, nothing else.
enum Words {
  /// The words of `text`: runs of letters and digits, in small letters, without "and".
  ///
  /// "8. Sarana & Prasarana" and "sarana dan prasarana" become `8 sarana prasarana` and
  /// `sarana prasarana`.
  static func words(of text: String) -> [String] {
    let words = text.lowercased().unicodeScalars.split { !belongsToWord($0) }
    return words.map { String(Substring($0)) }.filter { !conjunctions.contains($0) }
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\u{0}"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static let conjunctions: Set<String> = ["dan", "and", "serta"]

  /// `phrase` stands in `words`, its words one after another.
  static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    guard !phrase.isEmpty && phrase.count <= words.count else { return false }
    return (0...words.count - phrase.count).contains { start in
      words[start..<start + phrase.count].elementsEqual(phrase)
    }
  }

  /// `text` in small letters, with single spaces and without a final full stop: how labels compare.
  static func label(_ text: String) -> String {
    var words = text.lowercased().split(whereSeparator: \.isWhitespace)
    if let last = words.last, last.last == ".", words.count > 1 || last.count > 1 {
      words[words.count - 1].removeLast()
      if last.count == 1 { words.removeLast() }
    }
    return words.joined(separator: " ")
  }

  /// `text` without outer blanks and with single inner ones: how group values compare.
  static func value(_ text: String) -> String {
    text.split { character in
      character.isWhitespace
        || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }.joined(separator: " ")
  }
}
