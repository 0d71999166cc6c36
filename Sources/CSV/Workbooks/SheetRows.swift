/// The rows of a sheet as the lines of a CSV file, one line for each row from the first on.
///
/// Texts that need it are quoted, numbers are the shortest decimals, dates as in ISO 8601, truth values
/// TRUE and FALSE, errors as they are shown. Rows that the file leaves out are blank lines; a row ends
/// where the widest row so far does, or the header would be wider than the answers below it.
struct SheetRows {
  /// The most bytes of a text; a spreadsheet has at most 32,767 characters.
  static let textLimit = 1 << 20
  /// Beyond so many columns the stated size of a sheet is that of its formats.
  static let statedWidth = 1 << 10

  private let workbook: Workbook
  private let part: String
  private let xml: XMLPart

  /// A cell that is not blank was met.
  private(set) var hasData = false

  private var line = SheetLine()
  private var row = 0
  private var rowsWritten = 0
  private var column = 0
  private var cell: Cell?
  /// What stands in the cell, as the file has it, and as it is read.
  private var value: [UInt8] = []
  private var field: [UInt8] = []
  private var phonetic = 0
  private var owner = Owner.other

  /// What is known of a cell before its end.
  private struct Cell {
    enum Kind { case number, shared, text, boolean, date }
    var kind = Kind.number
    var format = 0
    var place: CellReference?
    var hasFormula = false
    var hasValue = false
  }

  /// What the attributes that come next belong to, and whether rows can come.
  private enum Owner { case dimension, row, cell, other }

  /// Begins to read a sheet.
  init(_ sheet: Workbook.Sheet, of workbook: Workbook) throws(WorkbookError) {
    self.workbook = workbook
    part = sheet.part
    xml = try XMLPart(workbook.open(sheet))
  }

  /// Appends more lines; false behind the last piece of the sheet.
  ///
  /// - Throws: `CSVError` with its place.
  mutating func read(into text: inout [UInt8]) throws(CSVError) -> Bool {
    do {
      guard try xml.next() else { return false }
    } catch {
      throw .workbook(error)
    }
    let bytes = xml.bytes
    for event in xml.events {
      switch event.kind {
      case .start: try start(event.name)
      case .attribute: try take(event.name, bytes[event.start..<event.end])
      case .text: try take(bytes[event.start..<event.end], of: event.name)
      case .end: try end(event.name, into: &text)
      }
    }
    return true
  }

  /// The place of the cell that is being read.
  private var place: String { CellReference(column: max(1, column), row: row).text }

  // MARK: - Events

  private mutating func start(_ name: XMLName) throws(CSVError) {
    owner = .other
    switch name {
    case .dimension: owner = .dimension
    case .row:
      guard row == rowsWritten else { throw invalidPlace(String(row)) }
      (owner, column) = (.row, 0)
      row += 1
      guard row <= CellReference.lastRow else { throw invalidPlace(String(row)) }
    case .c where row > rowsWritten:
      cell = Cell()
      owner = .cell
      column += 1
      value.removeAll(keepingCapacity: true)
    case .f: cell?.hasFormula = true
    case .v, .is: cell?.hasValue = true
    case .rPh: phonetic += 1
    default: break
    }
  }

  private mutating func take(
    _ name: XMLName, _ text: ArraySlice<UInt8>
  ) throws(CSVError) {
    switch (owner, name) {
    case (.dimension, .ref):
      let corner = text.split(separator: UInt8(ascii: ":")).last.flatMap { CellReference($0) }
      if let corner, corner.column <= Self.statedWidth { line.widen(to: corner.column) }
    case (.row, .r):
      let stated = String(decoding: text, as: UTF8.self)
      guard let number = Int(stated), rowsWritten < number, number <= CellReference.lastRow else {
        throw invalidPlace(stated)
      }
      row = number
    case (.cell, .r):
      guard let place = CellReference(text), place.row == row else {
        throw invalidPlace(String(decoding: text, as: UTF8.self))
      }
      cell?.place = place
    case (.cell, .s): cell?.format = Int(String(decoding: text, as: UTF8.self)) ?? 0
    case (.cell, .t): cell?.kind = Self.kind(text)
    default: break
    }
  }

