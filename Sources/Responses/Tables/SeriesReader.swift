public import CSV
import Localization

/// Reads a table of series: `year,value` and, where known, `standardError`, `n`, `edition`, `target`.
///
/// Columns are known by their headers, English or Indonesian, or chosen. A period is a year,
/// `2024-S1`, `2024-Q3` or `2024-07`, also as `Semester I 2024` or `TW 3 2024`; beside a year column
/// one of semesters or quarters is its part. Numbers have a decimal point or a decimal comma, a sign
/// and an exponent where there is one, and are read to the last bit.
public struct SeriesReader: Sendable {
  private let groups: [String]
  let chosen: [(key: String, header: String)]

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - groups: Roles or headers of the columns that name a series. One that means the period or
  ///     a part of it, such as `year`, is no group.
  ///   - period: The header of the periods.
  ///   - value: The header of the values.
  ///   - error: The header of the standard errors.
  public init(
    groups: [String] = [], period: String? = nil, value: String? = nil, error: String? = nil
  ) {
    self.groups = FilePeriods.divide(groups).groups
    chosen = [("period", period), ("value", value), ("standardError", error)]
      .compactMap { key, header in header.map { (key, $0) } }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: The bytes of a CSV, TSV or XLSX file.
  ///   - earlier: What other files of the same data set gave, which the result begins with.
  /// - Returns: Every series of the files.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  public func read(
    _ source: consuming ByteSource, after earlier: SeriesReading? = nil
  ) throws(TableProblem) -> SeriesReading {
    // A column that was chosen and is not there is said by its name.
    let table = try NamedTable(
      source, names: names, hints: Set(Self.found.flatMap(\.headers)))
    let value = try checkColumns(table)
    var reading =
      earlier ?? SeriesReading(groupRoles: groupRoles, valueHeader: value, groups: [], warnings: [])
    if table.encoding == .windows1252 {
      reading.warnings.append(.windows1252(file: table.file))
    }
    var work = SeriesRows(table, groupCount: groups.count, reading)
    for row in table.rows { try work.add(row) }
    try work.checkMarks()
    for (role, count) in zip(groupRoles, work.blankGroups) where count > 0 {
      reading.warnings.append(.blankGroup(role: role, count: count))
    }
    reading.groups = work.groups.sorted { naturallyPrecedes($0.values, $1.values) }
    return reading
  }

  // MARK: - Columns

  /// The role of each group's column, else its header, so that `tahun` and `year` are one.
  private var groupRoles: [String] {
    let roles = groups.map { Role(named: $0)?.rawValue ?? $0 }
    return Set(roles).count == roles.count ? roles : groups
  }

  private static let periods = ["period", "periode", "periodesurvei", "surveyperiod"]
  private static let years = ["year", "tahun", "tahunsurvei", "surveyyear", "thn"]
  /// Headers that mean the value and nothing else; the first stands before all others.
  private static let values = [
    "value", "nilai", "realisasi", "realisation", "realization", "actual", "ikm", "nilaiikm",
    "skm", "nilaiskm", "indeks", "index", "publishedikm", "published", "estimate", "estimasi",
    "rate", "persentase", "percentage",
  ]
  /// Headers that mean the value where no other does: beside a realisation it is its share of a target.
  private static let lastValues = ["capaian", "achievement", "attainment"]

  private static let printed: [NamedTable.Name] = [
    ("semester", ["semester", "half", "halfyear"]),
    ("quarter", ["triwulan", "tw", "kuartal", "quarter"]),
    ("n", ["n", "samplesize", "respondents", "responden", "jumlahresponden", "sampel"]),
    ("edition", ["edition", "edisi", "peraturan", "regulation"]),
    ("target", ["target", "targetrenstra", "nilaitarget"]),
  ]

  /// The columns that are looked for, without those that the user has chosen.
  private static let found: [NamedTable.Name] =
    [
      ("period", periods), ("year", years), ("value", values + lastValues),
      (
        "standardError",
        ["standarderror", "stderror", "stderr", "se", "galatbaku", "kesalahanbaku", "standareror"]
      ),
    ] + printed

  var names: [NamedTable.Name] {
    let own = groups.enumerated().map { place, name in
      (
        key: Self.groupKey(place),
        headers: ([name] + (Role(named: name)?.wholeHeaders ?? [])).map(NamedTable.folded)
      )
    }
    let chosen = self.chosen.map { (key: $0.key, headers: [NamedTable.folded($0.header)]) }
    let keys = Set(chosen.map(\.key))
    let others = Self.found.filter { name in
      // A chosen column says the whole period.
      !keys.contains(name.key)
        && !(keys.contains("period") && ["year", "semester", "quarter"].contains(name.key))
    }
    return others + chosen + own
  }

  static func groupKey(_ place: Int) -> String { "group \(place)" }

  /// Checks that the table has what is needed.
  ///
  /// - Returns: The header of the values.
  private func checkColumns(_ table: NamedTable) throws(TableProblem) -> String {
    let asked =
      groups.enumerated().map { (Self.groupKey($0.offset), $0.element) }
      + chosen.map { ($0.key, $0.header) }
    for (key, name) in asked where !table.has(key) {
      let available = table.header.filter { !$0.isEmpty }
      throw TableProblem(
        .unknownColumn(
          name: name, nearest: nearest(to: name, among: available), available: available),
        file: table.file)
    }
    let missing = [
      table.has("period") || table.has("year") ? nil : "year", table.has("value") ? nil : "value",
    ].compactMap(\.self)
    if missing == ["value"],
      case let columns = numericColumns(table.header, table.rows.map(\.record)), !columns.isEmpty
    {
      throw TableProblem(.noValueColumn(numeric: columns), file: table.file)
    }
    guard missing.isEmpty else { throw TableProblem(.missingColumns(missing), file: table.file) }
    if let own = chosen.first(where: { $0.key == "value" }) { return own.header }
    let candidates = table.header.filter { header in
      Self.values.contains(NamedTable.folded(header))
        && !groups.contains { NamedTable.folded($0) == NamedTable.folded(header) }
    }
    if let value = candidates.first(where: { NamedTable.folded($0) == Self.values[0] }) {
      return value
    }
    guard candidates.count < 2 else {
      throw TableProblem(
        .columnsInDoubt(option: "--value", columns: candidates), file: table.file)
    }
    return candidates.first
      ?? table.header.first { Self.lastValues.contains(NamedTable.folded($0)) } ?? ""
  }
}
