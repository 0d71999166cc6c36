import CSV

/// One record with its place, and what was wrong in it.
struct RecordPlace {
  let record: Record
  /// The number of the respondent; `nil` where the record stands for several.
  let number: Int?
  let map: ColumnMap
  let file: String
  var problems: [ResponseProblem] = []

  mutating func report(_ kind: ResponseProblem.Kind, field: Int? = nil) {
    problems.append(problem(kind, field: field))
  }

  /// A problem of this record.
  func problem(_ kind: ResponseProblem.Kind, field: Int? = nil) -> ResponseProblem {
    let present = field.flatMap { $0 < record.count ? $0 : nil }
    return ResponseProblem(
      kind, file: file, line: present.map { record.line(of: $0) } ?? record.line,
      record: number, column: field.map { map.header.texts[$0] },
      text: present.map { record.text(of: $0) })
  }

  /// Adds what names a stratum or a sampling unit to a key; a blank part is a problem.
  mutating func append(design sources: [ColumnMap.Source], to key: inout [UInt8]) {
    for source in sources {
      let start = key.count
      map.append(source, of: record, to: &key)
      guard key.count == start + 1 else { continue }
      switch source {
      case .field(let field), .yearField(let field): report(.blankDesign, field: field)
      case .year, .period: report(.blankDesign)
      }
    }
  }

  /// Reports a record that is cut off before a column in use, or that goes on after the last.
  mutating func checkLength(mayBeShort: Bool) {
    let columns = map.header.texts.count
    if record.count < map.neededFields && !mayBeShort {
      report(.shortRecord(expected: columns, found: record.count))
    }
    if record.count > columns && (columns..<record.count).contains(where: { !record.isBlank($0) }) {
      report(.longRecord(expected: columns, found: record.count))
    }
  }

  /// A record with answers that are none is a row of totals or means below the data: its first text
  /// outside the answers says so.
  var isTotal: Bool {
    let first = (0..<record.count).first { !map.items.contains($0) && !record.isBlank($0) }
    guard let first, let word = Words.words(of: record.text(of: first)).first else { return false }
    return Self.wordsOfTotals.contains(word)
  }

  private static let wordsOfTotals: Set<String> = [
    "jumlah", "total", "rata", "rerata", "nilai", "nrr", "ikm", "indeks", "mutu", "sum", "mean",
    "average", "σ", "∑",
  ]
}
