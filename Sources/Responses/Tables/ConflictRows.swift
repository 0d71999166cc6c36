import CSV
import Localization

/// The work of reading the rows of yearly counts or of a register.
struct ConflictRows {
  private let table: NamedTable
  private let groupCount: Int
  /// The year of all rows, where the user gave it.
  private let year: Int?
  /// Rows without a value, by column that names groups.
  private(set) var blankGroups: [Int]
  /// The latest day of a register.
  private(set) var latest: CalendarDay?
  /// Kinds and villages, each kept once.
  private var texts: Set<String> = []

  init(_ table: NamedTable, groupCount: Int, year: Int?) {
    self.table = table
    self.groupCount = groupCount
    self.year = year
    blankGroups = Array(repeating: 0, count: groupCount)
  }

  private static let (year, reported, resolved, facilitated) = (
    ConflictReader.key(.year), ConflictReader.key(.reported), ConflictReader.key(.resolved),
    ConflictReader.key(.facilitated)
  )

  /// The word that Indonesian tables write for none.
  static func isNil(_ text: String) -> Bool { text.lowercased() == "nihil" }

  // MARK: - Groups

  /// Rows by group.
  private struct Collected<Row: Sendable & Hashable> {
    var groups: [ConflictReading.Group<Row>]
    var numbers: [[String]: Int]

    init(_ groups: [ConflictReading.Group<Row>]) {
      self.groups = groups
      numbers = Dictionary(
        uniqueKeysWithValues: groups.enumerated().map { ($0.element.values, $0.offset) })
    }

    mutating func append(_ row: Row, to values: [String]) {
      let number = numbers[values] ?? groups.count
      if number == groups.count {
        numbers[values] = number
        groups.append(ConflictReading.Group(values: values, rows: []))
      }
      groups[number].rows.append(row)
    }

    var sorted: [ConflictReading.Group<Row>] {
      groups.sorted { naturallyPrecedes($0.values, $1.values) }
    }
  }

  private mutating func values(_ row: NamedTable.Row) -> [String] {
    var values: [String] = []
    for place in 0..<groupCount {
      let value = table.text(ConflictReader.groupKey(place), row)
      if value.isEmpty { blankGroups[place] += 1 }
      values.append(value)
    }
    return values
  }

  // MARK: - Yearly counts

