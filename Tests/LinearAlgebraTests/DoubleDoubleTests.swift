import LinearAlgebra
import TestSupport
import Testing

@Suite struct DoubleDoubleTests {
  /// Two numbers and what mpmath makes of them, each as two doubles.
  struct Reference: Decodable, Sendable {
    let left, right, sum, difference, product, quotient, squareRoot: [Double]

    static let all = ReferenceTable<Reference>.load("double-double", "arithmetic")
  }

  /// u², the square of the unit of a double.
  static let unit = 0x1p-106

  private func number(_ parts: [Double]) -> DoubleDouble {
    DoubleDouble(high: parts[0], low: parts[1])
  }

  /// The relative error, to a few digits: parts that are nearly equal subtract exactly.
  private func error(_ found: DoubleDouble, _ expected: [Double]) -> Double {
    let distance = (found.high - expected[0]) + (found.low - expected[1])
    return distance == 0 ? 0 : (distance / expected[0]).magnitude
  }

  /// The parts are two doubles, the first nearest to their sum.
  private func isNormal(_ value: DoubleDouble) -> Bool {
    value.high + value.low == value.high
  }

  // MARK: - Reference values

  @Test("agrees with mpmath within the stated errors", arguments: Reference.all)
  func agreesWithReference(_ reference: Reference) {
    let (left, right) = (number(reference.left), number(reference.right))
    // one u² more than is stated, since the reference itself is rounded
    let cases = [
      (left + right, reference.sum, 4.0), (left - right, reference.difference, 4),
      (left * right, reference.product, 5), (left / right, reference.quotient, 16),
      (left.magnitude.squareRoot(), reference.squareRoot, 4.125),
    ]
    for (found, expected, units) in cases {
      #expect(error(found, expected) <= units * Self.unit, "\(found), not \(expected)")
      #expect(isNormal(found))
    }
  }

  // MARK: - Against integers of 128 bits

  /// An integer that two doubles hold.
  private func integer(below bound: Int128, _ random: inout SplitMix64) -> Int128 {
    Int128.random(in: (-bound + 1)..<bound, using: &random)
  }

  private func number(_ integer: Int128) -> DoubleDouble {
    let high = Double(integer)
    return DoubleDouble(high: high, low: Double(integer - Int128(high)))
  }

  private func integer(_ number: DoubleDouble) -> Int128 {
    Int128(number.high) + Int128(number.low)
  }

  @Test("sums and differences of integers below 2¹⁰⁰ are exact", arguments: 0..<50 as Range<UInt64>)
  func addsIntegers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let left = integer(below: 1 << 100, &random)
    let right = integer(below: 1 << Int128.random(in: 2...100, using: &random), &random)
    // an error of 3u² of less than 2¹⁰¹ is less than 1
    #expect(integer(number(left) + number(right)) == left + right)
    #expect(integer(number(left) - number(right)) == left - right)
    #expect(number(left) + number(-left) == .zero)
    #expect((number(left) < number(right)) == (left < right))
    #expect((number(left) < number(left + 1)) && !(number(left) < number(left)))
    #expect(number(left).magnitude == number(Int128(left.magnitude)))
  }

  @Test("products of integers", arguments: 0..<50 as Range<UInt64>)
  func multipliesIntegers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let left = integer(below: 1 << 62, &random)
    let right = integer(below: 1 << 62, &random)
    let product = left * right
    let error = integer(number(left) * number(right)) - product
    // 4u² of the product, and the bit that is cut off
    #expect(error.magnitude <= 4 * (product.magnitude >> 106) + 4)
    // where two doubles hold the product
    let short = left >> 10
    #expect(integer(number(short) * number(right >> 10)) == short * (right >> 10))
  }

  @Test("quotients of integers", arguments: 0..<50 as Range<UInt64>)
  func dividesIntegers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let left = integer(below: 1 << 20, &random)
    let right = 1 + Int128(random.next() >> 44)
    let quotient = (number(left) / number(right)).scaled(byPowerOfTwo: 100)
    let expected = (left << 100) / right
    // 15u² of the quotient, and what the integers cut off
    #expect((integer(quotient) - expected).magnitude <= 15 * (expected.magnitude >> 106) + 17)
    #expect(number(left * right) / number(right) == number(left))
  }

  @Test("square roots of squares are exact", arguments: 0..<50 as Range<UInt64>)
  func drawsRoots(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let root = Int128(random.next() >> 12)
    #expect(number(root * root).squareRoot() == number(root))
  }

  @Test("a sum and a product of doubles lose nothing", arguments: 0..<50 as Range<UInt64>)
  func losesNothing(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let left = integer(below: 1 << 53, &random)
    let right = integer(below: 1 << 53, &random)
    #expect(
      integer(DoubleDouble.twoProduct(Double(left), Double(right))) == left * right)
    let shift = Int128.random(in: 0...50, using: &random)
    #expect(
      integer(DoubleDouble.twoSum(Double(left << shift), Double(right)))
        == (left << shift) + right)
  }

  // MARK: - Conversions and ends

  @Test("integers and doubles come back", arguments: [0, 1, -7, 1 << 53 + 1, .max, .min] as [Int])
  func convertsIntegers(value: Int) {
    #expect(integer(DoubleDouble(value)) == Int128(value))
    #expect(Double(DoubleDouble(value)) == Double(value))
    #expect(isNormal(DoubleDouble(value)))
  }

  @Test func convertsDoubles() {
    #expect(DoubleDouble(0.1).high == 0.1 && DoubleDouble(0.1).low == 0)
    #expect(DoubleDouble(high: 1, low: 1) == DoubleDouble(2))
    #expect(DoubleDouble(-0.0) == .zero && -DoubleDouble.zero == .zero)
    #expect(Set([DoubleDouble(-0.0), .zero]).count == 1)
  }

  @Test("zero is no special case")
  func computesWithZero() {
    let x = DoubleDouble.twoProduct(0.1, 0.3)
    #expect(x + .zero == x && .zero + x == x && x - x == .zero)
    #expect(x * .zero == .zero && .zero / x == .zero)
    #expect(DoubleDouble.zero.squareRoot() == .zero)
  }

  @Test("powers of two scale exactly", arguments: [-900, -1, 0, 1, 900])
  func scales(exponent: Int) {
    let x = DoubleDouble.twoProduct(0.1, 0.3)
    let there = x.scaled(byPowerOfTwo: exponent)
    #expect(there.scaled(byPowerOfTwo: -exponent) == x)
    #expect(there.high.exponent == x.high.exponent + exponent)
  }
}
