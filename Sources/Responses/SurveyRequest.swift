/// What to read of response files.
///
/// Columns are named by role (`year`, `unit`, `U1`) or by header text.
public struct SurveyRequest: Sendable {
  /// What the survey asks.
  public var questionnaire: Questionnaire
  /// Columns that the user has assigned: role or item code, and header text.
  public var columns: [(role: String, header: String)] = []
  /// The groups: one result per combination of values.
  public var groups: [String] = []
  /// The columns that together name the stratum.
  public var strata: [String] = []
  /// The columns that name the sampling units, one per stage.
  ///
  /// The units of the first stage carry the variance; later stages are taken as counted in full,
  /// as R survey documents.
  public var units: [String] = []
  public var weight: String?
  /// The column with the size of the stratum's population.
  public var population: String?
  /// Only respondents who answered every item count.
  public var usesCompleteOnly = false
  /// Invalid answers count as missing.
  public var skipsInvalid = false
  /// Items without a column are left out.
  public var allowsMissingItems = false
  /// Counts what only a check shows: duplicates, years, services.
  ///
  /// Memory then grows with respondents, by a hash for each.
  public var isCheck = false

  public init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }
}

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
      year.utf8.count == 4, Period.year(in: year) == year
    else {
      self.init(path: argument)
      return
    }
    self.init(path: String(argument[..<mark]), year: year)
  }
}
