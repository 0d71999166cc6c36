import CSV
import TestSupport
import Testing

@testable import Responses

@Suite struct HeaderFinderTests {
  private let finder = HeaderFinder(
    columns: ColumnFinder(current), answers: AnswerReader(current))
  private let codeRow = ["No"] + (1...9).map { "U\($0)" }

  @Test("finds the header below titles", arguments: 0..<30)
  func findsHeaderBelowTitles(titles: Int) throws {
    let rows = Array(repeating: ["SURVEI KEPUASAN", ""], count: titles) + [codeRow, answers(1)]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.position == titles)
    #expect(header.line == titles + 1)
    #expect(header.height == 1)
    #expect(header.texts == codeRow)
  }

  @Test("looks no further than 30 records")
  func stopsLooking() {
    let titles = Array(repeating: ["SURVEI KEPUASAN"], count: 30)
    #expect(finder.header(in: records(titles + [codeRow, answers(1)])) == nil)
    #expect(finder.header(in: []) == nil)
    #expect(finder.header(in: records([["Nama", "Alamat"], ["a", "b"]])) == nil)
  }

  @Test("takes the record with the most columns, the first of equals")
  func takesTheBest() throws {
    let rows = [["Unit", "Kecamatan Kras"], codeRow, answers(1), codeRow]
    #expect(try #require(finder.header(in: records(rows))).position == 1)
  }

  @Test("joins a title cell over codes with the codes")
  func joinsMergedCells() throws {
    let rows = [
      ["No", "Jenis Kelamin", "Unsur pelayanan"] + Array(repeating: "", count: 8),
      ["", "", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"],
      ["1", "L", "4", "4", "3", "4", "4", "4", "4", "3", "4"],
    ]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.position == 0)
    #expect(header.height == 2)
    #expect(header.line == 1)
    #expect(roles(header, 0) == [.role(.id)])
    #expect(roles(header, 1) == [.role(.sex)])
    #expect((0..<9).map { roles(header, $0 + 2) } == (0..<9).map { [.item($0)] })
  }

  @Test("joins codes with the names above or below them", arguments: [true, false])
  func joinsCodesWithNames(above: Bool) throws {
    let names = [
      "No", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku",
      "Sarana", "Pengaduan",
    ]
    let rows = (above ? [names, codeRow] : [codeRow, names]) + [answers(1)]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.position == 0)
    #expect(header.height == 2)
    // The words win: U8 stands at Sarana.
    #expect(roles(header, 8) == [.item(8)])
    #expect(roles(header, 9) == [.item(7)])
  }

  @Test("a first respondent is no second row of the header")
  func keepsFirstRespondent() throws {
    let rows = [
      codeRow + ["Yang perlu ditingkatkan"], answers(1) + ["Tidak ada saran"],
      answers(2) + ["usia lanjut"],
    ]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.height == 1)
    #expect(header.texts.last == "Yang perlu ditingkatkan")
    #expect(header.meanings.last == .unknown)
  }

  @Test("a title is no first row of the header")
  func leavesTitleOut() throws {
    let rows = [
      ["Rekapitulasi unit pelayanan Kecamatan Kras"], ["Nama"] + codeRow.dropFirst(),
      ["Ani"] + answers(1).dropFirst(),
    ]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.position == 1)
    #expect(header.texts.first == "Nama")
  }

  @Test("a title that names the elements is no header")
  func passesOverTitleWithElements() throws {
    let title =
      "Unsur: persyaratan, prosedur, waktu penyelesaian, biaya, produk, kompetensi, perilaku, "
      + "pengaduan, sarana"
    let rows = [[title], Array(codeRow.dropFirst()), Array(answers(1).dropFirst())]
    let header = try #require(finder.header(in: records(rows)))
    #expect(header.line == 2)
    #expect(header.texts.last == "U9")
  }

  @Test("the user's choice counts in either row of a header")
  func obeysChoiceInSecondRow() throws {
    let chosen: [String: ColumnRole] = ["Persyaratan": .item(1), "Prosedur": .item(0)]
    let finder = HeaderFinder(
      columns: ColumnFinder(current, chosen: chosen), answers: AnswerReader(current))
    let rows = [
      codeRow,
      [
        "", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku",
        "Sarana", "Pengaduan",
      ],
      answers(1),
    ]
    let header = try #require(finder.header(in: records(rows)))
    #expect(roles(header, 1) == [.item(1)])
    #expect(roles(header, 2) == [.item(0)])
    #expect(header.height == 2)
  }

  private func answers(_ number: Int) -> [String] {
    ["\(number)"] + Array(repeating: "4", count: 9)
  }

  private func records(_ rows: [[String]]) -> [Record] {
    rows.enumerated().map { Record($1, line: $0 + 1) }
  }

  private func roles(_ header: Header, _ field: Int) -> [ColumnRole] {
    header.meanings[field].roles
  }
}
