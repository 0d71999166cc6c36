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
    let delimiter = notation == .id ? ";" : ","
    bytes.append(contentsOf: row.map(text).joined(separator: delimiter).utf8)
    bytes.append(contentsOf: (notation == .id ? "\r\n" : "\n").utf8)
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(guarded(text))
    case .integer(let value): String(value)
    case .number(let value):
      notation == .id ? String(value.description.map { $0 == "." ? "," : $0 }) : value.description
    case .empty: ""
    }
  }

  /// Puts `'` before a text that a spreadsheet would run as a formula.
  ///
  /// Source: OWASP, "CSV Injection".
  private func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",;|\t\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    // By scalars: a quote that carries a combining mark is another Character, and still a quote.
    var doubled = "\""
    for scalar in text.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
    }
    return doubled + "\""
  }
}
