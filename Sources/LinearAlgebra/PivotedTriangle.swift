/// The upper triangle `R` of factors `A D P = Q R`, in double-doubles, with what it takes to answer
/// in terms of `A`: `D` scales columns by powers of two and `P` permutes them.
struct PivotedTriangle {
  /// Column `k` of `R`, its elements from 0 to `k`.
  let columns: [[DoubleDouble]]
  /// The column of `A` that each column of `R` is.
  let pivots: [Int]
  /// Column `pivots[k]` of `A` was multiplied by 2 to the power of `-exponents[k]`.
  let exponents: [Int]

  /// The solution `x` of `Q R P⁻¹ D⁻¹ x = b`, in the order of the columns of `A`.
  ///
  /// - Parameter rotated: `Qᵀb`; only its first elements are used.
  /// - Returns: One number per column.
  func solve(_ rotated: some Collection<DoubleDouble>) -> [DoubleDouble] {
    inOrder(upperSolve(Array(rotated.prefix(columns.count))))
  }

  /// The solution `x` of `AᵀA x = v`: two triangular systems.
  ///
  /// - Parameter vector: `v`, one number per column of `A`.
  /// - Returns: One number per column.
  func solveNormalEquations(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var rest = columns.indices.map { vector[pivots[$0]].scaled(byPowerOfTwo: -exponents[$0]) }
    for k in columns.indices {
      for i in 0..<k { rest[k] = rest[k] - columns[k][i] * rest[i] }
      rest[k] = rest[k] / columns[k][k]
    }
    return inOrder(upperSolve(rest))
  }

  /// The inverse `(AᵀA)⁻¹`, `R⁻¹R⁻ᵀ` with the columns back in their order and scale.
  ///
  /// - Complexity: O(columns³).
  var inverseGram: SymmetricMatrix {
    let count = columns.count
    let inverse = columns.indices.map { k in
      upperSolve(columns.indices.map { DoubleDouble($0 == k ? 1 : 0) })
    }
    var gram = SymmetricMatrix(order: count)
    for i in 0..<count {
      for j in 0...i {
        let sum = (i..<count).reduce(DoubleDouble.zero) { $0 + inverse[$1][i] * inverse[$1][j] }
        gram[pivots[i], pivots[j]] = Double(
          sum.scaled(byPowerOfTwo: -exponents[i] - exponents[j]))
      }
    }
    return gram
  }

  /// The solution `z` of `R z = v`.
  private func upperSolve(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var rest = vector
    for k in columns.indices.reversed() {
      rest[k] = rest[k] / columns[k][k]
      for i in 0..<k { rest[i] = rest[i] - columns[k][i] * rest[k] }
    }
    return rest
  }

  /// `D P z`: a solution for the columns as they were.
  private func inOrder(_ solution: [DoubleDouble]) -> [DoubleDouble] {
    var ordered = solution
    for k in columns.indices {
      ordered[pivots[k]] = solution[k].scaled(byPowerOfTwo: -exponents[k])
    }
    return ordered
  }
}
