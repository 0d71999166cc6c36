import CSV
import Localization

/// Where in a file each thing that was asked for stands.
struct ColumnMap {
  /// A column in use, or a value worked out from columns.
  enum Source: Hashable {
    case field(Int)
    /// The year: of the file, of the year column, or of a date.
    case year
    /// The period: of its own column, or of a half-year or quarter in a year.
    case period
    /// A column of sums that holds years.
    case yearField(Int)
  }

  let header: Header
  /// The field of each item; `nil` where it has none.
  let items: [Int?]
  let roles: [Role: Int]
  let groups: [Source]
  /// The role of each group's column, else its header.
  let groupRoles: [String]
  let strata: [Source]
  let unit: Source?
  let weight: Int?
  let population: Int?
  let fileYear: String?
  /// Where the sums stand, in a file of sums.
  let sums: AggregateLayout.Fields?

  /// Columns that tell respondents apart who may be one: ids and timestamps.
  let identifying: Set<Int>
  /// The number of fields that a record must have for nothing in use to be cut off.
  let neededFields: Int
  /// The fields that decide where a respondent belongs, as long as none of them is blank.
  let placeFields: [Int]

  /// Finds the columns.
  ///
  /// Where something is wrong the map holds what could be found, enough for a check to count answers.
  static func map(
    _ header: Header, request: SurveyRequest, input: ResponseInput
  ) -> (map: ColumnMap, problems: [ResponseProblem]) {
    var finding = ColumnFinding(header: header, request: request, input: input)
    let items = finding.items()
    finding.roles()
    if request.aggregate != nil {
      return aggregateMap(&finding, items)
    }
    let map = ColumnMap(
      header: header, items: items, roles: finding.unambiguousRoles,
      groups: request.groups.map { finding.source($0) },
      groupRoles: finding.groupRoles,
      strata: request.strata.map { finding.source($0) },
      unit: request.units.first.map { finding.source($0) },
      weight: request.weight.map { finding.field($0) },
      population: request.population.map { finding.field($0) },
      fileYear: input.year, sums: nil)
    return (map, finding.problems)
  }

  /// Finds the columns of a file of sums, whose sampling design has columns of its own.
  private static func aggregateMap(
    _ finding: inout ColumnFinding, _ items: [Int?]
  ) -> (map: ColumnMap, problems: [ResponseProblem]) {
    let (header, request, input) = (finding.header, finding.request, finding.input)
    func source(_ name: String, _ field: Int) -> Source {
      Role(named: name) == .year ? .yearField(field) : .field(field)
    }
    do throws(ResponseProblemKind) {
      let layout = try AggregateLayout(header: header.texts)
      if let first = request.aggregate, !layout.agrees(with: first) {
        throw ResponseProblemKind(.otherDesign)
      }
      let map = ColumnMap(
        header: header, items: items, roles: finding.unambiguousRoles,
        groups: request.groups.map { finding.source($0) }, groupRoles: finding.groupRoles,
        strata: zip(layout.strata, layout.fields.strata).map(source),
        unit: layout.units.first.map { source($0, layout.fields.units[0]) },
        weight: nil, population: layout.fields.population, fileYear: input.year,
        sums: layout.fields)
      return (map, finding.problems)
    } catch {
      let problem = ResponseProblem(error.kind, file: input.path, line: header.line)
      let map = ColumnMap(
        header: header, items: items, roles: [:], groups: [], groupRoles: [], strata: [], unit: nil,
        weight: nil, population: nil, fileYear: nil, sums: nil)
      return (map, finding.problems + [problem])
    }
  }

  /// Takes what was found; `otherSources` are columns that are needed too, but not kept here.
  init(
    header: Header, items: [Int?], roles: [Role: Int], groups: [Source], groupRoles: [String],
    strata: [Source], unit: Source?,
    weight: Int?, population: Int?, fileYear: String?, sums: AggregateLayout.Fields? = nil,
    otherSources: [Source] = []
  ) {
    self.sums = sums
    self.header = header
    self.items = items
    self.roles = roles
    self.groups = groups
    self.groupRoles = groupRoles
    self.strata = strata
    self.unit = unit
    self.weight = weight
    self.population = population
    self.fileYear = fileYear
    identifying = Set(
      header.meanings.indices.filter { field in
        header.meanings[field].roles.contains { $0 == .role(.id) || $0 == .role(.timestamp) }
      })
    let sources = (groups + strata + [unit].compactMap(\.self) + otherSources).flatMap { source in
      switch source {
      case .field(let field), .yearField(let field): [field]
      case .year: [roles[.year]].compactMap(\.self)
      case .period: [roles[.period]].compactMap(\.self)
      }
    }
    let fields =
      items.compactMap(\.self) + sources + [weight, population, sums?.last].compactMap(\.self)
    neededFields = (fields.max() ?? -1) + 1
    placeFields = Self.placeFields(
      groups + strata + [unit].compactMap(\.self), roles: roles, fileYear: fileYear,
      population: population)
  }

