import CSV
import Localization
import TestSupport
import Testing

@testable import Responses

/// Reads `text` as a file of conflicts.
func readConflicts(
  _ text: String, _ reader: ConflictReader = ConflictReader(), year: Int? = nil,
  after earlier: ConflictReading? = nil, name: String = "konflik.csv"
) throws(TableProblem) -> ConflictReading {
  try reader.read(ByteSource(Array(text.utf8), name: name), year: year, after: earlier)
}

extension ConflictReading {
  /// The counts by group; none of a register.
  var counts: [Group<Count>] {
    guard case .counts(let groups) = groups else { return [] }
    return groups
  }

  /// The cases by group; none of yearly counts.
  var cases: [Group<Case>] {
    guard case .cases(let groups) = groups else { return [] }
    return groups
  }
}

@Suite struct ConflictReaderTests {
  private func refusal(
    _ text: String, _ reader: ConflictReader = ConflictReader(), year: Int? = nil
  ) -> TableProblem? {
    do {
      _ = try readConflicts(text, reader, year: year)
      return nil
    } catch { return error }
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: year, month: month, day: day))
  }

  // MARK: - Yearly counts

  @Test("counts by year, in the order of the file")
  func readsCounts() throws {
    let reading = try readConflicts("year,reported,resolved\n2020,4,3\n2019,0,0\n2021,1,1\n")
    #expect(!reading.isRegister && reading.asOf == nil && reading.groupRoles.isEmpty)
    let group = try #require(reading.counts.first)
    #expect(reading.counts.count == 1 && group.values.isEmpty)
    #expect(group.rows.map(\.year) == [2020, 2019, 2021])
    #expect(group.rows.map(\.reported) == [4, 0, 1] && group.rows.map(\.resolved) == [3, 0, 1])
    #expect(group.rows.allSatisfy { $0.facilitated == nil && $0.file == "konflik.csv" })
    #expect(group.rows.map(\.line) == [2, 3, 4] && reading.warnings.isEmpty)
  }

  @Test(
    "headers as offices write them",
    arguments: [
      "year,reported,resolved,facilitated",
      "Year,Conflicts reported,Conflicts resolved,Conflicts facilitated",
      "Tahun,Dilaporkan,Diselesaikan,Terfasilitasi", "TAHUN,LAPORAN,SELESAI,DIFASILITASI",
      "Tahun,Jumlah laporan,Jumlah selesai,Jumlah difasilitasi",
      "Tahun,Konflik dilaporkan,Konflik diselesaikan,Konflik terfasilitasi",
      "Tahun,Jumlah konflik yang dilaporkan,Jumlah konflik yang diselesaikan,Fasilitasi",
      "Tahun,Jumlah total konflik sosial yang terjadi,Jumlah konflik sosial yang diselesaikan,"
        + "Jumlah konflik sosial yang difasilitasi",
      "Thn,Jumlah Konflik,Jumlah kasus tuntas,Kasus terfasilitasi",
      "year,number of cases reported,cases resolved,cases facilitated",
    ])
  func knowsHeaders(header: String) throws {
    let rows = try readConflicts("\(header)\n2020,10,8,9\n").counts[0].rows
    #expect(rows.map(\.reported) == [10] && rows.map(\.resolved) == [8])
    #expect(rows.map(\.facilitated) == [9])
  }

  @Test("the notation of an Indonesian spreadsheet, with a title above")
  func readsSpreadsheet() throws {
    let text =
      "\u{FEFF}REKAP KONFLIK;;;\r\nTahun;Dilaporkan;Diselesaikan;Terfasilitasi\r\n"
      + "Tahun 2019;1.234;1.200;\r\n;;;\r\n2020;NIHIL;-;-\r\n2021;;;\r\n2022;3,0;nihil;2\r\n"
    let rows = try readConflicts(text).counts[0].rows
    #expect(rows.map(\.year) == [2019, 2020, 2022])
    #expect(rows.map(\.reported) == [1234, 0, 3] && rows.map(\.resolved) == [1200, 0, 0])
    #expect(rows.map(\.facilitated) == [nil, 0, 2] && rows.map(\.line) == [3, 5, 7])
  }

  @Test("a year whose counts are all blank is not there, and none is 0")
  func leavesOutBlankYears() throws {
    let reading = try readConflicts("year,reported,resolved\n2020,1,1\n2021,,\n2022,NA,NA\n")
    #expect(reading.counts[0].rows.map(\.year) == [2020])
    #expect(try readConflicts("year,reported,resolved\n2021,,\n").counts.isEmpty)
    for row in ["2020,3,", "2020,3,-", "2020,-,-", "2020,,3", "2020,NA,1"] {
      #expect(
        refusal("year,reported,resolved\n\(row)\n")?.kind == .conflict(.blankCount), "\(row)")
    }
    #expect(try readConflicts("year,reported,resolved\n2020,0,\n").counts[0].rows[0].resolved == 0)
  }

  @Test("more resolved than reported only where cases are carried over")
  func carriesOver() throws {
    let text = "year,reported,resolved,facilitated\n2020,2,3,4\n"
    let problem = refusal(text)
    #expect(problem?.kind == .conflict(.moreThanReported(reported: 2)))
    #expect(problem?.column == "resolved" && problem?.line == 2 && problem?.text == "3")
    let facilitated = refusal("year,reported,resolved,facilitated\n2020,2,1,3\n")
    #expect(facilitated?.column == "facilitated" && facilitated?.text == "3")
    let reading = try readConflicts(text, ConflictReader(carriesOver: true))
    #expect(reading.carriesOver && reading.counts[0].rows[0].resolved == 3)
    // more facilitated than resolved is what happens
    #expect(refusal("year,reported,resolved,facilitated\n2020,3,1,3\n") == nil)
  }

  // MARK: - A register

  @Test("a register, its kinds and villages, and nothing else of it")
  func readsRegister() throws {
    let text = """
      No,Nama pelapor,Tanggal lapor,Jenis Konflik,Desa/Kelurahan,Tgl. Selesai,Tanggal Fasilitasi
      1,Siti,05/03/2020,Batas tanah,Kras,2020-04-01,10/03/2020
      2,Budi,31-12-2020,,Jambean,,
      3,Joko,2021-01-01 08:00:00,Batas tanah,-,-,2 Januari 2021

      """
    let reading = try readConflicts(text)
    #expect(reading.isRegister && !reading.isAsOfGiven)
    #expect(try reading.asOf == day(2021, 1, 2))
    let rows = try #require(reading.cases.first?.rows)
    #expect(try rows.map(\.reported) == [day(2020, 3, 5), day(2020, 12, 31), day(2021, 1, 1)])
    #expect(try rows.map(\.resolved) == [day(2020, 4, 1), nil, nil])
    #expect(
      try rows.map(\.facilitation) == [.on(day(2020, 3, 10)), .none, .on(day(2021, 1, 2))])
    #expect(rows.map(\.type) == ["Batas tanah", nil, "Batas tanah"])
    #expect(rows.map(\.village) == ["Kras", "Jambean", nil] && rows.map(\.line) == [2, 3, 4])
    #expect(!"\(rows)".contains("Siti") && !"\(rows)".contains("Budi"))
  }

  @Test("the last day is given, or the latest in all files")
  func knowsLastDay() throws {
    let first = try readConflicts("reported,resolved\n2020-01-01,2020-12-01\n")
    #expect(try first.asOf == day(2020, 12, 1) && first.cases[0].rows[0].facilitation == .unknown)
    let both = try readConflicts("reported,resolved\n2020-11-30,\n", after: first, name: "b.csv")
    #expect(try both.asOf == day(2020, 12, 1) && both.cases[0].rows.map(\.file).last == "b.csv")
    let given = try readConflicts(
      "reported,resolved\n2020-01-01,\n", ConflictReader(asOf: day(2021, 6, 30)))
    #expect(try given.asOf == day(2021, 6, 30) && given.isAsOfGiven)
    let late = try refusal(
      "reported,resolved\n2020-01-01,2021-01-01\n", ConflictReader(asOf: day(2020, 12, 31)))
    #expect(try late?.kind == .conflict(.afterLastDay(day(2020, 12, 31))))
    #expect(late?.column == "resolved")
  }

  // MARK: - Groups, columns, files

  @Test("groups of both forms, by header, role and kind")
  func readsGroups() throws {
    let counts = try readConflicts(
      "tahun,wilayah,dilaporkan,selesai\n2020,B 10,1,1\n2020,B 2,2,1\n2021,B 10,3,0\n2020,,4,4\n",
      ConflictReader(groups: ["wilayah", "tahun"]))
    #expect(counts.groupRoles == ["wilayah"])
    #expect(counts.counts.map(\.values) == [["B 2"], ["B 10"], [""]])
    #expect(counts.counts[1].rows.map(\.year) == [2020, 2021])
    #expect(counts.warnings == [.blankGroup(role: "wilayah", count: 1)])
    let register = "Tgl lapor,Tgl selesai,Jenis konflik,Desa\n2020-01-01,,Lahan,Kras\n"
    for (name, role, value) in [
      ("jenis", "type", "Lahan"), ("type", "type", "Lahan"), ("desa", "village", "Kras"),
      ("Jenis Konflik", "type", "Lahan"),
    ] {
      let reading = try readConflicts(register, ConflictReader(groups: [name]))
      #expect(reading.groupRoles == [role] && reading.cases.map(\.values) == [[value]])
    }
  }

  @Test("columns are chosen by their headers")
  func choosesColumns() throws {
    let text = "Periode anggaran,Masuk,Beres,Selesai\n2020,4,3,1\n"
    let columns: [ConflictColumn: String] = [.year: "periode anggaran", .resolved: "Beres"]
    let rows = try readConflicts(text, ConflictReader(columns: columns)).counts[0].rows
    #expect(rows.map(\.resolved) == [3] && rows.map(\.year) == [2020])
    // the column of the title under the formula's name is one column
    let title = try readConflicts(
      "year,reported,facilitated\n2020,4,3\n", ConflictReader(columns: [.resolved: "facilitated"]))
    #expect(title.counts[0].rows[0].resolved == 3 && title.counts[0].rows[0].facilitated == nil)
    let unknown = refusal(text, ConflictReader(columns: [.resolved: "Bere"]))
    #expect(
      unknown?.kind
        == .unknownColumn(
          name: "Bere", nearest: "Beres",
          available: ["Periode anggaran", "Masuk", "Beres", "Selesai"]))
    let doubt = refusal("tahun,dilaporkan,konflik dilaporkan,selesai\n2020,4,3,1\n")
    #expect(
      doubt?.kind
        == .columnsInDoubt(
          option: "--column reported=", columns: ["dilaporkan", "konflik dilaporkan"]))
    #expect(
      refusal(
        "tahun,dilaporkan,konflik dilaporkan,selesai\n2020,4,3,1\n",
        ConflictReader(columns: [.reported: "dilaporkan"])) == nil)
    // a plain date is that of the report only where nothing else is
    let dates = try readConflicts("tanggal,tanggal lapor,selesai\n1/1/2021,2/1/2021,\n")
    #expect(try dates.cases[0].rows[0].reported == day(2021, 1, 2))
    let plain = try readConflicts("tanggal,selesai\n1/1/2021,\n")
    #expect(try plain.cases[0].rows[0].reported == day(2021, 1, 1))
  }

  @Test("several files are one data set, of one form")
  func joinsFiles() throws {
    let first = try readConflicts("year,reported,resolved\n2020,4,3\n")
    let both = try readConflicts("tahun;dilaporkan;selesai\n2021;2;2\n", after: first)
    #expect(both.counts[0].rows.map(\.year) == [2020, 2021])
    do {
      _ = try readConflicts("year,reported,resolved\n2020,1,1\n", after: first)
      Issue.record("a year stands in two files")
    } catch {
      #expect(error.kind == .repeatedPeriod(period: "2020", group: [], firstLine: 2))
    }
    do {
      _ = try readConflicts("reported,resolved\n2020-01-01,\n", after: first)
      Issue.record("a register stands beside counts")
    } catch { #expect(error.kind == .conflict(.datesAndCounts)) }
  }

  @Test("the year of a file is that of its rows")
  func readsYearOfFile() throws {
    let counts = try readConflicts(
      "desa,dilaporkan,selesai\nA,4,3\nB,1,1\n", ConflictReader(groups: ["desa"]), year: 2020)
    #expect(counts.counts.map { $0.rows.map(\.year) } == [[2020], [2020]])
    #expect(refusal("year,reported,resolved\n2020,1,1\n", year: 2020) == nil)
    #expect(
      refusal("year,reported,resolved\n2021,1,1\n", year: 2020)?.kind
        == .conflict(.anotherYear(2020)))
    #expect(
      refusal("reported,resolved\n2021-01-01,\n", year: 2020)?.kind == .conflict(.anotherYear(2020))
    )
    #expect(refusal("reported,resolved\n2020-01-01,2021-01-01\n", year: 2020) == nil)
    #expect(
      refusal("reported,resolved\n1,1\n2,1\n", year: 2020)?.kind
        == .repeatedPeriod(period: "2020", group: [], firstLine: 2))
  }

  @Test("text that is not UTF-8 is read with a warning")
  func readsWindows1252() throws {
    var bytes = Array("tgl lapor,tgl selesai,desa\n2020-01-01,,Caf".utf8)
    bytes += [0xE9, 0x0A]
    let reading = try ConflictReader().read(ByteSource(bytes, name: "a.csv"))
    #expect(reading.warnings == [.windows1252(file: "a.csv")])
    #expect(reading.cases[0].rows[0].village == "Café")
  }
}
