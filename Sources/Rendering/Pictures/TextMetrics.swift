/// How wide text is, roughly: no font is asked, so the widths are those of DejaVu Sans, the widest
/// sans-serif that a reader's system is likely to choose.
///
/// Too wide an estimate leaves air between labels; too narrow a one would let them overlap.
enum TextMetrics {
  /// The height of a line, in sizes of the font.
  static let lineHeight = 1.3

  /// The width of `text` at a font of `size`.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0) { $0 + width($1) }
    return ems * size * (isBold ? 1.1 : 1)
  }

  /// The width of a scalar in sizes of the font.
  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";", "·": 0.34
    case " ", "f", "r", "t", "(", ")", "[", "]", "/", "\\", "-", "!", "\"": 0.42
    case "m", "w", "M", "W", "%", "@", "—", "…", "→": 1
    case "A"..."Z", "&", "<", ">", "+", "=", "~", "−": 0.76
    case "\u{20}"..."\u{7E}": 0.64
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    case "\u{2068}", "\u{2069}": 0  // around letters from right to left
    case _ where scalar.value >= 0x2E80: 1.05
    default: 0.72
    }
  }

  /// `text` or its beginning with an ellipsis, not wider than `width`.
  static func shortened(
    _ text: String, size: Double, width: Double, isBold: Bool = false
  ) -> String {
    // No picture is so wide that a longer text must be measured to its end.
    let head = text.prefix(400)
    if head.endIndex == text.endIndex, Self.width(text, size: size, isBold: isBold) <= width {
      return text
    }
    var (result, used) = ("", Self.width("…", size: size, isBold: isBold))
    for character in head {
      used += Self.width(String(character), size: size, isBold: isBold)
      guard used <= width else { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// `text` in lines not wider than `width`, whole words where they fit; what is more than `count`
  /// lines ends in an ellipsis.
  static func lines(
    _ text: String, size: Double, width: Double, atMost count: Int, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var rest = printable(text).prefix(2000).split(separator: " ").joined(separator: " ")[...]
    while !rest.isEmpty {
      if lines.count == count - 1
        || rest.count < 400 && Self.width(String(rest), size: size, isBold: isBold) <= width
      {
        lines.append(shortened(String(rest), size: size, width: width, isBold: isBold))
        break
      }
      var (line, used) = (rest.startIndex, 0.0)
      var place = rest.startIndex
      while place < rest.endIndex {
        used += Self.width(String(rest[place]), size: size, isBold: isBold)
        if used > width { break }
        place = rest.index(after: place)
        if place == rest.endIndex || rest[place] == " " { line = place }
      }
      // a word that is longer than a line is divided
      if line == rest.startIndex { line = max(place, rest.index(after: rest.startIndex)) }
      lines.append(String(rest[..<line]))
      rest = rest[line...].drop { $0 == " " }
    }
    return lines
  }
}
