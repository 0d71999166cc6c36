/// A table of printed figures as it was read: rows that can be verified, and what is wrong with the
/// others.
public struct FiguresReading: Sendable {
  /// One row of the table.
  public struct Row: Sendable {
    /// Counted from 1 below the header.
    public let number: Int
    /// The line that the row begins on, from 1.
    public let line: Int
    public let unit: String
    public let period: String
    public let figures: Result<PublishedFigures, TableProblem>
  }

  /// The path as the user wrote it.
  public let file: String
  public let rows: [Row]
  /// The columns are services and not elements.
  public let isOfServices: Bool
  public let warnings: [ResponseWarning]
}
