import CSV
import Localization

/// The work of reading the rows of a table of series.
struct SeriesRows {
  private let table: NamedTable
  private let groupCount: Int
  /// In the order in which they come.
  private(set) var groups: [SeriesReading.Group]
  /// Rows without a value, by column that names groups.
  private(set) var blankGroups: [Int]
  private var numbers: [[String]: Int]
  /// The line of each period, by group.
  private var lines: [[Period: Int]]
  private var marks: [String: DecimalMarks<NamedTable.Row>] = [:]

  init(_ table: NamedTable, groupCount: Int, _ earlier: SeriesReading) {
    self.table = table
    self.groupCount = groupCount
    groups = earlier.groups
    blankGroups = Array(repeating: 0, count: groupCount)
    numbers = Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { ($0.element.values, $0.offset) })
    lines = groups.map { group in
      Dictionary(uniqueKeysWithValues: group.rows.map { ($0.period, $0.line) })
    }
  }

  /// Adds a row.
  ///
  /// - Throws: `TableProblem` for the first thing that is wrong.
  mutating func add(_ row: NamedTable.Row) throws(TableProblem) {
    var values: [String] = []
    for place in 0..<groupCount {
      let value = table.text(SeriesReader.groupKey(place), row)
      if value.isEmpty { blankGroups[place] += 1 }
      values.append(value)
    }
    let period = try period(row)
    let number = numbers[values] ?? groups.count
    if number == groups.count {
      numbers[values] = number
      groups.append(SeriesReading.Group(values: values, rows: []))
      lines.append([:])
    }
    if let first = lines[number][period] {
      throw table.problem(
        .repeatedPeriod(period: period.text, group: values, firstLine: first), periodKey, row)
    }
    lines[number][period] = row.record.line
    let value = try self.number("value", row)
    let standardError = try self.number("standardError", row)
    if let standardError, standardError <= 0 {
      throw table.problem(.notPositive, "standardError", row)
    }
    let edition = table.text("edition", row)
    groups[number].rows.append(
      SeriesReading.Row(
        period: period, value: value, standardError: standardError,
        sampleSize: try table.count("n", row, readsThousands: true),
        edition: edition.isEmpty ? nil : edition, target: try self.number("target", row),
        file: table.file, line: row.record.line))
  }

  // MARK: - Periods

  private var periodKey: String { table.has("period") ? "period" : "year" }

  private func period(_ row: NamedTable.Row) throws(TableProblem) -> Period {
    let text = table.text(periodKey, row)
    let year = table.text("year", row)
    for (key, letter) in [("semester", "S"), ("quarter", "Q")] {
      let part = table.text(key, row)
      guard !part.isEmpty else { continue }
      let whole = PeriodWords.year(in: year.isEmpty ? text : year)
      guard let period = PeriodWords.period(part: part, letter: letter, year: whole) else {
        throw table.problem(.notAPeriod, key, row)
      }
      guard let period = Period(period) else { throw table.problem(.notAPeriod, key, row) }
      return period
    }
    // A column of periods may say the half-year alone, and the year stands beside it.
    guard !text.isEmpty || !year.isEmpty else { throw table.problem(.blankCell, periodKey, row) }
    guard let period = Period(words: text.isEmpty ? year : text, year: year) else {
      throw table.problem(.notAPeriod, periodKey, row)
    }
    return period
  }

  // MARK: - Numbers

  /// A number with a point or a comma; `nil` where the cell is blank or R's `NA`.
  private mutating func number(
    _ key: String, _ row: NamedTable.Row
  ) throws(TableProblem) -> Double? {
    let text = table.text(key, row)
    guard !text.isEmpty && text != "NA" else { return nil }
    guard let number = SignedDecimal(text) else { throw table.problem(.notANumber, key, row) }
    switch number {
    case .thousands: throw table.problem(.thousandsMark, key, row)
    case .number(let value, let mark, let decimals):
      marks[key, default: DecimalMarks()].note(value, mark, decimals: decimals, at: row)
      return value
    }
  }

  /// Refuses a column some of whose marks may stand between thousands.
  func checkMarks() throws(TableProblem) {
    for (key, marks) in marks.sorted(by: { $0.key < $1.key }) {
      if let doubtful = marks.doubtful { throw table.problem(.thousandsMark, key, doubtful) }
    }
  }
}
