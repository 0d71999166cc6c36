import CSV
import Localization
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct FilePeriodsTests {
  private func periods(_ text: String, year: String? = nil) throws -> FilePeriods {
    let request = SurveyRequest(RegulationEdition.shipped[0].questionnaire)
    return try ResponseReader(request).periods(
      of: ResponseInput(path: "a.csv", year: year), in: ByteSource(Array(text.utf8)))
  }

  /// A file of respondents who differ in their first columns.
  private func survey(_ header: String, _ rows: String...) -> String {
    let codes = (1...9).map { "U\($0)" }.joined(separator: ",")
    return "\(header),\(codes)\n" + rows.map { "\($0),4,4,4,4,4,4,4,4,4\n" }.joined()
  }

  @Test("years stand in a column or in a date")
  func findsYears() throws {
    #expect(try periods(survey("tahun", "2020", "2021", "2021")).years == [2020: 1, 2021: 2])
    let dates = try periods(survey("Tanggal", "13/06/2021", "2022-01-05", ""))
    #expect(dates.years == [2021: 1, 2022: 1] && dates.unknown == 1 && dates.parts == nil)
    #expect(try periods(survey("unit", "Kras")).years.isEmpty)
    #expect(try periods("").years.isEmpty && periods("\"").years.isEmpty)
    // the user's word counts, also for a file without any column of time
    #expect(try periods(survey("tahun", "2020"), year: "2019").years == [2019: 1])
    #expect(try periods(survey("unit", "Kras"), year: "2019").years == [2019: 1])
  }

  @Test("parts of a year, where all rows name one")
  func findsParts() throws {
    #expect(try periods(survey("tahun,semester", "2020,1", "2020,II")).parts == .half)
    #expect(try periods(survey("tahun,triwulan", "2020,TW 1")).parts == .quarter)
    #expect(try periods(survey("periode", "2020-S1", "Semester II 2020")).parts == .half)
    #expect(try periods(survey("semester", "1", "2"), year: "2020").parts == .half)
    #expect(try periods(survey("periode", "2020-S1", "2021")).parts == nil)
    #expect(try periods(survey("periode", "2020", "2021")).parts == nil)
    #expect(try periods(survey("periode", "2020-S1", "Januari-Juni")).parts == nil)
  }

  @Test("the role of the periods is the finest that all files have")
  func choosesRole() throws {
    let half = try periods(survey("tahun,semester", "2020,1"))
    let quarter = try periods(survey("tahun,triwulan", "2020,1"))
    let year = try periods(survey("tahun", "2020"))
    #expect(FilePeriods.role(of: [half, half]) == .period)
    #expect(FilePeriods.role(of: [half, year]) == .year)
    #expect(FilePeriods.role(of: [half, quarter]) == .year)
    #expect(FilePeriods.role(of: [year]) == .year && FilePeriods.role(of: []) == .year)
  }

  @Test("what groups are asked for may name the periods")
  func dividesNames() {
    func divided(_ names: String...) -> String {
      let (groups, role) = FilePeriods.divide(names)
      return groups.joined(separator: ",") + "|" + (role?.rawValue ?? "")
    }
    #expect(divided("unit", "Jenis Izin") == "unit,Jenis Izin|")
    #expect(divided("tahun", "unit") == "unit|year")
    #expect(divided("unit", "semester") == "unit|period")
    #expect(divided("periode", "year") == "|year")
  }

  @Test("standard input is not read, and a file that is not there is an error")
  func opensFiles() throws {
    let reader = ResponseReader(SurveyRequest(RegulationEdition.shipped[0].questionnaire))
    #expect(try reader.periods(of: ResponseInput(argument: "-@2021")).years == [2021: 1])
    #expect(try reader.periods(of: ResponseInput(argument: "-")).years.isEmpty)
    #expect(throws: FileError.self) { try reader.periods(of: ResponseInput(path: "/gone.csv")) }
    let path = Repository.root + "datasets/metro-pusat/responses.csv"
    let metro = try reader.periods(of: ResponseInput(path: path))
    #expect(metro.years == [2020: 13, 2021: 28] && metro.unknown == 4)
  }
}
