/// A number as programs and offices write it: `85,35`, `-0.4`, `2723648551.75208`, `1.2e-5`, `91,01%`.
enum SignedDecimal: Equatable {
  /// The nearest `Double`; the byte of the decimal mark where there is one, and the digits behind it.
  case number(Double, mark: UInt8?, decimals: Int)
  /// Several marks, such as `1.234.567` and `1.234,5`, so that one stands between thousands.
  case thousands

  /// Reads a number; fails for all other text, infinities included.
  ///
  /// - Parameter text: Without outer blanks; a per cent sign at the end changes nothing.
  init?(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var (marks, mark, decimals, digits) = (0, UInt8?.none, 0, 0)
    var exponentDigits: Int?
    // A spreadsheet's minus sign is U+2212.
    let plain = text.hasPrefix("\u{2212}") ? "-" + text.dropFirst() : text
    for byte in (plain.hasSuffix("%") ? String(plain.dropLast()) : plain).utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if let count = exponentDigits {
          exponentDigits = count + 1
        } else {
          digits += 1
          decimals += mark == nil ? 0 : 1
        }
        bytes.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard exponentDigits == nil else { return nil }
        marks += 1
        mark = byte
        bytes.append(UInt8(ascii: "."))
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard exponentDigits == nil && digits > 0 else { return nil }
        exponentDigits = 0
        bytes.append(byte)
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        let isBehindExponent = bytes.last.map { $0 | 0x20 == UInt8(ascii: "e") } ?? true
        guard isBehindExponent else { return nil }
        bytes.append(byte)
      default: return nil
      }
    }
    guard digits > 0, exponentDigits != 0, mark == nil || decimals > 0 else { return nil }
    guard marks < 2 else {
      self = .thousands
      return
    }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    self = .number(value, mark: mark, decimals: decimals)
  }
}
