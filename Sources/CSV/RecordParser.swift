/// The state machine that says what a CSV file means.
///
/// RFC 4180 with any one-byte delimiter, and with these decisions where the RFC is silent: LF, CRLF
/// and a lone CR end a record; a quote opens only at the start of a field and is otherwise an
/// ordinary character; what follows a closing quote belongs to the field as it stands.
/// Source: Shafranovich (2005), RFC 4180.
struct RecordParser: Sendable {
  private enum State {
    case fieldStart, unquoted, quoted, afterQuote
  }

  let delimiter: UInt8

  /// The line of what is parsed next, from 1.
  private(set) var line: Int
  private var state = State.fieldStart
  private var fieldLine = 1
  private var isInRecord = false
  /// A CR ended the last record: a LF right after it belongs to it.
  private(set) var skipsLineFeed = false

  /// Line ends inside of quotes are lines.
  private let countsInnerLines: Bool

  /// Begins behind a record.
  ///
  /// - Parameters:
  ///   - delimiter: What stands between fields.
  ///   - firstLine: The line of the first record.
  ///   - countsInnerLines: Line ends inside of quotes are lines, as in a file of text; without them
  ///     lines are records, as the rows of a sheet.
  init(delimiter: UInt8, firstLine: Int = 1, countsInnerLines: Bool = true) {
    self.delimiter = delimiter
    self.countsInnerLines = countsInnerLines
    line = firstLine
  }

  /// The longest record, in bytes; a longer one is an unclosed quote or no table at all.
  static let recordLimit = 1 << 24
  /// The most fields of a record: as many as a sheet of a workbook has columns.
  static let fieldLimit = 1 << 14

  /// Parses on from `index` in `text` until a record is complete or the text is used up.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - index: Where to go on; moved behind what was parsed.
  ///   - record: Receives fields; cleared when a new record begins.
  /// - Returns: Whether `record` is complete.
  /// - Throws: `CSVError.recordTooLong`, `CSVError.tooManyFields`.
  mutating func parse(
    _ text: [UInt8], from index: inout Int, into record: inout Record
  ) throws(CSVError) -> Bool {
    let bytes = text.span
    while index < bytes.count {
      let byte = bytes[index]
      if skipsLineFeed {
        skipsLineFeed = false
        if byte == lineFeed {
          index += 1
          continue
        }
      }
      if !isInRecord {
        record.removeAll(line: line)
        (isInRecord, fieldLine) = (true, line)
      }
      switch state {
      case .fieldStart where byte == quote:
        state = .quoted
        index += 1
      case .quoted:
        let end = bytes.end(ofRunFrom: index) { $0 != quote && $0 != lineFeed }
        record.append(contentsOf: text[index..<end])
        index = end
        guard end < bytes.count else { break }
        if bytes[end] == quote {
          state = .afterQuote
        } else {
          record.append(lineFeed)
          if countsInnerLines { line += 1 }
        }
        index += 1
      case .afterQuote where byte == quote:
        record.append(quote)
        state = .quoted
        index += 1
      case .fieldStart, .unquoted, .afterQuote:
        let end = bytes.end(ofRunFrom: index) {
          $0 != delimiter && $0 != lineFeed && $0 != carriageReturn
        }
        record.append(contentsOf: text[index..<end])
        index = end
        state = .unquoted
        guard end < bytes.count else { break }
        record.endField(line: fieldLine)
        state = .fieldStart
        index += 1
        try checkSize(of: record)
        guard bytes[end] == delimiter else {
          endRecord(isCarriageReturn: bytes[end] == carriageReturn)
          return true
        }
        fieldLine = line
      }
      try checkSize(of: record)
    }
    return false
  }

  private func checkSize(of record: Record) throws(CSVError) {
    guard record.bytes.count <= Self.recordLimit else {
      throw .recordTooLong(line: record.line, limit: Self.recordLimit)
    }
    guard record.count <= Self.fieldLimit else {
      throw .tooManyFields(line: record.line, limit: Self.fieldLimit)
    }
  }

  /// Whether a record begins at `index`, where one can be looked for; passes over the second half of
  /// a CRLF that ended the last.
  ///
  /// - Returns: `false` inside a record, and where the text ends before that is known.
  mutating func isAtRecord(_ text: [UInt8], _ index: inout Int) -> Bool {
    guard !isInRecord && index < text.count else { return false }
    if skipsLineFeed {
      if text[index] == lineFeed { index += 1 }
      skipsLineFeed = false
    }
    return index < text.count
  }

  /// Takes note of records of a line each that were found without the state machine.
  mutating func skipRecords(_ count: Int) { line += count }

  /// Ends the input: completes a last record that no line end closed.
  mutating func finish(into record: inout Record) throws(CSVError) -> Bool {
    guard state != .quoted else { throw .unterminatedQuote(line: fieldLine) }
    guard isInRecord else { return false }
    record.endField(line: fieldLine)
    endRecord(isCarriageReturn: false)
    return true
  }

  private mutating func endRecord(isCarriageReturn: Bool) {
    state = .fieldStart
    isInRecord = false
    skipsLineFeed = isCarriageReturn
    line += 1
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension Span<UInt8> {
  /// The end of the run of bytes from `start` that `belongs` accepts.
  @inline(__always)
  fileprivate func end(ofRunFrom start: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var index = start
    while index < count && belongs(self[index]) { index += 1 }
    return index
  }
}
