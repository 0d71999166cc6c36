import Localization
import Testing

@Suite struct CalendarDayTests {
  /// Every day from 1 January 1900 to 31 December 2100, each one after the last: 73,414 days, as 201
  /// years with 49 leap days have (1900 and 2100 are none, 2000 is one).
  @Test func daysAreNumberedOneByOne() {
    var count = 0
    var last: CalendarDay?
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...31 {
          guard let next = CalendarDay(year: year, month: month, day: day) else { continue }
          if let last {
            #expect(next.number == last.number + 1)
            #expect(next > last)
          }
          last = next
          count += 1
        }
      }
    }
    #expect(count == 201 * 365 + 49)
  }

  @Test(arguments: [
    (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (0, 1, 1), (2021, 1, 0),
  ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test func aDayIsWrittenAsISO() {
    #expect(CalendarDay(year: 2021, month: 1, day: 5)?.text == "2021-01-05")
    #expect(CalendarDay(year: 987, month: 12, day: 31)?.text == "0987-12-31")
  }
}
