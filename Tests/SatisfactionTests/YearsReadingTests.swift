import CSV
import Localization
import Responses
import Satisfaction
import TestSupport
import Testing

@Suite struct YearsReadingTests {
  private static let newest = RegulationEdition.shipped[0]
  private static let older = RegulationEdition.shipped[1]
  private static let headers2014 =
    "Persyaratan,Prosedur,Waktu pelayanan,Biaya,Produk,Kompetensi,Perilaku,Maklumat,Pengaduan"
  private static let headers2017 =
    "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana"

  private func schedule() throws -> EditionSchedule {
    try EditionSchedule([
      .init(from: 2016, edition: Self.older), .init(from: 2018, edition: Self.newest),
    ])
  }

  private func requests(_ schedule: EditionSchedule, groups: [String] = []) -> [SurveyRequest] {
    schedule.editions.map { edition in
      var request = SurveyRequest(edition.questionnaire)
      request.groups = groups
      return request
    }
  }

  private func files(in folder: borrowing Workdir) throws -> [ResponseInput] {
    try folder.write(
      Self.headers2014 + "\n3,3,3,3,3,3,3,1,4\n3,3,4,3,3,3,3,2,4\n", to: "2016.csv")
    try folder.write(
      Self.headers2017 + "\n4,4,4,4,3,4,4,4,4\n3,4,4,4,4,4,4,3,4\n", to: "2018.csv")
    return [2016, 2018].map { ResponseInput(argument: "\(folder.path)/\($0).csv@\($0)") }
  }

  @Test("each file is read with the edition of its year", arguments: [1, 3])
  func reads(threads: Int) throws {
    let folder = try Workdir()
    let schedule = try schedule()
    let reading = try YearsReading(
      files(in: folder), schedule: schedule, requests: requests(schedule), threads: threads)
    #expect(reading.parts.map(\.edition.id) == [Self.older.id, Self.newest.id])
    #expect(reading.request.groups == ["year"])
    #expect(reading.bridge == nil && reading.warnings.isEmpty)
    let series = try reading.estimates(SatisfactionOptions())
    let published = try series.groups[0].points.map {
      try $0.satisfaction.index.get().published.text
    }
    // 25/18 times the sums of answers, 54 and 69
    #expect(published == ["75.00", "95.83"])
  }

  @Test("a bridge leaves out what the editions do not share")
  func bridges() throws {
    let folder = try Workdir()
    let schedule = try schedule()
    let reading = try YearsReading(
      files(in: folder), schedule: schedule, requests: requests(schedule), commonElements: true)
    let series = try reading.estimates(SatisfactionOptions())
    #expect(try #require(reading.bridge).leftOut(of: Self.older) == ["U8"])
    #expect(series.groups[0].points.map { $0.satisfaction.elements.count } == [8, 8])
  }

  @Test("standard input that was read already is read again from memory")
  func standardInput() throws {
    let schedule = EditionSchedule(Self.newest)
    let text = "tahun,\(Self.headers2017)\n2018,4,4,4,4,4,4,4,4,4\n"
    let reading = try YearsReading(
      [ResponseInput(path: "-")], schedule: schedule, requests: requests(schedule),
      standardInput: Array(text.utf8))
    #expect(reading.parts[0].reading.groupNames == [["2018"]])
  }

  @Test("says which file is wrong, and how")
  func refuses() throws {
    let folder = try Workdir()
    let schedule = try schedule()
    func error(_ inputs: [ResponseInput]) -> YearsReadingError? {
      do throws(YearsReadingError) {
        _ = try YearsReading(inputs, schedule: schedule, requests: requests(schedule))
        return nil
      } catch { return error }
    }
    let good = try files(in: folder)
    #expect(error(good) == nil)
    #expect(
      error([ResponseInput(path: good[0].path, year: "2015")])
        == .schedule(.noEdition(file: good[0].path, year: 2015, first: 2016)))
    guard case .file(let missing)? = error([ResponseInput(argument: "/nowhere.csv@2016")]) else {
      Issue.record("a missing file")
      return
    }
    #expect(missing.path == "/nowhere.csv")
    try folder.write(Self.headers2014 + "\n9,3,3,3,3,3,3,1,4\n", to: "2016.csv")
    guard case .problems(let problems, 1)? = error(good) else {
      Issue.record("a wrong answer")
      return
    }
    #expect(problems.map(\.kind.code) == ["invalidAnswer"])
  }
}
