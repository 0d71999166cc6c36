import CSV
import Localization
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct SeriesReaderTests {
  private func read(_ text: String, _ reader: SeriesReader = SeriesReader()) throws -> SeriesReading
  {
    try reader.read(ByteSource(Array(text.utf8), name: "series.csv"))
  }

  private func refusal(_ text: String, _ reader: SeriesReader = SeriesReader()) -> TableProblem? {
    do {
      _ = try read(text, reader)
      return nil
    } catch { return error as? TableProblem }
  }

  @Test("years and values are enough, in the order of the file")
  func readsValues() throws {
    let reading = try read("year,value\n2020,85.35\n2019,-1.5e-3\n2021,2723648551.75208\n")
    #expect(reading.groupRoles.isEmpty && reading.valueHeader == "value")
    let group = try #require(reading.groups.first)
    #expect(reading.groups.count == 1 && group.values.isEmpty && group.mainFrequency == .year)
    #expect(group.rows.map(\.period.text) == ["2020", "2019", "2021"])
    #expect(group.rows.map(\.value) == [85.35, -1.5e-3, 2723648551.75208])
    #expect(group.rows.map(\.line) == [2, 3, 4] && group.rows[0].file == "series.csv")
    #expect(group.rows.allSatisfy { $0.standardError == nil && $0.sampleSize == nil })
    #expect(group.rows.allSatisfy { $0.edition == nil && $0.target == nil })
  }

  @Test("all columns, in English and in the notation of an Indonesian spreadsheet")
  func readsColumns() throws {
    let english = try read(
      """
      year,unit,value,standardError,n,edition,target
      2023,Kras,85.35,0.75,120,permenpanrb-14-2017,84
      2024,Kras,,,,,"86,5"

      """, SeriesReader(groups: ["unit"]))
    let indonesian = try read(
      "\u{FEFF}CAPAIAN IKM;;;;;;\r\nTahun;Unit Pelayanan;Nilai IKM;Galat Baku;Responden;Peraturan;Target\r\n"
        + "2023;Kras;85,35;0,75;120;permenpanrb-14-2017;84\r\n;;;;;;\r\n2024;Kras;;;;-;86,5\r\n",
      SeriesReader(groups: ["unit"]))
    for (reading, line) in [(english, 2), (indonesian, 3)] {
      #expect(reading.groupRoles == ["unit"])
      let group = try #require(reading.groups.first)
      #expect(group.values == ["Kras"])
      let first = SeriesReading.Row(
        period: Period(year: 2023), value: 85.35, standardError: 0.75, sampleSize: 120,
        edition: "permenpanrb-14-2017", target: 84, file: "series.csv", line: line)
      #expect(group.rows[0] == first)
      #expect(group.rows[1].value == nil && group.rows[1].target == 86.5)
      #expect(group.rows[1].edition == nil && group.rows[1].sampleSize == nil)
    }
    #expect(indonesian.valueHeader == "Nilai IKM")
  }

  @Test(
    "periods in the forms that offices write",
    arguments: [
      ("2024", "2024"), ("2024-S1", "2024-S1"), ("2024 S2", "2024-S2"), ("2024-Q3", "2024-Q3"),
      ("2025 TW4", "2025-Q4"), ("2024-07", "2024-07"), ("Semester I Tahun 2023", "2023-S1"),
      ("Semester 2 2023", "2023-S2"), ("2023 Semester II", "2023-S2"), ("TW III 2024", "2024-Q3"),
      ("Triwulan 2 Tahun 2024", "2024-Q2"), ("Tahun 2021", "2021"), ("2021.0", "2021"),
      ("1987", "1987"),
    ])
  func readsPeriods(text: String, period: String) throws {
    let reading = try read("periode,nilai\n\(text),80\n")
    #expect(reading.groups[0].rows[0].period.text == period)
  }

  @Test("a column of semesters or quarters is a part of the year beside it")
  func joinsPeriods() throws {
    let halves = try read("Tahun;Semester;IKM\n2023;I;80\n2023;2;81,5\n2024;;82\n")
    #expect(halves.groups[0].rows.map(\.period.text) == ["2023-S1", "2023-S2", "2024"])
    #expect(halves.groups[0].mainFrequency == .half)
    let quarters = try read("tahun,triwulan,ikm\n2023,TW IV,80\n")
    #expect(quarters.groups[0].rows.map(\.period.text) == ["2023-Q4"])
    let words = try read("tahun,periode,ikm\n2023,Semester II,80\n2024,S1,81\n2025,,82\n")
    #expect(words.groups[0].rows.map(\.period.text) == ["2023-S2", "2024-S1", "2025"])
    #expect(refusal("tahun,triwulan,ikm\n2023,5,80\n")?.column == "triwulan")
    // which of two equally frequent ones: the longer
    let both = try read("period,ikm\n2023-S1,80\n2023,81\n2024-S1,\n")
    #expect(both.groups[0].mainFrequency == .year)
    #expect(try read("period,ikm\n2023,\n").groups[0].mainFrequency == nil)
  }

  @Test("groups are sorted naturally, whatever the order of their rows")
  func readsGroups() throws {
    let text = """
      tahun,layanan,wilayah,ikm
      2020,Loket 10,A,80
      2020,Loket 2,A,81
      2021,Loket 10,A,82
      2020,,A,83
      2020,Loket 2,B,84

      """
    let reading = try read(text, SeriesReader(groups: ["service", "wilayah"]))
    #expect(reading.groupRoles == ["service", "wilayah"])
    #expect(
      reading.groups.map(\.values) == [
        ["Loket 2", "A"], ["Loket 2", "B"], ["Loket 10", "A"], ["", "A"],
      ])
    #expect(reading.groups[2].rows.map(\.value) == [80, 82])
    #expect(reading.warnings == [.blankGroup(role: "service", count: 1)])
    // a period is no group
    let alone = try read("tahun,unit,ikm\n2020,A,80\n", SeriesReader(groups: ["year", "unit"]))
    #expect(alone.groupRoles == ["unit"])
    let half = try read("tahun,semester,ikm\n2020,1,80\n", SeriesReader(groups: ["semester"]))
    #expect(half.groupRoles.isEmpty && half.groups[0].rows[0].period.text == "2020-S1")
  }

  @Test("several files are one data set")
  func joinsFiles() throws {
    let reader = SeriesReader(groups: ["unit"])
    let first = try read("year,unit,value\n2020,B,80\n", reader)
    let both = try reader.read(
      ByteSource(Array("tahun;unit;nilai\n2021;B;81,5\n2021;A;70\n".utf8), name: "b.csv"),
      after: first)
    #expect(both.groups.map(\.values) == [["A"], ["B"]])
    #expect(both.groups[1].rows.map(\.value) == [80, 81.5])
    #expect(both.groups[1].rows.map(\.file) == ["series.csv", "b.csv"])
    do {
      _ = try reader.read(
        ByteSource(Array("year,unit,value\n2020,B,1\n".utf8), name: "b.csv"), after: first)
      Issue.record("a period stands in two files")
    } catch {
      #expect(error.kind == .repeatedPeriod(period: "2020", group: ["B"], firstLine: 2))
    }
  }

  @Test("columns are chosen by their headers")
  func choosesColumns() throws {
    let text = "Kode Tahun,Kemiskinan (%),sd rata-rata,value,tahun\n2020,\"9,5\",0.3,1,1999\n"
    let reader = SeriesReader(
      period: "kode tahun", value: "Kemiskinan (%)", error: "sd rata-rata")
    let row = try read(text, reader).groups[0].rows[0]
    #expect(row.period == Period(year: 2020) && row.value == 9.5 && row.standardError == 0.3)
    let available = ["Kode Tahun", "Kemiskinan (%)", "sd rata-rata", "value", "tahun"]
    #expect(
      refusal(text, SeriesReader(value: "kemiskinn"))?.kind
        == .unknownColumn(name: "kemiskinn", nearest: nil, available: available))
    #expect(
      refusal("year,value\n2020,1\n", SeriesReader(groups: ["vaule"]))?.kind
        == .unknownColumn(name: "vaule", nearest: "value", available: ["year", "value"]))
  }

  @Test("a share of the target is not the value where the realisation stands beside it")
  func prefersRealisation() throws {
    let table = try read("tahun,target,realisasi,capaian\n2020,80,85.35,106.69\n")
    #expect(table.groups[0].rows[0].value == 85.35 && table.valueHeader == "realisasi")
    #expect(table.groups[0].rows[0].target == 80)
    #expect(try read("tahun,capaian\n2020,85\n").groups[0].rows[0].value == 85)
    // the plain word outdoes all others
    #expect(try read("year,ikm,value\n2020,1,2\n").groups[0].rows[0].value == 2)
  }

  @Test("what is wrong is told with its place")
  func refuses() {
    let header = "year,value,se,n,target\n"
    let expected: [(String, TableProblem.Kind, Int?, String?)] = [
      ("", .emptyFile, nil, nil), (header, .noRows, nil, nil),
      ("year,n\n2020,1\n", .missingColumns(["value"]), nil, nil),
      ("value,n\n20,1\n", .missingColumns(["year"]), nil, nil),
      (
        "year,ikm,rate\n2020,1,2\n",
        .columnsInDoubt(option: "--value", columns: ["ikm", "rate"]), nil, nil
      ),
      ("year,value,value\n2020,1,2\n", .severalColumnsFit(header: "value"), 1, nil),
      (header + "2020,80,,,\n,81,,,\n", .blankCell, 3, "year"),
      (header + "20,80,,,\n", .notAPeriod, 2, "year"),
      (header + "2020-06-13,80,,,\n", .notAPeriod, 2, "year"),
      (header + "2020/2021,80,,,\n", .notAPeriod, 2, "year"),
      (header + "2020-S3,80,,,\n", .notAPeriod, 2, "year"),
      (header + "2020,80,,,\n2021,x,,,\n", .notANumber, 3, "value"),
      (header + "2020,NaN,,,\n", .notANumber, 2, "value"),
      (header + "2020,inf,,,\n", .notANumber, 2, "value"),
      (header + "2020,1.234.567,,,\n", .thousandsMark, 2, "value"),
      (header + "2020,80,0,,\n", .notPositive, 2, "se"),
      (header + "2020,80,-0.5,,\n", .notPositive, 2, "se"),
      (header + "2020,80,,1.5,\n", .notACount(limit: 1_000_000_000), 2, "n"),
      (header + "2020,80,,,tinggi\n", .notANumber, 2, "target"),
      (
        header + "2020,80,,,\n2021,81,,,\n2020,82,,,\n",
        .repeatedPeriod(period: "2020", group: [], firstLine: 2), 4, "year"
      ),
      (
        header + "2020 S1,80,,,\n2020-S1,81,,,\n",
        .repeatedPeriod(period: "2020-S1", group: [], firstLine: 2), 3, "year"
      ),
    ]
    for (text, kind, line, column) in expected {
      let found = refusal(text)
      #expect(found?.kind == kind, "\(text)")
      #expect(found?.line == line && found?.column == column, "\(text)")
    }
    #expect(refusal(header + "2020,80,-0.5,,\n")?.text == "-0.5")
  }

  @Test("marks that may stand between thousands are refused where the column says so")
  func refusesThousands() throws {
    func problem(_ values: String...) -> (line: Int?, text: String?)? {
      let rows = values.enumerated().map { "\(2000 + $0.offset);\($0.element)\n" }.joined()
      return refusal("tahun;nilai\n" + rows).map { ($0.line, $0.text) }
    }
    #expect(problem("85,35", "1.234")?.text == "1.234")
    #expect(problem("987", "1.234", "1.301")?.line == 3)
    #expect(problem("987", "1,234")?.text == "1,234")
    // decimals all the same
    #expect(problem("3.452", "3.5", "3.611") == nil)
    #expect(problem("3,452", "4", "3,611") == nil)
    #expect(problem("100", "99.125", "98.250") == nil)
    #expect(problem("300", "0.125") == nil)
    #expect(try read("year,value,n\n2020,80,2.920\n").groups[0].rows[0].sampleSize == 2920)
    #expect(try read("year,value\n2020,NA\n").groups[0].rows[0].value == nil)
  }

  @Test("quoted fields, delimiters inside them, tabs")
  func readsQuotes() throws {
    let text = "year\tunit\tvalue\n\"2020\"\t\"Loket \"\"A\"\", depan\"\t\"80,5\"\n"
    let group = try read(text, SeriesReader(groups: ["unit"])).groups[0]
    #expect(group.values == ["Loket \"A\", depan"] && group.rows[0].value == 80.5)
  }

  @Test("the series of the published tables", arguments: ["unit"])
  func readsPublished(by: String) throws {
    let source = try ByteSource(path: Repository.root + "datasets/published/ikm-series.csv")
    let reading = try SeriesReader(groups: [by]).read(source)
    let barat = try #require(
      reading.groups.first { $0.values == ["Kota Administrasi Jakarta Barat"] })
    #expect(
      barat.rows.map(\.period.text) == ["2018", "2019", "2020", "2021", "2022", "2023-S1"])
    #expect(barat.rows.map(\.value) == [85.35, 84.06, 88.01, 90.62, nil, 94.15])
    #expect(barat.rows.map(\.target) == [80, 83, 86, 88, 88.5, nil])
    #expect(barat.mainFrequency == .year)
  }

  @Test("thousands of rows are read as one table", arguments: [UInt64(1)])
  func readsMany(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (text, values) = ("series,year,value\n", [[Double]]())
    for series in 0..<645 {
      values.append((0..<50).map { _ in (random.fraction() - 0.5) * 1e6 })
      for (place, value) in values[series].enumerated() {
        text += "M\(series),\(1970 + place),\(value)\n"
      }
    }
    let reading = try read(text, SeriesReader(groups: ["series"]))
    #expect(reading.groups.map(\.values) == (0..<645).map { ["M\($0)"] })
    #expect(reading.groups.map { $0.rows.compactMap(\.value) } == values)
  }

  @Test("a series is told from responses by its header")
  func recognizes() throws {
    let questionnaires = RegulationEdition.shipped.map(\.questionnaire)
    func isSeries(_ text: String, value: String? = nil, period: String? = nil) throws -> Bool {
      try SeriesReader(period: period, value: value).content(
        of: ByteSource(Array(text.utf8)), beside: questionnaires) == .series
    }
    #expect(try isSeries("year,value\n2020,80\n"))
    #expect(try isSeries("LAPORAN;;\nTahun;Unit;Nilai IKM\n2020;A;80,5\n"))
    #expect(try isSeries("tahun,target\n2020,80\n"))
    #expect(try isSeries("tahun,ikm,biaya\n2020,80,1000\n"))
    #expect(try isSeries("Kode,nilai\n2020,80\n", period: "Kode"))
    #expect(try isSeries("anything\n1\n", value: "anything"))
    let codes = (1...9).map { "U\($0)" }.joined(separator: ",")
    #expect(try !isSeries("tahun,\(codes)\n2020,4,4,4,4,4,4,4,4,4\n"))
    #expect(try !isSeries("tahun,nilai,\(codes)\n2020,80,4,4,4,4,4,4,4,4,4\n"))
    #expect(try isSeries("tahun,nilai,\(codes)\n2020,80,4,4,4,4,4,4,4,4,4\n", value: "nilai"))
    #expect(try !isSeries("Tahun;Persyaratan;Prosedur;Ikm\n2020;4;4;80\n"))
    #expect(try !isSeries("a,b\n1,2\n") && !isSeries("") && !isSeries("tahun,x\n2020,1\n"))
    #expect(throws: FileError.self) {
      try SeriesReader().content(of: ByteSource(path: "/"), beside: questionnaires)
    }
  }

  @Test("years beside numbers under unknown headers are a series whose values must be chosen")
  func missesValues() throws {
    let questionnaires = RegulationEdition.shipped.map(\.questionnaire)
    func columns(_ text: String, period: String? = nil) throws -> [String]? {
      let content = try SeriesReader(groups: ["unit"], period: period).content(
        of: ByteSource(Array(text.utf8)), beside: questionnaires)
      guard case .seriesWithoutValue(let problem) = content,
        case .noValueColumn(let numeric) = problem.kind
      else { return nil }
      return numeric
    }
    #expect(try columns("tahun,persen\n2020,80\n2021,81\n") == ["persen"])
    #expect(
      try columns(
        "LAPORAN;;;\nTahun;Unit;Hasil (%);Biaya;Catatan\n2020;A;80,5;-;baik\n2021;A;;12;x\n")
        == ["Hasil (%)", "Biaya"])
    #expect(try columns("year,n,se,cases,done\n2020,9,1,3,2\n2021,9,1,4,4\n") == ["cases", "done"])
    #expect(try columns("Kode,persen\n2020,80\n", period: "Kode") == ["persen"])
    // questions under headers of their own, several respondents a year
    #expect(try columns("tahun,P1,P2,usia\n2020,4,3,30\n2020,4,4,41\n") == nil)
    #expect(try columns("tahun,catatan\n2020,baik\n") == nil && columns("a,b\n1,2\n") == nil)
  }
}
