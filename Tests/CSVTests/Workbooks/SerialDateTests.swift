import Testing

@testable import CSV

@Suite struct SerialDateTests {
  /// Around the day that never was; Lotus 1-2-3 and every Excel since count it.
  @Test(
    "days of the system of 1900",
    arguments: [
      (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"),
      (36_526, "2000-01-01"), (36_585, "2000-02-29"), (45_356, "2024-03-05"),
      (2_958_465, "9999-12-31"),
    ] as [(Double, String)])
  func countsFrom1900(serial: Double, text: String) {
    #expect(SerialDate(startsIn1904: false).text(serial, .date) == text)
    guard serial > 1462 else { return }
    #expect(SerialDate(startsIn1904: true).text(serial - 1462, .date) == text)
  }

  @Test("the epochs themselves, and what is beyond all dates")
  func endsSomewhere() {
    let (dates, mac) = (SerialDate(startsIn1904: false), SerialDate(startsIn1904: true))
    #expect(mac.text(0, .date) == "1904-01-01")
    #expect(dates.text(0, .date) == nil)
    #expect(dates.text(-1, .date) == nil)
    #expect(dates.text(2_958_466, .date) == nil)
    #expect(dates.text(1e300, .dateAndTime) == nil)
    #expect(mac.text(2_958_465, .date) == nil)
  }

  @Test("times are rounded to the second, and may reach the next day")
  func rounds() {
    let dates = SerialDate(startsIn1904: false)
    #expect(dates.text(45_356.4375, .dateAndTime) == "2024-03-05 10:30:00")
    #expect(dates.text(45_356, .dateAndTime) == "2024-03-05")
    #expect(dates.text(45_355.999999, .dateAndTime) == "2024-03-05")
    #expect(dates.text(45_355.999999, .date) == "2024-03-05")
    #expect(dates.text(0.4375, .dateAndTime) == "10:30:00")
    #expect(dates.text(45_356.4375, .time) == "10:30:00")
    #expect(dates.text(1.5, .duration) == "36:00:00")
    #expect(dates.text(1, .number) == nil)
  }
}
