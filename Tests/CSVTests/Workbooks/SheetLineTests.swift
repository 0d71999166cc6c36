import Testing

@testable import CSV

@Suite struct SheetLineTests {
  @Test("fields are quoted where they must be, and rows end where the widest so far does")
  func writesLines() {
    var (line, text) = (SheetLine(), [UInt8]())
    for (field, column) in [("a", 1), ("b,c", 3), ("d\"e", 4), ("f\ng", 5), ("3;5", 7)] {
      line.append(Array(field.utf8)[...], column: column)
    }
    var isWithinLimit = line.move(to: &text)
    #expect(line.isBlank)
    isWithinLimit = line.move(to: &text) && isWithinLimit
    line.append(Array("x".utf8)[...], column: 2)
    isWithinLimit = line.move(to: &text) && isWithinLimit
    #expect(isWithinLimit)
    #expect(
      String(decoding: text, as: UTF8.self)
        == "a,,\"b,c\",\"d\"\"e\",\"f\ng\",,3;5\n\n,x,,,,,\n")
  }

  @Test("blank fields have a limit")
  func limitsBlanks() {
    var (line, text) = (SheetLine(blankLimit: 10), [UInt8]())
    line.widen(to: 6)
    for isGood in [true, true, false] {
      line.append([UInt8(ascii: "1")][...], column: 1)
      let isWithinLimit = line.move(to: &text)
      #expect(isWithinLimit == isGood)
    }
  }
}
