public import CSV
public import Localization

/// Writes the main table of a result for a spreadsheet: numbers in full, keys as headers.
public struct CSVRenderer: Sendable {
  private let notation: CSVWriter.Notation
  private let language: Language

  public init(notation: CSVWriter.Notation, in language: Language) {
    self.notation = notation
    self.language = language
  }

  /// The table as bytes.
  public func render(_ table: PayloadTable) -> [UInt8] {
    var writer = CSVWriter(notation: notation)
    writer.write(table.columns.map { .text($0) })
    for row in table.rows { writer.write(row.map(cell)) }
    return writer.bytes
  }

  private func cell(_ value: Payload) -> CSVWriter.Cell {
    switch value {
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .text(value)
    case .words(let words): .text(words[language])
    case .bool(let value): .text(value ? "true" : "false")
    case .null: .empty
    case .object, .array: preconditionFailure("a cell holds one value")
    }
  }
}
