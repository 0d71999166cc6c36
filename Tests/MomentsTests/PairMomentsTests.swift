import Moments
import TestSupport
import Testing

@Suite struct PairMomentsTests {
  @Test func takesThoseWhoAnsweredBoth() throws {
    let patterns = PatternCounts(
      itemCount: 3, levels: 1...4,
      [
        PatternCounts.Row([1, 0, 2]), PatternCounts.Row([4, 0, 0]),
        PatternCounts.Row([3, 1, 4], count: 2, weight: 3),
      ])
    // x = 1, 3, 3, 3 and y = 2, 4, 4, 4 by weight: Σ w(x - x̄)(y - ȳ) = 3.
    let pair = try #require(PairMoments(patterns, 0, 2))
    #expect(pair.respondents == 3 && pair.weight == 4)
    #expect(pair.firstMean == 2.5 && pair.secondMean == 3.5)
    #expect(pair.covariance == 3 / 4.0 * 3 / 2)
    #expect(PairMoments(patterns, 2, 0)?.covariance == pair.covariance)
    #expect(PairMoments(patterns, 1, 1)?.covariance == 0)
  }

  @Test("there is none of too few respondents")
  func refusesTooFew() {
    let patterns = PatternCounts(
      itemCount: 2, levels: 1...4, [PatternCounts.Row([1, 2]), PatternCounts.Row([0, 2])])
    #expect(PairMoments(patterns, 0, 1) == nil)
    #expect(PairMoments(patterns, 1, 1) != nil)
  }

  /// Σ w·x² - (Σ w·x)²/Σ w far from the mean would lose what is looked for.
  @Test("a rare answer is not lost among many", arguments: [1, 2, 3])
  func keepsRareAnswers(level: Int) throws {
    let many = 1_000_000
    let patterns = PatternCounts(
      itemCount: 1, levels: 1...4,
      [
        PatternCounts.Row([UInt8(level)], count: many, weight: Double(many) * 0.1),
        PatternCounts.Row([4], weight: 0.1),
      ])
    let pair = try #require(PairMoments(patterns, 0, 0))
    // d² p(1 - p) n/(n - 1) with p = 1/n, that is d²/n.
    let distance = Double(4 - level)
    #expect(pair.covariance.isClose(to: distance * distance / Double(many + 1), .relative(1e-14)))
  }
}
