import Moments
import SurveyInference
import TestSupport
import Testing

/// A table of `Tests/Reference` and its sampling design, as `survey-rows.json` describes them.
struct RowsDesign: Decodable, Sendable, Hashable {
  let file: String
  let stratum: String?
  let units: [String]
  let weight: String?
  let populations: [String]

  var options: EstimationOptions {
    var options = EstimationOptions()
    options.isStratified = stratum != nil
    options.weightsFollowPopulation = weight == nil && !populations.isEmpty
    return options
  }
}

/// One estimate of R survey.
struct RowsEstimate: Decodable, Sendable {
  let statistic: String
  let variable: String
  /// The category, or the denominator of a ratio.
  let other: String?
  let group: String?
  let estimate: Double
  let standardError: Double
  let designEffect: Double?
}

/// The quantiles of one variable by R survey.
struct RowsQuantiles: Decodable, Sendable, CustomTestStringConvertible {
  struct Quantile: Decodable, Sendable {
    let probability: Double
    let value: Double
    let lower: Double?
    let upper: Double?
    let standardError: Double?
  }

  let name: String
  let design: RowsDesign
  let interval: ProportionIntervalMethod
  let variable: String
  let by: String?
  let value: String?
  let degreesOfFreedom: Int
  let quantiles: [Quantile]

  var testDescription: String {
    "\(name) \(interval.rawValue) \(variable) \(by ?? "") \(value ?? "")"
  }

  /// What R found, where its numbers are rounding at most.
  func expect(_ found: (Double) throws -> QuantileEstimate, checksDegreesOfFreedom: Bool = true)
    throws
  {
    for expected in quantiles {
      let quantile = try found(expected.probability)
      let about = Comment(rawValue: "\(testDescription) at \(expected.probability): \(quantile)")
      #expect(quantile.value == expected.value, about)
      if checksDegreesOfFreedom {
        #expect(quantile.degreesOfFreedom == degreesOfFreedom, about)
      }
      if quantile.reason == .noVariation { continue }  // R answers by the rounding of 1 - 1
      #expect(quantile.lower == expected.lower, about)
      #expect(quantile.upper == expected.upper, about)
      #expect((quantile.standardError == nil) == (expected.standardError == nil), about)
      #expect((quantile.reason == nil) == (expected.standardError != nil), about)
      guard let error = expected.standardError, let own = quantile.standardError else { continue }
      #expect(own.isClose(to: error, .relative(1e-12)), about)
    }
  }
}

extension ProportionIntervalMethod: Decodable {}

/// A table in memory, with the numbers of its texts.
struct RowsTable {
  let header: [String]
  let lines: [[String]]
  let rows: TableRows
  let groups: [String]
  /// Names of variables; a column of categories that are also numbers is there under both.
  private let variables: [String]
  private let categories: [[String]]
  private static let texts: Set<String> = ["stype", "sch.wide", "comp.imp", "sex", "answer#"]

