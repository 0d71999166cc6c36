import Localization
import Rendering
import Report
import Testing

@Suite struct WorkbookWordsTests {
  @Test("names of sheets and columns are words of both languages")
  func sheets() {
    let words = WorkbookWords.sheets
    for text in [words.summary, words.chart, words.lower, words.upper, words.time] {
      expectWords(text)
    }
  }

  @Test(
    "each failure says what it was",
    arguments: [
      (XLSXError.noRoom(code: 28), ["XLSX", "28"]), (.notWritten(code: 3), ["XLSX", "3"]),
      (.noTemporaryRoom, ["TMPDIR"]),
    ])
  func errors(error: XLSXError, facts: [String]) { expectWords(error.words, facts: facts) }

  @Test("a table that is too large says its size and what to choose")
  func tooLarge() {
    let words = XLSXError.tooLarge(rows: 2_000_000, columns: 14).words
    expectWords(words, facts: ["14", "csv", "json"])
    #expect(words.id.contains("2.000.000") && words.en.contains("2,000,000"))
  }

  @Test("usage")
  func usage() {
    expectWords(UsageWords.workbookNeedsPath, facts: ["--format xlsx", "-o"])
    expectWords(UsageWords.folderIsNotOurs("out/", "mine.txt"), facts: ["out/", "mine.txt"])
  }
}
