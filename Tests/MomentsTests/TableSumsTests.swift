import LinearAlgebra
import Moments
import TestSupport
import Testing

@Suite struct TableSumsTests {
  @Test("joins by the laws, to the last bit where all is whole", arguments: 0..<20 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(using: &random)
    checkMergeLaws(table.parts(3), empty: table.empty)
    let joined = table.parts(4).reduce(into: table.empty) { $0.merge($1) }
    #expect(joined == table.sums(of: table.rows))
    #expect(table.sums(of: table.rows.shuffled(using: &random)) == joined)
    #expect(table.sums(of: table.rows.dropLast()) != joined)
  }

  @Test("joins fractions to 30 digits", arguments: 0..<10 as Range<UInt64>)
  func joinsFractions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(fractions: true, using: &random)
    let whole = table.sums(of: table.rows)
    let joined = table.parts(3).reduce(into: table.empty) { $0.merge($1) }
    for (number, cell) in whole.cells.enumerated() {
      guard
        let other = joined.cells.firstIndex(where: {
          $0.group == cell.group && path($0.node, joined) == path(cell.node, whole)
        })
      else {
        Issue.record("a cell is lost")
        continue
      }
      for pair in [TablePair.number(0), .ratio(0), .category(variable: 2, category: 1)] {
        let (left, right) = (
          whole.sums(of: pair, inCell: number), joined.sums(of: pair, inCell: other)
        )
        #expect(left.rows == right.rows && left.count == right.count)
        for (a, b) in [(left.yy, right.yy), (left.y, right.y), (left.weight, right.weight)] {
          // sixty roundings of terms that may cancel
          #expect((a - b).magnitude.high <= 1e-29 * max(left.yy.high, left.weight.high, 1))
        }
      }
    }
  }

  private func path(_ node: Int, _ sums: TableSums) -> [Int] {
    (sums.nodes[node].parent.map { path($0, sums) } ?? []) + [sums.nodes[node].number]
  }

  @Test("renumbered sums are those of renumbered rows", arguments: 0..<10 as Range<UInt64>)
  func renumbers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(using: &random)
    func order(_ count: Int) -> [Int] { Array(0..<count).shuffled(using: &random) }
    let new = TableSums.Renumbering(
      groups: order(2), strata: order(2), units: [order(6), order(18)],
      categories: [[], [], order(3)])
    let rows = table.rows.map { row in
      var row = row
      row.group = new.groups[row.group]
      row.stratum = new.strata[row.stratum]
      row.units = row.units.enumerated().map { new.units[$0][$1] }
      row.values = row.values.enumerated().map { variable, value in
        guard case .category(let category) = value else { return value }
        return .category(new.categories[variable][category])
      }
      return row
    }
    var sums = table.empty
    sums.merge(table.sums(of: table.rows), numbers: new)
    #expect(sums == table.sums(of: rows))
  }

  @Test("sums by hand: a weight of zero counts as a row alone")
  func sumsByHand() {
    var sums = TableSums(
      TableVariables(
        [.number, .number, .category], ratios: [.init(numerator: 0, denominator: 1)]))
    sums.add(TableRow(weight: 2, values: [.number(3), .number(5), .category(1)]))
    sums.add(TableRow(weight: 4, values: [.number(-1), nil, .category(0)]))
    sums.add(TableRow(weight: 0, values: [.number(7), .number(7), .category(1)]))
    let number = sums.sums(of: .number(0), inCell: 0)
    #expect(number.rows == 3 && number.count == 2 && sums.rowCounts == [3])
    #expect(number.weight == DoubleDouble(6) && number.y == DoubleDouble(2))
    #expect(number.yy == DoubleDouble(22) && number.squaredYY == DoubleDouble(4 * 9 + 16))
    #expect(number.squaredYX == DoubleDouble(4 * 3 - 16) && number.squaredXX == DoubleDouble(20))
    let ratio = sums.sums(of: .ratio(0), inCell: 0)
    #expect(ratio.rows == 2 && ratio.count == 1 && ratio.weight == DoubleDouble(2))
    #expect(ratio.yx == DoubleDouble(30) && ratio.squaredXX == DoubleDouble(100))
    let category = sums.sums(of: .category(variable: 2, category: 1), inCell: 0)
    #expect(category.rows == 3 && category.y == DoubleDouble(2) && category.x == DoubleDouble(6))
    #expect(category.squaredYX == DoubleDouble(4) && category.squaredXX == DoubleDouble(20))
    let unseen = sums.sums(of: .category(variable: 2, category: 9), inCell: 0)
    #expect(unseen.y == .zero && unseen.x == DoubleDouble(6))
    #expect(sums.nodes[0].unitCount == 3 && sums.rowsAreUnits && sums.stages == 1)
  }

  @Test("keeps units only down to the last stage that the variance needs")
  func keepsFewUnits() {
    for (populations, stage, isRows) in [(0, 1, false), (1, 1, false), (2, 2, false), (3, 2, true)]
    {
      var sums = TableSums(
        TableVariables([.number]), unitStages: 2, populationStages: populations)
      for row in 0..<100 {
        sums.add(
          TableRow(
            units: [row / 50, row / 10], populations: Array(repeating: 500, count: populations),
            values: [.number(1)]))
      }
      #expect(sums.nodes.map(\.stage).max() == stage && sums.leafStage == stage)
      #expect(sums.rowsAreUnits == isRows)
      #expect(sums.nodes.count == (stage == 1 ? 3 : 13))
    }
  }

  @Test("different populations of one stratum are both kept")
  func notesPopulations() {
    var sums = TableSums(TableVariables([.number]), populationStages: 1)
    for population in [12.0, 10, 11] {
      sums.add(TableRow(populations: [population], values: [nil]))
    }
    #expect(sums.nodes[0].populations == 10...12)
  }
}
