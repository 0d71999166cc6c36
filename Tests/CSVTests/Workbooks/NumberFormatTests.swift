import Testing

@testable import CSV

@Suite struct NumberFormatTests {
  @Test(
    "what a format shows",
    arguments: [
      ("General", .number), ("Standard", .number), ("0.00%", .number), ("#,##0.00", .number),
      ("\"Rp\"#,##0", .number), ("[$Rp-421]#,##0", .number), ("0\" hari\"", .number),
      ("0\\d", .number), ("_(* #,##0_);[Red]_(* (#,##0)", .number), ("@", .number), ("", .number),
      ("[>=100]0;0.0", .number), ("0_d", .number), ("0.00E+00", .number),
      ("dd/mm/yyyy", .date), ("[$-421]dd\\ mmmm\\ yyyy;@", .date), ("mmm", .date), ("yyyy", .date),
      ("D-MMM-YY", .date), ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date),
      ("h:mm AM/PM", .time), ("mm:ss", .time), ("hh:mm:ss.000", .time),
      ("[h]:mm", .duration), ("[mm]:ss", .duration), ("[s]", .duration),
      ("dd/mm/yyyy hh:mm", .dateAndTime), ("yyyy-mm-dd\"T\"hh:mm:ss", .dateAndTime),
      ("\"never closed", .number), ("[never closed", .number), ("\\", .number),
    ] as [(String, NumberFormat)])
  func readsCodes(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }

  @Test("the formats that every workbook has")
  func knowsBuiltIns() {
    let dates = (0...49).filter { NumberFormat(builtIn: $0) != .number }
    #expect(dates == Array(14...22) + [45, 46, 47])
    #expect(NumberFormat(builtIn: 14) == .date)
    #expect(NumberFormat(builtIn: 20) == .time)
    #expect(NumberFormat(builtIn: 22) == .dateAndTime)
    #expect(NumberFormat(builtIn: 46) == .duration)
  }
}
