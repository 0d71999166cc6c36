import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [[Double]]
    let response: [Double]
    let weights: [Double]?
    let coefficients, unscaledCovariance, residuals: [Double]
    let residualSumOfSquares: Double
    var testDescription: String { name }

    static let all = ReferenceTable<Reference>.load("least-squares")
  }

  /// A design of doubles that are no short decimals, with its response and weights.
  struct Problem {
    var columns: [[Double]]
    var response: [Double]
    var weights: [Double]

    init(seed: UInt64, rows: ClosedRange<Int> = 8...20) {
      var random = SplitMix64(seed: seed)
      let rowCount = Int.random(in: rows, using: &random)
      func numbers(_ range: ClosedRange<Double>) -> [Double] {
        (0..<rowCount).map { _ in Double.random(in: range, using: &random) }
      }
      columns = [Array(repeating: 1, count: rowCount)]
      for _ in 0..<Int.random(in: 1...5, using: &random) { columns.append(numbers(-3...3)) }
      response = numbers(-9...9)
      weights = numbers(0.25...4)
    }

    func fit() throws -> LeastSquares {
      try LeastSquares.fit(Matrix(columns: columns), to: response, weights: weights)
    }
  }

  static let seeds = 0..<20 as Range<UInt64>

  /// Computed with 32 digits and rounded once: nothing but a tie may lie a unit apart.
  private func expectSame(_ found: LeastSquares, _ expected: LeastSquares) {
    let pairs = [
      (found.coefficients, expected.coefficients), (found.residuals, expected.residuals),
      (found.unscaledCovariance.lowerTriangle, expected.unscaledCovariance.lowerTriangle),
      ([found.residualSumOfSquares], [expected.residualSumOfSquares]),
    ]
    for (left, right) in pairs {
      #expect(left.count == right.count)
      for (left, right) in zip(left, right) { #expect(left.isClose(to: right, .ulps(1))) }
    }
  }

  // MARK: - Reference values

  @Test("the doubles nearest to the solution in exact fractions", arguments: Reference.all)
  func agreesWithFractions(_ reference: Reference) throws {
    let fit = try LeastSquares.fit(
      Matrix(columns: reference.columns), to: reference.response, weights: reference.weights)
    #expect(fit.coefficients == reference.coefficients)
    #expect(fit.unscaledCovariance.lowerTriangle == reference.unscaledCovariance)
    #expect(fit.residualSumOfSquares == reference.residualSumOfSquares)
    // with as many rows as columns they are 0 to the 32 digits of the computation, and shown so
    #expect(fit.residuals == reference.residuals)
  }

  // MARK: - Laws

  @Test("doubles and double-doubles of the same numbers", arguments: seeds)
  func agreesWithDoubleDoubles(seed: UInt64) throws {
    var problem = Problem(seed: seed)
    problem.weights = problem.weights.map { _ in 1 }
    let exact = try LeastSquares.fit(
      exact: problem.columns.map { $0.map { DoubleDouble($0) } },
      to: problem.response.map { DoubleDouble($0) })
    expectSame(try problem.fit(), exact)
  }

  @Test("residuals are at right angles to the columns, and their squares sum", arguments: seeds)
  func isLeast(seed: UInt64) throws {
    let problem = Problem(seed: seed)
    let fit = try problem.fit()
    for column in problem.columns {
      let products = zip(column, zip(problem.weights, fit.residuals)).map { $0 * $1.0 * $1.1 }
      // twenty products up to 100 of residuals rounded to doubles
      #expect(products.reduce(0, +).magnitude <= 1e-12)
    }
    let squares = zip(problem.weights, fit.residuals).map { $0 * $1 * $1 }.reduce(0, +)
    #expect(fit.residualSumOfSquares.isClose(to: squares, .relative(1e-14)))
  }

  @Test("a whole weight is as many rows", arguments: seeds)
  func weightsCount(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var problem = Problem(seed: seed)
    let counts = problem.weights.map { _ in Int.random(in: 1...5, using: &random) }
    func repeated(_ numbers: [Double]) -> [Double] {
      zip(numbers, counts).flatMap { Array(repeating: $0, count: $1) }
    }
    problem.weights = counts.map { Double($0) }
    let rows = try LeastSquares.fit(
      Matrix(columns: problem.columns.map(repeated)), to: repeated(problem.response))
    let fit = try problem.fit()
    #expect(rows.residuals.count == counts.reduce(0, +))
    #expect(fit.coefficients == rows.coefficients)
    #expect(fit.unscaledCovariance == rows.unscaledCovariance)
    #expect(repeated(fit.residuals) == rows.residuals)
    #expect(fit.residualSumOfSquares == rows.residualSumOfSquares)
  }

  /// Frisch and Waugh: what the others leave of a column explains what they leave of the response.
  @Test("one coefficient from what the other columns leave", arguments: seeds)
  func partialsOut(seed: UInt64) throws {
    let problem = Problem(seed: seed)
    let last = problem.columns.count - 1
    let others = Matrix(columns: Array(problem.columns[..<last]))
    let column = try LeastSquares.fit(others, to: problem.columns[last], weights: problem.weights)
    let response = try LeastSquares.fit(others, to: problem.response, weights: problem.weights)
    let partial = try LeastSquares.fit(
      Matrix(columns: [column.residuals]), to: response.residuals, weights: problem.weights)
    let fit = try problem.fit()
    // the residuals are rounded to doubles before they are fitted
    let tolerance = Tolerance.relativeWithAbsoluteFloor(1e-13, floor: 1e-14)
    #expect(fit.coefficients[last].isClose(to: partial.coefficients[0], tolerance))
    #expect(
      fit.unscaledCovariance[last, last]
        .isClose(to: 1 / column.residualSumOfSquares, .relative(1e-14)))
  }

  @Test("whole coefficients of whole numbers come back, and leave nothing", arguments: seeds)
  func fitsExactly(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rowCount = Int.random(in: 8...30, using: &random)
    let columns = (0..<Int.random(in: 1...7, using: &random)).map { _ in
      (0..<rowCount).map { _ in Double(Int.random(in: -999...999, using: &random)) }
    }
    // a coefficient of 0 comes back to 30 digits of the others only
    let coefficients = columns.map { _ in Double(Int.random(in: 1...99, using: &random)) }
    let design = Matrix(columns: columns)
    let fit = try LeastSquares.fit(design, to: design.product(coefficients))
    #expect(fit.coefficients == coefficients)
    #expect(fit.residuals == Array(repeating: 0, count: rowCount))
    #expect(fit.residualSumOfSquares == 0)
  }

  @Test("a residual in the fifteenth digit is no rounding")
  func keepsSmallResiduals() throws {
    let fit = try LeastSquares.fit(
      Matrix(columns: [[1, 1, 1]]), to: [1e9, 1e9, (1e9 as Double).nextUp])
    #expect(fit.residualSumOfSquares.isClose(to: 2.0 / 3 * 0x1p-46, .relative(1e-15)))
  }

  @Test("the order of rows and columns does not matter", arguments: seeds)
  func isSymmetric(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let problem = Problem(seed: seed)
    let fit = try problem.fit()
    let rows = Array(problem.response.indices).shuffled(using: &random)
    let columns = Array(problem.columns.indices).shuffled(using: &random)
    var other = problem
    other.columns = columns.map { j in rows.map { problem.columns[j][$0] } }
    other.response = rows.map { problem.response[$0] }
    other.weights = rows.map { problem.weights[$0] }
    let permuted = try other.fit()
    #expect(permuted.coefficients == columns.map { fit.coefficients[$0] })
    #expect(permuted.unscaledCovariance == fit.unscaledCovariance.selecting(columns))
    #expect(permuted.residuals == rows.map { fit.residuals[$0] })
    #expect(permuted.residualSumOfSquares == fit.residualSumOfSquares)
  }

  @Test(
    "powers of two scale the results exactly",
    arguments: [(300, 0, 0), (0, -250, 0), (0, 0, 200), (0, 0, -7), (-40, 100, 31)])
  func scales(column: Int, response: Int, weight: Int) throws {
    func times(_ numbers: [Double], _ exponent: Int) -> [Double] {
      numbers.map { $0 * Double(sign: .plus, exponent: exponent, significand: 1) }
    }
    let problem = Problem(seed: 3)
    let fit = try problem.fit()
    var other = problem
    other.columns[1] = times(problem.columns[1], column)
    other.response = times(problem.response, response)
    other.weights = times(problem.weights, weight)
    let scaled = try other.fit()
    var coefficients = times(fit.coefficients, response)
    coefficients[1] = times([coefficients[1]], -column)[0]
    #expect(scaled.coefficients == coefficients)
    #expect(scaled.residuals == times(fit.residuals, response))
    let squares = times([fit.residualSumOfSquares], 2 * response + weight)
    #expect(scaled.residualSumOfSquares == squares[0])
    let variances = times(fit.unscaledCovariance.diagonal, -weight)
    #expect(scaled.unscaledCovariance[0, 0] == variances[0])
    #expect(scaled.unscaledCovariance[1, 1] == times([variances[1]], -2 * column)[0])
  }

  // MARK: - Many rows

  /// Six columns and 60,000 rows are too many for double-doubles, unless these are asked for.
  @Test("LAPACK and double-doubles agree", arguments: [0, 1] as [UInt64])
  func agreesWithLAPACK(seed: UInt64) throws {
    var problem = Problem(seed: seed, rows: 60_000...60_000)
    var random = SplitMix64(seed: seed)
    while problem.columns.count < 6 {
      problem.columns.append(
        problem.response.map { _ in Double.random(in: 2010...2024, using: &random) })
    }
    // weights that are squares, so that weighted rows are exact
    problem.weights = problem.weights.map { $0 < 1 ? 0.25 : $0 < 2 ? 1 : 4 }
    func weighted(_ numbers: [Double]) -> [DoubleDouble] {
      zip(numbers, problem.weights).map { DoubleDouble($0 * $1.squareRoot()) }
    }
    let exact = try LeastSquares.fit(
      exact: problem.columns.map(weighted), to: weighted(problem.response))
    let fit = try problem.fit()
    // after the corrections
    for (found, expected) in zip(fit.coefficients, exact.coefficients) {
      #expect(found.isClose(to: expected, .relative(1e-14)))
    }
    #expect(fit.residualSumOfSquares.isClose(to: exact.residualSumOfSquares, .relative(1e-14)))
    // of the factors by LAPACK: the condition of calendar years, 1e3, times the unit of a double
    for (i, expected) in exact.unscaledCovariance.diagonal.enumerated() {
      #expect(fit.unscaledCovariance[i, i].isClose(to: expected, .relative(1e-11)))
    }
  }

  @Test("LAPACK counts independent columns, too")
  func countsRankOfMany() {
    let years = (0..<250_000).map { Double(2010 + $0 % 15) }
    let design = Matrix(columns: [years.map { _ in 1 }, years, years.map { 2 * $0 + 1 }])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) {
      try LeastSquares.fit(design, to: years)
    }
  }

  // MARK: - Refusals

  @Test("combinations of other columns are refused", arguments: seeds)
  func countsRank(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var problem = Problem(seed: seed)
    let rank = problem.columns.count
    problem.columns = problem.columns.map { $0.map { ($0 * 1024).rounded() } }
    let factors = (0..<rank).map { _ in Double(Int.random(in: 1...9, using: &random)) }
    problem.columns.append(Matrix(columns: problem.columns).product(factors))
    problem.columns.shuffle(using: &random)
    #expect(throws: LinearAlgebraError.rankDeficient(rank: rank)) { try problem.fit() }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: rank)) {
      try LeastSquares.fit(
        exact: problem.columns.map { $0.map { DoubleDouble($0) } },
        to: problem.response.map { DoubleDouble($0) })
    }
    problem.columns = [problem.columns[0].map { _ in 0 }]
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) { try problem.fit() }
  }

  /// 0.1, 0.7, 0.8 and so on: the third column is the sum of the others but for rounding.
  @Test("rounding does not make columns independent, unless it is meant")
  func seesRounding() throws {
    let texts = [["0.1", "0.2", "0.3", "0.6"], ["0.7", "0.1", "0.6", "0.3"]]
    let columns = try texts.map { try $0.map { try #require(DoubleDouble($0)) } }
    let exact = columns + [zip(columns[0], columns[1]).map { $0 + $1 }]
    let response = [3.0, 1, 4, 1]
    let doubles = Matrix(columns: exact.map { $0.map { Double($0) } })
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) {
      try LeastSquares.fit(doubles, to: response)
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) {
      try LeastSquares.fit(exact: exact, to: response.map { DoubleDouble($0) })
    }
    let rounded = exact.map { $0.map { DoubleDouble($0.high) } }
    #expect(
      try LeastSquares.fit(exact: rounded, to: response.map { DoubleDouble($0) })
        .coefficients.count == 3)
  }

  @Test("refuses what is no number", arguments: [Double.nan, .infinity])
  func refusesNonFinite(value: Double) {
    let design = Matrix(columns: [[1, 1, 1], [1, 2, 4]])
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(Matrix(columns: [[1, value, 1]]), to: [1, 2, 3])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(design, to: [1, value, 3])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(design, to: [1, 2, 3], weights: [1, value, 1])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(exact: [[DoubleDouble(value)]], to: [.zero])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(exact: [[DoubleDouble(1.0)]], to: [DoubleDouble(value)])
    }
  }

  @Test("refuses results beyond the range of doubles")
  func refusesOverflow() {
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares.fit(Matrix(columns: [[1e-200, 2e-200]]), to: [1, 1e160])
    }
  }

  @Test("refuses shapes that do not fit")
  func refusesShapes() async {
    await #expect(processExitsWith: .failure) {
      _ = try LeastSquares.fit(Matrix(rowCount: 1, columnCount: 2), to: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LeastSquares.fit(Matrix(columns: [[1, 1]]), to: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LeastSquares.fit(Matrix(columns: [[1, 1]]), to: [1, 2], weights: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LeastSquares.fit(Matrix(columns: [[1, 1]]), to: [1, 2], weights: [1, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LeastSquares.fit(exact: [[DoubleDouble(1)]], to: [.zero, .zero])
    }
  }

  @Test func acceptsNoColumns() throws {
    let fit = try LeastSquares.fit(Matrix(rowCount: 2, columnCount: 0), to: [1, 2])
    #expect(fit.coefficients.isEmpty && fit.residuals == [1, 2])
    #expect(fit.unscaledCovariance.order == 0 && fit.residualSumOfSquares == 5)
  }
}
