import Localization
import Responses
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct MisprintTests {
  static let edition = RegulationEdition.shipped[0]

  private func misprint(_ units: [Int], index: Int) -> Misprint? {
    let figures = PublishedFigures(
      kind: .convertedMeans,
      values: units.enumerated().map {
        .init(code: "U\($0.offset + 1)", printed: FixedDecimal(units: $0.element, decimals: 2))
      })
    return Misprint.find(
      in: figures, index: FixedDecimal(units: index, decimals: 2),
      figures.recomputed(in: Self.edition))
  }

  @Test(
    "one digit of one value changed is found, with the value before",
    arguments: 0..<40 as Range<UInt64>)
  func findsSlip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Away from the ends: a value that was the smallest of all needs a place below all others.
    var values = (0..<9).map { _ in Int.random(in: 9310...9389, using: &random) }
    let place = Int.random(in: 0..<9, using: &random)
    values[(place + 1) % 9] = 9300
    values[(place + 2) % 9] = 9399
    let index = (2 * values.reduce(0, +) + 9) / 18
    var printed = values
    printed[place] -= 300  // the second digit
    let found = try #require(misprint(printed, index: index))
    #expect(found.element == "U\(place + 1)" && found.rule == "exact")
    #expect(found.likely?.units == values[place])
    // the implied value is off by what rounding of the index takes: nine half hundredths
    #expect((found.implied.units - values[place]).magnitude <= 5)
  }

  @Test("two values changed alike are no single misprint")
  func findsNoPair() {
    var values = (0..<9).map { 9340 + $0 }
    let index = (2 * values.reduce(0, +) + 9) / 18
    values[2] += 500
    values[6] += 500
    #expect(misprint(values, index: index) == nil)
  }

  @Test("values that are all alike hide no misprint")
  func needsOutlier() {
    #expect(misprint(Array(repeating: 9875, count: 9), index: 9895) == nil)
  }
}
