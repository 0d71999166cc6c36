/// Why an answer has no workbook.
public enum XLSXError: Error, Hashable, Sendable {
  /// A sheet holds at most 1,048,576 rows and 16,384 columns.
  case tooLarge(rows: Int, columns: Int)
  /// The system gave no room for the file; its `errno`.
  case noRoom(code: Int32)
  /// A part of the workbook was cut: the folder of temporary files is full.
  case noTemporaryRoom
  /// The library that writes workbooks refused; its own code.
  case notWritten(code: Int)
}
