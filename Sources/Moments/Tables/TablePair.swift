public import LinearAlgebra

/// The two variables y and x whose totals a statistic of a table divides.
///
/// A mean is the ratio of Σ w·y to Σ w·x with x = 1 where y is known, the share of a category has for y
/// its indicator, and a total is Σ w·y alone.
public enum TablePair: Sendable, Hashable {
  /// y is the variable of this number, x is 1.
  case number(Int)
  /// y is 1 where the variable is in the category, else 0; x is 1 where the variable is known.
  case category(variable: Int, category: Int)
  /// y and x are those of the ratio of this number.
  case ratio(Int)
}

/// Sums over the rows of one place that know both variables of a pair.
public struct TablePairSums: Sendable, Hashable {
  /// Rows, also those of weight 0.
  public var rows: Int
  /// Rows of a positive weight.
  public var count: Int
  /// Σ w.
  public var weight: DoubleDouble
  /// Σ w·y.
  public var y: DoubleDouble
  /// Σ w·x.
  public var x: DoubleDouble
  /// Σ w·y².
  public var yy: DoubleDouble
  /// Σ w·y·x.
  public var yx: DoubleDouble
  /// Σ w·x².
  public var xx: DoubleDouble
  /// Σ w²·y² where rows are the last sampling units; else 0.
  public var squaredYY: DoubleDouble
  /// Σ w²·y·x where rows are the last sampling units; else 0.
  public var squaredYX: DoubleDouble
  /// Σ w²·x² where rows are the last sampling units; else 0.
  public var squaredXX: DoubleDouble

  /// No rows.
  public static let zero = TablePairSums(
    rows: 0, count: 0, weight: .zero, y: .zero, x: .zero, yy: .zero, yx: .zero, xx: .zero,
    squaredYY: .zero, squaredYX: .zero, squaredXX: .zero)
}
