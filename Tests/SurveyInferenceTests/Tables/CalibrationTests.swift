import Moments
import SurveyInference
import TestSupport
import Testing

/// Random rows: two categories, one number, a weight, a group.
private func randomRows(seed: UInt64, count: Int = 120) -> [TableRow] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { row in
    // the first rows hold every combination, so that no cell is empty
    let sex = row < 12 ? row % 2 : Int.random(in: 0...1, using: &random)
    let age = row < 12 ? row / 4 : Int.random(in: 0...2, using: &random)
    return TableRow(
      group: row % 2, weight: Double.random(in: 1...9, using: &random),
      values: [
        .category(sex), .category(age),
        .number(Double.random(in: 20...80, using: &random) + Double(10 * sex)),
      ])
  }
}

private func table(_ rows: [TableRow]) -> TableRows {
  var table = TableRows(variableCount: rows.first?.values.count ?? 0)
  for row in rows { table.add(row) }
  return table
}

private func sex(_ category: Int, _ total: Double) -> CalibrationMargin {
  CalibrationMargin([.init(variable: 0, value: .category(category))], total: total)
}

private func age(_ category: Int, _ total: Double) -> CalibrationMargin {
  CalibrationMargin([.init(variable: 1, value: .category(category))], total: total)
}

private func numbers(_ total: Double) -> CalibrationMargin {
  CalibrationMargin([.init(variable: 2, value: nil)], total: total)
}

private let size = CalibrationMargin([], total: 1000)
private let sexes = [sex(0, 450), sex(1, 550)]
private let ages = [age(0, 300), age(1, 300), age(2, 400)]

/// What the weights make of a margin.
private func reached(_ margin: CalibrationMargin, _ rows: TableRows, _ weights: [Double]) -> Double
{
  weights.indices.reduce(0) { sum, row in
    sum
      + margin.terms.reduce(weights[row]) { product, term in
        switch (rows.value(term.variable, row: row), term.value) {
        case (.number(let number), nil): product * number
        case (let value, let wanted): value == wanted ? product : 0
        }
      }
  }
}

@Suite struct CalibrationTests {
  static let plans: [(CalibrationMethod, [CalibrationMargin])] = [
    (.poststratify, sexes), (.poststratify, [size] + ages), (.rake, sexes + ages),
    (.rake, [size] + sexes), (.linear(bounds: nil), [size] + sexes + ages + [numbers(55_000)]),
    (.linear(bounds: 0.2...4), [size, sex(1, 550), age(2, 400), numbers(55_500)]),
  ]

  @Test(
    "weights meet every total, within the bounds, and again change nothing",
    arguments: plans.indices, 0..<5 as Range<UInt64>)
  func meetsMargins(plan: Int, seed: UInt64) throws {
    let (method, margins) = Self.plans[plan]
    // weights that add up to about the population, so that the bounds can be kept
    var rows = randomRows(seed: seed)
    let sum = rows.reduce(0) { $0 + $1.weight }
    for row in rows.indices { rows[row].weight *= 1000 / sum }
    let calibration = try Calibration(table(rows), margins: margins, method: method)
    for margin in margins {
      // 120 terms are added here in doubles
      let found = reached(margin, table(rows), calibration.weights)
      #expect(found.isClose(to: margin.total, .relative(1e-13)), "\(margin)")
    }
    if case .linear(let bounds?) = method {
      #expect(calibration.factors.allSatisfy { bounds.contains($0) })
    }
    for row in rows.indices { rows[row].weight = calibration.weights[row] }
    let again = try Calibration(table(rows), margins: margins, method: method)
    #expect(again.factors.allSatisfy { ($0 - 1).magnitude < 1e-13 })
  }

  @Test("raking and regression are poststratification where there is one variable")
  func agreesAmongMethods() throws {
    let rows = table(randomRows(seed: 3))
    let cells = try Calibration(rows, margins: ages, method: .poststratify)
    for method in [CalibrationMethod.rake, .linear(bounds: nil)] {
      let other = try Calibration(rows, margins: ages, method: method)
      for (left, right) in zip(cells.weights, other.weights) {
        #expect(left.isClose(to: right, .relative(1e-14)))
      }
    }
  }

  @Test(
    "the order of rows and the scale of weights do not matter", arguments: plans.indices)
  func isInvariant(plan: Int) throws {
    let (method, margins) = Self.plans[plan]
    guard case .linear(_?) = method else {
      let rows = randomRows(seed: 11)
      var scaled = rows
      for row in rows.indices { scaled[row].weight *= 64 }
      let first = try Calibration(table(rows), margins: margins, method: method)
      let reversed = try Calibration(table(rows.reversed()), margins: margins, method: method)
      let large = try Calibration(table(scaled), margins: margins, method: method)
      for row in rows.indices {
        let weight = first.weights[row]
        #expect(reversed.weights[rows.count - 1 - row].isClose(to: weight, .relative(1e-12)))
        #expect(large.weights[row].isClose(to: weight, .relative(1e-12)))
      }
      return
    }
  }