  private static func kind(_ text: ArraySlice<UInt8>) -> Cell.Kind {
    switch text.first {
    case UInt8(ascii: "n") where text.count == 1: .number
    case UInt8(ascii: "s") where text.count == 1: .shared
    case UInt8(ascii: "b") where text.count == 1: .boolean
    case UInt8(ascii: "d") where text.count == 1: .date
    default: .text  // `str`, `inlineStr` and `e`
    }
  }

  private mutating func take(_ text: ArraySlice<UInt8>, of name: XMLName) throws(CSVError) {
    guard cell != nil && phonetic == 0 else { return }
    value += text
    guard value.count <= Self.textLimit else {
      throw .workbook(.textTooLong(place, row: row, limit: Self.textLimit))
    }
  }

  private mutating func end(_ name: XMLName, into text: inout [UInt8]) throws(CSVError) {
    owner = .other
    switch name {
    case .rPh: phonetic -= 1
    case .c where cell != nil: try endCell()
    case .row where row > rowsWritten:
      if !line.isBlank { hasData = true }
      text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: row - 1 - rowsWritten))
      rowsWritten = row
      cell = nil
      guard line.move(to: &text) else {
        throw .workbook(.partTooLarge(part: part, limit: Archive.sizeLimit))
      }
    default: break
    }
  }

  // MARK: - Cells

  private mutating func endCell() throws(CSVError) {
    guard let cell else { return }
    self.cell = nil
    if let place = cell.place {
      guard place.column >= column else { throw invalidPlace(place.text) }
      column = place.column
    }
    guard column <= CellReference.lastColumn else { throw invalidPlace(place) }
    guard cell.hasValue || !cell.hasFormula else {
      throw .workbook(.uncomputedFormula(place, row: row))
    }
    guard !value.isEmpty else { return }
    field.removeAll(keepingCapacity: true)
    switch cell.kind {
    case .number: try appendNumber(cell.format)
    case .shared:
      guard let index = Int(String(decoding: value, as: UTF8.self)),
        let text = workbook.strings[index]
      else { throw invalidCell }
      field += text
    case .text: appendUnescaped(value[...], to: &field)
    case .boolean:
      field +=
        (value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t") ? "TRUE" : "FALSE")
        .utf8
    case .date: appendStatedDate()
    }
    guard !field.isEmpty else { return }
    line.append(field[...], column: column)
    guard line.count <= RecordParser.recordLimit else {
      throw .recordTooLong(line: row, limit: RecordParser.recordLimit)
    }
  }

  private mutating func appendNumber(_ format: Int) throws(CSVError) {
    let format =
      workbook.formats.indices.contains(format) ? workbook.formats[format] : .number
    if case .number = format {
      guard CellNumber.append(value[...], to: &field) else { throw invalidCell }
      return
    }
    guard let serial = CellNumber.value(value[...]) else { throw invalidCell }
    field += (workbook.dates.text(serial, format) ?? CellNumber.decimal(serial)).utf8
  }

  /// A date that the file states in ISO 8601, without a time of zero.
  private mutating func appendStatedDate() {
    var text = String(decoding: value, as: UTF8.self)
    if text.hasSuffix("Z") { text.removeLast() }
    for midnight in ["T00:00:00.000", "T00:00:00"] where text.hasSuffix(midnight) {
      text.removeLast(midnight.count)
    }
    field += text.replacing("T", with: " ").utf8
  }

  private var invalidCell: CSVError { .workbook(.invalidCell(place, row: row)) }

  private func invalidPlace(_ place: String) -> CSVError {
    .workbook(.invalidPlace(String(place.prefix(20)), row: row))
  }
}
