import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct ReplicateEstimatorTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let design: RowsDesign
    let method: String
    let scale: Double?
    let rscales: [Double]?
    let by: String
    let degreesOfFreedom: Int
    let estimates: [RowsEstimate]
    let quantiles: [RowsQuantiles]

    var testDescription: String { "\(name) \(method)" }

    var replicates: ReplicateMethod {
      switch method {
      case "jk1": .jk1
      case "jkn": .jkn
      default: .columns(scale: scale ?? 1, rscales: rscales ?? [])
      }
    }
  }

  static let cases: [Case] = ReferenceTable.load("survey-rows", "replicates")

  @Test("agrees with R survey", arguments: cases)
  func agreesWithReference(_ reference: Case) throws {
    for by in [nil, reference.by] {
      let table = try RowsTable(reference.design, by: by)
      let estimator = try ReplicateEstimator(
        table.rows, method: reference.replicates, options: reference.design.options)
      for expected in reference.estimates where (expected.group == nil) == (by == nil) {
        let found = try estimator.estimate(
          table.statistic(expected), in: table.group(expected.group))
        #expect(found.undefinedReplicates == 0)
        // Sums of 200 doubles in R, whose differences from their mean have lost three digits.
        expect(found.estimate, agreesWith: expected, 1e-10)
        if expected.group == nil, expected.variable != "age", expected.variable != "answer" {
          #expect(found.estimate.estimate.degreesOfFreedom == reference.degreesOfFreedom)
        }
      }
    }
  }

  @Test("quantiles agree with R survey", arguments: cases)
  func agreesOnQuantiles(_ reference: Case) throws {
    let table = try RowsTable(reference.design)
    let estimator = try ReplicateEstimator(
      table.rows, method: reference.replicates, options: reference.design.options)
    for expected in reference.quantiles {
      // R's degrees of freedom are the rank of the weights, also where rows are missing.
      try expected.expect {
        try estimator.quantile(
          of: table.variable(expected.variable), probability: $0, in: 0, level: 0.95,
          method: expected.interval)
      }
    }
  }

  // MARK: - Properties

  /// Two strata of units of three rows.
  private static func rows(
    seed: UInt64, units: Int = 20, order: ([TableRow]) -> [TableRow] = { $0 }
  ) -> [TableRow] {
    var random = SplitMix64(seed: seed)
    let rows = (0..<3 * units).map { row in
      let unit = row / 3
      return TableRow(
        group: row % 2, stratum: unit % 2, units: [unit], populations: [unit % 2 == 0 ? 40 : 60],
        weight: Double.random(in: 1...3, using: &random),
        values: [
          .number(Double.random(in: 0...10, using: &random) + Double(unit % 5)),
          .number(Double.random(in: 5...6, using: &random)),
        ])
    }
    return order(rows)
  }

  private static func table(_ rows: [TableRow]) -> TableRows {
    var table = TableRows(
      variableCount: 2, replicateCount: rows.first?.replicateWeights.count ?? 0)
    for row in rows { table.add(row) }
    return table
  }

  private static var stratified: EstimationOptions {
    var options = EstimationOptions()
    options.isStratified = true
    return options
  }

  private static let statistics: [TableStatistic] = [
    .mean(variable: 0, category: nil), .total(variable: 0, category: nil),
    .ratio(numerator: 0, denominator: 1),
  ]

  @Test("the jackknife of a total is linearisation", arguments: 0..<5 as Range<UInt64>)
  func isLinearForTotals(seed: UInt64) throws {
    let rows = Self.rows(seed: seed)
    let estimator = try ReplicateEstimator(
      Self.table(rows), method: .jkn, options: Self.stratified)
    var sums = TableSums(
      TableVariables([.number, .number]), unitStages: 1, populationStages: 1)
    for row in rows { sums.add(row) }
    let linear = try TableEstimator(sums, options: Self.stratified)
    for group in 0...1 {
      let expected = try linear.estimate(.total(variable: 0), in: group).estimate
      let found = try estimator.estimate(.total(variable: 0), in: group).estimate.estimate
      #expect(found.value.isClose(to: expected.value, .relative(1e-14)))
      #expect(
        (found.standardError ?? 0).isClose(
          to: expected.standardError ?? 1, .relative(1e-12)))
      #expect(found.degreesOfFreedom == expected.degreesOfFreedom)
    }
  }

  /// The standard error of a standard deviation of 4,000 nearly normal replicates is 1.1 % of it,
  /// and the estimates are nearly linear: 6 % is five of these errors and the bias of order 1/n.
  @Test("the bootstrap agrees with linearisation on average", arguments: [1, 7] as [UInt64])
  func bootstrapAgrees(seed: UInt64) throws {
    let rows = Self.rows(seed: seed, units: 60)
    let estimator = try ReplicateEstimator(
      Self.table(rows), method: .raoWu(replicates: 4000, seed: seed), options: Self.stratified)
    var sums = TableSums(
      TableVariables([.number, .number], ratios: [.init(numerator: 0, denominator: 1)]),
      unitStages: 1, populationStages: 1)
    for row in rows { sums.add(row) }
    let linear = try TableEstimator(sums, options: Self.stratified)
    for statistic in Self.statistics {
      let expected = try linear.estimate(statistic, in: 0).estimate
      let found = try estimator.estimate(statistic, in: 0).estimate.estimate
      #expect(found.value.isClose(to: expected.value, .relative(1e-13)))
      #expect(
        (found.standardError ?? 0).isClose(to: expected.standardError ?? 1, .relative(0.06)))
    }
  }

  @Test("the same units are drawn whatever the order of rows", arguments: 0..<3 as Range<UInt64>)
  func drawsTheSame(seed: UInt64) throws {
    let method = ReplicateMethod.raoWu(replicates: 50, seed: seed)
    let forward = try ReplicateEstimator(
      Self.table(Self.rows(seed: 4)), method: method, options: Self.stratified)
    let backward = try ReplicateEstimator(
      Self.table(Self.rows(seed: 4) { $0.reversed() }), method: method, options: Self.stratified)
    let other = try ReplicateEstimator(
      Self.table(Self.rows(seed: 4)), method: .raoWu(replicates: 50, seed: seed + 1),
      options: Self.stratified)
    for statistic in Self.statistics {
      let errors = try [forward, backward, other].map {
        try $0.estimate(statistic, in: 1).estimate.estimate.standardError ?? 0
      }
      // sums of 60 numbers in another order
      #expect(errors[0].isClose(to: errors[1], .relative(1e-12)))
      #expect(!errors[0].isClose(to: errors[2], .relative(1e-6)))
    }
  }

  @Test("columns that hold the jackknife's weights give the jackknife")
  func columnsAreTheJackknife() throws {
    var rows = Self.rows(seed: 9)
    let units = 20
    for row in rows.indices {
      let own = rows[row].units[0]
      rows[row].replicateWeights = (0..<units).map { unit in
        let factor = unit % 2 != own % 2 ? 1 : unit == own ? 0 : 10.0 / 9
        return rows[row].weight * factor
      }
    }
    let scales = (0..<units).map { 0.9 * (1 - 10.0 / ($0 % 2 == 0 ? 40 : 60)) }
    let columns = try ReplicateEstimator(
      Self.table(rows), method: .columns(scale: 1, rscales: scales), options: Self.stratified)
    let jackknife = try ReplicateEstimator(
      Self.table(rows), method: .jkn, options: Self.stratified)
    for statistic in Self.statistics {
      let left = try columns.estimate(statistic, in: 0).estimate.estimate
      let right = try jackknife.estimate(statistic, in: 0).estimate.estimate
      #expect(
        (left.standardError ?? 0).isClose(to: right.standardError ?? 1, .relative(1e-12)))
    }
  }

  // MARK: - Refusals

  @Test("what has no replicates is refused with its facts")
  func refuses() {
    let rows = Self.rows(seed: 1)
    let table = Self.table(rows)
    func expectRefusal(_ error: ReplicateError, _ method: ReplicateMethod, _ rows: TableRows) {
      #expect(throws: error) {
        try ReplicateEstimator(rows, method: method, options: Self.stratified)
      }
    }
    expectRefusal(.stratified(strata: 2), .jk1, table)
    expectRefusal(.noReplicateWeights, .columns(scale: 1, rscales: []), table)
    expectRefusal(.tooFewReplicates(1), .raoWu(replicates: 1, seed: 1), table)
    var weighted = rows
    for row in weighted.indices { weighted[row].replicateWeights = [1, 2, 3] }
    let given = Self.table(weighted)
    expectRefusal(
      .wrongScaleCount(scales: 2, replicates: 3), .columns(scale: 1, rscales: [1, 1]), given)
    expectRefusal(.scaleOutOfRange(-1), .columns(scale: -1, rscales: []), given)
    var single = rows
    single.append(rows[0])
    single[single.count - 1].stratum = 2
    single[single.count - 1].units = [99]
    let alone = Self.table(single)
    expectRefusal(.design(.singletonStratum(2)), .jkn, alone)
    expectRefusal(.design(.singletonStratum(2)), .raoWu(replicates: 9, seed: 1), alone)
    var options = Self.stratified
    options.singletonStratum = .adjust
    #expect(throws: ReplicateError.singletonPolicy(.adjust, stratum: 2)) {
      try ReplicateEstimator(alone, method: .raoWu(replicates: 9, seed: 1), options: options)
    }
  }

  @Test("replicates without the group are left out and counted")
  func countsUndefinedReplicates() throws {
    var rows = Self.rows(seed: 2)
    for row in rows.indices { rows[row].group = rows[row].units[0] < 1 ? 1 : 0 }
    let estimator = try ReplicateEstimator(
      Self.table(rows), method: .jkn, options: Self.stratified)
    let mean = try estimator.estimate(.mean(variable: 0), in: 1)
    #expect(mean.undefinedReplicates == 1)
    #expect(mean.estimate.estimate.standardError == nil)  // one unit
    #expect(throws: EstimationError.noValues) {
      try estimator.estimate(.mean(variable: 0), in: 7)
    }
  }
}
