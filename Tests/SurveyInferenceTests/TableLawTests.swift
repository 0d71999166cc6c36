import LinearAlgebra
import Moments
import SurveyInference
import TestSupport
import Testing

/// What must hold of estimates of any table, with numbers from no other program.
@Suite struct TableLawTests {
  /// Names of strata and units do not matter, nor does which policy lets every table pass.
  private var options: EstimationOptions {
    var options = EstimationOptions()
    options.isStratified = true
    options.singletonStratum = .adjust
    return options
  }

  private let statistics: [TableStatistic] = [
    .mean(variable: 0), .total(variable: 0), .mean(variable: 2, category: 1),
    .total(variable: 2, category: 1), .ratio(numerator: 0, denominator: 1),
  ]

  private func estimate(
    _ table: Arbitrary.SampledTable, _ statistic: TableStatistic, in group: Int = 0,
    options: EstimationOptions? = nil
  ) throws -> TableEstimate {
    try TableEstimator(table.sums(of: table.rows), options: options ?? self.options)
      .estimate(statistic, in: group)
  }

  // MARK: - Two derivations

  /// The variance of the total of w·z, row by row in doubles, as the recursion over stages says.
  private func variance(
    _ rows: [(row: TableRow, z: Double)], _ table: Arbitrary.SampledTable, stage: Int
  )
    -> Double
  {
    // `rows` are those of one stratum, or of one unit of the stage above.
    let isKnown = stage < table.populationStages
    var totals: [[Int]: Double] = [:]
    for (number, (row, z)) in rows.enumerated() {
      let key = stage < table.unitStages ? [row.units[stage]] : [-1, number]
      totals[key, default: 0] += row.weight * z
    }
    let count = Double(totals.count)
    let mean = totals.values.reduce(0, +) / count
    let population = isKnown ? rows[0].row.populations[stage] : .infinity
    let rest = isKnown ? (population - count) / population : 1
    var variance = 0.0
    if totals.count > 1 {
      let squares = totals.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      variance = rest * count / (count - 1) * squares
    } else {
      variance = rest * mean * mean  // the policy `adjust`
    }
    guard isKnown && stage < table.unitStages && stage + 1 < table.populationStages else {
      return variance
    }
    let units = Dictionary(grouping: rows) { $0.row.units[stage] }
    return units.values.reduce(variance) {
      $0 + count / population * self.variance($1, table, stage: stage + 1)
    }
  }

  /// z of a row for the mean of variable 0, 0 outside the group.
  private func linearized(_ table: Arbitrary.SampledTable) -> [(row: TableRow, z: Double)] {
    let values = table.rows.map { row -> Double? in
      guard row.group == 0, case .number(let value) = row.values[0] else { return nil }
      return value
    }
    let known = zip(table.rows, values).filter { $0.1 != nil }
    let weight = known.reduce(0) { $0 + $1.0.weight }
    let mean = known.reduce(0) { $0 + $1.0.weight * ($1.1 ?? 0) } / weight
    return zip(table.rows, values).map { ($0, $1.map { ($0 - mean) / weight } ?? 0) }
  }

  @Test("the variance is that of rows, one by one", arguments: 0..<60 as Range<UInt64>)
  func agreesWithRows(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(fractions: true, using: &random)
    let rows = linearized(table)
    let strata = Dictionary(grouping: rows) { $0.row.stratum }
    // A stratum that the group does not reach adds nothing, but with `adjust` neither do its zeros.
    let expected = strata.values.reduce(0) { $0 + variance($1, table, stage: 0) }
    let found = try estimate(table, .mean(variable: 0))
    guard let error = found.estimate.standardError else { return }
    // the doubles of the plain sums, which cancel little
    #expect((error * error).isClose(to: expected, .relative(1e-10)))
  }

  // MARK: - Laws

