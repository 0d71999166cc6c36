public import Localization

/// One value with its meaning, so that each renderer chooses the notation.
public enum Cell: Sendable, Hashable {
  case text(Bilingual)
  case count(Int)
  /// A number shown with so many decimals.
  case number(Double, decimals: Int)
  /// An exact decimal: a published index, which must look the same everywhere.
  case fixed(FixedDecimal)
  /// A share or probability between 0 and 1, shown in whole per cent.
  case share(Double)
  case interval(lower: Double, upper: Double, decimals: Int)
  case undefined
}

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
