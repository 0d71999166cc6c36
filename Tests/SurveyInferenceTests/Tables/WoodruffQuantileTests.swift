import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct WoodruffQuantileTests {
  @Test(
    "agrees with R survey",
    arguments: ReferenceTable<RowsQuantiles>.load("survey-rows", "quantiles"))
  func agreesWithReference(_ reference: RowsQuantiles) throws {
    let table = try RowsTable(reference.design, by: reference.by)
    let quantiles = try WoodruffQuantile(
      table.rows, of: table.variable(reference.variable),
      probabilities: reference.quantiles.map(\.probability), options: reference.design.options)
    let group = try table.group(reference.value)
    try reference.expect { probability in
      let place = try #require(quantiles.probabilities.firstIndex(of: probability))
      return try quantiles.estimate(place, in: group, level: 0.95, method: reference.interval)
    }
  }

  private static func quantiles(_ rows: [TableRow]) throws -> [QuantileEstimate] {
    var table = TableRows(variableCount: 1)
    for row in rows { table.add(row) }
    let quantiles = try WoodruffQuantile(
      table, of: 0, probabilities: [0.1, 0.5, 0.8], options: EstimationOptions())
    return try (0..<3).map { try quantiles.estimate($0, in: 0, level: 0.9, method: .logit) }
  }

  private static func rows(seed: UInt64) -> [TableRow] {
    var random = SplitMix64(seed: seed)
    return (0..<80).map { row in
      TableRow(
        group: row % 5 == 0 ? 1 : 0, weight: Double(Int.random(in: 1...4, using: &random)),
        values: [
          row % 7 == 0 ? nil : .number(Double(Int.random(in: 0...30, using: &random)))
        ])
    }
  }

  @Test(
    "the order of rows and the scale of weights do not matter, that of values scales",
    arguments: 0..<10 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    let rows = Self.rows(seed: seed)
    let first = try Self.quantiles(rows)
    let reversed = try Self.quantiles(rows.reversed())
    let heavier = try Self.quantiles(
      rows.map {
        var row = $0
        row.weight *= 4
        return row
      })
    let larger = try Self.quantiles(
      rows.map {
        var row = $0
        if case .number(let number) = row.values[0] { row.values[0] = .number(8 * number + 16) }
        return row
      })
    for place in first.indices {
      for other in [reversed[place], heavier[place]] {
        #expect(other.value == first[place].value)
        #expect(other.lower == first[place].lower && other.upper == first[place].upper)
      }
      #expect(larger[place].value == 8 * first[place].value + 16)
      #expect(larger[place].lower == first[place].lower.map { 8 * $0 + 16 })
    }
  }

  @Test("a limit that does not exist has a reason")
  func saysWhy() throws {
    let two = (0..<2).map { TableRow(values: [.number(Double($0))]) }
    var table = TableRows(variableCount: 1)
    for row in two { table.add(row) }
    let quantiles = try WoodruffQuantile(
      table, of: 0, probabilities: [0.3, 0.9], options: EstimationOptions())
    let low = try quantiles.estimate(0, in: 0, level: 0.95, method: .wald)
    #expect(low.lower == nil && low.upper == nil && low.standardError == nil)
    #expect(low.reason == .noVariation)  // R's second value, which is the largest
    var ten = TableRows(variableCount: 1)
    for value in 0..<10 { ten.add(TableRow(values: [.number(Double(value))])) }
    let few = try WoodruffQuantile(
      ten, of: 0, probabilities: [0.15], options: EstimationOptions())
    let wald = try few.estimate(0, in: 0, level: 0.95, method: .wald)
    #expect(wald.lower == nil && wald.upper != nil && wald.standardError == nil)
    #expect(wald.reason == .beyondData)
    let beta = try few.estimate(0, in: 0, level: 0.95, method: .beta)
    #expect(beta.lower != nil && beta.upper != nil && beta.reason == nil)
    var one = TableRows(variableCount: 1)
    one.add(TableRow(values: [.number(5)]))
    one.add(TableRow(group: 1, values: [nil]))
    let single = try WoodruffQuantile(
      one, of: 0, probabilities: [0.5], options: EstimationOptions())
    let alone = try single.estimate(0, in: 0, level: 0.95, method: .beta)
    #expect(alone.value == 5 && alone.reason == .noDegreesOfFreedom)
    #expect(throws: EstimationError.noValues) {
      try single.estimate(0, in: 1, level: 0.95, method: .beta)
    }
  }
}
