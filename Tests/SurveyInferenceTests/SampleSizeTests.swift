import SurveyInference
import TestSupport
import Testing

@Suite struct SampleSizeTests {
  /// The table of Krejcie and Morgan (1970), as the regulation prints it.
  static let table = Repository.table("datasets/published/sample-size-krejcie-morgan.csv")

  @Test("is the printed number in all rows of the table", arguments: table)
  func matchesTable(_ row: [String: String]) throws {
    let population = try #require(row["N"].flatMap { Int($0) })
    let printed = try #require(row["S_table"].flatMap { Int($0) })
    #expect(SampleSize.krejcieMorgan(population: population) == printed)
  }

  @Test("the table has its ninety rows")
  func hasNinetyRows() { #expect(Self.table.count == 90) }

  @Test("is the formula rounded to nearest", arguments: 0..<50 as Range<UInt64>)
  func isFormula(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let population = Int(random.positive(in: 1...1e9))
    let n = Double(population)
    let exact = 3.841 * n * 0.25 / (0.0025 * (n - 1) + 3.841 * 0.25)
    let found = Double(SampleSize.krejcieMorgan(population: population))
    // half a unit, and the rounding of the formula in binary
    #expect((found - exact).magnitude <= 0.5 + 1e-9)
  }

  @Test("grows with the population, never beyond it, towards a limit")
  func isMonotone() {
    var last = 0
    for population in Array(1...2000) + [10_000, 1_000_000, 1 << 40, .max] {
      let size = SampleSize.krejcieMorgan(population: population)
      #expect(last <= size && size <= population && size >= 1)
      last = size
    }
    // 3.841 · 0.25 / 0.0025 = 384.1
    #expect(last == 384)
  }
}
