/// A file of responses.
public struct ResponseInput: Sendable, Hashable {
  /// A path, or `-` for standard input.
  public let path: String
  /// The year of all its respondents, where the user gave one.
  public let year: String?
  /// The sheet of a workbook; where not given, the first that is shown and not blank.
  public let sheet: String?

  public init(path: String, year: String? = nil, sheet: String? = nil) {
    self.path = path
    self.year = year
    self.sheet = sheet
  }

  /// Reads `survey.csv@2021`: a path, and behind the last `@` a year of four digits.
  ///
  /// - Parameters:
  ///   - argument: As the user wrote it.
  ///   - sheet: The sheet of a workbook.
  public init(argument: String, sheet: String? = nil) {
    guard let mark = argument.lastIndex(of: "@"),
      case let year = String(argument[argument.index(after: mark)...]),
      year.utf8.count == 4, PeriodWords.year(in: year) == year
    else {
      self.init(path: argument, sheet: sheet)
      return
    }
    self.init(path: String(argument[..<mark]), year: year, sheet: sheet)
  }
}
