public import Moments

extension Arbitrary {
  /// Rows of a table of two number variables and a category, in groups, strata and perhaps units.
  public struct SampledTable: Sendable {
    public var variables: TableVariables
    public var unitStages: Int
    public var populationStages: Int
    public var rows: [TableRow]

    public init(
      variables: TableVariables, unitStages: Int, populationStages: Int, rows: [TableRow]
    ) {
      self.variables = variables
      self.unitStages = unitStages
      self.populationStages = populationStages
      self.rows = rows
    }

    public func sums(of rows: some Sequence<TableRow>) -> TableSums {
      var sums = empty
      for row in rows { sums.add(row) }
      return sums
    }

    public var empty: TableSums {
      TableSums(variables, unitStages: unitStages, populationStages: populationStages)
    }

    /// The rows dealt out to `count` parts.
    public func parts(_ count: Int) -> [TableSums] {
      (0..<count).map { part in
        sums(of: rows.enumerated().filter { $0.offset % count == part }.map(\.element))
      }
    }
  }

  /// A table of integers.
  ///
  /// - Parameters:
  ///   - fractions: Weights and numbers are fractions; else integers.
  ///   - random: The generator.
  /// - Returns: 12 to 60 rows; 2 strata, up to 2 stages of units, populations for some of the stages.
  public static func sampledTable(
    fractions: Bool = false, using random: inout SplitMix64
  ) -> SampledTable {
    let unitStages = Int.random(in: 0...2, using: &random)
    let populationStages = Int.random(in: 0...unitStages + 1, using: &random)
    let variables = TableVariables(
      [.number, .number, .category], ratios: [.init(numerator: 0, denominator: 1)])
    func number(_ range: ClosedRange<Int>) -> Double {
      fractions
        ? Double(range.lowerBound) + random.fraction() * Double(range.count)
        : Double(Int.random(in: range, using: &random))
    }
    let rows = (0..<Int.random(in: 12...60, using: &random)).map { _ in
      let stratum = Int.random(in: 0...1, using: &random)
      let first = 3 * stratum + Int.random(in: 0...2, using: &random)
      let units = [first, 3 * first + Int.random(in: 0...2, using: &random)]
      // More than there can be rows, and the same for every row of a unit.
      let populations = [90 + stratum, 80 + first, 70 + units[1]]
      let y = number(-5...9)
      let x = number(1...9)
      return TableRow(
        group: Int.random(in: 0...1, using: &random), stratum: stratum,
        units: Array(units.prefix(unitStages)),
        populations: populations.prefix(populationStages).map(Double.init),
        weight: Int.random(in: 0...9, using: &random) == 0 ? 0 : number(1...4),
        values: [
          random.fraction() < 0.1 ? nil : .number(y), random.fraction() < 0.1 ? nil : .number(x),
          random.fraction() < 0.1 ? nil : .category(Int.random(in: 0...2, using: &random)),
        ])
    }
    return SampledTable(
      variables: variables, unitStages: unitStages, populationStages: populationStages, rows: rows)
  }
}
