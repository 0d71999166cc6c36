/// The place of a cell: column and row, each from 1.
struct CellReference: Equatable {
  /// The most columns and rows of a sheet, `XFD1048576`.
  static let lastColumn = 1 << 14
  static let lastRow = 1 << 20

  let column: Int
  let row: Int

  /// Reads `B12` or `$B$12`; `nil` for all else, and for a place outside of every sheet.
  init?(_ text: ArraySlice<UInt8>) {
    var (column, row, hasDigit) = (0, 0, false)
    for byte in text where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigit:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasDigit:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        (row, hasDigit) = (row * 10 + Int(byte - UInt8(ascii: "0")), true)
      default: return nil
      }
      guard column <= Self.lastColumn && row <= Self.lastRow else { return nil }
    }
    guard column > 0 && row > 0 else { return nil }
    (self.column, self.row) = (column, row)
  }

  init(column: Int, row: Int) { (self.column, self.row) = (column, row) }

  /// The place as people write it.
  var text: String {
    var (letters, rest) = ("", column)
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}
