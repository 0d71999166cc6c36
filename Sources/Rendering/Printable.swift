/// `text` without characters that steer a terminal: what stands in a data file must not.
///
/// Control and format characters (escape sequences, changes of direction) and separators of lines
/// become spaces.
public func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.isSteering ? " " : $0 }))
}

private let steering: Set<Unicode.GeneralCategory> = [
  .control, .format, .lineSeparator, .paragraphSeparator,
]

/// `text` in which runs of letters that are written from right to left keep to themselves, so that
/// numbers and words beside them stay where they are.
///
/// Each run, with the blanks and marks inside it, stands between U+2068 and U+2069. `text` is
/// ``printable(_:)`` already: it has no such marks of its own, which might end a run too soon.
///
/// *Source:* Unicode Standard Annex 9 (2024), 2.4.
func isolated(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { $0 < 0xD6 }
  if isPlain { return text }
  var (result, waiting, isInside) = ("".unicodeScalars, "".unicodeScalars, false)
  for scalar in text.unicodeScalars {
    let isRight = rightToLeft.contains { $0.contains(scalar.value) }
    let ends = isInside && !isRight && (scalar.properties.isAlphabetic || scalar.isDigit)
    if isRight {
      if !isInside { result.append("\u{2068}") }
      isInside = true
      result.append(contentsOf: waiting)
      waiting.removeAll()
      result.append(scalar)
    } else if isInside && !ends {
      waiting.append(scalar)
    } else {
      if isInside { result.append("\u{2069}") }
      isInside = false
      result.append(contentsOf: waiting)
      waiting.removeAll()
      result.append(scalar)
    }
  }
  if isInside { result.append("\u{2069}") }
  result.append(contentsOf: waiting)
  return String(result)
}

extension Unicode.Scalar {
  /// It is no letter and no mark, but changes how others are shown.
  var isSteering: Bool { steering.contains(properties.generalCategory) }

  fileprivate var isDigit: Bool { properties.numericType != nil }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and others, their presentation forms, and old scripts.
private let rightToLeft: [ClosedRange<UInt32>] = [
  0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
]
