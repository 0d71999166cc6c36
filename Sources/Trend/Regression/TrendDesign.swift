import LinearAlgebra
import Localization

/// The columns of a trend: ones, years since the first period, and steps from some observations on.
struct TrendDesign: Sendable, Hashable {
  let matrix: Matrix
  let terms: [TrendTerm.Kind]

  /// - Parameters:
  ///   - series: At least three observations.
  ///   - steps: The observations, counted from 0, at which the level may shift.
  init(_ series: EstimateSeries, steps: [Int] = []) {
    let times = series.times
    var matrix = Matrix(rowCount: times.count, columnCount: 2 + steps.count)
    for (row, time) in times.enumerated() {
      matrix[row, 0] = 1
      matrix[row, 1] = time
      for (column, step) in steps.enumerated() { matrix[row, 2 + column] = row < step ? 0 : 1 }
    }
    self.matrix = matrix
    terms = [.intercept, .slope] + steps.map { .levelShift(series.periods[$0]) }
  }

  /// Ones alone: a common mean of `count` values.
  init(mean count: Int) {
    var matrix = Matrix(rowCount: count, columnCount: 1)
    for row in 0..<count { matrix[row, 0] = 1 }
    self.matrix = matrix
    terms = [.intercept]
  }

  /// - Throws: Where weights or values are beyond the range of doubles.
  func fit(to values: [Double], weights: [Double]?) throws(UndefinedReason) -> LeastSquares {
    // an error of 1e200 has a weight of 0, and one of 1e-200 an infinite one
    guard weights?.allSatisfy({ $0 > 0 && $0.isFinite }) ?? true else { throw .outOfRange }
    do {
      return try LeastSquares.fit(matrix, to: values, weights: weights)
    } catch {
      throw .outOfRange
    }
  }

  /// How many more observations than terms.
  var degreesOfFreedom: Int { matrix.rowCount - matrix.columnCount }

  /// - Throws: Where there are no more observations than terms.
  func requireDegreesOfFreedom() throws(UndefinedReason) {
    guard degreesOfFreedom > 0 else {
      throw .noDegreesOfFreedom(observations: matrix.rowCount, terms: matrix.columnCount)
    }
  }
}
