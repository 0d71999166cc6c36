/// Why the sheet of a workbook cannot be read, and where.
public enum WorkbookError: Error, Hashable, Sendable {
  /// The container, or a part of it, is damaged or cut off, or no such part is there.
  case broken(part: String?)
  /// A password is needed.
  case encrypted
  /// The workbook holds macros.
  case macros
  /// A container of another format.
  case otherFormat(Format)
  /// A part unpacks to more than `limit` bytes.
  case partTooLarge(part: String, limit: Int)
  /// A part unpacks to more than `limit` times what it takes packed.
  case packedTooTightly(part: String, limit: Int)
  /// A part is an XML document that declares a type or entities, or is nested too deeply.
  case unsafeMarkup(part: String)
  /// No sheet that is shown.
  case noVisibleSheet(available: [String])
  /// No sheet has the name that was asked for.
  case unknownSheet(String, available: [String])
  /// A sheet was asked for of a file that has none.
  case noWorkbook(sheet: String)
  /// A cell or row in a place where none can be, or out of order.
  case invalidPlace(String, row: Int)
  /// What stands in a cell is not what the cell says it is.
  case invalidCell(String, row: Int)
  /// A formula whose result is not in the file.
  case uncomputedFormula(String, row: Int)
  /// A text of more than `limit` bytes.
  case textTooLong(String, row: Int, limit: Int)

  /// A format that containers of the same kind are used for.
  public enum Format: String, Hashable, Sendable {
    /// The OpenDocument spreadsheet.
    case ods
    /// The binary workbook.
    case xlsb
    /// No workbook.
    case unknown
  }

  /// The row that the error speaks of, from 1, if any.
  public var row: Int? {
    switch self {
    case .invalidPlace(_, let row), .invalidCell(_, let row), .uncomputedFormula(_, let row),
      .textTooLong(_, let row, _):
      row
    case .broken, .encrypted, .macros, .otherFormat, .partTooLarge, .packedTooTightly,
      .unsafeMarkup, .noVisibleSheet, .unknownSheet, .noWorkbook:
      nil
    }
  }
}
