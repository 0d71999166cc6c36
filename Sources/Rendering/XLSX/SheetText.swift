/// Text as a workbook can hold it.
enum SheetText {
  /// The most UTF-16 units that a cell holds.
  static let longest = 32_767

  /// `text` without what XML and a workbook cannot hold, and not longer than a cell.
  ///
  /// Control characters other than tabs and line ends become spaces, noncharacters the replacement
  /// character. Where `_x0041_` stands, which a spreadsheet would read as `A`, the underscore is
  /// written as such a code itself. Marks of direction and everything else stay.
  ///
  /// - Parameter text: What a user or an answer wrote.
  /// - Returns: The text; what is too long ends in an ellipsis.
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "_") }
    if isPlain && text.utf8.count <= longest { return text }
    let escaped = held(text).replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
    return shortened(escaped, to: longest)
  }

  /// `text` as a property of the document, at most 255 units.
  static func property(_ text: String) -> String { shortened(held(text), to: 255) }

  /// A name that a sheet can have: 1 to 31 units, none of `[]:*?/\`, no apostrophe at an end.
  ///
  /// - Parameters:
  ///   - wanted: What it should be called.
  ///   - taken: Names of other sheets; spreadsheets ignore case.
  /// - Returns: The nearest name that is free.
  static func sheetName(_ wanted: String, beside taken: [String]) -> String {
    let folded = Set(taken.map { $0.lowercased() } + ["history"])
    let plain = trimmed(
      String(held(wanted).map { "[]:*?/\\\n\t".contains($0) ? " " : $0 }))
    func name(_ suffix: String) -> String {
      trimmed(shortened(plain, to: 31 - suffix.utf16.count)) + suffix
    }
    var (candidate, count) = (plain.isEmpty ? "1" : name(""), 1)
    while folded.contains(candidate.lowercased()) {
      count += 1
      candidate = plain.isEmpty ? "\(count)" : name(" (\(count))")
    }
    return candidate
  }

  /// Without spaces and apostrophes at the ends.
  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, " '".contains(first) { rest.removeFirst() }
    while let last = rest.last, " '".contains(last) { rest.removeLast() }
    return String(rest)
  }

  private static func held(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.replacing("\r\n", with: "\n").unicodeScalars.map { scalar in
          switch scalar {
          case "\t", "\n": scalar
          case "\r": "\n"
          case _ where scalar.properties.generalCategory == .control: " "
          case _ where scalar.properties.isNoncharacterCodePoint: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// The beginning of `text` that has at most `limit` UTF-16 units, with an ellipsis.
  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var (result, used) = (String.UnicodeScalarView(), 1)
    for scalar in text.unicodeScalars {
      used += UTF16.width(scalar)
      guard used <= limit else { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}
