/// The number in a cell as text.
enum CellNumber {
  /// The shortest decimal that is this number, without an exponent where it has at most 21 digits.
  ///
  /// - Parameters:
  ///   - text: What stands in the file, such as `3.4500000000000002`.
  ///   - bytes: Receives the decimal.
  /// - Returns: Whether the text is a finite number.
  static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
    if 1...15 ~= text.count, text.allSatisfy({ 0x30...0x39 ~= $0 }),
      text.count == 1 || text.first != 0x30
    {
      bytes += text
      return true
    }
    guard let value = value(text) else { return false }
    bytes += decimal(value).utf8
    return true
  }

  /// The finite number that `text` is.
  static func value(_ text: ArraySlice<UInt8>) -> Double? {
    let digits = text.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
    // Swift reads hexadecimal numbers and words too.
    guard digits.allSatisfy({ 0x2B...0x39 ~= $0 || $0 | 0x20 == UInt8(ascii: "e") }),
      let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }

  /// The shortest decimal of a finite number.
  static func decimal(_ value: Double) -> String {
    let text = value.description
    guard let mark = text.firstIndex(of: "e"), abs(value) < 1e21, abs(value) > 1e-21,
      let exponent = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let isNegative = value < 0
    let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let (whole, fraction) = (parts[0], parts.count > 1 && parts[1] != "0" ? parts[1] : "")
    let digits = whole + fraction
    let places = exponent + whole.count
    let plain =
      places <= 0
      ? "0." + String(repeating: "0", count: -places) + digits
      : places >= digits.count
        ? digits + String(repeating: "0", count: places - digits.count)
        : digits.prefix(places) + "." + digits.dropFirst(places)
    return (isNegative ? "-" : "") + plain
  }
}
