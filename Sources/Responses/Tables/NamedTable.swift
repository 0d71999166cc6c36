import CSV
import Localization

/// A small table whose columns are known by their headers, read as a whole.
struct NamedTable {
  /// One record below the header.
  struct Row {
    /// Counted from 1 below the header.
    let number: Int
    let record: Record
  }

  /// A column that is looked for: its key and the headers that mean it, the preferred first.
  typealias Name = (key: String, headers: [String])

  let file: String
  let encoding: TextEncoding
  let rows: [Row]
  /// The texts of the header.
  let header: [String]
  private let fields: [String: Int]

  /// How many records are searched for the header, below any titles.
  private static let depth = 30

  /// Reads all of `source`.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - names: The columns that are looked for.
  ///   - hints: Headers, folded, by which the record of the headers is known too.
  /// - Throws: `TableProblem` where there is no such table.
  init(
    _ source: consuming ByteSource, names: [Name], hints: Set<String> = []
  ) throws(TableProblem) {
    let file = source.name
    let known = Dictionary(
      names.flatMap { name in name.headers.map { ($0, name.key) } }, uniquingKeysWith: { $1 })
    func score(_ record: Record) -> Int {
      let headers = Set(Self.headers(record).map(Self.folded))
      return Set(headers.compactMap { known[$0] }).count
        + hints.count { headers.contains($0) && known[$0] == nil }
    }
    let (records, encoding) = try Self.records(source, score: score)
    self.encoding = encoding
    guard !records.isEmpty else { throw TableProblem(.emptyFile, file: file) }
    let scores = records.prefix(Self.depth).map(score)
    guard let best = scores.max(), best > 1, let place = scores.firstIndex(of: best) else {
      throw TableProblem(.noHeader(expected: names.map(\.key)), file: file)
    }
    header = Self.headers(records[place])
    let folded = header.map(Self.folded)
    var fields: [String: Int] = [:]
    for name in names {
      guard let text = name.headers.first(where: folded.contains) else { continue }
      guard folded.count(where: { $0 == text }) == 1 else {
        throw TableProblem(
          .severalColumnsFit(header: text), file: file, line: records[place].line)
      }
      fields[name.key] = folded.firstIndex(of: text)
    }
    self.file = file
    self.fields = fields
    rows = records[(place + 1)...].enumerated().map {
      Row(number: $0.offset + 1, record: $0.element)
    }
    guard !rows.isEmpty else { throw TableProblem(.noRows, file: file) }
  }

  /// All records that are not blank.
  private static func records(
    _ source: consuming ByteSource, score: (Record) -> Int
  ) throws(TableProblem) -> ([Record], TextEncoding) {
    let file = source.name
    do throws(CSVError) {
      var reader = try CSVReader(source) { $0.map(score).max() ?? 0 }
      var (records, record) = ([Record](), Record())
      while try reader.read(into: &record) {
        if !record.isBlank { records.append(record) }
      }
      return (records, reader.encoding)
    } catch {
      throw TableProblem(.unreadable(error), file: file, line: error.line)
    }
  }

  /// The table has the column.
  func has(_ key: String) -> Bool { fields[key] != nil }

  /// What stands in a column, without outer blanks; empty for a blank, a dash, and no such column.
  func text(_ key: String, _ row: Row) -> String {
    guard let field = fields[key], field < row.record.count else { return "" }
    let text = row.record.text(of: field)
    // Nearly every cell needs nothing done to it, and tables may have many.
    if Self.isClean(row.record.bytes[row.record.range(of: field)]) { return text }
    return cleaned(text)
  }

  /// Nothing but blanks stands in a column, not even a dash; also where there is no such column.
  func isBlank(_ key: String, _ row: Row) -> Bool {
    fields[key].map { row.record.isBlank($0) } ?? true
  }

  /// No blank, no control character, nothing but ASCII, and more than a dash.
  private static func isClean(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count > 1 && bytes.allSatisfy { 0x21...0x7E ~= $0 }
  }

  private func cleaned(_ text: String) -> String {
    let text = Words.value(text)
    return ["-", "–", "—"].contains(text) ? "" : text
  }

  /// A problem in one cell, with its place.
  func problem(_ kind: TableProblem.Kind, _ key: String?, _ row: Row) -> TableProblem {
    let field = key.flatMap { fields[$0] }
    let inside = field.flatMap { $0 < row.record.count ? $0 : nil }
    return TableProblem(
      kind, file: file, line: inside.map { row.record.line(of: $0) } ?? row.record.line,
      column: field.map { header[$0] },
      text: inside.map { Words.value(row.record.text(of: $0)) })
  }

  /// A decimal of zero or more; `nil` where the cell is blank.
  func decimal(
    _ key: String, _ row: Row, decimals: Int = 9
  ) throws(TableProblem) -> FixedDecimal? {
    let text = text(key, row)
    guard !text.isEmpty else { return nil }
    guard let value = FixedDecimal(printed: text, keeping: decimals) else {
      throw problem(.notANumber, key, row)
    }
    return value
  }

  /// A whole number from `lowest` on; `nil` where the cell is blank.
  ///
  /// - Parameters:
  ///   - key: The column.
  ///   - row: The row.
  ///   - lowest: 0 or 1.
  ///   - readsThousands: `2.920` is 2920, and no problem.
  /// - Returns: The number, at most `largestCount`.
  /// - Throws: `TableProblem` where something else stands there.
  func count(
    _ key: String, _ row: Row, from lowest: Int = 1, readsThousands: Bool = false
  ) throws(TableProblem) -> Int? {
    var text = text(key, row)
    guard !text.isEmpty else { return nil }
    if text.wholeMatch(of: #/\d{1,3}([.,]\d{3})+/#) != nil {
      guard readsThousands else { throw problem(.thousandsMark, key, row) }
      text.removeAll { $0 == "." || $0 == "," }
    }
    guard let value = FixedDecimal(printed: text, keeping: 9),
      value.units % powerOfTen(value.decimals) == 0,
      case let count = value.units / powerOfTen(value.decimals), lowest...Self.largestCount ~= count
    else { throw problem(.notACount(from: lowest, limit: Self.largestCount), key, row) }
    return count
  }

  /// No country has more people, and products of counts and decimals fit 128 bits.
  static let largestCount = 1_000_000_000

  private static func headers(_ record: Record) -> [String] {
    (0..<record.count).map { Words.value(record.text(of: $0)) }
  }

  /// A header as names compare: small letters and digits, nothing else.
  static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension FixedDecimal {
  /// Reads a decimal with a point or a comma, such as `97,85`.
  ///
  /// Digits beyond `limit` decimals, which a program and no office prints, are rounded half-up.
  init?(printed text: String, keeping limit: Int) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard 1...2 ~= parts.count, 1...9 ~= parts[0].utf8.count, parts.last?.isEmpty == false,
      parts.joined().utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return nil }
    let decimals = parts.count > 1 ? parts[1] : ""
    guard let units = Int(parts[0] + decimals.prefix(limit)) else { return nil }
    let goesUp = decimals.dropFirst(limit).first.map { $0 >= "5" } ?? false
    self.init(units: units + (goesUp ? 1 : 0), decimals: min(limit, decimals.utf8.count))
  }
}
