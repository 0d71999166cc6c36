/// A fraction of whole numbers, the denominator positive.
struct ExactRatio {
  let numerator: Int128
  let denominator: Int128

  /// Rounded half-up.
  var rounded: Int {
    let (quotient, remainder) = (2 * numerator + denominator).quotientAndRemainder(
      dividingBy: 2 * denominator)
    return Int(remainder < 0 ? quotient - 1 : quotient)
  }

  static func <= (left: Int, right: ExactRatio) -> Bool {
    Int128(left) * right.denominator <= right.numerator
  }

  static func <= (left: ExactRatio, right: Int) -> Bool {
    left.numerator <= Int128(right) * left.denominator
  }
}
