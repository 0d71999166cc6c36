import Localization
import Rates
import TestSupport
import Testing

@Suite struct OpenCaseTests {
  @Test("open cases, the oldest first, of equally old ones in the order of the file")
  func listsOpenCases() throws {
    let text = """
      reported,resolved,jenis,desa,pelapor
      2021-03-01,,Lahan,Kras,Siti
      2020-12-30,,,,Budi
      2020-01-01,2021-03-05,Lahan,Kras,Joko
      2021-03-01,,Warisan,Jambean,Tini
      """
    let open = try rates(text).whole.openCases
    #expect(open.map(\.line) == [3, 2, 5] && open.map(\.days) == [65, 4, 4])
    #expect(open.map(\.type) == [nil, "Lahan", "Warisan"])
    #expect(open.map(\.village) == [nil, "Kras", "Jambean"])
    let asOf = try #require(CalendarDay(year: 2021, month: 12, day: 31))
    #expect(try rates(text, asOf: asOf).whole.openCases.map(\.days) == [366, 305, 305])
    let grouped = try rates(text, by: ["desa"])
    #expect(grouped.series.map(\.openCases.count) == [1, 1, 1])
    #expect(grouped.whole.openCases.map(\.line) == [3, 2, 5])
  }
}
