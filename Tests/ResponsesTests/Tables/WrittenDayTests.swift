import Localization
import TestSupport
import Testing

@testable import Responses

@Suite struct WrittenDayTests {
  @Test(
    "days as registers write them",
    arguments: [
      ("2021-03-05", 2021, 3, 5), ("05/03/2021", 2021, 3, 5), ("5/3/2021", 2021, 3, 5),
      ("05-03-2021", 2021, 3, 5), ("5.3.2021", 2021, 3, 5), ("2021/3/5", 2021, 3, 5),
      ("25/12/2020", 2020, 12, 25), ("29/02/2020", 2020, 2, 29),
      ("2021-03-05 10:22:33", 2021, 3, 5),
      ("2021-03-05T10:22:33.5Z", 2021, 3, 5), ("2021-03-05T10:22:33+07:00", 2021, 3, 5),
      ("13/06/2021 10.22.33", 2021, 6, 13), ("5/3/2021 9:05", 2021, 3, 5),
      ("5 Maret 2021", 2021, 3, 5), ("05 Mar 2021", 2021, 3, 5),
      ("Senin, 17 Agustus 2020", 2020, 8, 17),
      ("1-Nop-2020", 2020, 11, 1), ("31 DES 2020", 2020, 12, 31), ("1 May 2020", 2020, 5, 1),
    ])
  func readsDays(text: String, year: Int, month: Int, day: Int) throws {
    let expected = try #require(CalendarDay(year: year, month: month, day: day))
    #expect(WrittenDay(text) == .day(expected))
  }

  @Test("the month never stands before the day")
  func knowsExchange() {
    let day = CalendarDay(year: 2021, month: 3, day: 25)
    for text in ["03/25/2021", "3-25-2021", "2021-25-03", "03/25/2021 10:00"] {
      #expect(WrittenDay(text) == .noSuchDay(exchanged: day), "\(text)")
    }
    for text in [
      "31/02/2021", "2021-02-29", "00/01/2021", "45/13/2021", "31 Juni 2021", "2021-13-40",
    ] {
      #expect(WrittenDay(text) == .noSuchDay(exchanged: nil), "\(text)")
    }
  }

  @Test(
    "everything else is no date",
    arguments: [
      "", "2021", "15/03/21", "15-Mar-21", "Maret 2021", "15 Marc 2021", "2021-03", "15032021",
      "20210315", "44270", "1.234.567", "1.234", "15/03-2021", "15/03/2021 x", "15/03/2021 10",
      "0021-03-15", "2921-03-15", "1/2/3/2021", "selesai", "15/03/2021-16/03/2021", "-5/03/2021",
      "²/03/2021", "٥/03/2021", "2021-003-15", "15 Maret 2021 sore", "2021-03-15T",
    ])
  func refuses(text: String) {
    #expect(WrittenDay(text) == .notADate)
  }

  @Test("every day comes back from each of its forms", arguments: [11 as UInt64, 12, 13])
  func readsBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let (year, month) = (
        Int.random(in: 1900...2100, using: &random), Int.random(in: 1...12, using: &random)
      )
      let number = Int.random(in: 1...31, using: &random)
      let forms = ["\(number)/\(month)/\(year)", "\(number)-\(month)-\(year)"]
      guard let day = CalendarDay(year: year, month: month, day: number) else {
        for form in forms { #expect(WrittenDay(form) == .noSuchDay(exchanged: nil)) }
        continue
      }
      for form in forms + [day.text] { #expect(WrittenDay(form) == .day(day), "\(form)") }
    }
  }
}
