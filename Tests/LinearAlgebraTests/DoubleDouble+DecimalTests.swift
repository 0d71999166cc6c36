import LinearAlgebra
import TestSupport
import Testing

@Suite struct DoubleDoubleDecimalTests {
  /// A text and the two doubles that mpmath makes of it.
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let text: String
    let value: [Double]
    var testDescription: String { text }

    static let all = ReferenceTable<Reference>.load("double-double", "decimals")
  }

  @Test("agrees with mpmath within the stated error", arguments: Reference.all)
  func agreesWithReference(_ reference: Reference) throws {
    let found = try #require(DoubleDouble(reference.text))
    #expect(found.high == reference.value[0])
    #expect(found.high == Double(reference.text))
    // u², and half of it more for the rounding of the reference
    #expect(
      (found.low - reference.value[1]).magnitude <= 1.5 * 0x1p-106 * found.high.magnitude)
    #expect(found.high + found.low == found.high)
  }

  @Test("integers below 2¹⁰⁶ are exact", arguments: 0..<50 as Range<UInt64>)
  func readsIntegers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let integer = Int128.random(in: -(1 << 106) + 1..<1 << 106, using: &random)
    let found = try #require(DoubleDouble(String(integer)))
    #expect(Int128(found.high) + Int128(found.low) == integer)
    #expect(DoubleDouble(String(integer) + ".0") == found)
  }

  @Test("decimals of few bits are exact", arguments: 0..<50 as Range<UInt64>)
  func readsBinaryFractions(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let places = Int.random(in: 0...14, using: &random)
    let integer = Int128.random(in: 0..<1 << 85, using: &random)
    // integer / 2^places, as integer · 5^places / 10^places
    let digits = (0..<places).reduce(integer) { product, _ in product * 5 }
    let found = try #require(DoubleDouble("-\(digits)e-\(places)")).scaled(byPowerOfTwo: places)
    #expect(Int128(found.high) + Int128(found.low) == -integer)
  }

  @Test("the point may stand anywhere", arguments: 0..<50 as Range<UInt64>)
  func movesThePoint(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let digits = String(Int.random(in: 1_000_000...9_999_999, using: &random))
    let place = Int.random(in: 0...7, using: &random)
    let found = try #require(DoubleDouble(digits.prefix(place) + "." + digits.dropFirst(place)))
    #expect(DoubleDouble("\(digits)E\(place - 7)") == found)
    #expect(DoubleDouble("+000\(digits)00e-0\(9 - place)") == found)
    #expect(DoubleDouble("-\(digits)e\(place - 7)") == -found)
  }

  @Test(
    "refuses what is no decimal",
    arguments: [
      "", "+", "-", ".", "-.", "e5", "1e", "1e+", "1e1.5", "1.2.3", "1,5", " 1", "1 ", "--1", "nan",
      "inf", "0x1p3", "1e00005000", "１", "1_000",
    ])
  func refusesOther(text: String) {
    #expect(DoubleDouble(text) == nil)
  }

  @Test(
    "refuses what has too many digits or lies too far out",
    arguments: [
      "12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678", "1e37",
      "1e-38", "12e36", "1e9999", "1e-9999", "1.5e-37",
    ])
  func refusesTooMuch(text: String) {
    #expect(DoubleDouble(text) == nil)
  }
}
