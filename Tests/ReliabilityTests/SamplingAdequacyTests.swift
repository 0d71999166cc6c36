import LinearAlgebra
import Reliability
import TestSupport
import Testing

@Suite struct SamplingAdequacyTests {
  static let tolerance = Tolerance.relative(1e-12)

  @Test("agrees with psych", arguments: StructureReference.all)
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let adequacy = try SamplingAdequacy(covariance: set.value.items)
    #expect(try #require(adequacy.overall).isClose(to: set.value.kmo, Self.tolerance))
    #expect(adequacy.items.count == set.value.kmoOfItems.count)
    for (found, expected) in zip(adequacy.items, set.value.kmoOfItems) {
      #expect(try #require(found).isClose(to: expected, Self.tolerance))
    }
  }

  /// With ρ alike, the partial correlations are all ρ/(1 + (k - 2)ρ).
  @Test("parallel items have a closed form", arguments: 3...8)
  func parallelItems(count: Int) throws {
    let correlation = 0.5
    let partial = correlation / (1 + Double(count - 2) * correlation)
    let expected = 0.25 / (0.25 + partial * partial)
    let adequacy = try SamplingAdequacy(
      covariance: .parallel(count, correlation: correlation, variance: 3))
    #expect(try #require(adequacy.overall).isClose(to: expected, .relative(1e-14)))
    for item in adequacy.items {
      #expect(try #require(item).isClose(to: expected, .relative(1e-14)))
    }
  }

  @Test("depends neither on scales nor on the order of items", arguments: 0..<10 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(6, using: &random)
    let adequacy = try SamplingAdequacy(covariance: items)
    #expect(try SamplingAdequacy(covariance: items.scaled([1, 2, 4, 0.5, 1, 8])) == adequacy)
    let order = Array(0..<6).shuffled(using: &random)
    let shuffled = try SamplingAdequacy(covariance: items.selecting(order))
    for (found, item) in zip(shuffled.items, order) {
      #expect(
        try #require(found).isClose(to: try #require(adequacy.items[item]), .relative(1e-13)))
    }
  }

  @Test("items that correlate with no other have none")
  func hasNone() throws {
    let apart = try SamplingAdequacy(covariance: .parallel(4, correlation: 0))
    #expect(apart.overall == nil && apart.items == [nil, nil, nil, nil])
    let one = try SamplingAdequacy(
      covariance: SymmetricMatrix(rows: [[1], [0.5, 1], [0, 0, 1]]))
    #expect(one.items[2] == nil && one.items[0] != nil && one.overall != nil)
  }

  @Test("names what is missing")
  func refuses() {
    #expect(throws: ReliabilityError.tooFewItems(found: 2, required: 3)) {
      try SamplingAdequacy(covariance: .parallel(2, correlation: 0.5))
    }
    #expect(throws: ReliabilityError.constantItem(2)) {
      try SamplingAdequacy(covariance: SymmetricMatrix(rows: [[1], [0, 1], [0, 0, 0]]))
    }
    #expect(throws: ReliabilityError.notPositiveDefinite) {
      try SamplingAdequacy(covariance: .parallel(3, correlation: 1))
    }
    // The third item is the sum of the others: a factor exists but for rounding.
    #expect(throws: ReliabilityError.notPositiveDefinite) {
      try SamplingAdequacy(
        covariance: SymmetricMatrix(rows: [[0.7], [0.1, 0.9], [0.8, 1.0, 1.8]]))
    }
  }
}
