public import Moments

/// What takes the rows of a table as they are read.
public protocol TableConsumer {
  /// Is told once, before the first row, what the columns hold.
  ///
  /// - Parameter isCategory: Of each variable, whether its values are categories and not numbers.
  mutating func begin(_ isCategory: [Bool])

  /// Takes the next row.
  mutating func add(_ row: TableRow)
}
