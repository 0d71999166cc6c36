import LinearAlgebra
import Moments

/// The rows of one group that know both variables of a pair.
struct TableDomain {
  /// Their sums in each place that has some, sorted by strata and units.
  let cells: [(node: Int, sums: TablePairSums)]
  /// Their sums, with the weights of the design.
  let totals: TablePairSums
  /// Units of the first stage with a row of positive weight, less their strata.
  let degreesOfFreedom: Int
  /// No row of the group is without them.
  let isComplete: Bool

  init(_ design: TableDesign, pair: TablePair, group: Int) {
    var (totals, degreesOfFreedom, rows) = (TablePairSums.zero, 0, 0)
    var cells: [(node: Int, sums: TablePairSums)] = []
    var stratumSeen: Int?
    var unitSeen: Int?
    for cell in design.cells[group] ?? [] {
      let node = design.sums.cells[cell].node
      let sums = design.sums.sums(of: pair, inCell: cell)
      rows += design.sums.rowCounts[cell]
      guard sums.rows > 0 else { continue }
      cells.append((node, sums))
      totals.add(sums, factor: design.factors[node])
      guard sums.count > 0 else { continue }
      let unit = design.firstStageUnit(of: node)
      if unit == nil || unit != unitSeen { degreesOfFreedom += unit == nil ? sums.count : 1 }
      unitSeen = unit
      let stratum = design.stratum(of: node)
      if stratum != stratumSeen { degreesOfFreedom -= 1 }
      stratumSeen = stratum
    }
    self.cells = cells
    self.totals = totals
    self.degreesOfFreedom = degreesOfFreedom
    isComplete = totals.rows == rows
  }
}

extension TablePairSums {
  /// Adds `other` with its weights times `factor`, but for the sums of squared weights.
  fileprivate mutating func add(_ other: TablePairSums, factor: DoubleDouble) {
    rows += other.rows
    count += other.count
    weight += factor * other.weight
    y += factor * other.y
    x += factor * other.x
    yy += factor * other.yy
    yx += factor * other.yx
    xx += factor * other.xx
  }
}
