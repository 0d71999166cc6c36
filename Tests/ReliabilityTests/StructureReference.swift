import FoundationEssentials
import LinearAlgebra
import TestSupport
import Testing

/// Covariances of a set of `reliability.json`, with what R says of them.
struct StructureReference: Decodable, Sendable {
  struct Guttman: Decodable, Sendable {
    let lambda1, lambda2, lambda3, lambda4, lambda5, lambda6: Double
  }

  struct Splits: Decodable, Sendable {
    let spearmanBrownMeanOfHalves, guttmanMeanOfHalves, guttmanMaximumOfHalves: Double
    let guttmanMaximumOfAllSizes: Double
    let oddEvenR, oddEvenSpearmanBrown, oddEvenGuttman: Double
  }

  struct Bartlett: Decodable, Sendable {
    let chisq: Double
    let df: Int
    let pvalue: Double
  }

  struct Parallel: Decodable, Sendable {
    let components: Int
    let componentsSimulated: [Double]
  }

  struct MinimumResidual: Decodable, Sendable {
    let loadings: [Double]
    let objective: Double
  }

  struct SchmidLeiman: Decodable, Sendable {
    let omegaH: Double?
    let omegaTotal: Double?
  }

  struct TightSchmidLeiman: Decodable, Sendable {
    let uniqueness: [Double]
    let atBound: [Int]
    let objective: Double
    let obliminCriterion: Double
    let oblimin: [[Double]]
    let phi: [[Double]]
    let general: [Double]?
    let omegaH: Double?
    let omegaTotal: Double?
  }

  let nComplete: Int
  let covariance: [[Double]]
  let smc: [Double]
  let guttman: Guttman
  let splits: Splits
  let kmo: Double
  let kmoOfItems: [Double]
  let bartlett: Bartlett
  let eigenvalues: [Double]
  let parallel: Parallel
  let minres1: MinimumResidual
  let minres1Tight: MinimumResidual
  let schmidLeiman3: SchmidLeiman?
  let schmidLeiman3Tight: TightSchmidLeiman?

  /// The covariances of the respondents who answered every item.
  var items: SymmetricMatrix { SymmetricMatrix(rows: covariance) }

  static let all: [Named<StructureReference>] = {
    do {
      return try ReferenceFile.load("reliability", "sets", as: [String: StructureReference].self)
        .sorted { $0.key < $1.key }.map { Named(name: $0.key, value: $0.value) }
    } catch {
      preconditionFailure("cannot read the sets of reliability.json: \(error)")
    }
  }()

  static func named(_ name: String) throws -> StructureReference {
    try #require(all.first { $0.name == name }).value
  }
}

/// A test argument that is shown by its name.
struct Named<Value: Sendable>: Sendable, CustomTestStringConvertible {
  let name: String
  let value: Value
  var testDescription: String { name }
}

extension SymmetricMatrix {
  /// The matrix with these rows, of which the lower triangle is read.
  init(rows: [[Double]]) {
    self.init(order: rows.count, lowerTriangle: rows.enumerated().flatMap { $1[...$0] })
  }

  /// `count` items that all correlate alike, each with the same variance.
  static func parallel(_ count: Int, correlation: Double, variance: Double = 1) -> SymmetricMatrix {
    SymmetricMatrix(
      rows: (0..<count).map { i in
        (0..<count).map { i == $0 ? variance : correlation * variance }
      })
  }

  /// Covariances of items with loadings on some factors, in sixty-fourths, so that sums are exact.
  static func randomItems(_ count: Int, using random: inout SplitMix64) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(order: count)
    for i in 0..<count { matrix[i, i] = Double(Int.random(in: 16...64, using: &random)) / 64 }
    for factor in 0..<3 {
      let loadings = (0..<count).map { _ in
        Double(Int.random(in: (factor == 0 ? 2 : -3)...6, using: &random)) / 8
      }
      matrix.addOuterProduct(of: loadings)
    }
    return matrix
  }

  /// The covariances of items that are each multiplied by a factor.
  func scaled(_ factors: [Double]) -> SymmetricMatrix {
    var matrix = self
    for i in 0..<order {
      for j in 0...i { matrix[i, j] *= factors[i] * factors[j] }
    }
    return matrix
  }
}
