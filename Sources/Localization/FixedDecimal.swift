/// A decimal number with a fixed number of decimals, exact: what a regulation prints and compares.
///
/// 88.39 is 8839 units at two decimals. Grades are decided on these values and never on binary
/// fractions, so a printed index and its grade cannot disagree.
public struct FixedDecimal: Sendable, Hashable {
  /// The number times 10 to the power of `decimals`.
  public let units: Int
  /// Digits after the decimal mark, 0 to 15.
  public let decimals: Int

  /// The number `units` / 10^`decimals`.
  ///
  /// - Parameters:
  ///   - units: The number without its decimal mark.
  ///   - decimals: Digits after the mark, 0 to 15.
  public init(units: Int, decimals: Int) {
    precondition((0...15).contains(decimals), "decimals must lie in 0...15; got \(decimals)")
    self.units = units
    self.decimals = decimals
  }

  /// Reads plain decimal text such as `0.0714`, exactly; a sign is allowed, an exponent is not.
  ///
  /// Fails for anything else, and where more than 15 decimals or 18 digits stand.
  ///
  /// - Parameter text: ASCII digits with at most one point.
  public init?(_ text: some StringProtocol) {
    var units = 0
    var decimals = 0
    var digits = 0
    var hasPoint = false
    let isNegative = text.first == "-"
    for byte in text.utf8.dropFirst(isNegative || text.first == "+" ? 1 : 0) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 18 && decimals < 15 else { return nil }
        units = units * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        decimals += hasPoint ? 1 : 0
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(units: isNegative ? -units : units, decimals: decimals)
  }

  /// Rounds a computed number half-up.
  ///
  /// A computed `Double` carries the error of its arithmetic, about 1e-14 of its size. A value less
  /// than 1e-9 of a unit below a tie is therefore taken for the tie and goes up: 88.305 arrived at
  /// as 88.30499999999999 becomes 88.31, as by hand.
  ///
  /// - Parameters:
  ///   - value: A finite number below 10^(18 - decimals) in size.
  ///   - decimals: Digits after the mark to keep.
  public init(rounding value: Double, decimals: Int) {
    let scaled = value.magnitude * Double(powerOfTen(decimals))
    precondition(scaled < 1e18, "cannot hold \(value) with \(decimals) decimals")
    // Half away from zero: "half-up" of a size, so that -0.5 and 0.5 print alike.
    // From 2⁵² on there are no fractions left to round.
    let units = scaled < 0x1p52 ? Int(scaled + 0.5 + 1e-9) : Int(scaled)
    self.init(units: value < 0 ? -units : units, decimals: decimals)
  }

  /// The nearest `Double`.
  public var value: Double { Double(units) / Double(powerOfTen(decimals)) }

  /// The number with a point as its decimal mark, such as `88.39`.
  public var text: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = units < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension FixedDecimal: Comparable {
  /// Compares as numbers, whatever the decimals: 0.5 equals 0.50.
  public static func == (left: FixedDecimal, right: FixedDecimal) -> Bool {
    !(left < right) && !(right < left)
  }

  public func hash(into hasher: inout Hasher) {
    var (units, decimals) = (units, decimals)
    while decimals > 0 && units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
    hasher.combine(units)
    hasher.combine(decimals)
  }

  /// Compares as numbers, whatever the decimals.
  public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    let decimals = max(left.decimals, right.decimals)
    return Int128(left.units) * Int128(powerOfTen(decimals - left.decimals))
      < Int128(right.units) * Int128(powerOfTen(decimals - right.decimals))
  }
}

/// 10 to the power of `exponent`, 0 to 18.
public func powerOfTen(_ exponent: Int) -> Int {
  precondition((0...18).contains(exponent), "10^\(exponent) does not fit")
  return (0..<exponent).reduce(1) { power, _ in power * 10 }
}
