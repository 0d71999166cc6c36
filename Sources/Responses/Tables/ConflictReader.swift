public import CSV
public import Localization

/// Reads reported conflicts: yearly counts, or a register with a row per case.
///
/// *Yearly counts* have the columns `year,reported,resolved` and perhaps `facilitated`. A
/// *register* has `reported` (a date), `resolved` and `facilitated` (a date, or nothing). Which of
/// the two a file is, the cells under `reported` say. Columns are known by their headers, English
/// or Indonesian, or chosen.
///
/// A blank count is not 0, except that of zero reported cases nothing can be resolved; a year whose
/// counts are all blank is as good as not there. `nihil` is 0. Dates are ISO, or have the day
/// before the month.
public struct ConflictReader: Sendable {
  private let groups: [String]
  private let columns: [ConflictColumn: String]
  private let asOf: CalendarDay?
  private let carriesOver: Bool

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - groups: Roles or headers of the columns that name a group. The year is no group: it is
  ///     always told apart.
  ///   - columns: The headers of columns that are not known by them.
  ///   - asOf: The last day that a register speaks of; without it the latest day in it. A later
  ///     date in the register is refused.
  ///   - carriesOver: A year may have more resolved or facilitated cases than reported ones.
  public init(
    groups: [String] = [], columns: [ConflictColumn: String] = [:], asOf: CalendarDay? = nil,
    carriesOver: Bool = false
  ) {
    self.groups = groups.filter { Role(named: $0) != .year }
    self.columns = columns
    self.asOf = asOf
    self.carriesOver = carriesOver
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The bytes of a CSV or TSV file.
  ///   - year: The year of all its rows, where the user gave it; a row that says another is
  ///     refused.
  ///   - earlier: What other files of the same data set gave, which the result begins with.
  /// - Returns: The counts or the cases of the files.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  public func read(
    _ source: consuming ByteSource, year: Int? = nil, after earlier: ConflictReading? = nil
  ) throws(TableProblem) -> ConflictReading {
    // A column that was chosen and is not there is said by its name.
    let table = try NamedTable(
      source, names: names, hints: Set(ConflictColumn.allCases.flatMap { $0.headers.joined() }))
    try checkColumns(table)
    let isRegister = Self.isRegister(table)
    try checkForm(isRegister, table, after: earlier)
    if !isRegister, year == nil, !table.has(Self.key(.year)) {
      throw TableProblem(.missingColumns([ConflictColumn.year.rawValue]), file: table.file)
    }
    var reading =
      earlier
      ?? ConflictReading(
        groupRoles: groupRoles, groups: isRegister ? .cases([]) : .counts([]), asOf: asOf,
        isAsOfGiven: asOf != nil, carriesOver: carriesOver, warnings: [])
    if table.encoding == .windows1252 {
      reading.warnings.append(.windows1252(file: table.file))
    }
    var rows = ConflictRows(table, groupCount: groups.count, year: year)
    switch reading.groups {
    case .counts(let groups):
      reading.groups = .counts(try rows.counts(after: groups, carriesOver: carriesOver))
    case .cases(let groups):
      reading.groups = .cases(try rows.cases(after: groups, asOf: asOf))
      if asOf == nil {
        reading.asOf = [reading.asOf, rows.latest].compactMap(\.self).max()
      }
    }
    for (role, count) in zip(groupRoles, rows.blankGroups) where count > 0 {
      reading.warnings.append(.blankGroup(role: role, count: count))
    }
    return reading
  }

  // MARK: - Columns

  static func key(_ column: ConflictColumn) -> String { column.rawValue }

  static func groupKey(_ place: Int) -> String { "group \(place)" }

  static let (typeKey, villageKey) = ("type", "village")

  /// The role of each group's column, else its header, so that `jenis` and `type` are one.
  private var groupRoles: [String] {
    let roles = groups.map { name in
      Self.ownRole(name)?.key ?? Role(named: name)?.rawValue ?? name
    }
    return Set(roles).count == roles.count ? roles : groups
  }

  /// The column of a register that no response file has and that `name` means.
  private static func ownRole(_ name: String) -> NamedTable.Name? {
    let folded = NamedTable.folded(name)
    return details.first { $0.headers.contains(folded) }
  }

  private static let details: [NamedTable.Name] = [
    (typeKey, ConflictColumn.typeHeaders), (villageKey, ConflictColumn.villageHeaders),
  ]

  private var names: [NamedTable.Name] {
    let chosen = Set(columns.values.map(NamedTable.folded))
    let main = ConflictColumn.allCases.map { column -> NamedTable.Name in
      guard let own = columns[column] else {
        return (Self.key(column), column.headers.joined().filter { !chosen.contains($0) })
      }
      return (Self.key(column), [NamedTable.folded(own)])
    }
    let own = groups.enumerated().map { place, name -> NamedTable.Name in
      let others = Self.ownRole(name)?.headers ?? Role(named: name)?.wholeHeaders ?? []
      return (Self.groupKey(place), ([name] + others).map(NamedTable.folded))
    }
    return Self.details + own + main
  }

  /// Checks that the table has what is needed, and no more than one column for it.
  private func checkColumns(_ table: NamedTable) throws(TableProblem) {
    let asked =
      groups.enumerated().map { (Self.groupKey($0.offset), $0.element) }
      + ConflictColumn.allCases.compactMap { column in
        columns[column].map { (Self.key(column), $0) }
      }
    for (key, name) in asked where !table.has(key) {
      let available = table.header.filter { !$0.isEmpty }
      throw TableProblem(
        .unknownColumn(
          name: name, nearest: nearest(to: name, among: available), available: available),
        file: table.file)
    }
    let missing = [ConflictColumn.reported, .resolved].map(Self.key).filter { !table.has($0) }
    guard missing.isEmpty else { throw TableProblem(.missingColumns(missing), file: table.file) }
    let taken = Set((groups + columns.values).map(NamedTable.folded))
    for column in ConflictColumn.allCases where columns[column] == nil {
      let free = table.header.filter { !taken.contains(NamedTable.folded($0)) }
      let candidates = column.headers.lazy.map { rank in
        free.filter { rank.contains(NamedTable.folded($0)) }
      }.first { !$0.isEmpty }
      guard let candidates, candidates.count > 1 else { continue }
      throw TableProblem(
        .columnsInDoubt(option: "--column \(Self.key(column))=", columns: candidates),
        file: table.file)
    }
  }

  // MARK: - Counts or cases

  /// The first cell that is a date or a number decides.
  private static func isRegister(_ table: NamedTable) -> Bool {
    for row in table.rows {
      let text = table.text(key(.reported), row)
      if isDate(text) { return true }
      if isNumber(text) { return false }
    }
    return !table.has(key(.year))
  }

  static func isDate(_ text: String) -> Bool { WrittenDay(text) != .notADate }

  static func isNumber(_ text: String) -> Bool {
    ConflictRows.isNil(text)
      || !text.isEmpty
        && text.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
  }

  /// All rows must be of one form, and all files.
  private func checkForm(
    _ isRegister: Bool, _ table: NamedTable, after earlier: ConflictReading?
  ) throws(TableProblem) {
    if let earlier, earlier.isRegister != isRegister, let row = table.rows.first {
      throw table.problem(.conflict(.datesAndCounts), Self.key(.reported), row)
    }
    for row in table.rows {
      let text = table.text(Self.key(.reported), row)
      guard isRegister ? Self.isNumber(text) && !Self.isDate(text) : Self.isDate(text) else {
        continue
      }
      throw table.problem(.conflict(.datesAndCounts), Self.key(.reported), row)
    }
  }
}