  private static func placeFields(
    _ sources: [Source], roles: [Role: Int], fileYear: String?, population: Int?
  ) -> [Int] {
    let ownYear = Self.yearRoles.lazy.compactMap { roles[$0] }.first
    var fields = [population].compactMap(\.self)
    // A file's year is compared with the one that stands in it.
    if fileYear != nil { fields += [ownYear].compactMap(\.self) }
    for source in sources {
      switch source {
      case .field(let field), .yearField(let field): fields.append(field)
      case .year: fields += fileYear == nil ? [ownYear].compactMap(\.self) : []
      case .period:
        let part = [Role.semester, .quarter, .period].lazy.compactMap { roles[$0] }.first
        fields += [part, fileYear == nil ? ownYear : nil].compactMap(\.self)
      }
    }
    return Set(fields).sorted()
  }

  /// The roles that tell a year, the surest first.
  private static let yearRoles: [Role] = [.year, .date, .timestamp, .period]

  /// The year of a respondent; empty where it is not known.
  func year(of record: Record) -> String { fileYear ?? ownYear(of: record) }

  /// The year that stands in the record itself.
  func ownYear(of record: Record) -> String {
    for role in Self.yearRoles {
      guard let field = roles[role], !record.isBlank(field) else { continue }
      let text = record.text(of: field)
      // What stands in a year column but is no year stays visible as it is.
      return PeriodWords.year(in: text) ?? (role == .year ? Words.value(text) : "")
    }
    return ""
  }

  /// The period of a respondent; empty where it is not known.
  func period(of record: Record) -> String {
    let year = year(of: record)
    for (role, letter) in [(Role.semester, "S"), (.quarter, "Q")] {
      guard let field = roles[role] else { continue }
      let part = field < record.count ? record.text(of: field) : ""
      return PeriodWords.period(part: part, letter: letter, year: year.isEmpty ? nil : year)
        ?? Words.value(part)
    }
    guard let field = roles[.period], field < record.count else { return "" }
    let text = Words.value(record.text(of: field))
    return Period(words: text, year: year)?.text ?? text
  }

  /// Adds the value of `source` in `record` to a key.
  func append(_ source: Source, of record: Record, to key: inout [UInt8]) {
    switch source {
    case .field(let field):
      if field < record.count { key.append(contentsOf: value(record, field)) }
    case .year:
      if let field = plainYear(of: record) {
        key.append(contentsOf: record.bytes[record.range(of: field)])
      } else {
        key.append(contentsOf: year(of: record).utf8)
      }
    case .period: key.append(contentsOf: period(of: record).utf8)
    case .yearField(let field):
      let text = field < record.count ? Words.value(record.text(of: field)) : ""
      key.append(contentsOf: (PeriodWords.year(in: text) ?? text).utf8)
    }
    key.append(KeyTable.separator)
  }

  /// The year column, if four digits stand in it and nothing else: nearly always, and fast.
  private func plainYear(of record: Record) -> Int? {
    guard fileYear == nil, let field = roles[.year], field < record.count else { return nil }
    let bytes = record.bytes[record.range(of: field)]
    guard bytes.count == 4, bytes.starts(with: [0x32, 0x30]),
      bytes.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    return field
  }

  /// The bytes of a field without outer blanks and with single inner ones.
  private func value(_ record: Record, _ field: Int) -> [UInt8] {
    let bytes = record.bytes[record.range(of: field)]
    // Nearly every value needs nothing done to it.
    var previousIsSpace = true
    var isClean = true
    for byte in bytes {
      let isSpace = byte == 0x20
      if byte < 0x20 || byte >= 0x80 || isSpace && previousIsSpace { isClean = false }
      previousIsSpace = isSpace
    }
    if isClean && !(previousIsSpace && !bytes.isEmpty) { return Array(bytes) }
    return Array(Words.value(String(decoding: bytes, as: UTF8.self)).utf8)
  }
}
