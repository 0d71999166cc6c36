import CSV
import Responses
import Testing

@testable import Satisfaction

@Suite struct EditionScheduleTests {
  static let (newest, older) = (RegulationEdition.shipped[0], RegulationEdition.shipped[1])

  private func schedule() throws -> EditionSchedule {
    try EditionSchedule([
      .init(from: 2018, edition: Self.newest), .init(from: 2016, edition: Self.older),
    ])
  }

  @Test("an edition holds from its year on")
  func findsEditions() throws {
    let schedule = try schedule()
    #expect(schedule.editions.map(\.id) == ["permenpanrb-16-2014", "permenpanrb-14-2017"])
    #expect(!schedule.isConstant)
    #expect(schedule.edition(in: 2015) == nil)
    #expect(schedule.edition(in: 2016)?.id == Self.older.id)
    #expect(schedule.edition(in: 2017)?.id == Self.older.id)
    #expect(schedule.edition(in: 2018)?.id == Self.newest.id)
    #expect(schedule.edition(in: 2030)?.id == Self.newest.id)
    let constant = EditionSchedule(Self.older)
    #expect(constant.isConstant && constant.edition(in: 1)?.id == Self.older.id)
  }

  @Test("is written as years with editions, or as one edition")
  func readsText() throws {
    func names(_ text: String) throws -> [String] {
      try EditionSchedule.names(in: text).map { "\($0.from.map { "\($0)" } ?? "*") \($0.name)" }
    }
    #expect(try names("permenpanrb-14-2017") == ["* permenpanrb-14-2017"])
    #expect(try names("a,b=c.json") == ["* a,b=c.json"])
    #expect(try names("2016=a,2018=b") == ["2016 a", "2018 b"])
    #expect(try names(" 2018 = b , 2016=./x y.json") == ["2018 b", "2016 ./x y.json"])
    #expect(try names("2018=b") == ["2018 b"])
    #expect(throws: EditionScheduleError.notAnEntry("b")) { try names("2016=a,b") }
    #expect(throws: EditionScheduleError.notAnEntry("2016=")) { try names("2016=") }
    #expect(throws: EditionScheduleError.notAnEntry("")) { try names("2016=a,") }
    #expect(throws: EditionScheduleError.repeatedYear(2016)) { try names("2016=a,2016=b") }
    #expect(throws: EditionScheduleError.repeatedYear(2016)) {
      try EditionSchedule([
        .init(from: 2016, edition: Self.newest), .init(from: 2016, edition: Self.older),
      ])
    }
  }

  /// What a file with a column of years says.
  private func periods(
    _ years: [String], name: String = "a.csv", given: String? = nil, header: String = "tahun"
  ) throws -> FilePeriods {
    let codes = Self.newest.elements.map(\.code).joined(separator: ",")
    let rows = years.map { "\($0),4,4,4,4,4,4,4,4,4\n" }.joined()
    return try ResponseReader(SurveyRequest(Self.newest.questionnaire)).periods(
      of: ResponseInput(path: name, year: given),
      in: ByteSource(Array("\(header),\(codes)\n\(rows)".utf8)))
  }

  @Test("files are divided by the years of their rows")
  func divides() throws {
    let files = [
      try periods(["2019", "2018", "", "2019"], name: "c.csv"),
      try periods(["2017"], name: "b.csv"), try periods(["2030"], name: "a.csv", given: "2016"),
    ]
    #expect(files[0].years == [2018: 1, 2019: 2] && files[0].unknown == 1)
    #expect(files[2].years == [2016: 1])
    let shares = try schedule().divide(files)
    #expect(shares.map(\.edition.id) == [Self.older.id, Self.newest.id])
    #expect(shares.map { $0.files.map(\.path) } == [["b.csv", "a.csv"], ["c.csv"]])
    let all = try EditionSchedule(Self.older).divide(files)
    #expect(all.count == 1 && all[0].files.map(\.path) == ["c.csv", "b.csv", "a.csv"])
  }

  @Test("a file of two editions, of none, or of no year is refused")
  func refusesFiles() throws {
    let schedule = try schedule()
    #expect(
      throws: EditionScheduleError.severalEditions(
        file: "a.csv", years: [2017, 2018], editions: [Self.older.id, Self.newest.id])
    ) { try schedule.divide([periods(["2018", "2017"])]) }
    #expect(throws: EditionScheduleError.noEdition(file: "a.csv", year: 2015, first: 2016)) {
      try schedule.divide([periods(["2015"])])
    }
    #expect(throws: EditionScheduleError.unknownYear(file: "a.csv")) {
      try schedule.divide([periods(["", "x"])])
    }
    // one edition needs no year
    #expect(throws: Never.self) { try EditionSchedule(Self.older).divide([periods([""])]) }
  }
}
