public import Moments

/// What a reading should tell the reader of its result.
public enum ResponseWarning: Sendable, Hashable {
  /// From this file's first byte that is not UTF-8 on, it was read as Windows-1252.
  case windows1252(file: String)
  /// Invalid answers were counted as missing, as asked.
  case invalidSkipped(count: Int)
  /// Respondents without a value for a group form a group of their own.
  case blankGroup(role: String, count: Int)
  /// A header's words name another item than its code; the words decided.
  case wordsAgainstCode(file: String, header: String, item: String)
}

/// The result of reading response files: moments for estimators, and what was seen on the way.
public struct SurveyReading: Sendable {
  public internal(set) var moments: SurveyMoments
  /// The values that name each group, in the order of `SurveyRequest.groups`.
  public internal(set) var groupNames: [[String]] = []
  /// The values that name each stratum.
  public internal(set) var stratumNames: [[String]] = []
  public internal(set) var files: [FileSummary] = []
  /// The first problems, with their places.
  public internal(set) var problems: [ResponseProblem] = []
  /// All problems, also those that are not listed.
  public internal(set) var problemCount = 0
  public internal(set) var warnings: [ResponseWarning] = []
  /// Items that have a column in every file.
  public internal(set) var presentItems: [Int] = []
  /// Codes of items that are often exchanged, where a column was known by such a code alone.
  public internal(set) var codesInDoubt: [String] = []
}
