import CSV
import Report
import Testing

@Suite struct WorkbookReadingWordsTests {
  @Test("every reason why a workbook is not read says what to do")
  func wordsErrors() {
    let errors: [(WorkbookError, [String])] = [
      (.broken(part: nil), ["XLSX", "CSV"]), (.broken(part: "xl/a.xml"), ["xl/a.xml", "XLSX"]),
      (.encrypted, []), (.macros, ["XLSM", "XLSX", "CSV"]), (.otherFormat(.ods), ["ODS", "XLSX"]),
      (.otherFormat(.xlsb), ["XLSB", "XLSX"]), (.otherFormat(.unknown), ["ZIP", "XLSX"]),
      (.partTooLarge(part: "xl/b.xml", limit: 4 << 30), ["xl/b.xml", "4096 MiB"]),
      (.packedTooTightly(part: "xl/b.xml", limit: 200), ["xl/b.xml", "200"]),
      (.unsafeMarkup(part: "xl/c.xml"), ["xl/c.xml", "DOCTYPE"]),
      (.noVisibleSheet(available: ["Januari"]), ["--sheet", "Januari"]),
      (.unknownSheet("Mei", available: ["Januari", "Juni"]), ["Mei", "Januari", "Juni"]),
      (.unknownSheet("Mei", available: []), ["Mei"]), (.noWorkbook(sheet: "Mei"), ["Mei", "XLSX"]),
      (.invalidPlace("XFE1", row: 1), ["XFE1"]), (.invalidCell("B7", row: 7), ["B7"]),
      (.uncomputedFormula("B7", row: 7), ["B7"]),
      (.textTooLong("B7", row: 7, limit: 1 << 20), ["B7", "1 MiB"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .broken, .encrypted, .macros, .partTooLarge, .packedTooTightly, .unsafeMarkup,
        .noVisibleSheet, .unknownSheet, .noWorkbook, .invalidPlace, .invalidCell,
        .uncomputedFormula, .textTooLong:
        break
      case .otherFormat(let format):
        switch format {
        case .ods, .xlsb, .unknown: break
        }
      }
      expectWords(error.words, facts: facts)
    }
    #expect(Set(errors.map(\.0.words)).count == errors.count)
  }
}
