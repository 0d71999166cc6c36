import Moments
import TestSupport
import Testing

@Suite struct TableRowsTests {
  @Test("gives back the rows that were added", arguments: 0..<5 as Range<UInt64>)
  func keepsRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = (0..<200).map { row in
      TableRow(
        group: row % 3, stratum: row % 4, units: [row / 2, row], populations: [50, 4],
        weight: Double.random(in: 0...2, using: &random),
        values: [
          // known only from the middle on
          row < 90 || Bool.random(using: &random)
            ? nil : .number(Double.random(in: -1...1, using: &random)),
          Bool.random(using: &random) ? nil : .category(Int.random(in: 0...9, using: &random)),
          nil,
        ], replicateWeights: [Double(row), 1])
    }
    var table = TableRows(variableCount: 3, replicateCount: 2)
    for row in rows { table.add(row) }
    #expect(table.count == 200)
    #expect((0..<200).map { table[$0] } == rows)
    #expect(!table.isCategorical(0) && table.isCategorical(1) && !table.isCategorical(2))
    #expect(table.rowsByGroup.map(\.count) == [67, 67, 66])
    #expect(table.replicateWeights[0][17] == 17)
  }

  @Test("no rows have no groups")
  func isEmpty() {
    let table = TableRows(variableCount: 1)
    #expect(table.count == 0 && table.rowsByGroup.isEmpty)
  }
}
