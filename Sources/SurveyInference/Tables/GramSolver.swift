import LinearAlgebra

/// A system of equations in Σ w·x·xᵀ, some of whose columns may follow from those before them.
///
/// The products are summed and factored in 32 digits, so that squaring the columns costs nothing; a
/// column whose rest is below 1e-20 of its size depends on the others and is left out.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4.2.5.
struct GramSolver {
  /// Rows of the lower triangle of L, G = L·Lᵀ; the row of a column that is left out holds what it
  /// is of those before.
  private var factor: [[DoubleDouble]] = []
  /// Whether each column is left out.
  private(set) var isDependent: [Bool] = []

  /// - Parameters:
  ///   - columns: The columns of x, each with a number per row.
  ///   - weights: One per row, zero or more.
  init(_ columns: [[Double]], weights: [Double]) {
    for j in columns.indices {
      var row = (0...j).map { i in
        var sum = DoubleDouble.zero
        for place in weights.indices where weights[place] != 0 {
          sum =
            sum + DoubleDouble.twoProduct(columns[i][place], columns[j][place])
            * DoubleDouble(weights[place])
        }
        return sum
      }
      let size = row[j].high
      for i in 0..<j {
        guard !isDependent[i] else {
          row[i] = .zero
          continue
        }
        for k in 0..<i { row[i] = row[i] - factor[i][k] * row[k] }
        row[i] = row[i] / factor[i][i]
      }
      for k in 0..<j { row[j] = row[j] - row[k] * row[k] }
      let depends = !(row[j].high > 1e-20 * size)
      row[j] = depends ? .zero : row[j].squareRoot()
      factor.append(row)
      isDependent.append(depends)
    }
  }

  /// The solution of G·b = v over the columns that are not left out; zero for the others.
  ///
  /// - Parameter vector: One number per column.
  /// - Returns: One number per column.
  func solve(_ vector: [DoubleDouble]) -> [Double] {
    var rest = vector
    for i in rest.indices {
      guard !isDependent[i] else {
        rest[i] = .zero
        continue
      }
      for k in 0..<i { rest[i] = rest[i] - factor[i][k] * rest[k] }
      rest[i] = rest[i] / factor[i][i]
    }
    return upperSolve(rest).map { Double($0) }
  }

  /// What a column that is left out is of the others: x_j = Σ c_k·x_k.
  func coefficients(of column: Int) -> [Double] {
    var row = factor[column] + Array(repeating: .zero, count: factor.count - column - 1)
    row[column] = .zero
    return upperSolve(row).map { Double($0) }
  }

  /// The solution of Lᵀ·b = v.
  private func upperSolve(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var rest = vector
    for i in rest.indices.reversed() where !isDependent[i] {
      rest[i] = rest[i] / factor[i][i]
      for k in 0..<i where !isDependent[k] { rest[k] = rest[k] - factor[i][k] * rest[i] }
    }
    return rest
  }
}
