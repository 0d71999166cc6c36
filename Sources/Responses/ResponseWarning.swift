/// What a reading should tell the reader of its result.
public enum ResponseWarning: Sendable, Hashable {
  /// From this file's first byte that is not UTF-8 on, it was read as Windows-1252.
  case windows1252(file: String)
  /// Invalid answers were counted as missing, as asked.
  case invalidSkipped(count: Int)
  /// Respondents without a value for a group form a group of their own.
  case blankGroup(role: String, count: Int)
  /// The year that the user gave the file replaced another that stands in it.
  case yearOverridden(file: String, year: String, count: Int)
  /// A header's words name another item than its code; the words decided.
  case wordsAgainstCode(file: String, header: String, item: String)
}