  @Test(
    "a shift of a million moves means and leaves errors alone", arguments: 0..<20 as Range<UInt64>)
  func shifts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(using: &random)
    var moved = table
    moved.rows = table.rows.map { row in
      var row = row
      if case .number(let value) = row.values[0] { row.values[0] = .number(value + 1e6) }
      return row
    }
    for group in 0...1 {
      let before = try estimate(table, .mean(variable: 0), in: group)
      let after = try estimate(moved, .mean(variable: 0), in: group)
      // the last place of a million
      #expect(after.estimate.value.isClose(to: before.estimate.value + 1e6, .relative(1e-15)))
      #expect(isClose(after.estimate.standardError, before.estimate.standardError, 1e-13))
      #expect(isClose(after.designEffect, before.designEffect, 1e-13))
    }
  }

  @Test("a spread of 1 around a million within strata a million apart keeps its digits")
  func keepsDigits() throws {
    var table = Arbitrary.SampledTable(
      variables: TableVariables([.number]), unitStages: 0, populationStages: 0, rows: [])
    for stratum in 0..<3 {
      for value in [0, 0.25, 0.75, 1.0] {
        table.rows.append(
          TableRow(
            stratum: stratum, weight: 0.1,
            values: [.number(1e6 * Double(stratum + 1) + value)]))
      }
    }
    // within each stratum the squares about 0.5 are 0.625; n/(n - 1) = 4/3, w/W = 1/12
    let found = try estimate(table, .mean(variable: 0))
    let expected = (3 * 4.0 / 3 * 0.625).squareRoot() / 12
    #expect(isClose(found.estimate.standardError, expected, 1e-14))
  }

  @Test("equal weights are no weights", arguments: 0..<10 as Range<UInt64>)
  func ignoresEqualWeights(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var table = Arbitrary.sampledTable(using: &random)
    for row in table.rows.indices { table.rows[row].weight = 1 }
    var weighted = table
    for row in table.rows.indices { weighted.rows[row].weight = 0.3 }
    for statistic in statistics {
      let (one, other) = (try estimate(table, statistic), try estimate(weighted, statistic))
      let scale = if case .total = statistic { 0.3 } else { 1.0 }
      #expect(other.estimate.value.isClose(to: scale * one.estimate.value, .relative(1e-14)))
      #expect(
        isClose(
          other.estimate.standardError, one.estimate.standardError.map { scale * $0 }, 1e-13))
      #expect(
        isClose(other.designEffectWithReplacement, one.designEffectWithReplacement, 1e-13))
      #expect(one.designEffect == nil)  // weights that count no population
    }
  }

  @Test("numbers times a factor have errors times it", arguments: 0..<10 as Range<UInt64>)
  func scales(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(fractions: true, using: &random)
    var larger = table
    larger.rows = table.rows.map { row in
      var row = row
      if case .number(let value) = row.values[0] { row.values[0] = .number(value * -1024) }
      return row
    }
    for statistic in [TableStatistic.mean(variable: 0), .ratio(numerator: 0, denominator: 1)] {
      let (one, other) = (try estimate(table, statistic), try estimate(larger, statistic))
      // a power of two changes no digit
      #expect(other.estimate.value == -1024 * one.estimate.value)
      #expect(other.estimate.standardError == one.estimate.standardError.map { 1024 * $0 })
      #expect(other.designEffect == one.designEffect)
    }
  }

  @Test(
    "every row twice at half its weight in the same unit changes nothing",
    arguments: 0..<30 as Range<UInt64>)
  func doublesInUnits(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(using: &random)
    var double = table
    double.rows = (table.rows + table.rows).map { row in
      var row = row
      row.weight /= 2
      return row
    }
    guard !table.empty.rowsAreUnits else { return }
    for statistic in statistics {
      let (one, other) = (try estimate(table, statistic), try estimate(double, statistic))
      #expect(other.estimate.value.isClose(to: one.estimate.value, .relative(1e-15)))
      #expect(isClose(other.estimate.standardError, one.estimate.standardError, 1e-14))
      #expect(other.estimate.degreesOfFreedom == one.estimate.degreesOfFreedom)
      #expect(other.estimate.sampleSize == 2 * one.estimate.sampleSize)
    }
  }

  @Test("every row twice as a row of its own: the squared error is (n - 1)/(2n - 1) of it")
  func doublesRows() throws {
    var table = Arbitrary.SampledTable(
      variables: TableVariables([.number]), unitStages: 0, populationStages: 0,
      rows: [1.0, 4, 9, 25, 7].map { TableRow(values: [.number($0)]) })
    let one = try #require(try estimate(table, .mean(variable: 0)).estimate.standardError)
    table.rows += table.rows
    let other = try #require(try estimate(table, .mean(variable: 0)).estimate.standardError)
    #expect((other * other).isClose(to: one * one * 4 / 9, .relative(1e-15)))
  }

  @Test("the order of rows changes no bit", arguments: 0..<10 as Range<UInt64>)
  func ignoresOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.sampledTable(using: &random)
    var shuffled = table
    shuffled.rows.shuffle(using: &random)
    for statistic in statistics {
      #expect(try estimate(table, statistic) == (try estimate(shuffled, statistic)))
    }
  }

  @Test("constant values have no error at all, whatever their fractions")
  func isConstant() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      var table = Arbitrary.sampledTable(fractions: true, using: &random)
      let value = random.fraction() * 1e6
      for row in table.rows.indices { table.rows[row].values[0] = .number(value) }
      let found = try estimate(table, .mean(variable: 0))
      #expect(found.estimate.value == value)
      #expect(found.estimate.standardError ?? 0 == 0)
      #expect(found.designEffect == nil && found.designEffectWithReplacement == nil)
    }
  }

  private func isClose(_ found: Double?, _ expected: Double?, _ size: Double) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return found.isClose(to: expected, .relative(size))
  }
}
