import Localization
import Responses
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct RecomputedIndexTests {
  static let edition = RegulationEdition.shipped[0]

  private func index(
    _ values: [FixedDecimal], _ kind: PublishedFigures.Kind, _ rule: ElementWeights = .exact
  ) -> RecomputedIndex {
    let figures = PublishedFigures(
      kind: kind, values: values.map { PublishedFigures.Value(code: "U", printed: $0) })
    return RecomputedIndex(rule, of: figures, edition: Self.edition)
  }

  /// Nine means with two decimals.
  private func means(_ random: inout SplitMix64) -> [FixedDecimal] {
    (0..<9).map { _ in FixedDecimal(units: Int.random(in: 100...400, using: &random), decimals: 2) }
  }

  @Test("a tie goes up: 95.325, which binary fractions put below")
  func roundsTies() throws {
    let court = ["3.846", "3.769", "3.659", "3.956", "3.890", "3.846", "3.725", "3.769", "3.857"]
    let found = index(court.compactMap { FixedDecimal($0) }, .means)
    #expect(found.published.text == "95.33")
    #expect(found.reproduces(FixedDecimal(units: 9533, decimals: 2)))
    #expect(!found.reproduces(FixedDecimal(units: 9532, decimals: 2)))
    #expect(found.reproduces(FixedDecimal(units: 95325, decimals: 3)))
    #expect(!found.reproduces(FixedDecimal(units: 95331, decimals: 3)))
  }

  @Test(
    "means, converted means and sums of the same answers agree", arguments: 0..<30 as Range<UInt64>)
  func kindsAgree(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let means = means(&random)
    let converted = means.map { FixedDecimal(units: 25 * $0.units, decimals: 2) }
    let sums = means.map { FixedDecimal(units: $0.units, decimals: 0) }
    for rule in Self.edition.weightRules {
      let found = [
        index(means, .means, rule), index(converted, .convertedMeans, rule),
        index(sums, .sums(respondents: 100), rule),
      ]
      #expect(Set(found.map(\.published)).count == 1)
      // in binary the same fraction can come of two divisions
      #expect(found.allSatisfy { $0.value.isClose(to: found[0].value, .ulps(2)) })
    }
  }

  @Test(
    "rounded means lie within rounding of the index of the means before",
    arguments: 0..<50 as Range<UInt64>)
  func containsTruth(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let exact = (0..<9).map { _ in
      FixedDecimal(units: Int.random(in: 100_000...400_000, using: &random), decimals: 5)
    }
    let rounded = exact.map { FixedDecimal(units: ($0.units + 500) / 1000, decimals: 2) }
    for rule in Self.edition.weightRules {
      let published = index(exact, .means, rule).published
      #expect(index(rounded, .means, rule).isWithinRounding(of: published))
    }
  }

  @Test("the tolerance is that of the weights: 0.125 and 0.005 for means of two decimals")
  func hasTolerance() {
    let means = Array(repeating: FixedDecimal(units: 395, decimals: 2), count: 9)
    let found = index(means, .means)  // 98.75
    #expect(found.isWithinRounding(of: FixedDecimal(units: 9888, decimals: 2)))
    #expect(!found.isWithinRounding(of: FixedDecimal(units: 9889, decimals: 2)))
    let lower = index(means, .means, .decimal(FixedDecimal(units: 11, decimals: 2)))  // 97.7625
    // 9 · 0.11 · 0.005 · 25 + 0.005 = 0.12875
    #expect(lower.isWithinRounding(of: FixedDecimal(units: 9789, decimals: 2)))
    #expect(!lower.isWithinRounding(of: FixedDecimal(units: 9790, decimals: 2)))
  }

  @Test("the largest number of decimals in the row decides, and sums are not rounded")
  func hasRowTolerance() {
    var means = Array(repeating: FixedDecimal(units: 395, decimals: 2), count: 9)
    means[0] = FixedDecimal(units: 39500, decimals: 4)
    #expect(!index(means, .means).isWithinRounding(of: FixedDecimal(units: 9877, decimals: 2)))
    let sums = Array(repeating: FixedDecimal(units: 79, decimals: 0), count: 9)
    let found = index(sums, .sums(respondents: 20))  // 98.75
    #expect(found.isWithinRounding(of: FixedDecimal(units: 98755, decimals: 3)))
    #expect(!found.isWithinRounding(of: FixedDecimal(units: 98756, decimals: 3)))
  }

  @Test("the most digits that are read still fit")
  func fits() {
    let values = Array(repeating: FixedDecimal(units: 3_999_999_999, decimals: 9), count: 100)
    let found = index(values, .means, .decimal(FixedDecimal(units: 999_999_999, decimals: 9)))
    #expect(found.reproduces(found.published))
    #expect(!found.isWithinRounding(of: FixedDecimal(units: 9_999_999_999_999, decimals: 4)))
    let sums = Array(repeating: FixedDecimal(units: 4_000_000_000, decimals: 0), count: 14)
    #expect(index(sums, .sums(respondents: 1_000_000_000)).published.text == "100.00")
  }
}
