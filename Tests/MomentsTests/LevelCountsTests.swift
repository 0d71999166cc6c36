import Moments
import TestSupport
import Testing

@Suite struct LevelCountsTests {
  @Test("counts as the rows do", arguments: 0..<50 as Range<UInt64>)
  func countsRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lowest = Int.random(in: 1...3, using: &random)
    let levels = lowest...lowest + Int.random(in: 0...5, using: &random)
    let items = Int.random(in: 1...9, using: &random)
    let rows = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      (0..<items).map { _ -> UInt8 in
        Bool.random(using: &random) ? 0 : UInt8(Int.random(in: levels, using: &random))
      }
    }
    let counts = summary(rows, items: items, levels: levels)
    for item in 0..<items {
      let answers = rows.map { Int($0[item]) }.filter { $0 != 0 }
      for level in levels {
        #expect(counts.count(of: level, item: item) == answers.count { $0 == level })
      }
      #expect(counts.answered(item: item) == answers.count)
      #expect(counts.sum(item: item) == answers.reduce(0, +))
      #expect(counts.isConstant(item: item) == (Set(answers).count <= 1))
    }
  }

  @Test("obeys the merge laws", arguments: 0..<20 as Range<UInt64>)
  func obeysMergeLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = (0..<4).map { _ in
      (0..<Int.random(in: 0...10, using: &random)).map { _ in
        (0..<3).map { _ in UInt8.random(in: 0...4, using: &random) }
      }
    }
    let summaries = parts.map { summary($0, items: 3, levels: 1...4) }
    checkMergeLaws(summaries, empty: LevelCounts(itemCount: 3, levels: 1...4))
    let joined = summaries.dropFirst().reduce(summaries[0], merged)
    #expect(joined == summary(parts.flatMap(\.self), items: 3, levels: 1...4))
  }

  @Test func nobodyIsConstant() {
    let counts = LevelCounts(itemCount: 2, levels: 1...4)
    #expect(counts.isConstant(item: 1))
    #expect(counts.answered(item: 1) == 0)
    #expect(counts.sum(item: 1) == 0)
  }

  @Test("refuses rows of another length")
  func refusesOtherLengths() async {
    await #expect(processExitsWith: .failure) {
      var counts = LevelCounts(itemCount: 2, levels: 1...4)
      counts.add([1, 2, 3])
    }
  }

  /// A 5 on the scale of 4 must not count as a 1 of the next item.
  @Test("refuses an answer outside the levels")
  func refusesOtherLevels() async {
    await #expect(processExitsWith: .failure) {
      var counts = LevelCounts(itemCount: 2, levels: 1...4)
      counts.add([5, 0])
    }
  }

  private func summary(_ rows: [[UInt8]], items: Int, levels: ClosedRange<Int>) -> LevelCounts {
    var counts = LevelCounts(itemCount: items, levels: levels)
    for row in rows { counts.add(row) }
    return counts
  }
}
