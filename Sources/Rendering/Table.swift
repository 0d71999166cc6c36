public import Localization

/// How a column's cells stand.
public enum Alignment: Sendable, Hashable { case leading, trailing }

/// A column of a table: a title for people.
public struct Column: Sendable, Hashable {
  public let title: Bilingual
  public let alignment: Alignment

  public init(_ title: Bilingual, _ alignment: Alignment = .trailing) {
    self.title = title
    self.alignment = alignment
  }
}

/// Rows of cells under columns.
public struct Table: Sendable, Hashable {
  public let columns: [Column]
  public let rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "every row has a cell for every column")
    self.columns = columns
    self.rows = rows
  }
}
