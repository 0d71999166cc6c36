import Foundation
import Probability
import TestSupport
import Testing

@testable import Reliability

@Suite struct PolychoricCorrelationTests {
  /// With both items cut in the middle Φ₂(0, 0; ρ) = ¼ + asin(ρ)/2π, so ρ has a closed form.
  @Test("is Sheppard's formula of items cut in the middle", arguments: [1, 10, 24, 26, 40, 49])
  func isSheppards(agreeing: Int) throws {
    let (a, b) = (agreeing, 50 - agreeing)
    let estimate = try PolychoricCorrelation.estimate(from: [[a, b], [b, a]])
    #expect(estimate.converged)
    #expect(
      estimate.value.isClose(
        to: sin(2 * .pi * (Double(a) / 100 - 0.25)), .relative(1e-13)))
  }

  /// A random table, many of whose cells are empty.
  static func table(seed: UInt64) -> [[Int]] {
    var random = SplitMix64(seed: seed)
    let (rows, columns) = (
      Int.random(in: 2...5, using: &random), Int.random(in: 2...5, using: &random)
    )
    let most = [2, 5, 50][Int(seed % 3)]
    return (0..<rows).map { _ in
      (0..<columns).map { _ in max(0, Int.random(in: -most...most, using: &random)) }
    }
  }

  /// What reaches the likelihood, found from the margins alone.
  static func likelihood(_ table: [[Int]]) throws -> PolychoricLikelihood {
    let sums = table.map { $0.reduce(0, +) }
    let columnSums = table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    let rows = try #require(LatentThresholds(counts: sums, lowest: 0))
    let columns = try #require(LatentThresholds(counts: columnSums, lowest: 0))
    return PolychoricLikelihood(
      rows: rows, columns: columns,
      counts: rows.levels.flatMap { row in columns.levels.map { table[row][$0] } })
  }

  @Test("nothing is more likely", arguments: 0..<300 as Range<UInt64>)
  func isMaximum(seed: UInt64) throws {
    let table = Self.table(seed: seed)
    guard let estimate = try? PolychoricCorrelation.estimate(from: table) else { return }
    let likelihood = try Self.likelihood(table)
    #expect(estimate.converged)
    #expect(-1 <= estimate.value && estimate.value <= 1)
    for step in -199...199 {
      guard let point = likelihood.point(at: Double(step) / 200) else { continue }
      #expect(point.value <= estimate.logLikelihood + 1e-9, "at \(Double(step) / 200) of \(table)")
    }
    guard !estimate.isBoundary, let point = likelihood.point(at: estimate.value) else { return }
    // the slope is a part in 10¹⁰ of what the curvature makes it a unit away
    #expect(point.slope.magnitude <= 1e-9 * point.curvature.magnitude + 1e-9)
    #expect((estimate.standardError ?? 0) > 0)
  }

  @Test("slope and curvature are the derivatives", arguments: 0..<60 as Range<UInt64>)
  func hasDerivatives(seed: UInt64) throws {
    let table = Self.table(seed: seed)
    guard (try? PolychoricCorrelation.estimate(from: table)) != nil else { return }
    let likelihood = try Self.likelihood(table)
    let step = 1e-5
    for at in [-0.8, -0.4, 0.1, 0.5, 0.95] {
      guard let here = likelihood.point(at: at), let below = likelihood.point(at: at - step),
        let above = likelihood.point(at: at + step), here.value > -1e4
      else { continue }
      // a central difference: its error is step² of the third derivative, and rounding over step
      let slope = (above.value - below.value) / (2 * step)
      let curvature = (above.slope - below.slope) / (2 * step)
      let scale = 1 + here.curvature.magnitude
      #expect(here.slope.isClose(to: slope, .relativeWithAbsoluteFloor(1e-5, floor: 1e-4 * scale)))
      #expect(
        here.curvature.isClose(to: curvature, .relativeWithAbsoluteFloor(1e-3, floor: 1e-4 * scale))
      )
    }
  }

  @Test("turns with the table", arguments: 0..<100 as Range<UInt64>)
  func turns(seed: UInt64) throws {
    let table = Self.table(seed: seed)
    guard let estimate = try? PolychoricCorrelation.estimate(from: table) else { return }
    let reversed = try PolychoricCorrelation.estimate(from: table.reversed())
    let transposed = try PolychoricCorrelation.estimate(
      from: table[0].indices.map { column in table.map { $0[column] } })
    let thrice = try PolychoricCorrelation.estimate(from: table.map { $0.map { 3 * $0 } })
    // of two maxima equally high either may be found: compare how likely they are
    #expect(reversed.logLikelihood.isClose(to: estimate.logLikelihood, .relative(1e-12)))
    #expect(transposed.logLikelihood.isClose(to: estimate.logLikelihood, .relative(1e-12)))
    #expect(thrice.logLikelihood.isClose(to: 3 * estimate.logLikelihood, .relative(1e-12)))
    if let one = estimate.standardError, let other = thrice.standardError {
      #expect(other.isClose(to: one / 3.squareRoot(), .relative(1e-6)))
    }
  }

  @Test("a table in perfect order has a correlation of 1 or -1, and says so")
  func isBounded() throws {
    for table in [[[5, 0], [0, 5]], [[5, 0], [3, 4]], [[4, 0, 0], [2, 3, 0], [0, 0, 9]]] {
      let estimate = try PolychoricCorrelation.estimate(from: table)
      #expect(estimate.value == 1 && estimate.isBoundary && estimate.converged)
      #expect(estimate.standardError == nil && estimate.isSparse)
      let reversed = try PolychoricCorrelation.estimate(from: table.reversed())
      #expect(reversed.value == -1)
      #expect(reversed.logLikelihood.isClose(to: estimate.logLikelihood, .ulps(4)))
    }
  }

  @Test("two respondents out of order are enough for a correlation below 1")
  func isNearlyBounded() throws {
    let estimate = try PolychoricCorrelation.estimate(from: [[500_000, 2], [2, 500_000]])
    #expect(estimate.converged && !estimate.isBoundary)
    #expect(
      estimate.value.isClose(to: sin(2 * .pi * (500_000 / 1_000_004 - 0.25)), .relative(1e-13)))
    #expect(!estimate.isSparse)
  }

  @Test("says where cells are thin")
  func saysSparse() throws {
    let full = try PolychoricCorrelation.estimate(from: [[30, 10], [10, 30]])
    #expect(full.emptyCells == 0 && !full.isSparse)
    // two of the four are asked of by their margins
    #expect(full.leastExpectedCount.isClose(to: 10, .relative(1e-9)))
    let thin = try PolychoricCorrelation.estimate(from: [[30, 10, 0], [10, 30, 5], [0, 4, 2]])
    #expect(thin.emptyCells == 2 && thin.isSparse)
  }

  @Test("levels that nobody gave change nothing")
  func dropsLevels() throws {
    let plain = try PolychoricCorrelation.estimate(from: [[30, 10], [10, 30]])
    #expect(
      try PolychoricCorrelation.estimate(from: [[30, 0, 10], [0, 0, 0], [10, 0, 30]]) == plain)
  }

  @Test("refuses what has no correlation")
  func refuses() {
    #expect(throws: ReliabilityError.tooFewRespondents(found: 0, required: 2)) {
      try PolychoricCorrelation.estimate(from: [])
    }
    #expect(throws: ReliabilityError.tooFewRespondents(found: 1, required: 2)) {
      try PolychoricCorrelation.estimate(from: [[1, 0], [0, 0]])
    }
    #expect(throws: ReliabilityError.constantItem(0)) {
      try PolychoricCorrelation.estimate(from: [[3, 4], [0, 0]])
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try PolychoricCorrelation.estimate(from: [[3, 0], [4, 0]])
    }
  }
}
