/// What a row of a table says of one variable.
public enum TableValue: Sendable, Hashable {
  /// A finite number.
  case number(Double)
  /// The number of one of the texts that the column holds, from 0 in the order in which they appear.
  case category(Int)
}
