import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct MinimumResidualTests {
  /// The reference's gradients vanish to 1e-12, and so do these.
  @Test(
    "one factor agrees with a reference that went on to rounding", arguments: StructureReference.all
  )
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let model = try MinimumResidual(covariance: set.value.items, factors: 1)
    #expect(model.converged && !model.isImproper)
    for (found, expected) in zip(model.loadings.column(0), set.value.minres1Tight.loadings) {
      #expect(found.isClose(to: expected, .relative(1e-12)))
    }
    #expect(model.objective.isClose(to: set.value.minres1Tight.objective, .relative(1e-12)))
    // psych stops at 4e-6.
    for (found, expected) in zip(model.loadings.column(0), set.value.minres1.loadings) {
      #expect(found.isClose(to: expected, .relative(1e-5)))
    }
  }

  @Test(
    "three factors agree with the minimum near the same start", arguments: ["skm9", "sparse60"])
  func threeFactorsAgree(name: String) throws {
    let set = try StructureReference.named(name)
    let expected = try #require(set.schmidLeiman3Tight)
    let model = try MinimumResidual(covariance: set.items, factors: 3)
    #expect(model.converged && !model.isImproper)
    #expect(model.objective.isClose(to: expected.objective, .relative(1e-12)))
    for (found, expected) in zip(model.uniquenesses, expected.uniqueness) {
      #expect(found.isClose(to: expected, .relative(1e-11)))
    }
  }

  @Test("finds the loadings that made the correlations", arguments: 0..<20 as Range<UInt64>)
  func recovers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 3...10, using: &random)
    let loadings = (0..<count).map { _ in 0.3 + 0.6 * random.fraction() }
    var items = SymmetricMatrix(order: count)
    items.addOuterProduct(of: loadings)
    for i in 0..<count { items[i, i] = 1 }
    let scales = (0..<count).map { _ in 0.5 + random.fraction() }
    let model = try MinimumResidual(covariance: items.scaled(scales), factors: 1)
    #expect(model.converged && !model.isImproper)
    for i in 0..<count {
      #expect(model.loadings[i, 0].isClose(to: loadings[i], .relative(1e-7)))
      #expect(model.uniquenesses[i].isClose(to: 1 - loadings[i] * loadings[i], .relative(1e-6)))
      #expect(model.communalities[i].isClose(to: loadings[i] * loadings[i], .relative(1e-6)))
    }
    #expect(model.objective < 1e-13)
  }

  /// At a minimum inside the bounds the residuals' diagonal vanishes, and ΛᵀΛ is diagonal.
  @Test("satisfies the equations of a minimum", arguments: 0..<20 as Range<UInt64>)
  func isStationary(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(Int.random(in: 7...11, using: &random), using: &random)
    for factors in 1...3 {
      let model = try MinimumResidual(covariance: items, factors: factors)
      guard !model.isImproper else { continue }
      #expect(model.converged)
      for (communality, uniqueness) in zip(model.communalities, model.uniquenesses) {
        #expect((communality + uniqueness - 1).magnitude < 1e-8)
      }
      for j in 0..<factors {
        #expect(model.loadings.column(j).reduce(0, +) >= 0)
        for (i, product) in model.loadings.transposedProduct(model.loadings.column(j)).enumerated()
        where i != j {
          #expect(product.magnitude < 1e-12)
        }
      }
    }
  }

  @Test("depends neither on scales nor on the order of items", arguments: 0..<10 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(6, using: &random)
    let model = try MinimumResidual(covariance: items, factors: 1)
    #expect(
      try MinimumResidual(covariance: items.scaled([1, 2, 4, 0.5, 1, 8]), factors: 1) == model)
    let order = Array(0..<6).shuffled(using: &random)
    let shuffled = try MinimumResidual(covariance: items.selecting(order), factors: 1)
    for (place, item) in order.enumerated() {
      #expect(shuffled.loadings[place, 0].isClose(to: model.loadings[item, 0], .relative(1e-8)))
    }
  }

  /// r₁₂r₁₃/r₂₃ above 1: no loadings below 1 could have made these correlations.
  @Test("says where an item has no variance of its own")
  func findsHeywood() throws {
    let items = SymmetricMatrix(
      rows: [[1], [0.8, 1], [0.8, 0.4, 1], [0.7, 0.4, 0.4, 1]])
    let model = try MinimumResidual(covariance: items, factors: 1)
    #expect(model.isImproper && model.improperItems == [0])
    #expect(model.converged)
    #expect(model.uniquenesses[0].isClose(to: MinimumResidual.smallestUniqueness, .relative(1e-3)))
    let set = try StructureReference.named("skm9_missing")
    let reference = try #require(set.schmidLeiman3Tight)
    let three = try MinimumResidual(covariance: set.items, factors: 3)
    #expect(three.improperItems == reference.atBound.map { $0 - 1 })
    #expect(three.objective.isClose(to: reference.objective, .relative(1e-12)))
  }

  @Test("items that do not correlate have no factor")
  func hasNoFactor() throws {
    let model = try MinimumResidual(covariance: .parallel(4, correlation: 0), factors: 1)
    #expect(model.objective < 1e-12 && !model.isImproper)
    #expect(model.communalities.allSatisfy { $0 < 1e-6 })
  }

  @Test("works without an inverse")
  func acceptsSingular() throws {
    let model = try MinimumResidual(
      covariance: SymmetricMatrix(
        rows: [[0.7], [0.1, 0.9], [0.8, 1.0, 1.8], [0.2, 0.2, 0.4, 1]]), factors: 1)
    #expect(model.loadings.rowCount == 4)
  }

  @Test("names what is missing")
  func refuses() async {
    for (factors, required) in [(1, 3), (2, 5), (3, 6), (4, 8)] {
      #expect(MinimumResidual.itemsRequired(factors: factors) == required)
      #expect(throws: ReliabilityError.tooFewItems(found: required - 1, required: required)) {
        try MinimumResidual(
          covariance: .parallel(required - 1, correlation: 0.5), factors: factors)
      }
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try MinimumResidual(
        covariance: SymmetricMatrix(rows: [[1], [0, 0], [0, 0, 1]]), factors: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try MinimumResidual(covariance: .parallel(4, correlation: 0.5), factors: 0)
    }
  }
}
