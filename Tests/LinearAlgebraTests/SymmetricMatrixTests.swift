import LinearAlgebra
import TestSupport
import Testing

@Suite struct SymmetricMatrixTests {
  /// Elements and vectors are small binary fractions: every sum is exact.
  @Test("agrees with mpmath", arguments: MatrixReference.all)
  func agreesWithReference(_ reference: MatrixReference) {
    let matrix = reference.matrix
    #expect(matrix.trace == reference.trace)
    #expect(matrix.sum == reference.sum)
    #expect(matrix.product(reference.vector) == reference.matrixTimesVector)
    #expect(matrix.quadraticForm(reference.vector) == reference.quadraticForm)
  }

  @Test func isSymmetric() {
    var matrix = SymmetricMatrix(order: 3)
    matrix[0, 2] = 5
    matrix[2, 1] = 7
    #expect(matrix[2, 0] == 5)
    #expect(matrix[1, 2] == 7)
    #expect(matrix.lowerTriangle == [0, 0, 0, 5, 7, 0])
    #expect(matrix == SymmetricMatrix(order: 3, lowerTriangle: [0, 0, 0, 5, 7, 0]))
  }

  @Test func sumsEveryElement() {
    let matrix = SymmetricMatrix(order: 2, lowerTriangle: [1, 2, 4])
    #expect(matrix.trace == 5)
    #expect(matrix.sum == 9)
  }

  @Test("the bilinear form is symmetric and linear", arguments: 0..<20 as Range<UInt64>)
  func bilinearFormIsLinear(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let order = Int.random(in: 1...10, using: &random)
    let matrix = randomCovariance(order: order, using: &random)
    func vector() -> [Double] {
      (0..<order).map { _ in Double(Int.random(in: -8...8, using: &random)) }
    }
    let (u, v, w) = (vector(), vector(), vector())
    // small binary fractions: exact
    #expect(matrix.bilinearForm(u, v) == matrix.bilinearForm(v, u))
    let sum = zip(u, w).map { $0 + 2 * $1 }
    #expect(
      matrix.bilinearForm(sum, v) == matrix.bilinearForm(u, v) + 2 * matrix.bilinearForm(w, v))
    #expect(
      matrix.quadraticForm(sum)
        == matrix.quadraticForm(u) + 4 * matrix.bilinearForm(u, w) + 4 * matrix.quadraticForm(w))
    #expect(matrix.sum == matrix.quadraticForm(Array(repeating: 1, count: order)))
  }

  @Test("sums and multiples act on every element", arguments: 0..<10 as Range<UInt64>)
  func addsAndScales(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let left = randomCovariance(order: 4, using: &random)
    let right = randomCovariance(order: 4, using: &random)
    var both = left
    both += right
    var tripled = left
    tripled *= 3
    for i in 0..<4 {
      for j in 0..<4 {
        #expect(both[i, j] == left[i, j] + right[i, j])
        #expect(tripled[i, j] == 3 * left[i, j])
      }
    }
  }

  @Test func addsOuterProduct() {
    var matrix = SymmetricMatrix(order: 2, lowerTriangle: [1, 1, 1])
    matrix.addOuterProduct(of: [2, -3], scale: 0.5)
    #expect(matrix.lowerTriangle == [3, -2, 5.5])
    matrix.addOuterProduct(of: [1, 1])
    #expect(matrix.lowerTriangle == [4, -1, 6.5])
  }

  @Test func selectsVariables() {
    let matrix = SymmetricMatrix(order: 3, lowerTriangle: [1, 2, 3, 4, 5, 6])
    #expect(matrix.selecting([2, 0]).lowerTriangle == [6, 4, 1])
    #expect(matrix.selecting([1]).lowerTriangle == [3])
    #expect(matrix.selecting([0, 1, 2]) == matrix)
    #expect(matrix.selecting([]).order == 0)
    #expect(matrix.diagonal == [1, 3, 6])
  }

  /// A root and a quotient: two roundings.
  @Test("correlations agree with mpmath", arguments: CholeskyTests.solutions)
  func correlationsAgree(_ reference: CholeskyTests.Solution) throws {
    let correlation = try #require(reference.matrix.correlation)
    for (found, expected) in zip(correlation.lowerTriangle, reference.correlation) {
      #expect(found.isClose(to: expected, .relative(4e-16)))
    }
  }

  @Test("correlations do not depend on the scale", arguments: 0..<10 as Range<UInt64>)
  func correlationsAreScaleFree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let matrix = randomCovariance(order: 5, using: &random)
    var scaled = matrix
    for i in 0..<5 {
      for j in 0...i { scaled[i, j] *= Double(1 << i) * Double(1 << j) }
    }
    let correlation = try #require(matrix.correlation)
    #expect(scaled.correlation == correlation)
    #expect(correlation.diagonal == [1, 1, 1, 1, 1])
    #expect(correlation.correlation == correlation)
  }

  @Test("there are no correlations with a variable that does not vary")
  func hasNoCorrelation() {
    #expect(SymmetricMatrix(order: 2, lowerTriangle: [1, 0, 0]).correlation == nil)
    #expect(SymmetricMatrix(order: 2, lowerTriangle: [1, 0, -1]).correlation == nil)
    #expect(SymmetricMatrix(order: 2, lowerTriangle: [1, 0, .nan]).correlation == nil)
  }

  @Test func acceptsOrderZero() {
    let empty = SymmetricMatrix(order: 0)
    #expect(empty.trace == 0)
    #expect(empty.sum == 0)
    #expect(empty.quadraticForm([]) == 0)
  }
}
