import Moments
import TestSupport
import Testing

@Suite struct PatternCountsTests {
  @Test func sortsAndJoins() {
    let patterns = PatternCounts(
      itemCount: 2, levels: 1...4,
      [
        PatternCounts.Row([4, 1]), PatternCounts.Row([0, 4], count: 2, weight: 0.5),
        PatternCounts.Row([4, 0]), PatternCounts.Row([4, 1], count: 3, weight: 1.25),
      ])
    #expect(patterns.scores == [0, 4, 4, 0, 4, 1])
    #expect(patterns.counts == [2, 1, 4])
    #expect(patterns.weights == [0.5, 1, 2.25])
    #expect(patterns.patternCount == 3 && patterns.respondents == 7)
    #expect(Array(patterns.scores(of: 1)) == [4, 0])
    #expect(patterns.rows.map(\.scores) == [[0, 4], [4, 0], [4, 1]])
    #expect(patterns.complete.scores == [4, 1])
    #expect(patterns.levels(of: 0) == [4] && patterns.levels(of: 1) == [1, 4])
  }

  @Test("counts as the rows do, in whatever order they come", arguments: 0..<30 as Range<UInt64>)
  func countsRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = randomRows(items: 3, using: &random)
    let patterns = PatternCounts(itemCount: 3, levels: 1...3, rows)
    #expect(patterns == PatternCounts(itemCount: 3, levels: 1...3, rows.shuffled(using: &random)))
    #expect(patterns == PatternCounts(itemCount: 3, levels: 1...3, patterns.rows))
    let distinct = Set(rows.map(\.scores)).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(patterns.rows.map(\.scores) == distinct)
    for (pattern, scores) in distinct.enumerated() {
      let members = rows.filter { $0.scores == scores }
      #expect(patterns.counts[pattern] == members.reduce(0) { $0 + $1.count })
      #expect(patterns.weights[pattern] == members.reduce(0) { $0 + $1.weight })
    }
    #expect(patterns.complete.respondents == count(rows) { !$0.contains(0) })
    #expect(patterns.filter { $0.first == 0 }.respondents == count(rows) { $0[0] == 0 })
    #expect(patterns.filter { _ in true } == patterns)
    for first in 0...3 as ClosedRange<UInt8> {
      for rest in 0...15 as ClosedRange<UInt8> {
        let row = [first, rest / 4, rest % 4]
        #expect(patterns.contains(row) == distinct.contains(row))
      }
    }
  }

  @Test("chosen items are those of the rows", arguments: 0..<30 as Range<UInt64>)
  func selectsItems(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = randomRows(items: 4, using: &random)
    let patterns = PatternCounts(itemCount: 4, levels: 1...3, rows)
    for items in [[2, 0], [3], [0, 1, 2, 3], [1, 1], []] {
      let chosen = rows.map { row in
        PatternCounts.Row(items.map { row.scores[$0] }, count: row.count, weight: row.weight)
      }
      #expect(
        patterns.selecting(items)
          == PatternCounts(itemCount: items.count, levels: 1...3, chosen))
    }
  }

  @Test("a table counts those who answered both", arguments: 0..<30 as Range<UInt64>)
  func tabulates(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = randomRows(items: 3, using: &random)
    let patterns = PatternCounts(itemCount: 3, levels: 1...3, rows)
    for (first, second) in [(0, 1), (2, 0), (1, 1)] {
      let table = patterns.table(first, second)
      for left in 1...3 {
        for right in 1...3 {
          #expect(
            table[left - 1][right - 1]
              == count(rows) { Int($0[first]) == left && Int($0[second]) == right })
        }
      }
    }
    #expect(patterns.table(0, 0).joined().reduce(0, +) == count(rows) { $0[0] != 0 })
  }

  @Test func tablesBeginAtTheLowestLevel() {
    let patterns = PatternCounts(itemCount: 2, levels: 2...4, [PatternCounts.Row([2, 4])])
    #expect(patterns.table(0, 1) == [[0, 0, 1], [0, 0, 0], [0, 0, 0]])
  }

  @Test func nobodyHasNoPatterns() {
    let nobody = PatternCounts(itemCount: 2, levels: 1...4, [])
    #expect(nobody.patternCount == 0 && nobody.respondents == 0)
    #expect(nobody.complete == nobody)
    #expect(nobody.table(0, 1).joined().allSatisfy { $0 == 0 })
    #expect(nobody.levels(of: 0).isEmpty)
  }

  @Test("refuses answers outside the levels", arguments: [5, 1] as [UInt8])
  func refusesOtherLevels(score: UInt8) async {
    await #expect(processExitsWith: .failure) { [score] in
      _ = PatternCounts(itemCount: 2, levels: 2...4, [PatternCounts.Row([score, 2])])
    }
  }

  @Test("refuses rows of another length")
  func refusesOtherLengths() async {
    await #expect(processExitsWith: .failure) {
      _ = PatternCounts(itemCount: 2, levels: 1...4, [PatternCounts.Row([1])])
    }
  }

  /// Rows of which many are equal; weights are quarters, whose sums are exact.
  private func randomRows(items: Int, using random: inout SplitMix64) -> [PatternCounts.Row] {
    (0..<Int.random(in: 0...60, using: &random)).map { _ in
      PatternCounts.Row(
        (0..<items).map { _ in UInt8.random(in: 0...3, using: &random) },
        count: Int.random(in: 1...3, using: &random),
        weight: Double(Int.random(in: 0...20, using: &random)) / 4)
    }
  }

  private func count(_ rows: [PatternCounts.Row], _ isIncluded: ([UInt8]) -> Bool) -> Int {
    rows.filter { isIncluded($0.scores) }.reduce(0) { $0 + $1.count }
  }
}
