import LinearAlgebra
import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct TableEstimatorTests {
  /// Both sides round doubles in long sums; R's are the less exact.
  static let tolerance = Tolerance.relative(1e-12)

  /// Every estimate of a case under one set of group columns.
  private func estimates(
    _ reference: TableCase, unitStages: Int? = nil,
    _ body: (TableCase.Expected, TableStatistic, Int, TableEstimator) throws -> Void
  ) throws {
    let sets = Set(reference.estimates.map { $0.group.keys.sorted() })
    for keys in sets {
      let table = try ReadTable(reference, by: keys, unitStages: unitStages)
      let estimator = try TableEstimator(table.sums, options: try reference.options)
      for expected in reference.estimates where expected.group.keys.sorted() == keys {
        let name = keys.compactMap { expected.group[$0] }.joined(separator: "\n")
        let group = try #require(table.groups.known(name))
        try body(expected, try table.statistic(expected), group, estimator)
      }
    }
  }

  private func check(
    _ found: TableEstimate, _ expected: TableCase.Expected, designEffects: Bool = true
  ) {
    let about = Comment(
      rawValue: "\(expected.statistic) \(expected.variable) \(expected.value ?? "") "
        + "\(expected.group)")
    let estimate = found.estimate
    #expect(estimate.value.isClose(to: expected.estimate, Self.tolerance), about)
    #expect(estimate.degreesOfFreedom == expected.degreesOfFreedom, about)
    #expect(estimate.sampleSize == expected.sampleSize, about)
    guard expected.degreesOfFreedom > 0 else {
      #expect(estimate.standardError == nil, about)
      return
    }
    // An error of R that is 1e-14 of the estimate is the rounding of 0.
    let floor = Tolerance.relativeWithAbsoluteFloor(
      1e-12, floor: 1e-14 * expected.estimate.magnitude)
    #expect(
      (estimate.standardError ?? .nan).isClose(to: expected.standardError ?? -1, floor), about)
    guard designEffects else { return }
    checkEffect(found.designEffect, expected.designEffect, about)
    checkEffect(found.designEffectWithReplacement, expected.designEffectWithReplacement, about)
  }

  /// R divides rounding by rounding where nothing varies, and we say nothing.
  private func checkEffect(_ found: Double?, _ expected: Double?, _ about: Comment) {
    guard let expected else {
      #expect(found == nil, about)
      return
    }
    guard let found else {
      Issue.record(about)
      return
    }
    // The square of a standard error, and 0 as R rounds it.
    #expect(found.isClose(to: expected, .relativeWithAbsoluteFloor(4e-12, floor: 1e-24)), about)
  }

  @Test("agrees with R survey in every design, domain and statistic", arguments: TableCase.all)
  func agrees(_ reference: TableCase) throws {
    try estimates(reference) { expected, statistic, group, estimator in
      check(try estimator.estimate(statistic, in: group), expected)
    }
  }

  @Test(
    "rows are the units of the last stage as well as units that are named",
    arguments: ["three-stages-certainty", "three-stages-adjust", "three-stages-unweighted-adjust"])
  func takesRowsAsUnits(name: String) throws {
    let reference = try TableCase.named(name)
    try estimates(reference, unitStages: 2) { expected, statistic, group, estimator in
      check(try estimator.estimate(statistic, in: group), expected)
    }
  }

  @Test("proportion intervals agree with svyciprop", arguments: TableCase.all)
  func agreesOnIntervals(_ reference: TableCase) throws {
    try estimates(reference) { expected, statistic, group, estimator in
      for (method, limits) in [
        (ProportionIntervalMethod.logit, expected.logit), (.beta, expected.beta),
        (.wald, expected.wald),
      ] {
        guard let limits, expected.degreesOfFreedom > 0 else { continue }
        let estimate = try estimator.estimate(statistic, in: group).estimate
        guard let error = estimate.standardError, error > 0 || method == .wald else { continue }
        let confidence = try #require(ProportionConfidence(of: estimate, method: method))
        let interval = confidence.interval(level: 0.95)
        let floor = Tolerance.relativeWithAbsoluteFloor(1e-12, floor: 1e-15)
        let about = Comment(rawValue: "\(method) \(expected)")
        #expect(interval.lower.isClose(to: limits[0], floor), about)
        #expect(interval.upper.isClose(to: limits[1], floor), about)
      }
    }
  }

  @Test("a stratum or unit of one unit is refused, by stage and number")
  func refusesSingletons() throws {
    let crossed = try TableCase.named("villages-crossed-adjust")
    let table = try ReadTable(crossed, by: [])
    var options = try crossed.options
    options.singletonStratum = .fail
    let estimator = try TableEstimator(table.sums, options: options)
    let alone = try #require(
      Dictionary(grouping: table.rows, by: \.stratum).first { Set($1.map(\.units)).count == 1 })
    #expect(throws: EstimationError.singletonStratum(alone.key)) {
      try estimator.estimate(.mean(variable: 0), in: 0)
    }
  }

  private func sums(
    _ rows: [TableRow], units: Int = 0, populations: Int = 0
  ) -> TableSums {
    var sums = TableSums(
      TableVariables([.number, .number], ratios: [.init(numerator: 0, denominator: 1)]),
      unitStages: units, populationStages: populations)
    for row in rows { sums.add(row) }
    return sums
  }

  @Test("more units in the sample than in the population are refused at every stage")
  func refusesSmallPopulations() {
    let rows = (0..<4).map { row in
      TableRow(stratum: 0, units: [row / 2], populations: [3, 1], values: [.number(1), nil])
    }
    #expect(
      throws: EstimationError.unitPopulationTooSmall(stage: 1, unit: 0, population: 1, units: 2)
    ) { try TableEstimator(sums(rows, units: 1, populations: 2), options: EstimationOptions()) }
    let more = rows.map { row in
      var row = row
      row.populations = [1]
      return row
    }
    #expect(throws: EstimationError.populationTooSmall(stratum: 0, population: 1, units: 2)) {
      try TableEstimator(sums(more, units: 1, populations: 1), options: EstimationOptions())
    }
  }

  @Test("rows that tell different populations are refused")
  func refusesDifferentPopulations() {
    let rows = [40.0, 41].map { TableRow(populations: [$0], values: [.number(1), nil]) }
    #expect(
      throws: EstimationError.populationVaries(stage: 0, number: 0, smallest: 40, largest: 41)
    ) { try TableEstimator(sums(rows, populations: 1), options: EstimationOptions()) }
  }

  @Test("what has no value is refused by name")
  func refusesWithoutValues() throws {
    let rows = [(0.1, 0), (0.2, 0), (-0.3, 0), (5, 1)].map { value, group in
      TableRow(
        group: group, weight: group == 1 ? 0 : 1, values: [.number(1), .number(value)])
    }
    let estimator = try TableEstimator(sums(rows), options: EstimationOptions())
    #expect(throws: EstimationError.zeroDenominator) {
      try estimator.estimate(.ratio(numerator: 0, denominator: 1), in: 0)
    }
    for group in [1, 7] {
      #expect(throws: EstimationError.noValues) {
        try estimator.estimate(.total(variable: 0), in: group)
      }
    }
  }

  @Test("numbers whose squares overflow are refused, never NaN", arguments: [1e160, 1e300])
  func refusesLargeValues(size: Double) throws {
    let rows = [1.0, 2, 4].map { TableRow(values: [.number($0 * size), .number(1)]) }
    let estimator = try TableEstimator(sums(rows), options: EstimationOptions())
    for statistic in [TableStatistic.mean(variable: 0), .ratio(numerator: 0, denominator: 1)] {
      #expect(throws: EstimationError.valuesTooLarge) {
        try estimator.estimate(statistic, in: 0)
      }
    }
  }

  @Test("a unit with one unit of the next stage is refused by stage and number, or averaged")
  func averagesLaterStages() throws {
    // units of 2, 2 and 1 rows, of 4 each; the last has no variance of its own
    let rows = [(0, 1.0), (0, 3), (1, 2), (1, 8), (2, 5)].map { unit, value in
      TableRow(units: [unit], populations: [6, 4], values: [.number(value), nil])
    }
    var options = EstimationOptions()
    #expect(throws: EstimationError.singletonUnit(stage: 1, unit: 2)) {
      try TableEstimator(sums(rows, units: 1, populations: 2), options: options)
        .estimate(.total(variable: 0), in: 0)
    }
    options.singletonStratum = .average
    let found = try TableEstimator(sums(rows, units: 1, populations: 2), options: options)
      .estimate(.total(variable: 0), in: 0)
    // totals 4, 10, 5 about 19/3; then half of 2·(1/2)·(2 + 18), for three units and not two
    let first = 0.5 * 1.5 * (141 - 361.0 / 3)
    let later = 0.5 * 0.5 * 2 * (2 + 18) * 1.5
    let expected = (first + later).squareRoot()
    #expect((found.estimate.standardError ?? 0).isClose(to: expected, .relative(1e-15)))
  }

  @Test("everybody counted, and known, is a census; a blank is not known")
  func knowsCensus() throws {
    let reference = try TableCase.named("census")
    let table = try ReadTable(reference, by: [])
    let estimator = try TableEstimator(table.sums, options: try reference.options)
    let always = try #require(table.categories["always"]).variable
    let visits = try #require(table.numbers["visits"])
    let whole = try estimator.estimate(.total(variable: always, category: 0), in: 0).estimate
    #expect(whole.isCensus && whole.standardError == 0 && whole.value == Double(table.rows.count))
    let partly = try estimator.estimate(.mean(variable: visits), in: 0).estimate
    #expect(!partly.isCensus && partly.standardError == 0)
  }

  @Test("one number as the population of a sample without strata is that of every row")
  func takesOnePopulation() throws {
    let rows = [1.0, 4, 9].map { TableRow(values: [.number($0), nil]) }
    var options = EstimationOptions()
    options.population = 12
    options.weightsFollowPopulation = true
    let found = try TableEstimator(sums(rows), options: options).estimate(
      .total(variable: 0), in: 0)
    // 4 for each; the squares about 14/3 are 98 - 196/3; the error squared is w²(1 - n/N)·n/(n - 1) of them
    #expect(found.estimate.value == 56)
    let expected = (16 * 0.75 * 1.5 * (98 - 196.0 / 3)).squareRoot()
    #expect((found.estimate.standardError ?? 0).isClose(to: expected, .relative(1e-15)))
  }

  @Test("totals of units add up to the estimate", arguments: ["clus2", "villages", "clus1"])
  func hasUnitTotals(name: String) throws {
    try estimates(try TableCase.named(name)) { expected, statistic, group, estimator in
      let strata = estimator.unitTotals(of: statistic, in: group)
      let y = strata.reduce(DoubleDouble.zero) { $1.units.reduce($0) { $0 + $1.y } }
      let x = strata.reduce(DoubleDouble.zero) { $1.units.reduce($0) { $0 + $1.x } }
      let value = expected.statistic == "total" ? y : y / x
      #expect(value.high.isClose(to: expected.estimate, Self.tolerance))
      let units = strata.reduce(0) { $0 + $1.units.count }
      let reached = strata.filter { !$0.units.isEmpty }.count
      #expect(units - reached == expected.degreesOfFreedom)
      #expect(strata.allSatisfy { $0.units.count <= $0.unitCount })
      #expect(strata.map(\.stratum) == strata.map(\.stratum).sorted())
    }
  }
}
