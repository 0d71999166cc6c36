/// A number of about 32 digits: the unevaluated sum of two doubles, `high + low`.
///
/// `high` is the double nearest to the number, so that two equal numbers are equal in both parts.
/// With u = 2⁻⁵³, the unit of a double, every operation states its largest relative error; 2⁻¹⁰⁶ is
/// 1.2e-32. The errors hold while no number and no product of two lies outside 1e-290 to 1e300: the
/// range is that of `Double`, and smaller numbers lose the digits of `low`. Overflow is not caught.
///
/// Source: Joldes, Muller and Popescu (2017), Tight and rigorous error bounds for basic building
/// blocks of double-word arithmetic, ACM Transactions on Mathematical Software 44(2), article 15;
/// for the error of a product, Muller and Rideau (2022), the same journal 48(1), article 9.
///
/// Checked against: mpmath 1.3.0 at 60 digits, and 128-bit integers where these are exact.
public struct DoubleDouble: Sendable, Hashable {
  /// The nearest double.
  public let high: Double
  /// What `high` lacks, at most half of its last place.
  public let low: Double

  /// The two parts as they are.
  ///
  /// - Precondition: `high` is the double nearest to their sum.
  init(normalized high: Double, _ low: Double) {
    self.high = high
    self.low = low
  }

  /// The sum of a large and a small double, exact.
  ///
  /// - Parameters:
  ///   - high: A finite number.
  ///   - low: 0, or a number whose size is at most that of `high`.
  public init(high: Double, low: Double) {
    let sum = high + low
    self.init(normalized: sum, low - (sum - high))  // Fast2Sum of Dekker (1971)
  }

  /// The same number, exact.
  public init(_ value: Double) {
    self.init(normalized: value, 0)
  }

  /// The same number, exact.
  public init(_ value: Int) {
    let high = Double(value)
    self.init(normalized: high, Double(Int128(value) - Int128(high)))
  }

  /// The sum of two doubles, exact: 2Sum of Møller and Knuth.
  public static func twoSum(_ left: Double, _ right: Double) -> DoubleDouble {
    let sum = left + right
    let rightPart = sum - left
    let leftPart = sum - rightPart
    return DoubleDouble(normalized: sum, (left - leftPart) + (right - rightPart))
  }

  /// The product of two doubles, exact: one fused multiplication and addition gives the error.
  public static func twoProduct(_ left: Double, _ right: Double) -> DoubleDouble {
    let product = left * right
    return DoubleDouble(normalized: product, (-product).addingProduct(left, right))
  }
}

extension Double {
  /// The nearest double.
  public init(_ value: DoubleDouble) {
    self = value.high
  }
}

// MARK: - Comparison

extension DoubleDouble: Comparable {
  public static func < (left: DoubleDouble, right: DoubleDouble) -> Bool {
    left.high < right.high || (left.high == right.high && left.low < right.low)
  }
}

// MARK: - Arithmetic

extension DoubleDouble: AdditiveArithmetic {
  public static let zero = DoubleDouble(0.0)

  /// The sum, with a relative error of at most 3u² + 13u³, also where it cancels (algorithm 6).
  public static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let highs = twoSum(left.high, right.high)
    let lows = twoSum(left.low, right.low)
    let first = DoubleDouble(high: highs.high, low: highs.low + lows.high)
    return DoubleDouble(high: first.high, low: lows.low + first.low)
  }

  /// The difference, with the relative error of a sum.
  public static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + -right
  }

  /// The number with the other sign, exact.
  public static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(normalized: -value.high, -value.low)
  }

  /// The number without its sign, exact.
  public var magnitude: DoubleDouble { high < 0 ? -self : self }

  /// The product, with a relative error below 4u² (algorithm 12).
  public static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = twoProduct(left.high, right.high)
    let cross = (left.low * right.low).addingProduct(left.high, right.low)
      .addingProduct(left.low, right.high)
    return DoubleDouble(high: product.high, low: product.low + cross)
  }

  /// The quotient, with a relative error of at most 15u² + 56u³ (algorithm 17).
  ///
  /// A quotient that is itself a double is exact.
  ///
  /// - Precondition: `right` is not 0.
  public static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    precondition(right.high != 0, "\(left.high) divided by 0")
    let quotient = left.high / right.high
    let exact = twoProduct(right.high, quotient)
    // algorithm 7: the proof does not cover a fused addition here
    let sum = DoubleDouble(high: exact.high, low: right.low * quotient)
    let product = DoubleDouble(high: sum.high, low: sum.low + exact.low)
    let rest = (left.high - product.high) + (left.low - product.low)
    return DoubleDouble(high: quotient, low: rest / right.high)
  }

  /// The square root, with a relative error of at most 25/8 u².
  ///
  /// - Precondition: The number is not negative.
  ///
  /// Source: Lefèvre, Louvet, Muller, Picot and Rideau (2023), Accurate calculation of Euclidean
  /// norms using double-word arithmetic, ACM Transactions on Mathematical Software 49(1), article 1.
  public func squareRoot() -> DoubleDouble {
    precondition(high >= 0, "the square root of \(high)")
    guard high > 0 else { return .zero }
    let root = high.squareRoot()
    let rest = high.addingProduct(-root, root) + low
    return DoubleDouble(high: root, low: rest / (2 * root))
  }

  /// The number times 2 to the power of `exponent`, exact while both parts stay normal.
  public func scaled(byPowerOfTwo exponent: Int) -> DoubleDouble {
    DoubleDouble(
      normalized: Double(sign: .plus, exponent: exponent, significand: high),
      Double(sign: .plus, exponent: exponent, significand: low))
  }
}
