import LinearAlgebra
import TestSupport
import Testing

/// A covariance matrix with what mpmath says of it.
struct MatrixReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let order: Int
  let lowerTriangle: [Double]
  let factor: [Double]
  let logDeterminant: Double
  let vector: [Double]
  let factorTimesVector: [Double]
  let matrixTimesVector: [Double]
  let quadraticForm: Double
  let trace: Double
  let sum: Double

  var testDescription: String { name }
  var matrix: SymmetricMatrix { SymmetricMatrix(order: order, lowerTriangle: lowerTriangle) }

  static let all = ReferenceTable<MatrixReference>.load("cholesky")
}

/// A well conditioned covariance: outer products of small integers, added to the identity.
func randomCovariance(order: Int, using random: inout SplitMix64) -> SymmetricMatrix {
  var matrix = SymmetricMatrix(order: order)
  for i in 0..<order { matrix[i, i] = 1 }
  for _ in 0..<(2 * order) {
    let vector = (0..<order).map { _ in Double(Int.random(in: -4...4, using: &random)) }
    matrix.addOuterProduct(of: vector, scale: 0.125)
  }
  return matrix
}
