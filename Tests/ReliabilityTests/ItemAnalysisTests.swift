import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct ItemAnalysisTests {
  /// Closed forms of sums of whole numbers: a few roundings.
  static let tolerance = Tolerance.relative(1e-12)

  @Test("agrees with R and psych", arguments: ReliabilityData.all)
  func agreesWithReference(_ data: ReliabilityData) throws {
    let complete = data.patterns.complete
    let sample = try #require(SampleCovariance(complete: complete))
    let correlations = try #require(ItemAnalysis.Correlations.of(sample))
    let reference = data.reference
    for (item, found) in correlations.enumerated() {
      let description = try #require(
        ItemAnalysis(item: item, in: complete, of: complete, correlations: found))
      #expect(description.mean.isClose(to: reference.mean[item], Self.tolerance))
      #expect(description.standardDeviation.isClose(to: reference.sd[item], Self.tolerance))
      let skewness = try #require(description.skewness)
      #expect(skewness.isClose(to: reference.skewType3[item], .relative(1e-11)))
      let expected = reference.alpha.items
      #expect(found.itemTotal.isClose(to: expected.itemTotal[item], Self.tolerance))
      let itemRest = try #require(found.itemRest)
      #expect(itemRest.isClose(to: expected.itemRest[item], Self.tolerance))
      let dropped = try #require(found.alphaIfDropped)
      #expect(dropped.isClose(to: expected.alphaIfDropped[item], Self.tolerance))
      let critical = try #require(found.criticalR)
      #expect(critical.isClose(to: reference.alpha.criticalR, Self.tolerance))
      #expect(found.isValid == (expected.itemTotal[item] > reference.alpha.criticalR))
    }
  }

  @Test("counts shares of the lowest, the highest and no answer")
  func countsShares() throws {
    let patterns = PatternCounts(
      itemCount: 2, levels: 1...4,
      [
        PatternCounts.Row([1, 4], count: 2), PatternCounts.Row([0, 4]),
        PatternCounts.Row([4, 4], count: 5),
      ])
    let first = try #require(
      ItemAnalysis(item: 0, in: patterns, of: patterns, correlations: nil))
    #expect(first.count == 7)
    #expect(first.floorShare.isClose(to: 2.0 / 7, .ulps(2)))
    #expect(first.ceilingShare.isClose(to: 5.0 / 7, .ulps(2)))
    #expect(first.missingShare == 0.125)
    let second = try #require(
      ItemAnalysis(item: 1, in: patterns, of: patterns, correlations: nil))
    #expect(second.mean == 4 && second.standardDeviation == 0)
    #expect(second.skewness == nil && second.correlations == nil && second.missingShare == 0)
    #expect(
      ItemAnalysis(item: 0, in: patterns.filter { _ in false }, of: patterns, correlations: nil)
        == nil)
  }

  @Test("whole weights count as respondents")
  func weighs() throws {
    let heavy = PatternCounts(
      itemCount: 2, levels: 1...4,
      [PatternCounts.Row([1, 2], weight: 3), PatternCounts.Row([4, 3], weight: 1)])
    let many = PatternCounts(
      itemCount: 2, levels: 1...4,
      [PatternCounts.Row([1, 2], count: 3), PatternCounts.Row([4, 3], count: 1)])
    for item in 0..<2 {
      let (left, right) = try (
        #require(ItemAnalysis(item: item, in: heavy, of: heavy, correlations: nil)),
        #require(ItemAnalysis(item: item, in: many, of: many, correlations: nil))
      )
      #expect(left.mean == right.mean && left.floorShare == right.floorShare)
    }
  }

  @Test("there is no critical correlation of two respondents")
  func needsThree() {
    #expect(ItemAnalysis.Correlations.criticalR(respondents: 2) == nil)
    // t(1) at 97.5 % is tan(0.475π); t/√(1+t²) = sin(0.475π)
    let expected = 0.996917333733128  // mpmath 1.3.0: sin(0.475*pi)
    #expect(
      ItemAnalysis.Correlations.criticalR(respondents: 3)?.isClose(to: expected, .relative(1e-12))
        == true)
  }
}
