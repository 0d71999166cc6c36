import CSV

/// What stands in the answer to an item.
enum AnswerValue: Hashable {
  case missing
  case level(UInt8)
  case invalid
  /// A number before a label that means another level.
  case contradictory
}

/// Reads answers: numbers of the scale, official labels and their common rewordings.
///
/// A blank or a dash is no answer and never zero. `4`, `4.0` and `4,0` are 4. A label matches by
/// equality, never by a part of it, so "Sangat tidak setuju" cannot be taken for "Sangat setuju". A
/// number before a label ("3. Sesuai") must agree with it; a letter ("c. Sesuai") says nothing.
struct AnswerReader {
  private let levels: ClosedRange<Int>
  private let shift: Int
  private let labels: [[String: Int]]
  /// Answers met before, by item: nearly all are one of a few texts.
  private var known: [[[UInt8]: AnswerValue]]

  private static let knownLimit = 256

  init(_ questionnaire: Questionnaire) {
    known = Array(repeating: [:], count: questionnaire.items.count)
    levels = questionnaire.levels
    shift = questionnaire.shift
    let lowest = levels.lowerBound
    labels = questionnaire.items.map { item in
      var labels: [String: Int] = [:]
      for ladder in [questionnaire.labels, item.labels] {  // the item's own words come last and win
        for (step, words) in ladder.enumerated() {
          for word in words { labels[Words.label(word)] = lowest + step }
        }
      }
      return labels
    }
  }

  /// The answer in `range` of `bytes` to `item`.
  mutating func answer(_ bytes: [UInt8], _ range: Range<Int>, item: Int) -> AnswerValue {
    if range.count == 1 {
      let digit = Int(bytes[range.lowerBound]) - 0x30
      let level = 0...9 ~= digit ? digit + shift : 0
      if levels.contains(level) { return .level(UInt8(level)) }
    }
    let text = Array(bytes[range])
    if let answer = known[item][text] { return answer }
    let answer = answer(String(decoding: text, as: UTF8.self), item: item)
    if text.count <= 200 && known[item].count < Self.knownLimit { known[item][text] = answer }
    return answer
  }

  /// The answer that `text` gives to `item`.
  func answer(_ text: String, item: Int) -> AnswerValue {
    let label = Words.label(text)
    if label.isEmpty || ["-", "–", "—"].contains(label) { return .missing }
    // A sum that no integer holds lies off the scale on its other side too.
    if let level = wholeNumber(label).map({ $0 &+ shift }) ?? labels[item][label] {
      return answer(level)
    }
    guard let (prefix, rest) = splitPrefix(label), let level = labels[item][rest] else {
      return .invalid
    }
    return prefix ?? level == level ? answer(level) : .contradictory
  }

  private func answer(_ level: Int) -> AnswerValue {
    levels.contains(level) ? .level(UInt8(level)) : .invalid
  }

  /// `4`, `4.0`, `4,00`.
  private func wholeNumber(_ text: String) -> Int? {
    let parts = text.split(
      separator: text.contains(",") ? "," : ".", omittingEmptySubsequences: false)
    guard
      parts.count == 1
        || parts.count == 2 && !parts[1].isEmpty && parts[1].allSatisfy({ $0 == "0" })
    else { return nil }
    guard parts[0].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(parts[0])
  }

  /// The level before a label, and the label: "(3) sesuai" or "3 - sesuai".
  ///
  /// A letter, "c) sesuai", numbers the choices in the order of the form and is no level.
  private func splitPrefix(_ label: String) -> (level: Int?, rest: String)? {
    var rest = Substring(label)
    if rest.first == "(" { rest.removeFirst() }
    guard let mark = rest.popFirst() else { return nil }
    let separators = rest.prefix { " .):-–=".contains($0) }
    guard !separators.isEmpty else { return nil }
    rest.removeFirst(separators.count)
    if let level = mark.wholeNumberValue { return (level, String(rest)) }
    guard "abcdefghi".contains(mark), separators != " " else { return nil }
    return (nil, String(rest))
  }
}