  @Test("the error of a total that is known is zero", arguments: plans.indices)
  func hasNoErrorOfKnownTotals(plan: Int) throws {
    let (method, margins) = Self.plans[plan]
    var rows = randomRows(seed: 21)
    let sum = rows.reduce(0) { $0 + $1.weight }
    for row in rows.indices {
      rows[row].weight *= 1000 / sum
      rows[row].group = 0
    }
    let calibration = try Calibration(table(rows), margins: margins, method: method)
    let estimator = try CalibratedEstimator(
      table(rows), calibration: calibration, options: EstimationOptions())
    for margin in margins where margin.terms.count == 1 {
      var category: Int?
      if case .category(let number) = margin.terms[0].value { category = number }
      let found = try estimator.estimate(
        .total(variable: margin.terms[0].variable, category: category), in: 0)
      #expect(found.estimate.value.isClose(to: margin.total, .relative(1e-13)))
      #expect((found.estimate.standardError ?? 1) < 1e-10 * margin.total)
    }
  }

  static let refusals: [(CalibrationMethod, [CalibrationMargin], CalibrationError)] = [
    (.rake, [], .noMargins),
    (.rake, [numbers(5)], .totalOfNumbers(variable: 2)),
    (.poststratify, sexes + ages, .severalMargins(first: [0], other: [1])),
    (.rake, [sex(0, 1), sex(0, 2)], .repeatedMargin(sex(0, 1).terms)),
    (.rake, [sex(0, -1), sex(1, 2)], .totalOutOfRange(sex(0, -1).terms, total: -1)),
    (
      .poststratify, [sex(0, 10), sex(1, 0)], .totalOutOfRange(sex(1, 0).terms, total: 0)
    ),
    (.poststratify, sexes + [sex(2, 5)], .emptyCell(sex(2, 5).terms, total: 5)),
    (.linear(bounds: nil), [size, sex(2, 5)], .emptyCell(sex(2, 5).terms, total: 5)),
    (
      .rake, [sex(0, 450), sex(1, 551)] + ages,
      .totalsDisagree(first: [0], firstSum: 1001, other: [1], otherSum: 1000)
    ),
    (
      .poststratify, sexes + [CalibrationMargin([], total: 999)],
      .totalsDisagree(first: [0], firstSum: 1000, other: [], otherSum: 999)
    ),
    (
      .linear(bounds: nil), [CalibrationMargin([.init(variable: 0, value: nil)], total: 3)],
      .notANumber(variable: 0)
    ),
  ]

  @Test("what cannot be met is refused by name", arguments: refusals.indices)
  func refuses(place: Int) {
    let (method, margins, error) = Self.refusals[place]
    let rows = table(randomRows(seed: 5))
    #expect(throws: error) {
      try Calibration(rows, margins: margins, method: method)
    }
  }

  @Test("rows without a total, or without a value, are counted")
  func countsRows() {
    var rows = randomRows(seed: 6)
    let old = rows.count { $0.values[1] == .category(2) }
    #expect(
      throws: CalibrationError.cellWithoutTotal(age(2, 0).terms, rows: old)
    ) {
      try Calibration(table(rows), margins: [age(0, 3), age(1, 3)], method: .rake)
    }
    for row in 0..<7 { rows[row].values[0] = nil }
    for method in [CalibrationMethod.rake, .linear(bounds: nil)] {
      #expect(throws: CalibrationError.missingValue(variable: 0, rows: 7)) {
        try Calibration(table(rows), margins: sexes, method: method)
      }
    }
  }

  @Test("a total that contradicts others, or lies out of reach, is named")
  func namesContradictions() throws {
    let rows = table(randomRows(seed: 7))
    let error = #expect(throws: CalibrationError.self) {
      try Calibration(
        rows, margins: [size, sex(0, 450), sex(1, 560)], method: .linear(bounds: nil))
    }
    guard case .contradictoryTotal(let terms, total: 560, let implied) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(terms == sex(1, 0).terms && implied.isClose(to: 550, .relative(1e-14)))
    // nobody is older than 90
    let far = #expect(throws: CalibrationError.self) {
      try Calibration(
        rows, margins: [size, numbers(95_000)], method: .linear(bounds: 0.1...10))
    }
    guard case .notReached(_, let total, let reached) = far else {
      Issue.record("\(String(describing: far))")
      return
    }
    #expect(total != reached)
  }

  @Test("raking that no weights can satisfy names a total")
  func refusesImpossibleRaking() {
    // men are all young: there are not as many young as men
    var rows = randomRows(seed: 8)
    for row in rows.indices where rows[row].values[0] == .category(0) {
      rows[row].values[1] = .category(0)
    }
    let error = #expect(throws: CalibrationError.self) {
      try Calibration(
        table(rows), margins: [sex(0, 600), sex(1, 400), age(0, 300), age(1, 300), age(2, 400)],
        method: .rake)
    }
    guard case .notReached = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
