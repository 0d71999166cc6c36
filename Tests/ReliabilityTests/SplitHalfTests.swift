import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct SplitHalfTests {
  static let tolerance = Tolerance.relative(1e-12)

  @Test("agrees with every division in R", arguments: StructureReference.all)
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let halves = try SplitHalf(covariance: set.value.items)
    let expected = set.value.splits
    #expect(halves.mean.isClose(to: expected.guttmanMeanOfHalves, Self.tolerance))
    #expect(
      try #require(halves.maximum).isClose(to: expected.guttmanMaximumOfHalves, Self.tolerance))
    #expect(
      try #require(halves.meanSpearmanBrown)
        .isClose(to: expected.spearmanBrownMeanOfHalves, Self.tolerance))
    let oddEven = halves.oddEven
    #expect(try #require(oddEven.correlation).isClose(to: expected.oddEvenR, Self.tolerance))
    #expect(oddEven.guttman.isClose(to: expected.oddEvenGuttman, Self.tolerance))
    #expect(
      try #require(oddEven.spearmanBrown)
        .isClose(to: expected.oddEvenSpearmanBrown, Self.tolerance))
  }

  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Extent: Decodable, Sendable {
      let minimum, mean, maximum: Double
    }
    let set: String
    let items: Int
    let lowerTriangle: [Double]
    let psych: Extent
    let all: Extent
    let horst: Double
    var testDescription: String { "\(set), \(items) items" }
  }

  static let references = ReferenceTable<Reference>.load("split-half")

  /// psych 2.2.9 `splitHalf`; of an odd number of items it leaves half of the divisions out.
  @Test("agrees with psych where psych looks at all divisions", arguments: references)
  func agreesWithPsych(_ reference: Reference) throws {
    let halves = try SplitHalf(
      covariance: SymmetricMatrix(order: reference.items, lowerTriangle: reference.lowerTriangle))
    let isEven = reference.items.isMultiple(of: 2)
    for expected in isEven ? [reference.psych, reference.all] : [reference.all] {
      #expect(try #require(halves.minimum).isClose(to: expected.minimum, Self.tolerance))
      #expect(halves.mean.isClose(to: expected.mean, Self.tolerance))
      #expect(try #require(halves.maximum).isClose(to: expected.maximum, Self.tolerance))
    }
    #expect(isEven || !reference.psych.mean.isClose(to: reference.all.mean, .relative(1e-6)))
    #expect(try #require(halves.oddEven.horst).isClose(to: reference.horst, Self.tolerance))
  }

  @Test("the mean of an even number of items is alpha", arguments: 0..<20 as Range<UInt64>)
  func meanIsAlpha(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(
      2 * Int.random(in: 1...6, using: &random), using: &random)
    let halves = try SplitHalf(covariance: items)
    let alpha = try #require(CronbachAlpha.value(of: items))
    #expect(halves.mean.isClose(to: alpha, .relative(1e-14)))
    #expect(try #require(halves.minimum) <= halves.mean * (1 + 1e-14))
    #expect(try #require(halves.maximum) >= halves.mean * (1 - 1e-14))
    #expect(halves.oddEven.horst == nil || halves.oddEven.correlation != nil)
    if let horst = halves.oddEven.horst, let brown = halves.oddEven.spearmanBrown {
      #expect(horst.isClose(to: brown, .relative(1e-14)))
    }
  }

  /// Horst's coefficient steps unequal halves up to what all parallel items have.
  @Test("parallel items have the reliability of their number", arguments: 2...9)
  func parallelItems(count: Int) throws {
    let halves = try SplitHalf(covariance: .parallel(count, correlation: 0.25, variance: 3))
    let k = Double(count)
    let reliability = k * 0.25 / (1 + (k - 1) * 0.25)
    #expect(try #require(halves.oddEven.horst).isClose(to: reliability, .relative(1e-14)))
    if count.isMultiple(of: 2) {
      #expect(try #require(halves.oddEven.spearmanBrown).isClose(to: reliability, .relative(1e-14)))
      #expect(try #require(halves.meanSpearmanBrown).isClose(to: reliability, .relative(1e-14)))
    }
    #expect(try #require(halves.minimum).isClose(to: halves.mean, .relative(1e-14)))
    #expect(try #require(halves.maximum).isClose(to: halves.mean, .relative(1e-14)))
  }

  @Test("a common scale changes nothing, and odd and even may change sides")
  func isInvariant() throws {
    var random = SplitMix64(seed: 5)
    let items = SymmetricMatrix.randomItems(7, using: &random)
    var scaled = items
    scaled *= 0x1p60
    #expect(try SplitHalf(covariance: scaled) == SplitHalf(covariance: items))
    let swapped = try SplitHalf(covariance: items.selecting([2, 5, 0, 1, 6, 3, 4]))
    let halves = try SplitHalf(covariance: items)
    let pair = (try #require(swapped.oddEven.correlation), try #require(halves.oddEven.correlation))
    #expect(pair.0.isClose(to: pair.1, .relative(1e-14)))
  }

  // MARK: - Refusals

  @Test("a half that does not vary has no correlation")
  func hasNoCorrelation() throws {
    // Items 1 and 3 cancel each other.
    let items = SymmetricMatrix(
      rows: [[1], [0, 1], [-1, 0, 1], [0, 0.5, 0, 1]])
    let halves = try SplitHalf(covariance: items)
    #expect(halves.oddEven.correlation == nil && halves.oddEven.spearmanBrown == nil)
    #expect(halves.oddEven.horst == nil && halves.oddEven.guttman == 0)
    #expect(halves.meanSpearmanBrown == nil)
    #expect(halves.minimum != nil)
  }

  @Test("knows the mean of too many divisions, and no more")
  func hasNoExtremes() throws {
    let items = SymmetricMatrix.parallel(SplitHalf.divisionLimit + 1, correlation: 0.5)
    let halves = try SplitHalf(covariance: items)
    #expect(halves.minimum == nil && halves.maximum == nil && halves.meanSpearmanBrown == nil)
    #expect(halves.mean.isClose(to: 26 * 0.5 / 13.5, .relative(1e-14)))
  }

  @Test("names what is missing")
  func refuses() {
    #expect(throws: ReliabilityError.tooFewItems(found: 0, required: 2)) {
      try SplitHalf(covariance: SymmetricMatrix(order: 0))
    }
    #expect(throws: ReliabilityError.constantItem(0)) {
      try SplitHalf(covariance: SymmetricMatrix(order: 2, lowerTriangle: [0, 0, 1]))
    }
    #expect(throws: ReliabilityError.noCommonVariance) {
      try SplitHalf(covariance: SymmetricMatrix(order: 2, lowerTriangle: [1, -1, 1]))
    }
  }
}
