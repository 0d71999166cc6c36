import Localization

/// `text` as it may stand in HTML and SVG, between tags or in a quoted attribute.
///
/// A user's text becomes neither markup nor a character that XML forbids, nor one that turns the
/// direction of what follows.
func markup(_ text: String) -> String {
  var result = ""
  for scalar in isolated(printable(text)).unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case _ where scalar.properties.isNoncharacterCodePoint: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The beginning of a text that has no more than `count` characters, with an ellipsis where it is cut.
func brief(_ text: String, to count: Int) -> String {
  guard text.utf8.count > count,
    let end = text.index(text.startIndex, offsetBy: count - 1, limitedBy: text.endIndex),
    text.index(after: end) < text.endIndex
  else { return text }
  return text[..<end] + "…"
}

/// A length or place in a picture: one decimal, which is finer than any screen.
func coordinate(_ value: Double) -> String {
  let text = FixedDecimal(rounding: value, decimals: 1).text
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
