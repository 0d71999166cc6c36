public import LinearAlgebra
import Moments

/// The totals of a pair of variables in the units of the first stage of one stratum.
///
/// A replicate of a jackknife or bootstrap multiplies the weights of units, hence their totals: all that
/// a ratio of totals needs of it.
public struct TableStratumTotals: Sendable, Hashable {
  /// The totals of one unit.
  public struct Unit: Sendable, Hashable {
    /// The number of the unit.
    public let number: Int
    /// Σ w·y.
    public let y: DoubleDouble
    /// Σ w·x; Σ w where a total is asked for.
    public let x: DoubleDouble
  }

  /// The number of the stratum.
  public let stratum: Int
  /// Units drawn in the stratum, also those whose totals are zero.
  public let unitCount: Int
  /// Their population, where it is known.
  public let population: Double?
  /// The units with a row of the group that knows the variables, sorted by number.
  public let units: [Unit]
}

extension TableEstimator {
  /// Units of the first stage are named, so that each has totals.
  public var hasUnitTotals: Bool { design.sums.unitStages > 0 }

  /// The totals of the units of the first stage in every stratum of the design.
  ///
  /// - Parameters:
  ///   - statistic: What is estimated from them.
  ///   - group: The number of the group.
  /// - Returns: All strata, sorted by number; those without rows of the group have no units.
  public func unitTotals(of statistic: TableStatistic, in group: Int) -> [TableStratumTotals] {
    precondition(hasUnitTotals, "rows are the units, and no totals are kept of them")
    let sums = design.sums
    var units: [Int: [TableStratumTotals.Unit]] = [:]
    var (last, y, x): (Int?, DoubleDouble, DoubleDouble) = (nil, .zero, .zero)
    func finish() {
      guard let last else { return }
      units[design.stratum(of: last), default: []].append(
        TableStratumTotals.Unit(number: sums.nodes[last].number, y: y, x: x))
      (y, x) = (.zero, .zero)
    }
    for cell in TableDomain(design, pair: pair(of: statistic), group: group).cells {
      let unit = design.firstStageUnit(of: cell.node)
      if unit != last { finish() }
      last = unit
      y += design.factors[cell.node] * cell.sums.y
      x += design.factors[cell.node] * cell.sums.x
    }
    finish()
    let strata = sums.nodes.indices.filter { sums.nodes[$0].stage == 0 }
    return strata.sorted { sums.nodes[$0].number < sums.nodes[$1].number }.map { place in
      TableStratumTotals(
        stratum: sums.nodes[place].number, unitCount: sums.nodes[place].unitCount,
        population: sums.nodes[place].populations?.lowerBound, units: units[place] ?? [])
    }
  }
}
