import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct OmegaHierarchicalTests {
  @Test("agrees with the same steps in R, and with psych", arguments: ["skm9", "sparse60"])
  func agreesWithReference(name: String) throws {
    let set = try StructureReference.named(name)
    let omega = try OmegaHierarchical(covariance: set.items)
    let tight = try #require(set.schmidLeiman3Tight)
    // The criterion is so flat that rounding ends the descent at a gradient of 1e-9.
    #expect(omega.value.isClose(to: try #require(tight.omegaH), .relative(1e-7)))
    #expect(omega.total.isClose(to: try #require(tight.omegaTotal), .relative(1e-12)))
    for (found, expected) in zip(omega.generalLoadings, try #require(tight.general)) {
      #expect(found.isClose(to: expected, .relative(1e-6)))
    }
    // psych's rotation stops at a gradient of 1e-5.
    let psych = try #require(set.schmidLeiman3)
    #expect(omega.value.isClose(to: try #require(psych.omegaH), .relative(1e-4)))
    #expect(omega.total.isClose(to: try #require(psych.omegaTotal), .relative(1e-5)))
  }

  /// A general factor and three groups of three: what made the items is found again.
  @Test("finds the general factor that is there", arguments: [3, 4])
  func recovers(groups: Int) throws {
    let (general, items) = Self.hierarchy(groups: groups, of: 3)
    let omega = try OmegaHierarchical(covariance: items, factors: groups)
    let whole = general.reduce(0, +)
    #expect(omega.value.isClose(to: whole * whole / items.sum, .relative(1e-6)))
    for (found, expected) in zip(omega.generalLoadings, general) {
      #expect(found.isClose(to: expected, .relative(1e-5)))
    }
    #expect(omega.value < omega.total && omega.total < 1)
    #expect(omega.factorCorrelation.order == groups && omega.pattern.columnCount == groups)
  }

  /// Of two groups the general loadings are equal by convention: √Φ₁₂ times the pattern.
  @Test("shares two factors' correlation equally")
  func sharesEqually() throws {
    let (_, items) = Self.hierarchy(groups: 2, of: 3)
    let omega = try OmegaHierarchical(covariance: items, factors: 2)
    let root = omega.factorCorrelation[1, 0].magnitude.squareRoot()
    for i in 0..<6 {
      let own = (0..<2).map { omega.pattern[i, $0].magnitude }.max() ?? 0
      #expect(omega.generalLoadings[i].isClose(to: own * root, .relative(1e-5)))
    }
    #expect(OmegaHierarchical.generalFactor(of: .parallel(2, correlation: -0.25)) == [0.5, -0.5])
  }

  @Test("depends neither on scales nor on the order of items nor on the seed")
  func isInvariant() throws {
    let (_, items) = Self.hierarchy(groups: 3, of: 3)
    let omega = try OmegaHierarchical(covariance: items)
    let scales = [1, 2, 4, 0.5, 1, 8, 1, 2, 1]
    #expect(try OmegaHierarchical(covariance: items.scaled(scales)) == omega)
    let shuffled = items.selecting([4, 0, 8, 2, 6, 1, 5, 7, 3])
    #expect(
      try OmegaHierarchical(covariance: shuffled, seed: 99).value
        .isClose(to: omega.value, .relative(1e-8)))
  }

  @Test("never exceeds the total, or gives a reason", arguments: 0..<8 as Range<UInt64>)
  func neverExceedsTotal(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(9, using: &random)
    let result = Result { () throws(ReliabilityError) in
      try OmegaHierarchical(covariance: items)
    }
    switch result {
    case .success(let omega):
      #expect(0 <= omega.value && omega.value <= omega.total && omega.total < 1)
      #expect(omega.generalLoadings.allSatisfy { $0.magnitude < 1 })
    case .failure(.improperItems(let items)): #expect(!items.isEmpty)
    case .failure(let error): #expect(error == .noGeneralFactor)
    }
  }

  // MARK: - Refusals

  @Test("a triad of correlations that no general factor has is refused")
  func refusesTriads() {
    let opposed = SymmetricMatrix(rows: [[1], [0.5, 1], [0.5, -0.5, 1]])
    #expect(OmegaHierarchical.generalFactor(of: opposed) == nil)
    let steep = SymmetricMatrix(rows: [[1], [0.8, 1], [0.8, 0.4, 1]])
    #expect(OmegaHierarchical.generalFactor(of: steep) == nil)
    #expect(OmegaHierarchical.generalFactor(of: .parallel(3, correlation: 0)) == nil)
    #expect(OmegaHierarchical.generalFactor(of: .parallel(2, correlation: 1)) == nil)
  }

  @Test("names what is missing")
  func refuses() throws {
    #expect(throws: ReliabilityError.tooFewItems(found: 5, required: 6)) {
      try OmegaHierarchical(covariance: .parallel(5, correlation: 0.5))
    }
    #expect(throws: ReliabilityError.constantItem(0)) {
      try OmegaHierarchical(covariance: SymmetricMatrix(order: 6))
    }
    let set = try StructureReference.named("skm9_missing")
    let bound = try #require(set.schmidLeiman3Tight).atBound.map { $0 - 1 }
    #expect(throws: ReliabilityError.improperItems(bound)) {
      try OmegaHierarchical(covariance: set.items)
    }
  }

  @Test("one factor has no groups beside it")
  func refusesOneFactor() async {
    await #expect(processExitsWith: .failure) {
      _ = try OmegaHierarchical(covariance: .parallel(6, correlation: 0.5), factors: 1)
    }
  }

  /// Correlations of groups of items on one factor each; the factors load on a general one.
  private static func hierarchy(
    groups: Int, of size: Int
  ) -> (general: [Double], items: SymmetricMatrix) {
    let higher = (0..<groups).map { 0.6 + 0.1 * Double($0) }
    let pattern = (0..<groups * size).map { 0.5 + 0.1 * Double($0 % size) }
    let general = pattern.indices.map { pattern[$0] * higher[$0 / size] }
    var items = SymmetricMatrix(order: groups * size)
    items.addOuterProduct(of: general)
    for i in 0..<items.order {
      for j in 0..<i where i / size == j / size { items[i, j] = pattern[i] * pattern[j] }
      items[i, i] = 1
    }
    return (general, items)
  }
}