  /// Reads all rows as counts.
  ///
  /// - Parameters:
  ///   - earlier: The groups so far.
  ///   - carriesOver: More may be resolved than reported.
  /// - Returns: All groups, sorted.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  mutating func counts(
    after earlier: [ConflictReading.Group<ConflictReading.Count>], carriesOver: Bool
  ) throws(TableProblem) -> [ConflictReading.Group<ConflictReading.Count>] {
    var collected = Collected(earlier)
    // A year without counts is no row of the result, and still stands in the file only once.
    var lines: [[String]: [Int: Int]] = [:]
    for group in earlier {
      lines[group.values] = Dictionary(
        group.rows.map { ($0.year, $0.line) }, uniquingKeysWith: { $1 })
    }
    for row in table.rows {
      let (values, year) = (values(row), try yearOfCounts(row))
      if let first = lines[values]?[year] {
        throw table.problem(
          .repeatedPeriod(period: String(year), group: values, firstLine: first),
          table.has(Self.year) ? Self.year : nil, row)
      }
      lines[values, default: [:]][year] = row.record.line
      guard let count = try count(row, in: year, carriesOver: carriesOver) else { continue }
      collected.append(count, to: values)
    }
    return collected.sorted
  }

  private func yearOfCounts(_ row: NamedTable.Row) throws(TableProblem) -> Int {
    guard let own = try ownYear(row) else {
      guard let year else { throw table.problem(.blankCell, Self.year, row) }
      return year
    }
    if let year, year != own { throw table.problem(.conflict(.anotherYear(year)), Self.year, row) }
    return own
  }

  /// What stands in the column of years; `nil` where nothing does, or there is none.
  private func ownYear(_ row: NamedTable.Row) throws(TableProblem) -> Int? {
    let text = table.text(Self.year, row)
    guard !text.isEmpty else { return nil }
    guard let period = Period(words: text), period.frequency == .year,
      WrittenDay.years ~= period.year
    else { throw table.problem(.conflict(.notAYear), Self.year, row) }
    return period.year
  }

  /// The counts of a row; `nil` where all of them are blank.
  private func count(
    _ row: NamedTable.Row, in year: Int, carriesOver: Bool
  ) throws(TableProblem) -> ConflictReading.Count? {
    let keys = [Self.reported, Self.resolved, Self.facilitated]
    // A dash may mean that there was nothing, or that nobody knows.
    guard keys.contains(where: { !isBlank($0, row) }) else { return nil }
    guard let reported = try number(Self.reported, row) else {
      throw table.problem(.conflict(.blankCount), Self.reported, row)
    }
    let resolved = try number(Self.resolved, row) ?? (reported == 0 ? 0 : nil)
    guard let resolved else { throw table.problem(.conflict(.blankCount), Self.resolved, row) }
    var facilitated = try number(Self.facilitated, row)
    if reported == 0, table.has(Self.facilitated) { facilitated = facilitated ?? 0 }
    for (key, count) in [(Self.resolved, resolved), (Self.facilitated, facilitated ?? 0)]
    where count > reported && !carriesOver {
      throw table.problem(.conflict(.moreThanReported(reported: reported)), key, row)
    }
    return ConflictReading.Count(
      year: year, reported: reported, resolved: resolved, facilitated: facilitated,
      file: table.file, line: row.record.line)
  }

  private func isBlank(_ key: String, _ row: NamedTable.Row) -> Bool {
    table.isBlank(key, row) || table.text(key, row) == "NA"
  }

  private func number(_ key: String, _ row: NamedTable.Row) throws(TableProblem) -> Int? {
    let text = table.text(key, row)
    if text == "NA" { return nil }
    if Self.isNil(text) { return 0 }
    return try table.count(key, row, from: 0, readsThousands: true)
  }

  // MARK: - A register

  /// Reads all rows as cases.
  ///
  /// - Parameters:
  ///   - earlier: The groups so far.
  ///   - asOf: The last day that there may be.
  /// - Returns: All groups, sorted.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  mutating func cases(
    after earlier: [ConflictReading.Group<ConflictReading.Case>], asOf: CalendarDay?
  ) throws(TableProblem) -> [ConflictReading.Group<ConflictReading.Case>] {
    var collected = Collected(earlier)
    for row in table.rows {
      let values = values(row)
      guard let reported = try day(Self.reported, row, asOf: asOf) else {
        throw table.problem(.blankCell, Self.reported, row)
      }
      if let year, reported.year != year {
        throw table.problem(.conflict(.anotherYear(year)), Self.reported, row)
      }
      // Whatever else stands there, such as a budget year in words, a register does not need.
      if let own = try? ownYear(row), own != reported.year {
        throw table.problem(.conflict(.anotherYear(reported.year)), Self.year, row)
      }
      let resolved = try day(Self.resolved, row, from: reported, asOf: asOf)
      let facilitated = try day(Self.facilitated, row, from: reported, asOf: asOf)
      let item = ConflictReading.Case(
        reported: reported, resolved: resolved,
        facilitation: table.has(Self.facilitated) ? facilitated.map { .on($0) } ?? .none : .unknown,
        type: kept(ConflictReader.typeKey, row), village: kept(ConflictReader.villageKey, row),
        file: table.file, line: row.record.line)
      collected.append(item, to: values)
    }
    return collected.sorted
  }

  /// A day; `nil` where the cell is blank.
  private mutating func day(
    _ key: String, _ row: NamedTable.Row, from first: CalendarDay? = nil, asOf: CalendarDay?
  ) throws(TableProblem) -> CalendarDay? {
    let text = table.text(key, row)
    guard !text.isEmpty, text != "NA" else { return nil }
    switch WrittenDay(text) {
    case .notADate: throw table.problem(.conflict(.notADate), key, row)
    case .noSuchDay(let exchanged):
      throw table.problem(.conflict(.noSuchDay(exchanged: exchanged)), key, row)
    case .day(let day):
      if let first, day < first { throw table.problem(.conflict(.beforeReport(first)), key, row) }
      if let asOf, day > asOf { throw table.problem(.conflict(.afterLastDay(asOf)), key, row) }
      latest = latest.map { max($0, day) } ?? day
      return day
    }
  }

  /// The text of a cell, of which equal ones share their memory.
  private mutating func kept(_ key: String, _ row: NamedTable.Row) -> String? {
    let text = table.text(key, row)
    return text.isEmpty ? nil : texts.insert(text).memberAfterInsert
  }
}
