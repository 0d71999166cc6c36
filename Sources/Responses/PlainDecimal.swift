import Localization

/// A number of at most 15 digits with one point or comma, to the last bit; `nil` for all others.
///
/// The digits and the power of ten are both exact as `Double`, so their quotient is rounded once, as
/// a conversion of the text would be.
func plainDecimal(_ bytes: ArraySlice<UInt8>) -> Double? {
  var (digits, decimals, hasPoint) = (0, 0, false)
  guard 1...16 ~= bytes.count else { return nil }
  for byte in bytes {
    switch byte {
    case 0x30...0x39:
      digits = digits * 10 + Int(byte - 0x30)
      if hasPoint { decimals += 1 }
    case UInt8(ascii: "."), UInt8(ascii: ","):
      guard !hasPoint else { return nil }
      hasPoint = true
    default: return nil
    }
  }
  guard digits < 1_000_000_000_000_000, decimals < bytes.count - 1 || !hasPoint else { return nil }
  return Double(digits) / Double(powerOfTen(decimals))
}
