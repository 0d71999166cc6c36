import CSV
import TestSupport
import Testing

/// Everything that a reader makes of a table.
struct TableText: Equatable {
  var rows: [[String]] = []
  var lines: [Int] = []

  /// Reads all of `source`.
  init(_ source: consuming ByteSource) throws(CSVError) {
    var reader = try CSVReader(source) { $0.map(\.count).max() ?? 0 }
    var record = Record()
    while try reader.read(into: &record) {
      guard !record.isBlank else { continue }
      rows.append((0..<record.count).map { record.text(of: $0) })
      lines.append(record.line)
    }
  }

  /// Reads a workbook.
  init(_ workbook: WorkbookFile, sheet: String? = nil) throws(CSVError) {
    try self.init(ByteSource(workbook.bytes, sheet: sheet))
  }
}

/// Why a workbook is not read.
func refusal(
  _ workbook: WorkbookFile, sheet: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> WorkbookError? {
  do {
    _ = try TableText(workbook, sheet: sheet)
    return nil
  } catch .workbook(let error) {
    return error
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
    return nil
  }
}
