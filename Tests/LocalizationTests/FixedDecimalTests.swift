import Localization
import TestSupport
import Testing

@Suite struct FixedDecimalTests {
  // MARK: - Rounding

  /// The quotients lie at least 1/(2·denominator) from a tie that they are not, and 1e-9 is less.
  @Test("rounds as exact arithmetic does", arguments: 0..<200 as Range<UInt64>)
  func roundsExactly(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let decimals = Int.random(in: 0...4, using: &random)
      let denominator = Int128(Int.random(in: 1...200_000, using: &random))
      let numerator =
        Int128(Int.random(in: 0...100, using: &random)) * denominator
        + Int128(Int.random(in: 0..<200_000, using: &random))
      let power = Int128(powerOfTen(decimals))
      let exact = (2 * numerator * power + denominator) / (2 * denominator)
      let value = Double(numerator) / Double(denominator)
      #expect(
        FixedDecimal(rounding: value, decimals: decimals).units == Int(exact),
        "\(numerator)/\(denominator) to \(decimals)")
      #expect(FixedDecimal(rounding: -value, decimals: decimals).units == -Int(exact))
    }
  }

  /// Ties found in official reports, with what the reports print.
  @Test(
    "rounds official ties as printed",
    arguments: [
      (97.85, 93.92, "95.89"), (96.59, 95.34, "95.97"), (97.22, 94.63, "95.93"),
      (93.21, 93.54, "93.38"), (88.61, 87.72, "88.17"),
    ])
  func roundsOfficialTies(first: Double, second: Double, printed: String) {
    #expect(FixedDecimal(rounding: (first + second) / 2, decimals: 2).text == printed)
    #expect(FixedDecimal(rounding: (second + first) * 0.5, decimals: 2).text == printed)
  }

  @Test(
    "the borders of the grades go up",
    arguments: [
      (64.995, "65.00"), (76.605, "76.61"), (88.305, "88.31"), (95.885, "95.89"), (95.325, "95.33"),
      (64.9949, "64.99"), (76.6049, "76.60"), (88.3049, "88.30"),
    ])
  func roundsBorders(value: Double, printed: String) {
    #expect(FixedDecimal(rounding: value, decimals: 2).text == printed)
    // What arithmetic leaves of it: a few last bits to either side.
    #expect(FixedDecimal(rounding: value - 4 * value.ulp, decimals: 2).text == printed)
    #expect(FixedDecimal(rounding: value + 4 * value.ulp, decimals: 2).text == printed)
  }

  @Test func roundsSizesAlike() {
    #expect(FixedDecimal(rounding: -0.005, decimals: 2).text == "-0.01")
    #expect(FixedDecimal(rounding: -0.004, decimals: 2).text == "0.00")
    #expect(FixedDecimal(rounding: 2.5, decimals: 0).text == "3")
    #expect(FixedDecimal(rounding: 0, decimals: 15).units == 0)
  }

  @Test("a whole number rounds to itself", arguments: 0...53)
  func keepsWholeNumbers(power: Int) {
    for number in [1 << power, (1 << power) - 1, 1 << power | 1] {
      #expect(FixedDecimal(rounding: Double(number), decimals: 0).units == Int(Double(number)))
    }
  }

  // MARK: - Text

  @Test("what is printed is read back", arguments: 0..<100 as Range<UInt64>)
  func readsItsText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let decimals = Int.random(in: 0...15, using: &random)
    let size = powerOfTen(Int.random(in: 0...17, using: &random))
    let number = FixedDecimal(
      units: Int.random(in: -size...size, using: &random), decimals: decimals)
    #expect(FixedDecimal(number.text) == number)
    if number.units.magnitude < 1 << 53 {
      // Both the units and the power of ten are exact, so one rounding gives the nearest Double.
      #expect(number.value == Double(number.text))
    }
  }

  @Test func printsLeadingZeros() {
    #expect(FixedDecimal(units: 7, decimals: 2).text == "0.07")
    #expect(FixedDecimal(units: -7, decimals: 3).text == "-0.007")
    #expect(FixedDecimal(units: 0, decimals: 2).text == "0.00")
    #expect(FixedDecimal(units: 12, decimals: 0).text == "12")
    #expect(FixedDecimal(units: .min, decimals: 0).text == "-9223372036854775808")
  }

  @Test(
    "reads plain decimals",
    arguments: [
      ("0.0714", 714, 4), ("1", 1, 0), ("+2.50", 250, 2), ("-3.5", -35, 1), ("007", 7, 0),
      ("999999999999999999", 999_999_999_999_999_999, 0), ("0.000000000000001", 1, 15),
    ])
  func readsDecimals(text: String, units: Int, decimals: Int) {
    #expect(FixedDecimal(text) == FixedDecimal(units: units, decimals: decimals))
  }

  @Test(
    "refuses what is no plain decimal",
    arguments: [
      "", ".", "-", "+", "1e3", "0x10", "1,5", "1.2.3", " 1", "1 ", "--1", "٤", "nan", "inf", "1_0",
      "0.0000000000000001", "1000000000000000000", "9999999999999999999", "-\u{301}1",
    ])
  func refusesOthers(text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  // MARK: - Order

  @Test("compares as numbers", arguments: 0..<100 as Range<UInt64>)
  func comparesAsNumbers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (p, q) = (Int.random(in: 0...8, using: &random), Int.random(in: 0...8, using: &random))
    let (a, b) = (
      Int.random(in: -999...999, using: &random), Int.random(in: -999...999, using: &random)
    )
    let (left, right) = (FixedDecimal(units: a, decimals: p), FixedDecimal(units: b, decimals: q))
    // a/10^p < b/10^q
    #expect((left < right) == (a * powerOfTen(q) < b * powerOfTen(p)))
    #expect((left >= right) == (a * powerOfTen(q) >= b * powerOfTen(p)))
  }

  @Test func comparesTheLargest() {
    let (small, large) = (
      FixedDecimal(units: 1, decimals: 15), FixedDecimal(units: .max, decimals: 0)
    )
    #expect(small < large)
    #expect(!(large < small))
    #expect(!(FixedDecimal("0.5").map { $0 < FixedDecimal(units: 50, decimals: 2) } ?? true))
  }

  @Test func raisesTenToPowers() {
    #expect(
      (0...18).map(powerOfTen).map(String.init)
        == (0...18).map { exponent in
          "1" + String(repeating: "0", count: exponent)
        })
  }
}
