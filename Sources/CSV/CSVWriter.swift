/// Writes tables that a spreadsheet opens with numbers as numbers and texts as harmless texts.
public struct CSVWriter: Sendable {
  /// How a spreadsheet of a country expects CSV.
  public enum Notation: String, Sendable, Hashable, CaseIterable {
    /// `;`, decimal comma, byte order mark, CRLF: an Indonesian Excel reads 3.452 as 3452.
    case id
    /// `,`, decimal point, no byte order mark, LF.
    case en
  }

  /// One cell.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case integer(Int)
    /// A finite number, written in full precision.
    case number(Double)
    case empty
  }

  private let notation: Notation
  /// What has been written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []

  public init(notation: Notation) {
    self.notation = notation
    if notation == .id { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes one row; its numbers must be finite.
  public mutating func write(_ row: [Cell]) {
    for (place, cell) in row.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: notation == .id ? ";" : ",")) }
      write(cell)
    }
    if notation == .id { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ cell: Cell) {
    switch cell {
    case .text(let text): write(text)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      let mark = UInt8(ascii: notation == .id ? "," : ".")
      bytes.append(
        contentsOf: value.description.utf8.lazy.map { $0 == UInt8(ascii: ".") ? mark : $0 })
    case .empty: break
    }
  }

  /// Writes a text: with `'` before what a spreadsheet would run as a formula, and quoted where it
  /// holds a delimiter, a quote or a line end.
  ///
  /// By bytes, not characters: a quote that carries a combining mark is still a quote.
  ///
  /// Source: OWASP, "CSV Injection".
  private mutating func write(_ text: String) {
    let isFormula = text.utf8.first.map { Array("=+-@\t\r".utf8).contains($0) } ?? false
    let marks = Array(",;|\t\"\r\n".utf8)
    guard text.utf8.contains(where: { marks.contains($0) }) else {
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
