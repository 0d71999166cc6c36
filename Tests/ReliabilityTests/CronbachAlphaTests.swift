import LinearAlgebra
import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct CronbachAlphaTests {
  /// Closed forms of sums of whole numbers: a few roundings.
  static let tolerance = Tolerance.relative(1e-12)

  @Test("agrees with R and psych", arguments: ReliabilityData.all)
  func agreesWithReference(_ data: ReliabilityData) throws {
    let reference = data.reference.alpha
    let sample = try #require(SampleCovariance(complete: data.patterns))
    let alpha = try CronbachAlpha(sample)
    #expect(alpha.value.isClose(to: reference.raw, Self.tolerance))
    #expect(alpha.standardized.isClose(to: reference.standardized, Self.tolerance))
    #expect(alpha.respondents == data.reference.nComplete)
    let interval = try #require(alpha.feldtInterval(level: 0.95))
    #expect(interval.lowerBound.isClose(to: reference.feldt[0], Self.tolerance))
    #expect(interval.upperBound.isClose(to: reference.feldt[1], Self.tolerance))
  }

  @Test(
    "takes covariances pair by pair, and degrees of freedom of the complete",
    arguments: [
      "bfi_C_missing", "skm9_missing",
    ])
  func agreesPairwise(name: String) throws {
    let data = try ReliabilityData.named(name)
    let reference = data.reference.alpha
    let sample = try #require(SampleCovariance(pairwise: data.patterns))
    let expected = try #require(data.reference.covariancePairwise)
    for i in expected.indices {
      for j in 0...i {
        #expect(sample.covariance[i, j].isClose(to: expected[i][j], Self.tolerance))
      }
    }
    let alpha = try CronbachAlpha(sample)
    #expect(alpha.value.isClose(to: reference.rawPairwise, Self.tolerance))
    #expect(
      alpha.standardized.isClose(to: reference.standardizedPairwiseCovariance, Self.tolerance))
    let interval = try #require(alpha.feldtInterval(level: 0.95))
    #expect(interval.lowerBound.isClose(to: reference.feldtPairwise[0], Self.tolerance))
    #expect(interval.upperBound.isClose(to: reference.feldtPairwise[1], Self.tolerance))
    #expect(interval.lowerBound != reference.feldt[0])
  }

  @Test("neither the order nor the unit of the items matters", arguments: 0..<20 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let patterns = randomPatterns(items: 6, respondents: 80, levels: 5, using: &random)
    var order = Array(0..<6)
    order.shuffle(using: &random)
    let sample = try #require(SampleCovariance(complete: patterns))
    let alpha = try CronbachAlpha(sample)
    let shuffled = try CronbachAlpha(sample.selecting(order))
    #expect(
      shuffled.value.isClose(to: alpha.value, .relativeWithAbsoluteFloor(1e-12, floor: 1e-13)))
    var scaled = sample.covariance
    scaled *= 16
    #expect(CronbachAlpha.value(of: scaled) == alpha.value)
  }

  @Test("is 1 for equal items, 0 for unrelated ones, and negative for contradictory ones")
  func knowsItsEnds() throws {
    func alpha(_ rows: [[UInt8]]) throws -> Double {
      let patterns = PatternCounts(
        itemCount: rows[0].count, levels: 1...4, rows.map { PatternCounts.Row($0) })
      return try CronbachAlpha(try #require(SampleCovariance(complete: patterns))).value
    }
    #expect(try alpha([[1, 1, 1], [2, 2, 2], [4, 4, 4]]).isClose(to: 1, .relative(1e-14)))
    #expect(try alpha([[1, 1], [1, 2], [2, 1], [2, 2]]) == 0)
    #expect(try alpha([[1, 3, 2], [2, 1, 4], [3, 4, 1], [4, 2, 2], [1, 3, 3]]) < 0)
  }

  @Test("the gradient is what a small change does", arguments: 0..<10 as Range<UInt64>)
  func hasGradient(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let patterns = randomPatterns(items: 4, respondents: 50, levels: 4, using: &random)
    let covariance = try #require(SampleCovariance(complete: patterns)).covariance
    let gradient = CronbachAlpha.gradient(at: covariance)
    for i in 0..<4 {
      for j in 0...i {
        func alpha(_ step: Double) throws -> Double {
          var moved = covariance
          moved[i, j] += step
          return try #require(CronbachAlpha.value(of: moved))
        }
        // central differences of step 1e-5: about 1e-10 of error
        let slope = (try alpha(1e-5) - alpha(-1e-5)) / 2e-5
        let expected = (i == j ? 1 : 2) * gradient[i, j]
        #expect(slope.isClose(to: expected, .relativeWithAbsoluteFloor(1e-7, floor: 1e-8)))
      }
    }
  }

  @Test("refuses what has no alpha")
  func refuses() throws {
    func sample(_ rows: [[UInt8]]) throws -> SampleCovariance {
      try #require(
        SampleCovariance(
          complete: PatternCounts(
            itemCount: rows[0].count, levels: 1...4, rows.map { PatternCounts.Row($0) })))
    }
    #expect(throws: ReliabilityError.tooFewItems(found: 1, required: 2)) {
      try CronbachAlpha(try sample([[1], [2]]))
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try CronbachAlpha(try sample([[1, 4, 2], [2, 4, 3]]))
    }
    #expect(throws: ReliabilityError.noCommonVariance) {
      try CronbachAlpha(try sample([[1, 4], [2, 3], [4, 1]]))
    }
    #expect(
      SampleCovariance(
        complete: PatternCounts(itemCount: 2, levels: 1...4, [PatternCounts.Row([1, 2])])) == nil)
  }
}

/// Answers that go together somewhat: each is a common one moved a little.
func randomPatterns(
  items: Int, respondents: Int, levels: Int, using random: inout SplitMix64
) -> PatternCounts {
  let rows = (0..<respondents).map { _ in
    let common = Int.random(in: 1...levels, using: &random)
    return PatternCounts.Row(
      (0..<items).map { _ in
        UInt8(min(levels, max(1, common + Int.random(in: -2...2, using: &random))))
      })
  }
  return PatternCounts(itemCount: items, levels: 1...levels, rows)
}
