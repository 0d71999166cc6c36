import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct AnswerQualityTests {
  @Test("distances agree with R", arguments: ReliabilityData.all)
  func agreesWithReference(_ data: ReliabilityData) throws {
    let patterns = data.patterns.complete
    let items = Array(0..<patterns.itemCount)
    let quality = AnswerQuality(patterns, repeats: patterns.filter { _ in false }, varying: items)
    #expect(
      quality.criticalDistance.isClose(to: data.reference.mahalanobis.limit, .relative(1e-12)))
    #expect(quality.count(of: .outlier) == data.reference.mahalanobis.beyond)
    let distances = try #require(AnswerQuality.squaredDistances(patterns, items))
    let rows = try ReliabilityData.rows("reliability/\(data.name).csv").filter { !$0.contains(0) }
    for (row, expected) in zip(rows, data.reference.mahalanobis.firstTen) {
      let pattern = try #require(
        (0..<patterns.patternCount).first { patterns.scores(of: $0).elementsEqual(row) })
      let distance = try #require(distances[pattern])
      #expect(distance.isClose(to: expected, .relative(1e-11)))
    }
  }

  static let patterns = PatternCounts(
    itemCount: 3, levels: 1...4,
    [
      PatternCounts.Row([4, 4, 4], count: 6), PatternCounts.Row([3, 4, 2], count: 3),
      PatternCounts.Row([0, 0, 0], count: 2), PatternCounts.Row([0, 3, 3], count: 1),
      PatternCounts.Row([1, 2, 4], count: 4),
    ])
  static let repeats = PatternCounts(
    itemCount: 3, levels: 1...4,
    [PatternCounts.Row([4, 4, 4], count: 2), PatternCounts.Row([3, 4, 2], count: 1)])

  @Test("counts each reason, and everybody once")
  func counts() {
    let quality = AnswerQuality(Self.patterns, repeats: Self.repeats, varying: [0, 1, 2])
    #expect(quality.respondents == 16)
    #expect(quality.count(of: .duplicate) == 3)
    #expect(quality.count(of: .straightLine) == 6)
    #expect(quality.count(of: .blank) == 2)
    #expect(quality.flagged == 6 + 2 + 1)
  }

  @Test("leaves out whom it is told to")
  func leavesOut() {
    let quality = AnswerQuality(Self.patterns, repeats: Self.repeats, varying: [0, 1, 2])
    #expect(quality.remaining(without: []) == Self.patterns)
    let single = quality.remaining(without: [.duplicate])
    #expect(single.respondents == 13)
    #expect(single.rows.first { $0.scores == [4, 4, 4] }?.count == 4)
    #expect(single.rows.first { $0.scores == [4, 4, 4] }?.weight == 4)
    let others = quality.remaining(without: [.straightLine, .blank])
    #expect(others.rows.map(\.scores) == [[0, 3, 3], [1, 2, 4], [3, 4, 2]])
  }

  @Test("says that distances are unknown where one item follows from the others")
  func knowsSingularity() {
    let patterns = PatternCounts(
      itemCount: 2, levels: 1...4,
      [PatternCounts.Row([1, 2]), PatternCounts.Row([2, 3]), PatternCounts.Row([3, 4])])
    let quality = AnswerQuality(patterns, repeats: patterns.filter { _ in false }, varying: [0, 1])
    #expect(quality.count(of: .outlier) == nil)
    #expect(quality.count(of: .blank) == 0)
  }

  @Test(
    "finds that an item follows from others although rounding hides it",
    arguments: 0..<20 as Range<UInt64>)
  func knowsHiddenSingularity(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = (0..<41).map { _ in
      let (a, b) = (
        UInt8.random(in: 1...4, using: &random), UInt8.random(in: 1...4, using: &random)
      )
      return PatternCounts.Row([a, b, a + b])
    }
    let patterns = PatternCounts(itemCount: 3, levels: 1...8, rows)
    let quality = AnswerQuality(
      patterns, repeats: patterns.filter { _ in false }, varying: [0, 1, 2])
    #expect(quality.count(of: .outlier) == nil)
  }
}
