/// How far a reading is.
public struct ReadingProgress: Sendable, Hashable {
  /// The file that is read, as the user wrote it.
  public let file: String
  /// Respondents of this file so far.
  public let rows: Int
  /// Bytes of this file so far.
  public let bytes: Int
  /// The size of this file, where it is known.
  public let size: Int?
}
