import Localization
import Rendering
import Report
import Responses
import Testing

@Suite struct CheckSectionTests {
  @Test("lists every problem with its place, for programs and in the table")
  func listsProblems() throws {
    let answer = try SampleAnswers.messy.check()
    #expect(
      answer.table.columns == [
        "code", "file", "line", "record", "column", "text", "expected", "message",
      ])
    // a 5, a 0, a 2.5, an unknown label, a record cut off, and one too long
    let found = answer.table.rows.map { row -> [Payload] in [row[0], row[2], row[4], row[5]] }
    let expected: [[Payload]] = [
      [.text("invalidAnswer"), .integer(2), .text("U6"), .text("5")],
      [.text("invalidAnswer"), .integer(2), .text("U9"), .text("0")],
      [.text("invalidAnswer"), .integer(3), .text("U3"), .text("2.5")],
      [.text("invalidAnswer"), .integer(3), .text("U8"), .text("ya")],
    ]
    for row in expected { #expect(found.contains(row), "\(row)") }
    #expect(found.contains { $0[0] == .text("shortRecord") && $0[1] == .integer(4) })
    #expect(found.contains { $0[0] == .text("longRecord") && $0[1] == .integer(5) })
    #expect(found.count == 6)
  }

  @Test("shows each file, its columns and its elements", arguments: Language.allCases)
  func showsFile(language: Language) throws {
    let answer = try SampleAnswers.whole.check()
    let text = String(
      decoding: TerminalRenderer().render(answer.document, in: language), as: UTF8.self)
    let words =
      language == .id
      ? [
        "survey.csv", "UTF-8", "koma", "4 responden", "Tidak ditemukan masalah", "Tahun:",
        "Layanan:",
      ]
      : ["survey.csv", "UTF-8", "comma", "4 respondents", "No problems", "Years:", "Services:"]
    for word in words { #expect(text.contains(word), "\(word)") }
  }

  @Test("fifty problems are shown to people and all to programs")
  func shortensProblems() throws {
    var sample = SampleAnswers(["U1,U2,U3,U4,U5,U6,U7,U8,U9"])
    sample.lines += Array(repeating: "9,4,4,4,4,4,4,4,4", count: 60) + ["4,4,4,4,4,4,4,4,4"]
    let answer = try sample.check()
    #expect(answer.table.rows.count == 60)
    let notes = answer.document.blocks.compactMap { block -> [Bilingual]? in
      if case .notes(let title, let notes) = block, title.id.hasPrefix("Masalah") {
        notes
      } else {
        nil
      }
    }
    #expect(notes.first?.count == 51)
    #expect(notes.first?.last?.id.contains("10 masalah lainnya") == true)
  }

  @Test("one problem is not several", arguments: [1])
  func countsOne(count: Int) throws {
    let sample = SampleAnswers([
      "U1,U2,U3,U4,U5,U6,U7,U8,U9", "9,4,4,4,4,4,4,4,4", "4,4,4,4,4,4,4,4,4",
    ])
    let answer = try sample.check()
    #expect(answer.table.rows.count == count)
    guard case .title(_, let verdict)? = answer.document.blocks.first else {
      Issue.record("no title")
      return
    }
    #expect(!verdict.en.contains("1 problems"))
  }
}
