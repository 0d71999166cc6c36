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
  private let chosen: [(key: String, header: String)]

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

  private var names: [NamedTable.Name] {
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

  // MARK: - Series or responses

  /// Whether a file is a series and no responses, by its header.
  ///
  /// Responses have two columns of elements or more. Everything else with columns of periods and of
  /// values or targets is a series.
  ///
  /// - Parameters:
  ///   - source: The bytes; no more than the first records are read.
  ///   - questionnaires: Whose elements a response file may have.
  /// - Returns: True also where the column of values was chosen, whatever else stands there.
  /// - Throws: `FileError` where the file cannot be read.
  public func recognizes(
    _ source: consuming ByteSource, beside questionnaires: [Questionnaire]
  ) throws(FileError) -> Bool {
    if chosen.contains(where: { $0.key == "value" }) { return true }
    let names = self.names
    func headers(_ keys: String...) -> Set<String> {
      Set(names.filter { keys.contains($0.key) }.flatMap(\.headers))
    }
    let (periods, values) = (headers("period", "year"), headers("value", "target"))
    let known = Set(names.flatMap(\.headers))
    let finders = questionnaires.map {
      HeaderFinder(columns: ColumnFinder($0), answers: AnswerReader($0))
    }
    func items(_ records: [Record]) -> Int {
      finders.compactMap { finder in
        finder.header(in: records).map { header in
          Set(header.meanings.filter { $0.roles.count == 1 }.flatMap(\.roles).filter(\.isItem))
            .count
        }
      }.max() ?? 0
    }
    func folded(_ record: Record) -> Set<String> {
      Set((0..<record.count).map { NamedTable.folded(record.text(of: $0)) })
    }
    var records: [Record] = []
    do throws(CSVError) {
      var reader = try CSVReader(source) { records in
        max(items(records), records.map { known.intersection(folded($0)).count }.max() ?? 0)
      }
      var record = Record()
      while records.count <= HeaderFinder.depth, try reader.read(into: &record) {
        records.append(record)
      }
    } catch {
      if case .file(let error) = error { throw error }
      // What is no text is said by who reads it in full.
    }
    guard items(records) < 2 else { return false }
    return records.prefix(HeaderFinder.depth).contains { record in
      let headers = folded(record)
      return !periods.isDisjoint(with: headers) && !values.isDisjoint(with: headers)
    }
  }
}
