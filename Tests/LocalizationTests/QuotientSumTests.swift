import Localization
import TestSupport
import Testing

@Suite struct QuotientSumTests {
  /// With denominators up to 400 the common one of five stays below 2⁴⁴, so Int128 is exact.
  @Test("rounds as exact arithmetic does", arguments: 0..<300 as Range<UInt64>)
  func roundsExactly(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (sum, numerator, denominator) = (QuotientSum(), Int128(0), Int128(1))
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let (a, b) = (
        Int.random(in: 0...1_000_000, using: &random), Int.random(in: 1...400, using: &random)
      )
      sum.add(UInt128(a), over: UInt128(b))
      numerator = numerator * Int128(b) + Int128(a) * denominator
      denominator *= Int128(b)
    }
    #expect(sum.roundedHalfUp == Int((2 * numerator + denominator) / (2 * denominator)))
  }

  @Test("exact ties go up, whatever their terms", arguments: 0..<200 as Range<UInt64>)
  func tiesGoUp(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Terms a/b and (2k + 1)/2 - a/b: their sum is a tie, each of them a fraction without an end.
    let b = 2 * Int.random(in: 1...1_000_000_000, using: &random) + 1
    let k = Int.random(in: 1...10_000, using: &random)
    let a = Int.random(in: 0...b, using: &random)
    var sum = QuotientSum()
    sum.add(UInt128(a), over: UInt128(b))
    let rest = (2 * k + 1) * b - 2 * a
    sum.add(UInt128(rest), over: UInt128(2 * b))
    #expect(sum.roundedHalfUp == k + 1)
    var below = QuotientSum()
    below.add(UInt128(a), over: UInt128(b))
    below.add(UInt128(rest - 1), over: UInt128(2 * b))
    #expect(below.roundedHalfUp == k)
  }

  /// Means of two published values, in hundredths, as official reports print them.
  @Test(
    "rounds official ties as printed",
    arguments: [
      (9785, 9392, 9589), (9659, 9534, 9597), (9722, 9463, 9593), (9321, 9354, 9338),
      (8861, 8772, 8817),
    ])
  func roundsOfficialTies(first: Int, second: Int, printed: Int) {
    var sum = QuotientSum()
    sum.add(UInt128(first), over: 2)
    sum.add(UInt128(second), over: 2)
    #expect(sum.roundedHalfUp == printed)
  }

  @Test func theOrderDoesNotMatter() {
    let terms: [(UInt128, UInt128)] = [(1, 3), (1, 7), (5, 11), (2, 9)]
    var (forward, backward) = (QuotientSum(), QuotientSum())
    for (a, b) in terms { forward.add(a, over: b) }
    for (a, b) in terms.reversed() { backward.add(a, over: b) }
    #expect(forward == backward)
  }

  @Test func emptySumIsZero() {
    #expect(QuotientSum().roundedHalfUp == 0)
  }

  @Test func holdsLargeTerms() {
    var sum = QuotientSum()
    sum.add(UInt128(1) << 100, over: 1 << 50)
    sum.add(UInt128(UInt64.max), over: UInt128(UInt64.max))
    #expect(sum.roundedHalfUp == 1 << 50 | 1)
  }
}
