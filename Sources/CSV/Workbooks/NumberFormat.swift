/// What the number in a cell stands for, as its format shows it.
enum NumberFormat: Sendable {
  case number
  case date
  case time
  case dateAndTime
  /// Hours that go on past 24.
  case duration

  /// A format that every workbook has, by its number.
  ///
  /// Source: ECMA-376 (2016), part 1, 18.8.30 (numFmt).
  init(builtIn number: Int) {
    self =
      switch number {
      case 14...17: .date
      case 18...21, 45, 47: .time
      case 22: .dateAndTime
      case 46: .duration
      default: .number
      }
  }

  /// A format of the workbook's own, by its code, such as `[$-421]dd mmmm yyyy;@`.
  ///
  /// What stands in quotes, behind `\`, `_` and `*`, and in brackets is text, colour or country.
  init(code: String) {
    let code = code.lowercased()
    guard code != "general" && code != "standard" else {
      self = .number
      return
    }
    var (letters, isElapsed) = (Set<Character>(), false)
    var rest = Substring(code)
    parsing: while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        isElapsed =
          isElapsed
          || !inner.isEmpty && Set(inner).count == 1
            && inner.allSatisfy { "hms".contains($0) }
      case ";": break parsing
      default: letters.insert(character)
      }
    }
    let hasTime = isElapsed || letters.contains("h") || letters.contains("s")
    let hasDate =
      letters.contains("d") || letters.contains("y") || letters.contains("m") && !hasTime
    self =
      switch (hasDate, hasTime) {
      case (true, true): .dateAndTime
      case (true, false): .date
      case (false, true): isElapsed ? .duration : .time
      case (false, false): .number
      }
  }

  /// The formats of cells by the number that a cell names.
  static func formats(_ part: Archive.Part) throws(WorkbookError) -> [NumberFormat] {
    var (own, formats, isInCells) = ([Int: NumberFormat](), [NumberFormat](), false)
    for element in try XMLPart.elements(of: part) {
      let number = element.attributes[.numFmtId].flatMap { Int($0) } ?? 0
      switch (element.name, element.isEnd) {
      case (.numFmt, false):
        own[number] = NumberFormat(code: element.attributes[.formatCode] ?? "")
      case (.cellXfs, let isEnd): isInCells = !isEnd
      case (.xf, false) where isInCells:
        formats.append(own[number] ?? NumberFormat(builtIn: number))
      default: break
      }
    }
    return formats
  }
}
