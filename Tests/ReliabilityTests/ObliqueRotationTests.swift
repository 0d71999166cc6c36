import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct ObliqueRotationTests {
  /// Factors come in any order and with either sign; the criterion does not care.
  @Test(
    "agrees with GPArotation, polished to a vanishing gradient", arguments: ["skm9", "sparse60"])
  func agreesWithReference(name: String) throws {
    let set = try StructureReference.named(name)
    let expected = try #require(set.schmidLeiman3Tight)
    let model = try MinimumResidual(covariance: set.items, factors: 3)
    let rotation = try #require(ObliqueRotation(model.loadings, start: Self.identity(3)))
    #expect(rotation.converged)
    #expect(rotation.criterion.isClose(to: expected.obliminCriterion, .relative(1e-8)))
    for column in 0..<3 {
      let reference = expected.oblimin.map { $0[column] }
      let isFound = (0..<3).contains { factor in
        [1.0, -1].contains { sign in
          zip(rotation.pattern.column(factor), reference).allSatisfy {
            (sign * $0 - $1).magnitude < 1e-6
          }
        }
      }
      #expect(isFound)
    }
    let found = rotation.correlation.lowerTriangle.map(\.magnitude).sorted()
    let reference = SymmetricMatrix(rows: expected.phi).lowerTriangle.map(\.magnitude).sorted()
    for (one, other) in zip(found, reference) { #expect(one.isClose(to: other, .relative(1e-6))) }
  }

  @Test("finds a simple structure that is there")
  func findsSimpleStructure() throws {
    // Two clusters whose factors correlate 0.5, seen through their principal axes.
    var pattern = Matrix(rowCount: 6, columnCount: 2)
    for i in 0..<6 { pattern[i, i / 3] = 0.5 + 0.1 * Double(i % 3) }
    var items = SymmetricMatrix(order: 6)
    for i in 0..<6 {
      for j in 0...i {
        items[i, j] = (0..<2).reduce(0.0) { sum, a in
          (0..<2).reduce(sum) { $0 + pattern[i, a] * (a == $1 ? 1 : 0.5) * pattern[j, $1] }
        }
      }
      items[i, i] = 1
    }
    let model = try MinimumResidual(covariance: items, factors: 2)
    // Alike as the clusters are, their principal axes are a place where the slope vanishes.
    let stuck = try #require(ObliqueRotation(model.loadings, start: Self.identity(2)))
    #expect(stuck.criterion > 0.01)
    var start = Self.identity(2)
    (start[0, 0], start[1, 0], start[0, 1], start[1, 1]) = (0.8, 0.6, -0.6, 0.8)
    let rotation = try #require(ObliqueRotation(model.loadings, start: start))
    #expect(rotation.converged && rotation.criterion < 1e-12)
    #expect(rotation.correlation[1, 0].magnitude.isClose(to: 0.5, .relative(1e-6)))
  }

  /// L·TᵀT·Lᵀ is ΛΛᵀ whatever T is.
  @Test("leaves what the factors explain as it is", arguments: 0..<10 as Range<UInt64>)
  func keepsModel(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(9, using: &random)
    let model = try MinimumResidual(covariance: items, factors: 3)
    let rotation = try #require(ObliqueRotation(model.loadings, start: Self.identity(3)))
    for i in 0..<9 {
      let row = (0..<3).map { rotation.pattern[i, $0] }
      #expect(
        rotation.correlation.quadraticForm(row).isClose(to: model.communalities[i], .relative(1e-9))
      )
    }
  }

  @Test("there is none from a singular start")
  func refusesSingular() {
    var loadings = Matrix(rowCount: 3, columnCount: 2)
    loadings[0, 0] = 1
    var start = Matrix(rowCount: 2, columnCount: 2)
    start[0, 0] = 1
    start[0, 1] = 1
    #expect(ObliqueRotation(loadings, start: start) == nil)
  }

  static func identity(_ order: Int) -> Matrix {
    var matrix = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order { matrix[i, i] = 1 }
    return matrix
  }
}
