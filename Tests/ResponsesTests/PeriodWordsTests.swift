import Testing

@testable import Responses

@Suite struct PeriodWordsTests {
  @Test(
    "finds the year of a date",
    arguments: [
      "2021", " 2021 ", "2021.0", "2021,0", "2021-06-13", "13/06/2021", "13/06/2021 10.22.33",
      "6/13/2021 10:22:33", "2021/06/13 10:22:33 AM GMT+7", "13-Jun-2021", "13 Juni 2021",
      "2021-06-13T10:22:33+0700", "2021-06-13 10:22:33.1234", "Tahun 2021", "2021-S1", "Juni, 2021",
      "Sunday, 13 June 2021",
    ])
  func findsYear(text: String) {
    #expect(PeriodWords.year(in: text) == "2021")
  }

  @Test(
    "leaves a year open",
    arguments: [
      "", "-", "21", "13/06/21", "44360", "20210613", "2020/2021", "1989", "2101", "0021", "٢٠٢١",
      "20211", "x", "1234", "2021 2021",
    ])
  func leavesYearOpen(text: String) {
    #expect(PeriodWords.year(in: text) == nil)
  }

  @Test("knows the years that surveys have", arguments: [1990, 2004, 2017, 2100])
  func knowsYears(year: Int) {
    #expect(PeriodWords.year(in: "\(year)") == "\(year)")
  }

  @Test(
    "makes a period of a part and a year",
    arguments: [
      ("1", "S", "2021", "2021-S1"), ("II", "S", "2021", "2021-S2"), ("i", "S", "2021", "2021-S1"),
      ("Semester 2", "S", "2021", "2021-S2"), ("TW IV", "Q", "2021", "2021-Q4"),
      ("Triwulan 3", "Q", "2020", "2020-Q3"), ("2021-S1", "S", nil, "2021-S1"),
      ("2021-Q3", "Q", nil, "2021-Q3"), ("Q2", "Q", "2022", "2022-Q2"),
      ("TW4", "Q", "2022", "2022-Q4"),
    ] as [(String, String, String?, String)])
  func makesPeriod(part: String, letter: String, year: String?, period: String) {
    #expect(PeriodWords.period(part: part, letter: letter, year: year) == period)
  }

  @Test(
    "leaves a period open",
    arguments: [
      ("3", "S", "2021"), ("5", "Q", "2021"), ("0", "S", "2021"), ("1", "S", nil),
      ("", "S", "2021"),
      ("-", "Q", "2021"), ("ganjil", "S", "2021"), ("III", "S", "2021"), ("V", "Q", "2021"),
    ] as [(String, String, String?)])
  func leavesPeriodOpen(part: String, letter: String, year: String?) {
    #expect(PeriodWords.period(part: part, letter: letter, year: year) == nil)
  }
}
