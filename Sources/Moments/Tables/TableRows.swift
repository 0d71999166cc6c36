/// The rows of a table as columns in memory, for estimators that a pass over sums cannot serve:
/// quantiles, calibration, replicates.
///
/// A row costs 8 bytes for each number, 4 for each category, unit, stratum and group, and 8 for the
/// weight, each population and each replicate weight. What is not known is kept apart from the
/// numbers.
public struct TableRows: Sendable {
  public let variableCount: Int
  /// The number of weights that each row has for replicates, zero where none are given.
  public let replicateCount: Int
  /// The number of rows.
  public private(set) var count = 0
  /// The number of the group of each row.
  public private(set) var groups: [Int32] = []
  /// The number of the first-stage stratum of each row.
  public private(set) var strata: [Int32] = []
  /// The sampling weight of each row.
  public private(set) var weights: [Double] = []
  /// The number of the sampling unit of each row, by stage; no stage where rows are the units.
  public private(set) var units: [[Int32]] = []
  /// The population of each row, by stage as far as is known.
  public private(set) var populations: [[Double]] = []
  /// The weight of each row, by replicate.
  public private(set) var replicateWeights: [[Double]]
  private var columns: [Column]

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - variableCount: The number of variables, at least 0.
  ///   - replicateCount: The number of replicate weights of a row, at least 0.
  public init(variableCount: Int, replicateCount: Int = 0) {
    self.variableCount = variableCount
    self.replicateCount = replicateCount
    columns = Array(repeating: Column(), count: variableCount)
    replicateWeights = Array(repeating: [], count: replicateCount)
  }

  /// Adds a row.
  ///
  /// - Parameter row: It has as many values and replicate weights as all rows, and as many stages
  ///   as the first. A variable holds numbers or categories, not both.
  public mutating func add(_ row: TableRow) {
    precondition(
      row.values.count == variableCount && row.replicateWeights.count == replicateCount,
      "a row of \(row.values.count) values and \(row.replicateWeights.count) replicate weights "
        + "among rows of \(variableCount) and \(replicateCount)")
    if count == 0 {
      units = row.units.map { _ in [] }
      populations = row.populations.map { _ in [] }
    }
    precondition(
      row.units.count == units.count && row.populations.count == populations.count,
      "the rows of one table have the same stages")
    groups.append(Int32(row.group))
    strata.append(Int32(row.stratum))
    weights.append(row.weight)
    for stage in units.indices { units[stage].append(Int32(row.units[stage])) }
    for stage in populations.indices { populations[stage].append(row.populations[stage]) }
    for replicate in replicateWeights.indices {
      replicateWeights[replicate].append(row.replicateWeights[replicate])
    }
    for variable in columns.indices { columns[variable].append(row.values[variable], at: count) }
    count += 1
  }

  /// What a row says of a variable; `nil` where it says nothing.
  ///
  /// - Parameters:
  ///   - variable: The number of the variable.
  ///   - row: The number of the row, in the order in which rows were added.
  /// - Returns: A number, or the number of a category.
  public func value(_ variable: Int, row: Int) -> TableValue? { columns[variable].value(row) }

  /// A variable holds categories, not numbers; `false` where no row says anything.
  public func isCategorical(_ variable: Int) -> Bool { columns[variable].isCategorical }

  /// A row as it was added.
  public subscript(row: Int) -> TableRow {
    TableRow(
      group: Int(groups[row]), stratum: Int(strata[row]), units: units.map { Int($0[row]) },
      populations: populations.map { $0[row] }, weight: weights[row],
      values: columns.map { $0.value(row) }, replicateWeights: replicateWeights.map { $0[row] })
  }

  /// The numbers of the rows of each group, in their order.
  public var rowsByGroup: [[Int]] {
    var rows = [[Int]](repeating: [], count: (groups.max().map { Int($0) } ?? -1) + 1)
    for (row, group) in groups.enumerated() { rows[Int(group)].append(row) }
    return rows
  }
}

/// The values of one variable.
private struct Column: Sendable {
  private enum Kind { case unknown, numbers, categories }

  private var kind = Kind.unknown
  /// 0 where the bit of the row is not set in `known`.
  private var numbers: [Double] = []
  private var known: [UInt64] = []
  /// -1 for none.
  private var categories: [Int32] = []

  var isCategorical: Bool { kind == .categories }

  mutating func append(_ value: TableValue?, at row: Int) {
    switch (kind, value) {
    case (.unknown, nil): break  // filled in by the first row that says something
    case (.unknown, .number):
      kind = .numbers
      numbers = Array(repeating: 0, count: row)
      known = Array(repeating: 0, count: (row + 63) / 64)
      append(value, at: row)
    case (.unknown, .category):
      kind = .categories
      categories = Array(repeating: -1, count: row)
      append(value, at: row)
    case (.numbers, .number(let number)):
      if row % 64 == 0 { known.append(0) }
      known[row / 64] |= 1 << UInt64(row % 64)
      numbers.append(number)
    case (.numbers, nil):
      if row % 64 == 0 { known.append(0) }
      numbers.append(0)
    case (.categories, .category(let category)): categories.append(Int32(category))
    case (.categories, nil): categories.append(-1)
    case (.numbers, .category), (.categories, .number):
      preconditionFailure("a variable holds numbers or categories; row \(row) has the other")
    }
  }

  func value(_ row: Int) -> TableValue? {
    switch kind {
    case .unknown: nil
    case .numbers: known[row / 64] >> UInt64(row % 64) & 1 == 1 ? .number(numbers[row]) : nil
    case .categories: categories[row] >= 0 ? .category(Int(categories[row])) : nil
    }
  }
}
