import CSV
import Localization
import TestSupport
import Testing

@testable import Responses

@Suite struct ConflictRowsTests {
  private typealias Refusal = (text: String, kind: TableProblem.Kind, line: Int?, column: String?)

  private func check(_ expected: [Refusal], sourceLocation: SourceLocation = #_sourceLocation) {
    for (text, kind, line, column) in expected {
      do {
        _ = try readConflicts(text)
        Issue.record("\(text) was read", sourceLocation: sourceLocation)
      } catch {
        #expect(error.kind == kind, "\(text)", sourceLocation: sourceLocation)
        #expect(
          error.line == line && error.column == column, "\(text)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test("what is wrong in yearly counts is told with its place")
  func refusesCounts() {
    let header = "year,reported,resolved,facilitated\n"
    let notACount = TableProblem.Kind.notACount(from: 0, limit: 1_000_000_000)
    check([
      ("", .emptyFile, nil, nil), (header, .noRows, nil, nil),
      ("year,reported\n2020,1\n", .missingColumns(["resolved"]), nil, nil),
      ("year,resolved\n2020,1\n", .missingColumns(["reported"]), nil, nil),
      ("reported,resolved\n2,1\n", .missingColumns(["year"]), nil, nil),
      (
        "year,reported,resolved,resolved\n2020,1,1,1\n", .severalColumnsFit(header: "resolved"), 1,
        nil
      ),
      (header + "2020,4,3,\n,4,3,\n", .blankCell, 3, "year"),
      (header + "2020,4,3,\nTotal,4,3,\n", .conflict(.notAYear), 3, "year"),
      (header + "20,4,3,\n", .conflict(.notAYear), 2, "year"),
      (header + "2020-S1,4,3,\n", .conflict(.notAYear), 2, "year"),
      (header + "2020/2021,4,3,\n", .conflict(.notAYear), 2, "year"),
      (header + "0202,4,3,\n", .conflict(.notAYear), 2, "year"),
      (header + "9999,4,3,\n", .conflict(.notAYear), 2, "year"),
      (header + "2020,x,3,\n", notACount, 2, "reported"),
      (header + "2020,4,-1,\n", notACount, 2, "resolved"),
      (header + "2020,4,1.5,\n", notACount, 2, "resolved"),
      (header + "2020,4,ya,\n", notACount, 2, "resolved"),
      (header + "2020,4,2020-05-01,\n", notACount, 2, "resolved"),
      (header + "2020,4,3,tidak\n", notACount, 2, "facilitated"),
      (header + "2020,99999999999,3,\n", notACount, 2, "reported"),
      (
        header + "2020,4,3,\n2021,2,1,\n2020,4,3,\n",
        .repeatedPeriod(period: "2020", group: [], firstLine: 2), 4, "year"
      ),
      (
        header + "2020,,,\n2020,4,3,\n",
        .repeatedPeriod(period: "2020", group: [], firstLine: 2), 3, "year"
      ),
      (header + "2020,4,3,\n2021,05/03/2021,1,\n", .conflict(.datesAndCounts), 3, "reported"),
    ])
  }

  @Test("what is wrong in a register is told with its place")
  func refusesCases() throws {
    let header = "tanggal lapor,tanggal selesai,tanggal fasilitasi\n"
    let first = try #require(CalendarDay(year: 2020, month: 3, day: 5))
    let exchanged = CalendarDay(year: 2020, month: 3, day: 25)
    check([
      ("reported,jenis\n2020-01-01,a\n", .missingColumns(["resolved"]), nil, nil),
      (header + "05/03/2020,,\n,06/03/2020,\n", .blankCell, 3, "tanggal lapor"),
      (header + "05/03/2020,,\n-,,\n\"jumlah\",1,\n", .blankCell, 3, "tanggal lapor"),
      (header + "05/03/2020,,\n12,,\n", .conflict(.datesAndCounts), 3, "tanggal lapor"),
      (header + "05/03/2020,,\nnihil,,\n", .conflict(.datesAndCounts), 3, "tanggal lapor"),
      (header + "05/03/2020,ya,\n", .conflict(.notADate), 2, "tanggal selesai"),
      (header + "05/03/2020,1,\n", .conflict(.notADate), 2, "tanggal selesai"),
      (header + "05/03/2020,,05/03/20\n", .conflict(.notADate), 2, "tanggal fasilitasi"),
      (header + "Maret 2020,,\n05/03/2020,,\n", .conflict(.notADate), 2, "tanggal lapor"),
      (
        header + "03/25/2020,,\n", .conflict(.noSuchDay(exchanged: exchanged)), 2, "tanggal lapor"
      ),
      (
        header + "05/03/2020,31/02/2021,\n", .conflict(.noSuchDay(exchanged: nil)), 2,
        "tanggal selesai"
      ),
      (
        header + "05/03/2020,04/03/2020,\n", .conflict(.beforeReport(first)), 2, "tanggal selesai"
      ),
      (
        header + "05/03/2020,06/03/2020,01/01/2020\n", .conflict(.beforeReport(first)), 2,
        "tanggal fasilitasi"
      ),
      (
        "tahun,tanggal lapor,tanggal selesai\n2021,05/03/2020,\n", .conflict(.anotherYear(2020)), 2,
        "tahun"
      ),
    ])
    // all in one day is no problem, nor is the year beside its date
    #expect(
      try readConflicts("tahun,lapor,tanggal lapor,selesai\n2020,,5/3/2020,5/3/2020\n")
        .cases[0].rows.map(\.resolved) == [first])
    let words = try readConflicts("tahun,tanggal lapor,selesai\nTA 2020/2021,5/3/2020,\n")
    #expect(words.cases[0].rows.map(\.reported) == [first])
  }

  @Test("a hundred thousand cases")
  func readsManyCases() throws {
    let row = "2020-01-02,Perselisihan batas tanah,Kras,2020-02-03\n"
    let text =
      "reported,type,village,resolved\n" + String(repeating: row, count: 100_000)
    #expect(try readConflicts(text).cases[0].rows.count == 100_000)
  }

  // MARK: - Whatever bytes come

  private static let pieces = [
    "year", "tahun", "reported", "dilaporkan", "tanggal lapor", "resolved", "selesai",
    "facilitated",
    "jenis", "desa", ",", ",", ",", ",", ";", "\t", "\n", "\n", "\n", "\r\n", "\"", "2020", "2021",
    "2020-01-05", "05/03/2020", "31/12/2020", "13/13/2020", "4", "3", "0", "-", "", " ", "NA",
    "nihil", "1.234", "1,5", "-1", "é", "😀", "x", "\u{0}", "٣", "9223372036854775807",
  ]

  @Test("no bytes end the program", arguments: [21 as UInt64, 22, 23, 24])
  func survivesAnything(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (read, refused) = (0, 0)
    for round in 0..<300 {
      var text = round % 3 == 0 ? "" : "year,reported,resolved,desa\n2020,4,3,A\n2021,1,1,B\n"
      if round % 3 == 2 { text = "reported,resolved,facilitated\n2020-01-05,2020-02-03,\n" }
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let piece = Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.insert(contentsOf: piece, at: place)
        case 1: bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      if round % 3 == 0 {
        for _ in 0..<30 { bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8) }
      }
      do {
        let reader = ConflictReader(groups: round % 2 == 0 ? [] : ["desa"])
        let reading = try reader.read(ByteSource(bytes, name: "a.csv"))
        for row in reading.counts.flatMap(\.rows) {
          #expect(0...row.reported ~= row.resolved && 1900...2100 ~= row.year)
        }
        for row in reading.cases.flatMap(\.rows) {
          #expect((row.resolved ?? row.reported) >= row.reported)
        }
        read += 1
      } catch {
        refused += 1
      }
    }
    // else the mutations would say nothing
    #expect(read > 20 && refused > 20)
  }
}
