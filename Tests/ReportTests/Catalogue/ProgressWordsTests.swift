import Localization
import Report
import Testing

@testable import Responses

@Suite struct ProgressWordsTests {
  @Test("a file of known size has a share and the time left")
  func tellsShares() {
    let words = ProgressWords.reading(
      progress(bytes: 75_900_000, size: 123_456_789), secondsLeft: 4.2)
    #expect(words.id == "survei.csv: 1.234.567 baris, 61% dari 123 MB, 5 detik lagi")
    #expect(words.en == "survei.csv: 1,234,567 rows, 61% of 123 MB, 5 s left")
    expectWords(words, facts: ["survei.csv", "61%", "123 MB", "5 "])
  }

  @Test("a pipe has rows and bytes")
  func tellsPipes() {
    let words = ProgressWords.reading(progress(bytes: 2_999_999, size: nil), secondsLeft: 9)
    #expect(words.id == "survei.csv: 1.234.567 baris, 2 MB")
    #expect(words.en == "survei.csv: 1,234,567 rows, 2 MB")
    expectWords(words)
  }

  @Test("without an estimate only the size is said")
  func tellsNoTime() {
    let words = ProgressWords.reading(progress(bytes: 5, size: 7_000_000), secondsLeft: nil)
    #expect(words.en == "survei.csv: 1,234,567 rows, 7 MB")
    #expect(words.id == "survei.csv: 1.234.567 baris, 7 MB")
  }

  /// A file may grow while it is read, or be empty.
  @Test(
    "the share is between 0 and 100 percent",
    arguments: [
      (0, 1000, "0%"), (9, 1000, "0%"), (10, 1000, "1%"), (999, 1000, "99%"), (1000, 1000, "100%"),
      (2000, 1000, "100%"), (0, 0, "100%"), (5, 0, "100%"),
    ])
  func boundsShares(bytes: Int, size: Int, share: String) {
    let words = ProgressWords.reading(progress(bytes: bytes, size: size), secondsLeft: 0)
    #expect(words.en == "survei.csv: 1,234,567 rows, \(share) of 0 MB, 0 s left")
    #expect(words.id == "survei.csv: 1.234.567 baris, \(share) dari 0 MB, 0 detik lagi")
  }

  @Test(
    "seconds are rounded up, since less is left than said",
    arguments: [(0.0, "0"), (0.001, "1"), (1, "1"), (1.5, "2"), (3600, "3,600")])
  func roundsSeconds(seconds: Double, text: String) {
    let words = ProgressWords.reading(progress(bytes: 1, size: 10), secondsLeft: seconds)
    #expect(words.en.hasSuffix(", \(text) s left"))
  }

  private func progress(bytes: Int, size: Int?) -> ReadingProgress {
    ReadingProgress(file: "survei.csv", rows: 1_234_567, bytes: bytes, size: size)
  }
}
