/// What is fitted, checked, and the two ways to solve it.
struct LeastSquaresProblem {
  private let response: [DoubleDouble]
  /// The weights over a power of four, so that the largest is between 1 and 4; empty for none.
  private let weights: [Double]
  private let rootWeights: [DoubleDouble]
  /// The weights were multiplied by 4 to the power of minus this.
  private let weightExponent: Int

  init(
    rowCount: Int, columnCount: Int, response: [DoubleDouble], weights: [Double]?
  ) throws(LinearAlgebraError) {
    precondition(
      rowCount >= columnCount, "\(rowCount) rows do not determine \(columnCount) columns")
    precondition(
      response.count == rowCount, "\(rowCount) rows need as many responses; got \(response.count)")
    precondition(
      weights == nil || weights?.count == rowCount,
      "\(rowCount) rows need as many weights; got \(weights?.count ?? 0)")
    guard
      response.allSatisfy(\.high.isFinite), weights?.allSatisfy(\.isFinite) ?? true
    else { throw .notFinite }
    precondition(weights?.allSatisfy { $0 > 0 } ?? true, "weights must be positive")
    self.response = response
    let exponent = (weights?.max()).map { Int($0.exponent) >> 1 } ?? 0
    let scaled = (weights ?? []).map {
      Double(sign: .plus, exponent: -2 * exponent, significand: $0)
    }
    weightExponent = exponent
    self.weights = scaled
    rootWeights = scaled.map { DoubleDouble($0).squareRoot() }
  }

  // MARK: - In double-doubles

  /// Solves for columns in double-doubles.
  func solve(
    _ columns: [[DoubleDouble]], precision: Double
  ) throws(LinearAlgebraError) -> LeastSquares {
    let weighted = columns.map(timesRootWeights)
    let factors = DoubleDoubleQR(weighted, limit: Double(response.count) * precision)
    guard factors.rank == columns.count else { throw .rankDeficient(rank: factors.rank) }
    let coefficients = factors.triangle.solve(factors.rotated(timesRootWeights(response)))
    var residuals = residuals(coefficients) { columns[$0] }
    if isRounding(residuals, of: weighted, coefficients) {
      residuals = residuals.map { _ in .zero }
    }
    return try result(coefficients, factors.triangle, residuals)
  }

  /// Whether no residual is larger than what rounding leaves of the largest term.
  private func isRounding(
    _ residuals: [DoubleDouble], of columns: [[DoubleDouble]], _ coefficients: [DoubleDouble]
  ) -> Bool {
    func largest(_ numbers: [DoubleDouble]) -> Double {
      numbers.reduce(0) { max($0, $1.high.magnitude) }
    }
    let terms = zip(columns, coefficients).map { largest($0) * $1.high.magnitude }
    let size = terms.reduce(largest(timesRootWeights(response)), max)
    return largest(timesRootWeights(residuals)) <= 0x1p-90 * size
  }

  private func timesRootWeights(_ numbers: [DoubleDouble]) -> [DoubleDouble] {
    rootWeights.isEmpty ? numbers : zip(numbers, rootWeights).map { $0 * $1 }
  }

  // MARK: - By LAPACK

  /// Solves by LAPACK's factors of the columns, scaled by powers of two, and corrects.
  func solveByLAPACK(_ design: Matrix) throws(LinearAlgebraError) -> LeastSquares {
    let exponents = (0..<design.columnCount).map { j in
      let largest = (0..<design.rowCount).reduce(0) { max($0, design[$1, j].magnitude) }
      return largest > 0 ? Int(largest.exponent) : 0
    }
    var scaled = design
    for j in 0..<design.columnCount {
      let scale = Double(sign: .plus, exponent: -exponents[j], significand: 1)
      for i in 0..<design.rowCount {
        scaled[i, j] *= rootWeights.isEmpty ? scale : scale * rootWeights[i].high
      }
    }
    let factors = try QRFactorization(scaled)
    guard factors.rank == design.columnCount else { throw .rankDeficient(rank: factors.rank) }
    let upper = factors.upperTriangle
    let triangle = PivotedTriangle(
      columns: (0..<design.columnCount).map { k in (0...k).map { DoubleDouble(upper[$0, k]) } },
      pivots: factors.pivots, exponents: factors.pivots.map { exponents[$0] })
    let rotated = factors.orthonormal.transposedProduct(
      timesRootWeights(response).map { Double($0) })
    var coefficients = triangle.solve(rotated.map { DoubleDouble($0) })
    let column = { (j: Int) in design.column(j).map { DoubleDouble($0) } }
    var residuals = residuals(coefficients, column)
    var last = Double.infinity
    // a step leaves about u κ² of the error, κ the condition number; it stops where none helps
    for _ in 0..<5 {
      let gradient = (0..<design.columnCount).map { j in weightedProduct(column(j), residuals) }
      let step = triangle.solveNormalEquations(gradient)
      let size = zip(step, exponents).reduce(0) {
        max($0, $1.0.scaled(byPowerOfTwo: $1.1).high.magnitude)
      }
      guard size > 0 && size < last / 4 else { break }
      last = size
      coefficients = zip(coefficients, step).map { $0 + $1 }
      residuals = self.residuals(coefficients, column)
    }
    return try result(coefficients, triangle, residuals)
  }

  /// `Σ wᵢ xᵢ rᵢ`.
  private func weightedProduct(_ x: [DoubleDouble], _ residuals: [DoubleDouble]) -> DoubleDouble {
    var sum = DoubleDouble.zero
    for i in x.indices {
      let product = x[i] * residuals[i]
      sum = sum + (weights.isEmpty ? product : DoubleDouble(weights[i]) * product)
    }
    return sum
  }

  // MARK: - Both

  private func residuals(
    _ coefficients: [DoubleDouble], _ column: (Int) -> [DoubleDouble]
  ) -> [DoubleDouble] {
    var rest = response
    for (j, coefficient) in coefficients.enumerated() {
      let column = column(j)
      for i in rest.indices { rest[i] = rest[i] - column[i] * coefficient }
    }
    return rest
  }

  private func result(
    _ coefficients: [DoubleDouble], _ triangle: PivotedTriangle, _ residuals: [DoubleDouble]
  ) throws(LinearAlgebraError) -> LeastSquares {
    var covariance = triangle.inverseGram
    covariance *= Double(sign: .plus, exponent: -2 * weightExponent, significand: 1)
    return try LeastSquares(
      coefficients, covariance, residuals: residuals,
      sumOfSquares: weightedProduct(residuals, residuals)
        .scaled(byPowerOfTwo: 2 * weightExponent))
  }
}
