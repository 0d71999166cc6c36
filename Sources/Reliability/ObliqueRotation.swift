import LinearAlgebra

/// Factors turned to simple structure, where they may correlate: direct quartimin, which is direct
/// oblimin with γ = 0.
///
/// The pattern L = A·T⁻ᵀ makes Σᵢ Σⱼ<ₘ Lᵢⱼ²·Lᵢₘ² / 2 least over all T with columns of length 1;
/// the factors then correlate by TᵀT.
///
/// Source: Jennrich and Sampson (1966), Psychometrika 31, 313-323; Jennrich (2002), Psychometrika 67,
/// 7-20, for the gradient projection.
struct ObliqueRotation {
  /// At most so many steps.
  static let iterationLimit = 10_000

  /// L, a row for each item; no column sums to less than zero.
  let pattern: Matrix
  /// TᵀT.
  let correlation: SymmetricMatrix
  let criterion: Double
  let converged: Bool

  /// Turns loadings by descent from one start; `nil` where that is singular.
  ///
  /// - Parameters:
  ///   - loadings: A, unrotated.
  ///   - start: T, of columns of length 1 that are independent.
  init?(_ loadings: Matrix, start: Matrix) {
    guard var here = Point(loadings, start) else { return nil }
    var step = 1.0
    var norm = here.projection.length
    for _ in 0..<Self.iterationLimit where norm > 1e-10 {
      step *= 2
      var next: Point?
      // Halved until the descent is at least half of what the slope promises.
      for _ in 0..<40 {
        next = Point(loadings, here.turned(by: step))
        if let next, here.criterion - next.criterion > 0.5 * norm * norm * step { break }
        (step, next) = (step / 2, nil)
      }
      guard let next else { break }  // rounding hides any further descent
      here = next
      norm = here.projection.length
    }
    criterion = here.criterion
    converged = norm < 1e-6
    let turn = here.turn
    var pattern = here.pattern
    var correlation = SymmetricMatrix(order: turn.columnCount)
    let signs = (0..<turn.columnCount).map { pattern.column($0).reduce(0, +) < 0 ? -1.0 : 1 }
    for j in signs.indices {
      for i in 0..<pattern.rowCount { pattern[i, j] *= signs[j] }
      for (i, product) in turn.transposedProduct(turn.column(j)).enumerated() where i < j {
        correlation[j, i] = signs[i] * signs[j] * product
      }
      correlation[j, j] = 1
    }
    (self.pattern, self.correlation) = (pattern, correlation)
  }

  /// T with the pattern and the slope that it gives.
  private struct Point {
    let turn: Matrix
    let pattern: Matrix
    let criterion: Double
    /// The gradient, without the part that would only change the columns' lengths.
    let projection: Matrix

    init?(_ loadings: Matrix, _ turn: Matrix) {
      guard let inverse = turn.inverse else { return nil }
      let (rows, columns) = (loadings.rowCount, loadings.columnCount)
      var pattern = Matrix(rowCount: rows, columnCount: columns)
      var slope = pattern
      var criterion = 0.0
      for i in 0..<rows {
        for j in 0..<columns {
          pattern[i, j] = (0..<columns).reduce(0) { $0 + loadings[i, $1] * inverse[j, $1] }
        }
        let square = (0..<columns).reduce(0) { $0 + pattern[i, $1] * pattern[i, $1] }
        for j in 0..<columns {
          let own = pattern[i, j] * pattern[i, j]
          slope[i, j] = pattern[i, j] * (square - own)
          criterion += own * (square - own) / 4
        }
      }
      // G = -(Lᵀ·slope·T⁻¹)ᵀ, of which the component along each column of T is taken away.
      var projection = Matrix(rowCount: columns, columnCount: columns)
      for j in 0..<columns {
        for k in 0..<columns {
          let product = (0..<rows).reduce(0) { $0 + slope[$1, k] * pattern[$1, j] }
          for i in 0..<columns { projection[i, j] -= product * inverse[k, i] }
        }
        let along = (0..<columns).reduce(0) { $0 + turn[$1, j] * projection[$1, j] }
        for i in 0..<columns { projection[i, j] -= along * turn[i, j] }
      }
      self.turn = turn
      (self.pattern, self.criterion, self.projection) = (pattern, criterion, projection)
    }

    /// T a step down, its columns brought back to length 1.
    func turned(by step: Double) -> Matrix {
      var next = turn
      for j in 0..<turn.columnCount {
        for i in 0..<turn.rowCount { next[i, j] -= step * projection[i, j] }
        let length = (0..<turn.rowCount).reduce(0) { $0 + next[$1, j] * next[$1, j] }.squareRoot()
        for i in 0..<turn.rowCount { next[i, j] /= length }
      }
      return next
    }
  }
}

extension Matrix {
  /// The root of the sum of the squares of all elements.
  fileprivate var length: Double { columnMajor.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The inverse of a small square matrix by Gauss and Jordan with pivots; `nil` where there is none.
  fileprivate var inverse: Matrix? {
    let order = rowCount
    var (rest, inverse) = (self, Matrix(rowCount: order, columnCount: order))
    for i in 0..<order { inverse[i, i] = 1 }
    for column in 0..<order {
      let pivot = (column..<order).max {
        rest[$0, column].magnitude < rest[$1, column].magnitude
      }
      guard let pivot, rest[pivot, column].magnitude > 1e-12 else { return nil }
      rest.swapRows(column, pivot)
      inverse.swapRows(column, pivot)
      let scale = 1 / rest[column, column]
      rest.multiplyRow(column, by: scale)
      inverse.multiplyRow(column, by: scale)
      for i in 0..<order where i != column {
        let factor = rest[i, column]
        rest.subtract(factor, timesRow: column, fromRow: i)
        inverse.subtract(factor, timesRow: column, fromRow: i)
      }
    }
    return inverse
  }

  private mutating func swapRows(_ a: Int, _ b: Int) {
    guard a != b else { return }
    for j in 0..<columnCount { (self[a, j], self[b, j]) = (self[b, j], self[a, j]) }
  }

  private mutating func multiplyRow(_ i: Int, by factor: Double) {
    for j in 0..<columnCount { self[i, j] *= factor }
  }

  private mutating func subtract(_ factor: Double, timesRow other: Int, fromRow i: Int) {
    for j in 0..<columnCount { self[i, j] -= factor * self[other, j] }
  }
}
