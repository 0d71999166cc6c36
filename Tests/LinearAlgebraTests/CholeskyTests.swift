import LinearAlgebra
import TestSupport
import Testing

@Suite struct CholeskyTests {
  /// Each element of a factor rounds about `order` times: 30 · 1e-16, times a little.
  ///
  /// The matrices have condition numbers below 100. An element near 0 is a difference of numbers
  /// near 1, hence the floor.
  static let tolerance = Tolerance.relativeWithAbsoluteFloor(1e-13, floor: 1e-14)

  @Test("agrees with mpmath", arguments: MatrixReference.all)
  func agreesWithReference(_ reference: MatrixReference) throws {
    let factor = try Cholesky(reference.matrix)
    #expect(factor.order == reference.order)
    for (found, expected) in zip(factor.lowerTriangle, reference.factor) {
      #expect(found.isClose(to: expected, Self.tolerance))
    }
    #expect(factor.lowerTriangle.count == reference.factor.count)
    let product = factor.lowerTimes(reference.vector)
    for (found, expected) in zip(product, reference.factorTimesVector) {
      #expect(found.isClose(to: expected, .relativeWithAbsoluteFloor(1e-13, floor: 1e-13)))
    }
    #expect(factor.logDeterminant.isClose(to: reference.logDeterminant, .relative(1e-13)))
  }

  @Test("the factor times itself is the matrix", arguments: 0..<20 as Range<UInt64>)
  func factorTimesItselfIsTheMatrix(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let order = Int.random(in: 1...12, using: &random)
    let matrix = randomCovariance(order: order, using: &random)
    let factor = try Cholesky(matrix)
    var rebuilt = SymmetricMatrix(order: order)
    for j in 0..<order {
      let unit = (0..<order).map { $0 == j ? 1.0 : 0 }
      rebuilt.addOuterProduct(of: factor.lowerTimes(unit))
    }
    // each element is a sum of `order` products bounded by the diagonal
    for i in 0..<order {
      for j in 0...i {
        let size = (matrix[i, i] * matrix[j, j]).squareRoot()
        #expect((rebuilt[i, j] - matrix[i, j]).magnitude <= 1e-14 * size)
      }
    }
  }

  @Test("scaling the matrix by 4 doubles the factor", arguments: 0..<10 as Range<UInt64>)
  func scales(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var matrix = randomCovariance(order: 5, using: &random)
    let factor = try Cholesky(matrix)
    matrix *= 4
    // powers of two are exact throughout
    #expect(try Cholesky(matrix).lowerTriangle == factor.lowerTriangle.map { 2 * $0 })
  }

  @Test("names the first minor that is not positive")
  func refusesIndefinite() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try Cholesky(SymmetricMatrix(order: 3, lowerTriangle: [1, 2, 1, 0, 0, 1]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) {
      try Cholesky(SymmetricMatrix(order: 2))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try Cholesky(SymmetricMatrix(order: 2, lowerTriangle: [1, .nan, 1]))
    }
  }

  @Test("keeps a log-determinant whose determinant underflows")
  func keepsTinyDeterminant() throws {
    var matrix = SymmetricMatrix(order: 20)
    for i in 0..<20 { matrix[i, i] = 0x1p-200 }
    // -4000 ln 2; one rounding for each of 20 terms
    let expected = -4000 * 0x1.62e42fefa39efp-1
    #expect(try Cholesky(matrix).logDeterminant.isClose(to: expected, .relative(1e-14)))
  }

  // MARK: - Solutions

  struct Solution: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let order: Int
    let lowerTriangle: [Double]
    let vector: [Double]
    let solution: [Double]
    let lowerSolution: [Double]
    let inverse: [Double]
    let correlation: [Double]
    var testDescription: String { name }
    var matrix: SymmetricMatrix { SymmetricMatrix(order: order, lowerTriangle: lowerTriangle) }
  }

  static let solutions = ReferenceTable<Solution>.load("matrix-factors", "solve")

  /// Condition numbers below 100 cost two digits; elements near 0 are measured by the largest.
  @Test("solutions and inverses agree with mpmath", arguments: solutions)
  func solvesAsReference(_ reference: Solution) throws {
    let factor = try Cholesky(reference.matrix)
    let found = [
      factor.solve(reference.vector), factor.lowerSolve(reference.vector),
      factor.inverse.lowerTriangle,
    ]
    for (found, expected) in zip(
      found, [reference.solution, reference.lowerSolution, reference.inverse])
    {
      let size = expected.map(\.magnitude).max() ?? 0
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) {
        #expect(one.isClose(to: other, .relativeWithAbsoluteFloor(1e-13, floor: 1e-14 * size)))
      }
    }
  }

  @Test("solutions undo products", arguments: 0..<20 as Range<UInt64>)
  func undoesProducts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let order = Int.random(in: 1...12, using: &random)
    let matrix = randomCovariance(order: order, using: &random)
    let factor = try Cholesky(matrix)
    let vector = (0..<order).map { _ in Double(Int.random(in: -9...9, using: &random)) }
    let undone = [
      factor.solve(matrix.product(vector)), factor.lowerSolve(factor.lowerTimes(vector)),
      matrix.product(factor.inverse.product(vector)),
    ]
    for vectorAgain in undone {
      for (found, expected) in zip(vectorAgain, vector) {
        // elements up to 9; condition numbers are below 1000
        #expect((found - expected).magnitude <= 1e-11)
      }
    }
  }

  @Test("refuses a vector of another length")
  func refusesOtherLengths() async {
    await #expect(processExitsWith: .failure) {
      _ = try Cholesky(SymmetricMatrix(order: 1, lowerTriangle: [1])).solve([1, 2])
    }
  }

  @Test func acceptsOrderZero() throws {
    let factor = try Cholesky(SymmetricMatrix(order: 0))
    #expect(factor.lowerTriangle.isEmpty)
    #expect(factor.lowerTimes([]).isEmpty)
    #expect(factor.logDeterminant == 0)
    #expect(factor.solve([]).isEmpty)
    #expect(factor.inverse == SymmetricMatrix(order: 0))
  }
}
