import Localization
import Rendering
import TestSupport
import Testing

@Suite struct NotationTests {
  static let id = Notation(.id)
  static let en = Notation(.en)

  @Test(
    "numbers bear the marks of the language",
    arguments: [
      (88.39, 2, "88,39", "88.39"), (0, 2, "0,00", "0.00"), (3.5, 0, "4", "4"),
      (999.5, 1, "999,5", "999.5"), (9999.5, 1, "9.999,5", "9,999.5"),
      (10000, 0, "10.000", "10,000"),
      (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"), (-12345.6, 1, "−12.345,6", "−12,345.6"),
      (-0.004, 2, "0,00", "0.00"), (100, 2, "100,00", "100.00"),
    ])
  func writesNumbers(value: Double, decimals: Int, id: String, en: String) {
    #expect(Self.id.number(value, decimals: decimals) == id)
    #expect(Self.en.number(value, decimals: decimals) == en)
  }

  @Test(
    "half goes up, whatever the binary fraction",
    arguments: [
      (88.305, "88,31"), (76.605, "76,61"), (64.995, "65,00"), (95.885, "95,89"), (1.005, "1,01"),
      (2.675, "2,68"), (88.3049, "88,30"), (0.005, "0,01"), (-0.005, "−0,01"),
    ])
  func roundsHalfUp(value: Double, expected: String) {
    #expect(Self.id.number(value, decimals: 2) == expected)
  }

  @Test("counts are grouped by three digits")
  func writesCounts() {
    #expect(Self.id.count(0) == "0" && Self.id.count(2920) == "2.920")
    #expect(Self.id.count(10000) == "10.000" && Self.en.count(1_000_000) == "1,000,000")
    #expect(Self.id.count(-25000) == "−25.000")
  }

  @Test("a fixed decimal keeps its decimals")
  func writesFixed() {
    #expect(Self.id.fixed(FixedDecimal(units: 8830, decimals: 2)) == "88,30")
    #expect(Self.en.fixed(FixedDecimal(units: 5, decimals: 3)) == "0.005")
    #expect(Self.id.fixed(FixedDecimal(units: -5, decimals: 1)) == "−0,5")
  }

  @Test("a share is whole per cent")
  func writesShares() {
    #expect(Self.id.share(0) == "0%" && Self.id.share(1) == "100%")
    #expect(Self.id.share(0.731) == "73%" && Self.en.share(0.5) == "50%")
    #expect(Self.id.share(1e-9) == "< 1%" && Self.id.share(1.0.nextDown) == "> 99%")
  }

  @Test("what is not certain never reads 0% or 100%")
  func doubts() {
    let borders = [
      0.004999999999, 0.005, 0.0050001, 0.99499, 0.9949999999999, 0.995, 0.9950001, 0.9999,
    ]
    for notation in [Self.id, Self.en] {
      let certain = (borders + (1...999).map { Double($0) / 1000 }).filter {
        ["0%", "100%"].contains(notation.share($0))
      }
      #expect(certain == [])
    }
  }

  @Test("an interval has both ends in the same notation")
  func writesIntervals() {
    #expect(Self.id.interval(81.2, 92.449, decimals: 2) == "81,20 – 92,45")
    #expect(Self.en.interval(-1.25, 10000, decimals: 1) == "−1.3 – 10,000.0")
  }

  @Test("every cell has a text", arguments: Language.allCases)
  func writesCells(language: Language) {
    let notation = Notation(language)
    let mark = language == .id ? "," : "."
    #expect(
      notation.text(.text(Bilingual(id: "ya", en: "yes"))) == (language == .id ? "ya" : "yes"))
    #expect(notation.text(.count(7)) == "7")
    #expect(notation.text(.number(3.14159, decimals: 2)) == "3\(mark)14")
    #expect(notation.text(.fixed(FixedDecimal(units: 8839, decimals: 2))) == "88\(mark)39")
    #expect(notation.text(.share(0.25)) == "25%")
    #expect(notation.text(.interval(lower: 1, upper: 2, decimals: 1)) == "1\(mark)0 – 2\(mark)0")
    #expect(notation.text(.undefined) == "–")
  }

  @Test("a number reads back as what it was", arguments: 0..<50 as Range<UInt64>)
  func readsBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let decimals = Int.random(in: 0...4, using: &random)
    let value = random.positive(in: 1e-3...1e9) * (random.next() & 1 == 0 ? 1 : -1)
    let unit = 1 / Double(powerOfTen(decimals))
    let english = Self.en.number(value, decimals: decimals)
    let plain = english.replacing(",", with: "").replacing("−", with: "-")
    // half a unit of what is shown, and the rounding of the value itself
    let found = try #require(Double(plain))
    #expect((found - value).magnitude <= unit / 2 * (1 + 1e-6) + value.magnitude * 1e-15)
    let swapped = english.map { $0 == "," ? "." : $0 == "." ? "," : $0 }
    #expect(Self.id.number(value, decimals: decimals) == String(swapped))
  }
}
