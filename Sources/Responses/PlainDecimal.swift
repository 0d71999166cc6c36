/// A number of at most 15 digits with one mark, to the last bit; `nil` for all others.
///
/// The digits and the power of ten are both exact as `Double`, so their quotient is rounded once, as
/// a conversion of the text would be.
///
/// - Parameters:
///   - bytes: Some text.
///   - range: Where in it the number stands.
///   - marks: The decimal marks that are taken.
/// - Returns: The number.
@inline(__always)
func plainDecimal(
  _ bytes: Span<UInt8>, _ range: Range<Int>, marks: (UInt8, UInt8) = (0x2E, 0x2C)
) -> Double? {
  var (digits, decimals, hasPoint) = (0, 0, false)
  guard 1...16 ~= range.count else { return nil }
  for index in range {
    let (byte, digit) = (bytes[index], bytes[index] &- 0x30)
    if digit < 10 {
      digits = digits &* 10 &+ Int(digit)
      decimals += hasPoint ? 1 : 0
    } else {
      guard !hasPoint && (byte == marks.0 || byte == marks.1) else { return nil }
      hasPoint = true
    }
  }
  guard digits < 1_000_000_000_000_000, decimals < range.count - 1 || !hasPoint else { return nil }
  return Double(digits) / powersOfTen[decimals]
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// The same of a number of at most eight bytes, all of them at once.
///
/// - Parameters:
///   - word: The bytes, the first lowest; what stands behind them does not matter.
///   - length: How many there are, 1 to 8.
///   - mark: The decimal mark that is taken.
/// - Returns: The number; `nil` where something else stands there, or a mark behind the last digit.
@inline(__always)
func shortDecimal(_ word: UInt64, length: Int, mark: UInt8) -> Double? {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let known = ~(UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* length))
  let used = length == 8 ? UInt64.max : known
  // The lowest byte that is the mark has the lowest bit of `marks` at its top.
  let other = word ^ (UInt64(mark) &* ones)
  let marks = (other &- ones) & ~other & 0x8080_8080_8080_8080 & used
  let point = marks == 0 ? 8 &* length : marks.trailingZeroBitCount &- 7
  let digits = marks == 0 ? length : length &- 1
  guard digits > 0 && (marks == 0 || point < 8 &* (length &- 1)) else { return nil }
  // The digits without the mark, moved up so that zeros stand before them.
  let values = (word ^ (0x30 &* ones)) & used
  let before = point >= 64 ? values : values & ~(UInt64.max &<< UInt64(truncatingIfNeeded: point))
  let behind =
    point >= 56
    ? 0
    : (values &>> UInt64(truncatingIfNeeded: point &+ 8))
      &<< UInt64(truncatingIfNeeded: point)
  var sum = (before | behind) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* digits)
  guard (sum | (sum &+ 0x76 &* ones)) & 0x8080_8080_8080_8080 == 0 else { return nil }
  // Neighbours are joined: bytes to pairs, to fours, to the number.
  sum = (sum &* 10 &+ sum &>> 8) & 0x00FF_00FF_00FF_00FF
  sum = (sum &* 100 &+ sum &>> 16) & 0x0000_FFFF_0000_FFFF
  sum = (sum &* 10_000 &+ sum &>> 32) & 0x0000_0000_FFFF_FFFF
  let decimals = marks == 0 ? 0 : length &- 1 &- point &>> 3
  return Double(sum) / powersOfTen[decimals]
}
