/// Texts as matching sees them: small letters, words, nothing else.
enum Words {
  /// The words of `text`: runs of letters and digits, in small letters, without "and".
  ///
  /// "8. Sarana & Prasarana" and "sarana dan prasarana" become `8 sarana prasarana` and
  /// `sarana prasarana`.
  static func words(of text: String) -> [String] {
    let words = text.lowercased().unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
    return words.map { String(Substring($0)) }.filter { !conjunctions.contains($0) }
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
    var folded = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if folded.last == "." { folded.removeLast() }
    return folded
  }

  /// `text` without outer blanks and with single inner ones: how group values compare.
  static func value(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The candidate nearest to `word` by edits, if near enough to be a slip of the hand.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let distances = candidates.map { ($0, editDistance(word.lowercased(), $0.lowercased())) }
    guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(1, word.count / 3) else {
      return nil
    }
    return best.0
  }

  /// Levenshtein's distance.
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substituted = diagonal + (character == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
