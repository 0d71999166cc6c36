import LinearAlgebra
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let order: Int
    let lowerTriangle: [Double]
    let values: [Double]
    var testDescription: String { name }
    var matrix: SymmetricMatrix { SymmetricMatrix(order: order, lowerTriangle: lowerTriangle) }
    /// The largest eigenvalue, which every rounding error is measured by.
    var size: Double { values.map(\.magnitude).max() ?? 0 }
  }

  static let references = ReferenceTable<Reference>.load("matrix-factors", "eigen")

  /// A backward stable method errs by a few ulps of the largest eigenvalue, whatever the condition.
  @Test("eigenvalues agree with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) throws {
    let eigen = try SymmetricEigen(reference.matrix)
    let alone = try SymmetricEigen.values(of: reference.matrix)
    #expect(eigen.values.count == reference.order && alone.count == reference.order)
    for (index, expected) in reference.values.enumerated() {
      #expect((eigen.values[index] - expected).magnitude <= 1e-14 * reference.size)
      #expect((alone[index] - expected).magnitude <= 1e-14 * reference.size)
    }
  }

  /// Where eigenvalues repeat the vectors are not determined; S v = d v and VᵀV = I are.
  @Test("vectors satisfy their equation, also where values repeat", arguments: references)
  func vectorsSatisfyEquation(_ reference: Reference) throws {
    try check(reference.matrix, size: reference.size)
  }

  @Test("takes random matrices apart", arguments: 0..<20 as Range<UInt64>)
  func takesRandomApart(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let order = Int.random(in: 1...12, using: &random)
    var matrix = randomCovariance(order: order, using: &random)
    for i in 0..<order { matrix[i, i] -= 3 }
    let eigen = try SymmetricEigen(matrix)
    try check(matrix, size: eigen.values.map(\.magnitude).max() ?? 0)
    let limit = 1e-14 * Double(order) * (eigen.values.map(\.magnitude).max() ?? 0)
    #expect((eigen.values.reduce(0, +) - matrix.trace).magnitude <= limit)
    // A power of two changes no digit, and a shuffled matrix has the same values.
    var doubled = matrix
    doubled *= 2
    #expect(
      try SymmetricEigen.values(of: doubled) == SymmetricEigen.values(of: matrix).map { 2 * $0 })
    let shuffled = matrix.selecting((0..<order).shuffled(using: &random))
    for (found, expected) in zip(try SymmetricEigen.values(of: shuffled), eigen.values) {
      #expect((found - expected).magnitude <= limit)
    }
  }

  private func check(_ matrix: SymmetricMatrix, size: Double) throws {
    let eigen = try SymmetricEigen(matrix)
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(eigen.vectors.count == matrix.order)
    for (i, vector) in eigen.vectors.enumerated() {
      #expect(vector.reduce(0, +) >= 0)
      for (left, right) in zip(matrix.product(vector), vector) {
        #expect((left - eigen.values[i] * right).magnitude <= 1e-14 * Double(matrix.order) * size)
      }
      for j in 0...i {
        let product = zip(vector, eigen.vectors[j]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect((product - (i == j ? 1 : 0)).magnitude <= 1e-14)
      }
    }
  }

  @Test("refuses what is no number", arguments: [Double.nan, .infinity])
  func refusesNonFinite(element: Double) {
    let matrix = SymmetricMatrix(order: 2, lowerTriangle: [1, element, 1])
    #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen(matrix) }
    #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen.values(of: matrix) }
  }

  @Test func acceptsOrderZero() throws {
    #expect(try SymmetricEigen(SymmetricMatrix(order: 0)).vectors.isEmpty)
    #expect(try SymmetricEigen.values(of: SymmetricMatrix(order: 0)).isEmpty)
  }
}
