import CSV

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
  /// Codes of items that do not count, whether they have a column or not.
  public var leftOutItems: Set<String> = []
  /// Items without a column are left out.
  public var allowsMissingItems = false
  /// Counts what only a check shows: duplicates, years, services.
  ///
  /// Memory then grows with respondents, by a hash for each.
  public var isCheck = false
  /// Keeps each different row of answers, and notes which respondents repeat an earlier one.
  ///
  /// Memory then grows with respondents too.
  public var keepsPatterns = false
  /// What was summed, where the files hold sums of a database instead of responses.
  public internal(set) var aggregate: AggregateLayout?
  /// What stood in the first file, by its path, where it can be read only once and has been.
  var kept: (path: String, bytes: [UInt8])?

  /// Opens a file, or what is kept of it.
  func source(_ input: ResponseInput) throws(FileError) -> ByteSource {
    if let kept, kept.path == input.path {
      return ByteSource(kept.bytes, name: kept.path, sheet: input.sheet)
    }
    return try ByteSource(path: input.path, sheet: input.sheet)
  }

  public init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }
}
