/// A sum of quotients of integers, Σ aᵢ/bᵢ, kept to 2⁻⁶⁴ per term, that knows how to round half-up.
///
/// An index is a sum of quotients with different denominators (each element has its own number of
/// filled answers). Their common denominator does not fit any machine integer, and binary fractions
/// put ties such as 88.305 on the wrong side. Here each term is cut off below 2⁻⁶⁴, so the true sum
/// lies less than `count`·2⁻⁶⁴ above the stored one, and a sum that close below a tie is the tie.
public struct QuotientSum: Sendable, Hashable {
  private var whole: UInt64 = 0
  private var fraction: UInt64 = 0
  private var count: UInt64 = 0

  public init() {}

  /// Adds `numerator` / `denominator`.
  ///
  /// - Parameters:
  ///   - numerator: Zero or more.
  ///   - denominator: More than zero.
  public mutating func add(_ numerator: UInt128, over denominator: UInt128) {
    precondition(denominator > 0, "a quotient needs a denominator")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    // remainder · 2⁶⁴ takes up to 192 bits.
    let part = denominator.dividingFullWidth((high: remainder >> 64, low: remainder << 64))
    let (sum, carry) = fraction.addingReportingOverflow(UInt64(part.quotient))
    fraction = sum
    precondition(quotient < 1 << 62, "\(quotient) is more than this sum can hold")
    whole += UInt64(quotient) + (carry ? 1 : 0)
    count += 1
  }

  /// The sum rounded to the nearest integer, ties up.
  public var roundedHalfUp: Int {
    let (_, carry) = fraction.addingReportingOverflow((1 << 63) + count)
    return Int(whole) + (carry ? 1 : 0)
  }
}
