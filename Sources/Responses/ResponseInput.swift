/// A file of responses.
public struct ResponseInput: Sendable, Hashable {
  /// A path, or `-` for standard input.
  public let path: String
  /// The year of all its respondents, where the user gave one.
  public let year: String?

  public init(path: String, year: String? = nil) {
    self.path = path
    self.year = year
  }

  /// Reads `survey.csv@2021`: a path, and behind the last `@` a year of four digits.
  public init(argument: String) {
    guard let mark = argument.lastIndex(of: "@"),
      case let year = String(argument[argument.index(after: mark)...]),
      year.utf8.count == 4, PeriodWords.year(in: year) == year
    else {
      self.init(path: argument)
      return
    }
    self.init(path: String(argument[..<mark]), year: year)
  }
}
