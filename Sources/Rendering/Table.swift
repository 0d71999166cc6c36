public import Localization

/// How a column's cells stand.
public enum Alignment: Sendable, Hashable { case leading, trailing }

/// A column of a table: a title for people.
public struct Column: Sendable, Hashable {
  /// Neighbours under a common title, where there is room for it: years under "Target".
  public struct Group: Sendable, Hashable {
    public let title: Bilingual
    /// What the column is called below it.
    public let column: Bilingual

    public init(_ title: Bilingual, column: Bilingual) {
      self.title = title
      self.column = column
    }
  }

  /// What the column is called by itself.
  public let title: Bilingual
  public let alignment: Alignment
  /// `nil` where it stands alone.
  public let group: Group?

  public init(_ title: Bilingual, _ alignment: Alignment = .trailing, group: Group? = nil) {
    self.title = title
    self.alignment = alignment
    self.group = group
  }
}

/// Rows of cells under columns.
public struct Table: Sendable, Hashable {
  public let columns: [Column]
  public let rows: [[Cell]]
  /// The words are whole sentences, which are broken into lines rather than cut.
  public let wraps: Bool
  /// What it is called where the heading above it stands above other tables too.
  public let caption: Bilingual?

  public init(
    columns: [Column], rows: [[Cell]], wraps: Bool = false, caption: Bilingual? = nil
  ) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "every row has a cell for every column")
    self.columns = columns
    self.rows = rows
    self.wraps = wraps
    self.caption = caption
  }

  /// More columns than a sheet of paper has room for at the usual size.
  var isWide: Bool { columns.count > 12 }

  /// Runs of neighbouring columns of one group, or of none, in their order.
  var groups: [(title: Bilingual?, columns: Range<Int>)] {
    columns.indices.reduce(into: []) { groups, column in
      let title = columns[column].group?.title
      if let last = groups.last, last.title == title {
        groups[groups.count - 1].columns = last.columns.lowerBound..<(column + 1)
      } else {
        groups.append((title, column..<(column + 1)))
      }
    }
  }
}
