import CSV
import Moments

/// The work of reading a table: records of one file after another into rows.
struct TableRowReader {
  private let request: TableRequest
  private var result = TableReading()
  private var groups = KeyTable()
  private var strata = KeyTable()
  /// The sampling units of each stage.
  private var units: [KeyTable]
  /// The first population of each stratum, then of each unit, by stage.
  private var populations: [[Int: Double]]
  private var variables: [VariableColumn]
  private var blankGroups: [Int]
  private var hasPositiveWeight = false
  private var replicateHeaders: [String]?
  /// Rows that wait until it is known what every column holds.
  private var waiting: [TableRow] = []
  private var hasBegun = false
  /// A column of which so many rows say nothing is taken for one of numbers.
  private static let waitingLimit = 1 << 14

  // Of the file that is read.
  private var columns: TableColumns?
  private var file = "-"
  private var numbers = DesignNumbers(delimiter: 0)
  private var overriddenYears = 0
  /// The rows of the file so far.
  private(set) var fileRows = 0
  private var key: [UInt8] = []

  init(_ request: TableRequest) {
    self.request = request
    units = request.units.map { _ in KeyTable() }
    populations = request.populations.map { _ in [:] }
    variables = request.variables.map { VariableColumn($0) }
    blankGroups = request.groups.map { _ in 0 }
  }

  mutating func report(_ problem: ResponseProblem) {
    result.problemCount += 1
    if result.problems.count < ResponseReader.listedProblems { result.problems.append(problem) }
  }

  mutating func warn(_ warning: ResponseWarning) { result.warnings.append(warning) }

  // MARK: - Files

  /// Begins a file; false where its columns will not do.
  mutating func begin(_ header: Header, _ input: ResponseInput, delimiter: UInt8) -> Bool {
    let (found, problems) = TableColumns.find(
      header, request: request, input: input, replicates: replicateHeaders)
    (file, fileRows, overriddenYears) = (input.path, 0, 0)
    for problem in problems { report(problem) }
    guard problems.isEmpty else { return false }
    columns = found
    numbers = DesignNumbers(delimiter: delimiter)
    if replicateHeaders == nil { replicateHeaders = found.replicateHeaders }
    if result.groupRoles.isEmpty { result.groupRoles = found.map.groupRoles }
    return true
  }

  /// Ends the file.
  mutating func endFile() {
    for place in variables.indices {
      if let problem = variables[place].endFile() { report(problem) }
    }
    if let year = columns?.map.fileYear, overriddenYears > 0 {
      warn(.yearOverridden(file: file, year: year, count: overriddenYears))
    }
    columns = nil
  }

  /// Ends the reading.
  consuming func finish(_ consumer: inout some TableConsumer) -> TableReading {
    if !hasBegun && result.problemCount == 0 { begin(&consumer) }
    if result.rowCount > 0, result.problemCount == 0, !hasPositiveWeight,
      let weight = request.weight
    {
      report(ResponseProblem(.noPositiveWeight, file: file, column: weight))
    }
    for (role, count) in zip(result.groupRoles, blankGroups) where count > 0 {
      warn(.blankGroup(role: role, count: count))
    }
    let skipped = variables.reduce(0) { $0 + $1.skipped }
    if skipped > 0 { warn(.invalidSkipped(count: skipped)) }
    result.groupNames = groups.names
    result.stratumNames = strata.names
    result.units = units
    result.replicateHeaders = replicateHeaders ?? []
    result.variables = variables.map {
      TableReading.Variable(
        name: $0.name, isCategory: $0.kind == .category, categories: $0.categories)
    }
    return result
  }

  // MARK: - Rows

  /// Adds a record.
  mutating func add(_ record: Record, _ consumer: inout some TableConsumer) {
    guard let columns, !record.isBlank else { return }
    fileRows += 1
    result.rowCount += 1
    var place = RecordPlace(record: record, number: fileRows, map: columns.map, file: file)
    place.checkLength(mayBeShort: request.skipsInvalid)
    var row = TableRow(values: values(columns, &place))
    row.group = group(columns, record)
    key.removeAll(keepingCapacity: true)
    place.append(design: columns.map.strata, to: &key)
    row.stratum = strata.number(of: key)
    for (stage, source) in columns.units.enumerated() {
      place.append(design: [source], to: &key)
      row.units.append(units[stage].number(of: key))
    }
    row.populations = populations(columns, row, &place)
    if let field = columns.map.weight { row.weight = numbers.weight(field, &place) ?? 0 }
    if row.weight > 0 { hasPositiveWeight = true }
    row.replicateWeights = columns.replicates.map { numbers.weight($0, &place) ?? 0 }
    if let year = columns.map.fileYear, case let own = columns.map.ownYear(of: record),
      !own.isEmpty, own != year
    {
      overriddenYears += 1
    }
    for problem in place.problems { report(problem) }
    guard result.problemCount == 0 else { return }
    if hasBegun {
      consumer.add(row)
    } else {
      waiting.append(row)
      if waiting.count == Self.waitingLimit || !variables.contains(where: { $0.kind == .either }) {
        begin(&consumer)
      }
    }
  }

  /// Tells what the columns hold, and hands over the rows that waited for it.
  private mutating func begin(_ consumer: inout some TableConsumer) {
    for variable in variables.indices { variables[variable].decide() }
    hasBegun = true
    consumer.begin(variables.map { $0.kind == .category })
    for row in waiting { consumer.add(row) }
    waiting = []
  }

  private mutating func values(
    _ columns: TableColumns, _ place: inout RecordPlace
  ) -> [TableValue?] {
    var values: [TableValue?] = []
    values.reserveCapacity(variables.count)
    for (variable, field) in columns.map.items.enumerated() {
      values.append(
        field.flatMap {
          variables[variable].value($0, in: &place, skipsInvalid: request.skipsInvalid)
        })
    }
    guard request.usesCompleteOnly, values.contains(nil) else { return values }
    return Array(repeating: nil, count: values.count)
  }

  private mutating func group(_ columns: TableColumns, _ record: Record) -> Int {
    key.removeAll(keepingCapacity: true)
    for (index, source) in columns.map.groups.enumerated() {
      let start = key.count
      columns.map.append(source, of: record, to: &key)
      if key.count == start + 1 { blankGroups[index] += 1 }
    }
    return groups.number(of: key)
  }

  private mutating func populations(
    _ columns: TableColumns, _ row: TableRow, _ place: inout RecordPlace
  ) -> [Double] {
    var found: [Double] = []
    for (stage, field) in columns.populations.enumerated() {
      guard let population = numbers.population(field, &place) else { continue }
      let parent = stage == 0 ? row.stratum : row.units[stage - 1]
      let before = populations[stage][parent] ?? population
      populations[stage][parent] = before
      if before != population { place.report(.changedPopulation(before: before), field: field) }
      found.append(population)
    }
    return found
  }
}
