import Localization
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2024", "2024"), ("2024-S1", "2024-S1"), ("2023 s2", "2023-S2"), ("2024-Q3", "2024-Q3"),
    ("2024 TW4", "2024-Q4"), ("2024-07", "2024-07"), ("2024/12", "2024-12"),
  ])
  func readsAndWrites(_ text: String, _ written: String) {
    #expect(Period(text)?.text == written)
  }

  @Test(arguments: ["", "24", "2024-S3", "2024-Q5", "2024-13", "2024-0", "2024-X1", "20245", "S1"])
  func refuses(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test(arguments: ["2024", "2024-S1", "2024-Q1", "2024-01"])
  func advancesAcrossYears(_ text: String) throws {
    let period = try #require(Period(text))
    let later = period.advanced(by: period.frequency.rawValue)
    #expect(later.year == 2025)
    #expect(later.part == period.part)
    #expect(later.time == period.time + 1)
    #expect(period < later)
  }
}
