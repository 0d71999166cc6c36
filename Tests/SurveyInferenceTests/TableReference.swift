import Moments
import SurveyInference
import TestSupport
import Testing

/// A table of `Tests/Reference` and its sampling design, with what R survey estimates of it.
struct TableCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable {
    let statistic: String
    let variable: String
    let value: String?
    let denominator: String?
    let group: [String: String]
    let estimate: Double
    let standardError: Double?
    let degreesOfFreedom: Int
    let sampleSize: Int
    let designEffect: Double?
    let designEffectWithReplacement: Double?
    let logit: [Double]?
    let beta: [Double]?
    let wald: [Double]?
  }

  let name: String
  let file: String
  let stratum: [String]
  let units: [String]
  let weight: String?
  let population: [String]
  let singleton: String
  let estimates: [Expected]

  var testDescription: String { name }

  static let all: [TableCase] = ReferenceTable.load("table-estimates")

  static func named(_ name: String) throws -> TableCase {
    try #require(all.first { $0.name == name })
  }

  var options: EstimationOptions {
    get throws {
      var options = EstimationOptions()
      options.isStratified = !stratum.isEmpty
      options.singletonStratum = try #require(SingletonStratum(rawValue: singleton))
      options.weightsFollowPopulation = weight == nil && !population.isEmpty
      return options
    }
  }
}

/// Texts numbered in the order in which they appear.
struct Numbering {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    names.append(name)
    numbers[name] = names.count - 1
    return names.count - 1
  }

  func known(_ name: String) -> Int? { numbers[name] }
}

/// The columns of a file without quotes, as texts.
struct PlainTable {
  let header: [String]
  let rows: [[String]]

  init(_ file: String) throws {
    let text = try Repository.text("Tests/Reference/" + file)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = try #require(lines.first)
    rows = Array(lines.dropFirst())
  }

  func column(_ name: String) throws -> [String] {
    let place = try #require(header.firstIndex(of: name), "no column \(name)")
    return rows.map { $0[place] }
  }

  /// Values of some columns joined, row by row.
  func joined(_ names: [String]) throws -> [String] {
    let columns = try names.map(column)
    return rows.indices.map { row in columns.map { $0[row] }.joined(separator: "\n") }
  }
}

/// The rows of a case, with the numbers of what their texts say.
struct ReadTable {
  let variables: TableVariables
  let rows: [TableRow]
  let groups: Numbering
  /// By column that is a category variable: its number among the variables, its texts.
  let categories: [String: (variable: Int, names: Numbering)]
  let numbers: [String: Int]
  let unitStages: Int
  let populationStages: Int

  /// Reads the table with groups of these columns; rows are the units of the stage after `unitStages`.
  init(_ reference: TableCase, by keys: [String], unitStages: Int? = nil) throws {
    let inRoot = ["survey-skm.csv"].contains(reference.file)
    let table = try PlainTable((inRoot ? "" : "tables/") + reference.file)
    let numberNames = Set(
      reference.estimates.filter { $0.value == nil }.flatMap {
        [$0.variable] + ($0.denominator.map { [$0] } ?? [])
      }
    ).sorted()
    let categoryNames = Set(reference.estimates.filter { $0.value != nil }.map(\.variable)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: numberNames.enumerated().map { ($1, $0) })
    self.numbers = numbers
    let pairs = Set(
      reference.estimates.compactMap { one in one.denominator.map { [one.variable, $0] } })
    variables = TableVariables(
      numberNames.map { _ in .number } + categoryNames.map { _ in .category },
      ratios: try pairs.sorted { $0.joined() < $1.joined() }.map {
        .init(numerator: try #require(numbers[$0[0]]), denominator: try #require(numbers[$0[1]]))
      })
    self.unitStages = unitStages ?? reference.units.count
    populationStages = reference.population.count
    var groups = Numbering()
    var strata = Numbering()
    var categories: [String: (variable: Int, names: Numbering)] = [:]
    for (place, name) in categoryNames.enumerated() {
      categories[name] = (numberNames.count + place, Numbering())
    }
    var units = Array(repeating: Numbering(), count: self.unitStages)
    let groupNames = try table.joined(keys)
    let stratumNames = try table.joined(reference.stratum)
    // Numbers as they are read; the weight is 1 without a column.
    let weights = try reference.weight.map { try table.column($0) }
    let populations = try reference.population.map { try table.column($0) }
    let unitNames = try (0..<self.unitStages).map {
      try table.joined(reference.stratum + reference.units.prefix($0 + 1))
    }
    let values = try (numberNames + categoryNames).map { try table.column($0) }
    rows = try table.rows.indices.map { row in
      TableRow(
        group: groups.number(groupNames[row]), stratum: strata.number(stratumNames[row]),
        units: units.indices.map { units[$0].number(unitNames[$0][row]) },
        populations: try populations.map { try #require(Double($0[row])) },
        weight: try weights.map { try #require(Double($0[row])) } ?? 1,
        values: values.enumerated().map { place, column in
          let text = column[row]
          guard !text.isEmpty else { return nil }
          guard place >= numberNames.count else { return Double(text).map { .number($0) } }
          let name = categoryNames[place - numberNames.count]
          return (categories[name]?.names.number(text)).map { .category($0) }
        })
    }
    self.groups = groups
    self.categories = categories
  }

  func sums(of rows: some Sequence<TableRow>) -> TableSums {
    var sums = TableSums(
      variables, unitStages: unitStages, populationStages: populationStages)
    for row in rows { sums.add(row) }
    return sums
  }

  var sums: TableSums { sums(of: rows) }

  /// What R estimates; a category that no row has gets a number of its own.
  func statistic(_ expected: TableCase.Expected) throws -> TableStatistic {
    if let denominator = expected.denominator {
      return .ratio(
        numerator: try #require(numbers[expected.variable]),
        denominator: try #require(numbers[denominator]))
    }
    var (variable, category): (Int, Int?) = (0, nil)
    if let value = expected.value {
      let known = try #require(categories[expected.variable])
      (variable, category) = (known.variable, known.names.known(value) ?? known.names.names.count)
    } else {
      variable = try #require(numbers[expected.variable])
    }
    return expected.statistic == "mean"
      ? .mean(variable: variable, category: category)
      : .total(variable: variable, category: category)
  }
}
