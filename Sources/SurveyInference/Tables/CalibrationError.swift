/// Why weights cannot be made to reproduce known totals.
public enum CalibrationError: Error, Hashable, Sendable {
  /// No total was given.
  case noMargins
  /// The method takes categories and the size of the population only; the variable has a total of
  /// its own numbers.
  case totalOfNumbers(variable: Int)
  /// Poststratification takes one set of variables, whose cells do not overlap; there are others.
  case severalMargins(first: [Int], other: [Int])
  /// The same total is given twice.
  case repeatedMargin([CalibrationMargin.Term])
  /// A total of a category is negative, or a total is no finite number.
  case totalOutOfRange([CalibrationMargin.Term], total: Double)
  /// A variable of the margins is not known of some rows that have a weight.
  case missingValue(variable: Int, rows: Int)
  /// The variable holds categories where a total of numbers is given.
  case notANumber(variable: Int)
  /// Rows lie in a cell that has no total; the terms name one such cell.
  case cellWithoutTotal([CalibrationMargin.Term], rows: Int)
  /// No row with a weight lies in a cell that has people in the population.
  case emptyCell([CalibrationMargin.Term], total: Double)
  /// Two sets of variables add up to populations of different size.
  case totalsDisagree(first: [Int], firstSum: Double, other: [Int], otherSum: Double)
  /// The total follows from other totals, which make it something else.
  case contradictoryTotal([CalibrationMargin.Term], total: Double, implied: Double)
  /// No weights within the bounds, or none at all, meet the total; the nearest reach another.
  case notReached([CalibrationMargin.Term], total: Double, reached: Double)
  /// The design has no weights.
  case design(EstimationError)
}
