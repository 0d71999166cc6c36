/// The text of a sheet as bytes in blocks, like those of a CSV file.
struct SheetText {
  /// The name of the sheet.
  let name: String
  private var rows: SheetRows
  /// What was read to see whether anything stands in the sheet.
  private var start: [UInt8] = []

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: The sheet; where not given, the first that is shown and has anything in it.
  /// - Throws: `CSVError` where there is no such sheet.
  init(_ bytes: StoredBytes, sheet name: String?) throws(CSVError) {
    let workbook = try Workbook(bytes)
    let sheets = workbook.sheets
    if let name {
      let folded = name.lowercased()
      guard
        let sheet = sheets.first(where: { $0.name == name })
          ?? sheets.first(where: { $0.name.lowercased() == folded })
      else { throw .workbook(.unknownSheet(name, available: sheets.map(\.name))) }
      (self.name, rows) = (sheet.name, try Self.open(sheet, of: workbook))
      return
    }
    let visible = sheets.filter { !$0.isHidden }
    guard let first = visible.first else {
      throw .workbook(.noVisibleSheet(available: sheets.map(\.name)))
    }
    for sheet in visible {
      var (rows, start) = (try Self.open(sheet, of: workbook), [UInt8]())
      while !rows.hasData, try rows.read(into: &start) {}
      if rows.hasData {
        (self.name, self.rows, self.start) = (sheet.name, rows, start)
        return
      }
    }
    (self.name, rows) = (first.name, try Self.open(first, of: workbook))
  }

  private static func open(
    _ sheet: Workbook.Sheet, of workbook: Workbook
  ) throws(CSVError) -> SheetRows {
    do { return try SheetRows(sheet, of: workbook) } catch { throw .workbook(error) }
  }

  /// Replaces the contents of `block` by the next bytes; empty at the end.
  ///
  /// - Throws: `CSVError` with its place.
  mutating func read(into block: inout [UInt8]) throws(CSVError) {
    block.removeAll(keepingCapacity: true)
    swap(&block, &start)
    while block.isEmpty, try rows.read(into: &block) {}
  }
}
