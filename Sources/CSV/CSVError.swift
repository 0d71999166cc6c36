/// Why bytes cannot be read as a table of text, and where.
public enum CSVError: Error, Hashable, Sendable {
  /// A quoted field that begins at `line` never ends.
  case unterminatedQuote(line: Int)
  /// The record that begins at `line` is longer than `limit` bytes.
  case recordTooLong(line: Int, limit: Int)
  /// The record that begins at `line` has more than `limit` fields.
  case tooManyFields(line: Int, limit: Int)
  /// The text is UTF-8 up to `line`, where the byte `value` at `offset` (from 0) is not.
  case invalidUTF8(value: UInt8, line: Int, offset: Int)
  /// The bytes are no text.
  case notText(Container)
  /// The workbook that the bytes are cannot be read.
  case workbook(WorkbookError)
  /// The file system refused.
  case file(FileError)

  /// What a file that is no text was recognized as.
  public enum Container: String, Hashable, Sendable {
    /// The binary workbook format of before 2007, which is also the wrapping of an encrypted workbook.
    case oldWorkbook
    case pdf
    case gzip
    /// Something else with zero bytes in it.
    case binary
  }

  /// The line that the error speaks of, if any.
  public var line: Int? {
    switch self {
    case .unterminatedQuote(let line), .recordTooLong(let line, _), .tooManyFields(let line, _),
      .invalidUTF8(_, let line, _):
      line
    case .workbook(let error): error.row
    case .notText, .file: nil
    }
  }
}
