import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct GuttmanLambdasTests {
  /// R computes the same closed formulas from covariances that round in the last digits.
  static let tolerance = Tolerance.relative(1e-12)

  @Test("agrees with the formulas in R", arguments: StructureReference.all)
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let lambdas = try GuttmanLambdas(covariance: set.value.items)
    let expected = set.value.guttman
    #expect(lambdas.lambda1.isClose(to: expected.lambda1, Self.tolerance))
    #expect(lambdas.lambda2.isClose(to: expected.lambda2, Self.tolerance))
    #expect(lambdas.lambda3.isClose(to: expected.lambda3, Self.tolerance))
    #expect(try #require(lambdas.lambda4).isClose(to: expected.lambda4, Self.tolerance))
    #expect(lambdas.lambda5.isClose(to: expected.lambda5, Self.tolerance))
    #expect(try #require(lambdas.lambda6).isClose(to: expected.lambda6, Self.tolerance))
  }

  /// λ₁ is alpha's (k - 1)/k; the best division of an odd number is into unequal parts.
  @Test("parallel items have bounds equal to alpha", arguments: 2...9)
  func parallelItems(count: Int) throws {
    let correlation = 0.375
    let items = SymmetricMatrix.parallel(count, correlation: correlation, variance: 2)
    let lambdas = try GuttmanLambdas(covariance: items)
    let k = Double(count)
    let alpha = k * correlation / (1 + (k - 1) * correlation)
    let smaller = Double(count / 2)
    #expect(lambdas.lambda1.isClose(to: alpha * (k - 1) / k, .relative(1e-14)))
    #expect(lambdas.lambda2.isClose(to: alpha, .relative(1e-14)))
    #expect(lambdas.lambda3.isClose(to: alpha, .relative(1e-14)))
    let best = alpha * 4 * smaller * (k - smaller) / (k * k)
    #expect(try #require(lambdas.lambda4).isClose(to: best, .relative(1e-14)))
  }

  @Test("bounds are ordered as Guttman proved", arguments: 0..<30 as Range<UInt64>)
  func areOrdered(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(Int.random(in: 2...10, using: &random), using: &random)
    let lambdas = try GuttmanLambdas(covariance: items)
    let slack = 1e-14
    #expect(lambdas.lambda1 <= lambdas.lambda3 + slack)
    #expect(lambdas.lambda3 <= lambdas.lambda2 + slack)
    #expect(lambdas.lambda1 <= lambdas.lambda5 + slack)
    #expect(lambdas.lambda1 <= (try #require(lambdas.lambda6)) + slack)
    #expect(lambdas.lambda3 == CronbachAlpha.value(of: items))
  }

  @Test("the order of items and a common scale change nothing", arguments: 0..<20 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(Int.random(in: 2...11, using: &random), using: &random)
    let lambdas = try GuttmanLambdas(covariance: items)
    var scaled = items
    scaled *= 0x1p-40
    #expect(try GuttmanLambdas(covariance: scaled) == lambdas)
    let shuffled = items.selecting((0..<items.order).shuffled(using: &random))
    let again = try GuttmanLambdas(covariance: shuffled)
    for (found, expected) in zip(again.values, lambdas.values) {
      #expect(try #require(found).isClose(to: try #require(expected), .relative(1e-13)))
    }
  }

  @Test("finds the best division among those of all sizes")
  func findsBestDivision() throws {
    // Three items correlate with the first only: 1 against 3 beats 2 against 2.
    var items = SymmetricMatrix(order: 4)
    for i in 0..<4 { items[i, i] = i == 0 ? 9 : 1 }
    for i in 1..<4 { items[i, 0] = 2.5 }
    let lambdas = try GuttmanLambdas(covariance: items)
    #expect(try #require(lambdas.lambda4).isClose(to: 4 * 7.5 / items.sum, .relative(1e-15)))
    let halves = try SplitHalf(covariance: items)
    #expect(try #require(halves.maximum).isClose(to: 4 * 5 / items.sum, .relative(1e-15)))
  }

  // MARK: - Refusals

  @Test("names what is missing")
  func refuses() throws {
    #expect(throws: ReliabilityError.tooFewItems(found: 1, required: 2)) {
      try GuttmanLambdas(covariance: SymmetricMatrix(order: 1, lowerTriangle: [1]))
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try GuttmanLambdas(covariance: SymmetricMatrix(order: 2, lowerTriangle: [1, 0, 0]))
    }
    #expect(throws: ReliabilityError.noCommonVariance) {
      try GuttmanLambdas(covariance: SymmetricMatrix(order: 2, lowerTriangle: [1, -1, 1]))
    }
  }

  @Test("an item that follows from others leaves no λ₆")
  func hasNoSixth() throws {
    var items = SymmetricMatrix(order: 3)
    for vector in [[1.0, 0, 1], [0, 1, 1]] { items.addOuterProduct(of: vector, scale: 0.7) }
    let lambdas = try GuttmanLambdas(covariance: items)
    #expect(lambdas.lambda6 == nil)
    #expect(lambdas.lambda4 != nil)
  }

  @Test("says nothing of the best of too many divisions")
  func hasNoFourth() throws {
    let items = SymmetricMatrix.parallel(GuttmanLambdas.divisionLimit + 1, correlation: 0.5)
    #expect(try GuttmanLambdas(covariance: items).lambda4 == nil)
  }
}

extension GuttmanLambdas {
  fileprivate var values: [Double?] { [lambda1, lambda2, lambda3, lambda4, lambda5, lambda6] }
}
