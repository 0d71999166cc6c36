import Testing

@testable import Satisfaction

@Suite struct PrintedPeriodTests {
  @Test(
    "a year alone is the whole of it, with a part beside it is not",
    arguments: [
      ("2024", true), ("2024 annual mean", true), ("Tahun 2024", true), ("Rata-rata 2024", true),
      ("2024 S1", false), ("Semester II 2024", false), ("TW3-2024", false), ("2024-Q1", false),
      ("Januari 2024", false), ("06/2024", false),
    ])
  func reads(text: String, isWhole: Bool) throws {
    let period = try #require(PrintedPeriod(text))
    #expect(period.year == 2024 && period.isWholeYear == isWhole)
  }

  @Test(
    "no year, or several, are no period", arguments: ["", "TW III", "2023-2024", "1850", "20245"])
  func refuses(text: String) { #expect(PrintedPeriod(text) == nil) }
}
