import LinearAlgebra
import Moments
import TestSupport
import Testing

@Suite struct SampleCovarianceTests {
  /// Numerators are whole and exact; a quotient and its two factors round.
  static let tolerance = Tolerance.relative(4 * 0x1p-53)

  @Test("without weights is that of exact integers", arguments: 0..<40 as Range<UInt64>)
  func agreesWithIntegers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(items: 4, count: 60, missing: true, using: &random)
    let patterns = Self.patterns(rows)
    let everybody = rows.filter { !$0.contains(0) }
    if everybody.count > 1 {
      let complete = try #require(SampleCovariance(complete: patterns))
      #expect(complete.respondents == everybody.count)
      for i in 0..<4 {
        #expect(complete.means[i].isClose(to: Self.mean(everybody, i), Self.tolerance))
        for j in 0...i {
          let expected = Self.covariance(everybody, i, j)
          #expect(complete.covariance[i, j].isClose(to: expected, Self.tolerance))
        }
      }
    }
    let pairwise = try #require(SampleCovariance(pairwise: patterns))
    #expect(pairwise.respondents == everybody.count)
    for i in 0..<4 {
      let answered = rows.filter { $0[i] != 0 }
      #expect(pairwise.means[i].isClose(to: Self.mean(answered, i), Self.tolerance))
      for j in 0...i {
        let expected = Self.covariance(answered.filter { $0[j] != 0 }, i, j)
        #expect(pairwise.covariance[i, j].isClose(to: expected, Self.tolerance))
      }
    }
  }

  /// Sums of weights round once per pattern; the quotients as before.
  @Test("weights that are all equal change nothing", arguments: 0..<20 as Range<UInt64>)
  func equalWeightsChangeNothing(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(items: 3, count: 50, missing: false, using: &random)
    let plain = try #require(SampleCovariance(complete: Self.patterns(rows)))
    for weight in [0.25, 8] {
      #expect(SampleCovariance(complete: Self.patterns(rows, weights: [weight])) == plain)
    }
    let third = try #require(SampleCovariance(complete: Self.patterns(rows, weights: [1 / 3.0])))
    #expect(third.respondents == plain.respondents)
    for (found, expected) in zip(
      third.covariance.lowerTriangle, plain.covariance.lowerTriangle)
    {
      #expect(found.isClose(to: expected, .relativeWithAbsoluteFloor(1e-13, floor: 1e-15)))
    }
  }

  /// A weight of 2 is two respondents, but for the n of n/(n - 1).
  @Test("whole weights repeat respondents", arguments: 0..<20 as Range<UInt64>)
  func wholeWeightsRepeat(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(items: 3, count: 30, missing: false, using: &random)
    let weights = rows.map { _ in Double(Int.random(in: 1...4, using: &random)) }
    let weighted = try #require(SampleCovariance(complete: Self.patterns(rows, weights: weights)))
    let repeated = zip(rows, weights).flatMap { Array(repeating: $0, count: Int($1)) }
    let expected = try #require(SampleCovariance(complete: Self.patterns(repeated)))
    let (n, m) = (Double(rows.count), Double(repeated.count))
    #expect(weighted.means == expected.means)
    for (found, expected) in zip(
      weighted.covariance.lowerTriangle, expected.covariance.lowerTriangle)
    {
      #expect(found.isClose(to: expected * (n / (n - 1)) / (m / (m - 1)), .relative(1e-15)))
    }
  }

  /// An item that everybody answers alike must not seem to vary by rounding.
  @Test("an item that does not vary has no variance, whatever the weights", arguments: 1...4)
  func constantHasNoVariance(level: Int) throws {
    var random = SplitMix64(seed: UInt64(level))
    let rows = (0..<600).map { _ in [UInt8(level), UInt8.random(in: 1...4, using: &random)] }
    let weights = rows.map { _ in random.fraction() }
    for sample in [
      SampleCovariance(complete: Self.patterns(rows)),
      SampleCovariance(complete: Self.patterns(rows, weights: weights)),
      SampleCovariance(pairwise: Self.patterns(rows, weights: weights)),
    ] {
      let sample = try #require(sample)
      #expect(sample.covariance[0, 0] == 0 && sample.covariance[1, 0] == 0)
      #expect(sample.covariance[1, 1] > 0)
      #expect(sample.correlation == nil)
      #expect(sample.selecting([1]).correlation?.lowerTriangle == [1])
    }
  }

  @Test func selectsItems() throws {
    var random = SplitMix64(seed: 1)
    let rows = Self.rows(items: 4, count: 40, missing: false, using: &random)
    let sample = try #require(SampleCovariance(complete: Self.patterns(rows)))
    let chosen = try #require(SampleCovariance(complete: Self.patterns(rows).selecting([2, 0])))
    #expect(sample.selecting([2, 0]) == chosen)
  }

  @Test("there is none of too few respondents")
  func refusesTooFew() {
    #expect(SampleCovariance(complete: Self.patterns([])) == nil)
    #expect(SampleCovariance(complete: Self.patterns([[1, 2, 3]])) == nil)
    #expect(SampleCovariance(complete: Self.patterns([[1, 2, 3], [1, 0, 3]])) == nil)
    // No two respondents answered both the first and the second item.
    let apart = Self.patterns([[1, 0, 3], [2, 0, 3], [0, 2, 3], [0, 1, 2], [1, 1, 1]])
    #expect(SampleCovariance(pairwise: apart) == nil)
    #expect(SampleCovariance(pairwise: apart.selecting([0, 2])) != nil)
    // One of the two has no weight.
    let weightless = Self.patterns([[1, 2, 3], [3, 2, 1]], weights: [1, 0])
    #expect(SampleCovariance(complete: weightless) == nil)
    #expect(SampleCovariance(pairwise: weightless) == nil)
  }

  // MARK: - By hand

  private static func rows(
    items: Int, count: Int, missing: Bool, using random: inout SplitMix64
  ) -> [[UInt8]] {
    (0..<count).map { _ in
      (0..<items).map { _ in UInt8.random(in: (missing ? 0 : 1)...4, using: &random) }
    }
  }

  private static func patterns(_ rows: [[UInt8]], weights: [Double] = [1]) -> PatternCounts {
    PatternCounts(
      itemCount: rows.first?.count ?? 3, levels: 1...4,
      rows.enumerated().map { place, row in
        PatternCounts.Row(row, weight: weights[place % weights.count])
      })
  }

  private static func mean(_ rows: [[UInt8]], _ item: Int) -> Double {
    Double(rows.reduce(0) { $0 + Int($1[item]) }) / Double(rows.count)
  }

  /// (n·Σxy - Σx·Σy) / (n·(n - 1)), in whole numbers up to the quotient.
  private static func covariance(_ rows: [[UInt8]], _ i: Int, _ j: Int) -> Double {
    let products = rows.reduce(0) { $0 + Int($1[i]) * Int($1[j]) }
    let (left, right) = (
      rows.reduce(0) { $0 + Int($1[i]) }, rows.reduce(0) { $0 + Int($1[j]) }
    )
    return Double(rows.count * products - left * right)
      / Double(rows.count * (rows.count - 1))
  }
}
