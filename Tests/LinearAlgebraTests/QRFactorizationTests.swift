import LinearAlgebra
import TestSupport
import Testing

@Suite struct QRFactorizationTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [[Double]]
    let vector: [Double]
    let solution: [Double]
    /// √|AᵀA|, which is |R| up to its sign.
    let volume: Double
    var testDescription: String { name }
    var matrix: Matrix { Matrix(columns: columns) }
  }

  static let references = ReferenceTable<Reference>.load("matrix-factors", "leastSquares")

  /// The parabola's columns are nearly dependent (condition 2e4), which costs four digits.
  @Test("least squares agree with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) throws {
    let factors = try QRFactorization(reference.matrix)
    #expect(factors.rank == reference.columns.count)
    let tolerance = Tolerance.relative(reference.name == "a parabola" ? 1e-11 : 1e-13)
    let solution = try factors.leastSquares(reference.vector)
    #expect(solution.count == reference.solution.count)
    for (found, expected) in zip(solution, reference.solution) {
      #expect(found.isClose(to: expected, tolerance))
    }
    let volume = (0..<factors.rank).reduce(1) { $0 * factors.upperTriangle[$1, $1] }
    #expect(volume.magnitude.isClose(to: reference.volume, tolerance))
  }

  @Test("Q has orthonormal columns and QR is the matrix", arguments: 0..<20 as Range<UInt64>)
  func isFactorization(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let columnCount = Int.random(in: 1...8, using: &random)
    let rowCount = columnCount + Int.random(in: 0...6, using: &random)
    let columns = (0..<columnCount).map { _ in
      (0..<rowCount).map { _ in Double(Int.random(in: -9...9, using: &random)) }
    }
    let factors = try QRFactorization(Matrix(columns: columns))
    let (q, r) = (factors.orthonormal, factors.upperTriangle)
    #expect(factors.pivots.sorted() == Array(0..<columnCount))
    for j in 0..<columnCount {
      #expect((j + 1..<columnCount).allSatisfy { r[$0, j] == 0 })
      // Pivots bring the longest rest to the front.
      #expect(j == 0 || r[j, j].magnitude <= r[j - 1, j - 1].magnitude * (1 + 1e-14))
      let rebuilt = q.product(r.column(j))
      for (found, expected) in zip(rebuilt, columns[factors.pivots[j]]) {
        #expect((found - expected).magnitude <= 1e-13)  // elements up to 9, of a few terms
      }
      for (i, product) in q.transposedProduct(q.column(j)).enumerated() {
        #expect((product - (i == j ? 1 : 0)).magnitude <= 1e-14)
      }
    }
  }

  @Test("the rest of a least squares fit is at right angles to the columns")
  func restIsOrthogonal() throws {
    let columns = [[1.0, 1, 1, 1], [1, 2, 3, 4]]
    let matrix = Matrix(columns: columns)
    let vector = [1.0, 3, 2, 5]
    let solution = try QRFactorization(matrix).leastSquares(vector)
    let rest = zip(vector, matrix.product(solution)).map { $0 - $1 }
    for product in matrix.transposedProduct(rest) { #expect(product.magnitude <= 1e-13) }
  }

  @Test("counts independent columns, and solves for no others")
  func countsRank() throws {
    // The third column is the sum of the others.
    let dependent = Matrix(columns: [[1, 2, 3, 4], [1, 0, 1, 1], [2, 2, 4, 5]])
    let factors = try QRFactorization(dependent)
    #expect(factors.rank == 2)
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) {
      try factors.leastSquares([1, 1, 1, 1])
    }
    #expect(try QRFactorization(Matrix(rowCount: 3, columnCount: 2)).rank == 0)
  }

  @Test("the rank does not depend on the scale", arguments: [0x1p-300, 1, 0x1p300])
  func rankIsScaleFree(scale: Double) throws {
    let columns = [[1.0, 2, 3], [1, 0, 1], [2, 2, 4.000001]]
    let scaled = columns.map { $0.map { scale * $0 } }
    #expect(try QRFactorization(Matrix(columns: scaled)).rank == 3)
  }

  @Test("refuses what is no number", arguments: [Double.nan, .infinity])
  func refusesNonFinite(element: Double) {
    #expect(throws: LinearAlgebraError.notFinite) {
      try QRFactorization(Matrix(columns: [[1, element]]))
    }
  }

  @Test("refuses fewer rows than columns")
  func refusesWide() async {
    await #expect(processExitsWith: .failure) {
      _ = try QRFactorization(Matrix(rowCount: 1, columnCount: 2))
    }
  }

  @Test func acceptsNoColumns() throws {
    let factors = try QRFactorization(Matrix(rowCount: 2, columnCount: 0))
    #expect(factors.rank == 0)
    #expect(try factors.leastSquares([1, 2]).isEmpty)
  }
}
