import CSV
import Glibc
import Localization
import Report
import Testing

@Suite struct FileWordsTests {
  @Test("a file error says what was tried, on which file, and why")
  func wordsFileErrors() {
    let codes = [ENOENT, EACCES, EPERM, EISDIR, ENOTDIR, ENOSPC, EROFS, EIO]
    for action in [FileError.Action.open, .read, .write] {
      let said = codes.map { FileError(action: action, path: "a/b.csv", code: $0).words }
      for words in said { expectWords(words, facts: ["a/b.csv"]) }
      // no permission is one thing, whatever the system calls it
      #expect(Set(said).count == codes.count - 1)
    }
    let verbs = [FileError.Action.open, .read, .write].map {
      FileError(action: $0, path: "x", code: ENOENT).words
    }
    #expect(Set(verbs).count == 3)
  }

  @Test("every error of a table of text says what to do")
  func wordsCSVErrors() {
    let errors: [(CSVError, [String])] = [
      (.unterminatedQuote(line: 7), []), (.recordTooLong(line: 7, limit: 16 << 20), ["16 MiB"]),
      (.tooManyFields(line: 7, limit: 16_384), ["384"]),
      (.invalidUTF8(value: 0xE9, line: 3, offset: 812), ["E9", "812", "UTF-8"]),
      (.notText(.oldWorkbook), ["XLS"]),
      (.notText(.pdf), ["PDF"]), (.notText(.gzip), ["gunzip -c"]), (.notText(.binary), []),
      (.workbook(.broken(part: nil)), ["XLSX"]),
      (.file(FileError(action: .read, path: "x.csv", code: EIO)), ["x.csv"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .unterminatedQuote, .recordTooLong, .tooManyFields, .invalidUTF8, .workbook, .file: break
      case .notText(let container):
        switch container {
        case .oldWorkbook, .pdf, .gzip, .binary: break
        }
      }
      expectWords(error.words, facts: facts)
    }
  }
}
