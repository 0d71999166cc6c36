import Glibc
import Probability
import TestSupport
import Testing

@Suite struct SplitJohnsonTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let shape: [Double]
    let x: Double
    let cumulative: Double
    let upperTail: Double
    let probability: Double
    let quantile: Double
    let mean: Double
    let standardDeviation: Double

    var testDescription: String { "\(shape) at \(x)" }
    var distribution: SplitJohnson {
      SplitJohnson(median: shape[0], below: shape[1], above: shape[2], tail: shape[3])
    }
  }

  /// The score of a value is rounded at the size of the median, and moves a tail by the square of
  /// the score: x up to 100 beside scales down to 0.01 leave 1e-12.
  @Test(
    "agrees with mpmath",
    arguments: try ReferenceFile.load("split-johnson", "rows", as: [Reference].self))
  func agreesWithReference(_ reference: Reference) throws {
    let distribution = reference.distribution
    let close = Tolerance.relative(1e-12)
    #expect(distribution.cumulative(reference.x).isClose(to: reference.cumulative, close))
    #expect(distribution.upperTail(reference.x).isClose(to: reference.upperTail, close))
    #expect(distribution.quantile(reference.probability).isClose(to: reference.quantile, close))
    #expect(try #require(distribution.mean).isClose(to: reference.mean, close))
    #expect(
      try #require(distribution.standardDeviation).isClose(to: reference.standardDeviation, close))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    checkDistributionLaws(
      SplitJohnson(
        median: 0, below: random.positive(in: 0.01...100), above: random.positive(in: 0.01...100),
        tail: random.positive(in: 0.01...1.25)))
  }

  @Test("its mirror image has its tails exchanged", arguments: 0..<20 as Range<UInt64>)
  func mirrors(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (below, above) = (random.positive(in: 0.1...10), random.positive(in: 0.1...10))
    let there = SplitJohnson(median: 0, below: below, above: above, tail: 0.5)
    let back = SplitJohnson(median: 0, below: above, above: below, tail: 0.5)
    for x in [-3.0, -0.5, 0.25, 7] {
      #expect(there.cumulative(x) == back.upperTail(-x))
    }
    #expect(there.mean == back.mean.map { -$0 })
    #expect(there.standardDeviation == back.standardDeviation)
  }

  /// sinh(κz)/κ is z(1 + (κz)²/6 + …).
  @Test func isNormalWithoutTails() {
    let distribution = SplitJohnson(median: 2, below: 3, above: 3, tail: 1e-6)
    let normal = Normal(mean: 2, standardDeviation: 3)
    for x in [-4.0, 0, 2, 3, 9] {
      #expect(distribution.cumulative(x).isClose(to: normal.cumulative(x), .relative(1e-10)))
    }
  }

  @Test func hasNoMomentsBeyondDouble() {
    let distribution = SplitJohnson(median: 0, below: 1, above: 2, tail: 100)
    #expect(distribution.mean == nil)
    #expect(distribution.standardDeviation == nil)
  }
}
