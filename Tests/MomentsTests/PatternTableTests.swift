import TestSupport
import Testing

@testable import Moments

@Suite struct PatternTableTests {
  /// Enough patterns that the table grows several times.
  @Test("counts as a dictionary does", arguments: 0..<5 as Range<UInt64>, [1, 3, 9])
  func countsAsDictionary(seed: UInt64, items: Int) {
    var random = SplitMix64(seed: seed)
    var table = PatternTable(itemCount: items)
    var expected: [[UInt8]: (count: Int, weight: Double, repeats: Int)] = [:]
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<3000 {
      let row = (0..<items).map { _ in UInt8.random(in: 0...4, using: &random) }
      let cell = Int.random(in: 0...5, using: &random)
      let weight = Double(Int.random(in: 0...9, using: &random))
      let entry = table.entry(of: row, cell: cell)
      table.add(RespondentSums(weight: weight), to: entry)
      let key = row + [UInt8(cell)]
      #expect(numbers[key, default: entry] == entry)
      numbers[key] = entry
      let before = expected[key] ?? (0, 0, 0)
      let repeats = before.count > 0 ? 1 : 0
      if repeats > 0 { table.addRepeats(1, weight: weight, to: entry) }
      expected[key] = (before.count + 1, before.weight + weight, before.repeats + repeats)
    }
    #expect(table.entries.count == expected.count)
    for (number, entry) in table.entries.enumerated() {
      let sums = expected[Array(table.scores(of: number)) + [UInt8(entry.cell)]]
      #expect(entry.sums.count == sums?.count && entry.sums.weight == sums?.weight)
      #expect(entry.repeats == sums?.repeats)
    }
  }

  @Test func keepsSumsApart() {
    var table = PatternTable(itemCount: 2)
    let first = table.entry(of: [1, 2], cell: 0)
    let other = table.entry(of: [1, 2], cell: 1)
    #expect(first != other)
    table.add(
      RespondentSums(count: 2, contributing: 2, weight: 3, squaredWeight: 5), to: first)
    table.addRepeats(1, weight: 2, to: first)
    let entry = table.entries[first]
    #expect(
      entry.sums == RespondentSums(count: 2, contributing: 2, weight: 3, squaredWeight: 5))
    #expect(entry.repeats == 1 && entry.repeatedWeight == 2)
    #expect(table.entries[other].sums.count == 0 && table.entries[other].cell == 1)
  }
}
