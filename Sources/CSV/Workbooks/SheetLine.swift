/// The fields of one row of a sheet, on their way to a line of CSV.
struct SheetLine {
  /// The most blank fields that make rows as wide as the widest.
  static let blankLimit = 1 << 28

  private let blankLimit: Int
  private var bytes: [UInt8] = []
  /// The column of the last field that is not blank.
  private var last = 0
  /// The column of the last such field of all rows.
  private var width = 0
  private var blanks = 0

  /// A line of no fields yet.
  init(blankLimit: Int = SheetLine.blankLimit) { self.blankLimit = blankLimit }

  /// Nothing stands in the row.
  var isBlank: Bool { last == 0 }

  /// The number of bytes so far.
  var count: Int { bytes.count }

  /// Rows have at least so many fields.
  mutating func widen(to columns: Int) { width = max(width, columns) }

  /// Adds a field to the right of those before.
  mutating func append(_ field: ArraySlice<UInt8>, column: Int) {
    appendBlanks(column - max(1, last))
    last = column
    let isPlain = field.allSatisfy {
      $0 != comma && $0 != quote && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    guard !isPlain else {
      bytes += field
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Moves the line to `text`, as wide as the widest so far, with its end.
  ///
  /// - Returns: Whether so many blank fields are still no trick.
  mutating func move(to text: inout [UInt8]) -> Bool {
    if !isBlank {
      width = max(width, last)
      appendBlanks(width - last)
      text += bytes
    }
    text.append(UInt8(ascii: "\n"))
    bytes.removeAll(keepingCapacity: true)
    last = 0
    return blanks <= blankLimit
  }

  private mutating func appendBlanks(_ count: Int) {
    blanks += count
    for _ in 0..<count { bytes.append(comma) }
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