  init(_ design: RowsDesign, by: String? = nil, order: (Int) -> [Int] = { Array(0..<$0) }) throws {
    let text = try Repository.text("Tests/Reference/\(design.file)")
    let all = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(all.first)
    let lines = Array(all.dropFirst())
    let variables =
      header.filter { !$0.hasPrefix("R") } + (header.contains("answer") ? ["answer#"] : [])
    let replicates = header.filter { $0.hasPrefix("R") && Int($0.dropFirst()) != nil }
    var categories = [[String]](repeating: [], count: variables.count)
    var (groups, strata) = ([String](), [String]())
    var units = [[String]](repeating: [], count: design.units.count)
    func place(_ name: String) throws -> Int {
      try #require(header.firstIndex(of: name), "no column \(name)")
    }
    var rows = TableRows(variableCount: variables.count, replicateCount: replicates.count)
    for line in order(lines.count).map({ lines[$0] }) {
      func number(_ name: String) throws -> Double { try #require(Double(line[place(name)])) }
      var values: [TableValue?] = []
      for (variable, name) in variables.enumerated() {
        let text = line[try place(name == "answer#" ? "answer" : name)]
        if text.isEmpty {
          values.append(nil)
        } else if Self.texts.contains(name) {
          values.append(.category(numbered(text, in: &categories[variable])))
        } else {
          values.append(Double(text).map { .number($0) })
        }
      }
      var prefix = try design.stratum.map { line[try place($0)] } ?? ""
      let stratum = numbered(prefix, in: &strata)
      var unitNumbers: [Int] = []
      for (stage, name) in design.units.enumerated() {
        prefix += "/" + line[try place(name)]
        unitNumbers.append(numbered(prefix, in: &units[stage]))
      }
      rows.add(
        TableRow(
          group: try by.map { numbered(line[try place($0)], in: &groups) } ?? 0, stratum: stratum,
          units: unitNumbers, populations: try design.populations.map { try number($0) },
          weight: try design.weight.map { try number($0) } ?? 1, values: values,
          replicateWeights: try replicates.map { try number($0) }))
    }
    (self.header, self.lines, self.rows) = (header, lines, rows)
    (self.groups, self.variables, self.categories) = (groups, variables, categories)
  }

  func variable(_ name: String) throws -> Int {
    try #require(variables.firstIndex(of: name), "no variable \(name)")
  }

  func category(_ name: String, _ value: String) throws -> (variable: Int, category: Int) {
    let variable = try variable(variables.contains(name + "#") ? name + "#" : name)
    return (variable, try #require(categories[variable].firstIndex(of: value), "no \(value)"))
  }

  func group(_ name: String?) throws -> Int {
    try name.map { try #require(groups.firstIndex(of: $0), "no group \($0)") } ?? 0
  }

  func statistic(_ expected: RowsEstimate) throws -> TableStatistic {
    if expected.statistic == "ratio" {
      return .ratio(
        numerator: try variable(expected.variable),
        denominator: try variable(try #require(expected.other)))
    }
    var (number, category) = (0, Int?.none)
    if let value = expected.other {
      (number, category) = try self.category(expected.variable, value)
    } else {
      number = try variable(expected.variable)
    }
    return expected.statistic == "mean"
      ? .mean(variable: number, category: category)
      : .total(variable: number, category: category)
  }

  func margins(_ margins: [RowsMargin]) throws -> [CalibrationMargin] {
    try margins.map { margin in
      CalibrationMargin(
        try margin.terms.map { term in
          guard let value = term.value else {
            return .init(variable: try variable(term.variable), value: nil)
          }
          let (variable, category) = try category(term.variable, value)
          return .init(variable: variable, value: .category(category))
        }, total: margin.total)
    }
  }
}

/// A known total of the population.
struct RowsMargin: Decodable, Sendable {
  struct Term: Decodable, Sendable {
    let variable: String
    let value: String?
  }
  let terms: [Term]
  let total: Double
}

private func numbered(_ text: String, in names: inout [String]) -> Int {
  if let number = names.firstIndex(of: text) { return number }
  names.append(text)
  return names.count - 1
}

/// Expects what R survey estimated.
func expect(_ found: TableEstimate, agreesWith expected: RowsEstimate, _ tolerance: Double) {
  let about = Comment(rawValue: "\(expected): \(found)")
  #expect(found.estimate.value.isClose(to: expected.estimate, .relative(tolerance)), about)
  // An error of R that is 1e-11 of the estimate is the rounding of 0: its raking stops there.
  let floor = 1e-11 * expected.estimate.magnitude
  #expect(
    (found.estimate.standardError ?? .nan).isClose(
      to: expected.standardError, .relativeWithAbsoluteFloor(tolerance, floor: floor)), about)
  if let effect = expected.designEffect, expected.standardError > 100 * floor {
    #expect((found.designEffect ?? .nan).isClose(to: effect, .relative(tolerance)), about)
  }
}
