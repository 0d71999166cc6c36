import CSV
import Testing

@testable import Responses

@Suite struct ColumnMapTests {
  @Test("finds items and roles in any order")
  func findsColumns() throws {
    let headers = ["U9", "Umur", "U1", "x", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "Tahun"]
    let map = try #require(mapped(headers).map)
    #expect(map.items == [2, 4, 5, 6, 7, 8, 9, 10, 0])
    #expect(map.roles == [.age: 1, .year: 11])
    #expect(map.neededFields == 11)  // the year is not asked for
    #expect(mapped(headers) { $0.groups = ["year"] }.map?.neededFields == 12)
  }

  @Test("lists a column that fits two items, and columns that fit one")
  func listsAmbiguities() {
    let (map, problems) = mapped([
      "Persyaratan", "Syarat", "U2", "Kecepatan dan biaya", "U5", "U6", "U7", "U8", "U9",
    ])
    #expect(map?.items == [0, 2, nil, nil, 4, 5, 6, 7, 8])  // what a check goes on with
    #expect(
      problems.map(\.kind) == [
        .columnFitsSeveral(items: ["U3", "U4"]),
        .severalColumnsFit(role: "U1", columns: ["Persyaratan", "Syarat"]),
        .missingItems(["U3", "U4"]),
      ])
    #expect(problems[0].column == "Kecepatan dan biaya")
    #expect(problems.allSatisfy { $0.line == 1 && $0.file == "f.csv" && $0.record == nil })
  }

  @Test("a column that the user chose outdoes those that look like it")
  func choiceWins() {
    let headers = ["Persyaratan", "Syarat", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"]
    let map = mapped(headers) { $0.columns = [("U1", "syarat")] }.map
    #expect(map?.items.first == 1)
  }

  @Test("refuses missing items unless they may be missing")
  func refusesMissingItems() {
    #expect(
      mapped(["U1", "U3"]).problems.map(\.kind) == [
        .missingItems(["U2", "U4", "U5", "U6", "U7", "U8", "U9"])
      ])
    let map = mapped(["U1", "U3"]) { $0.allowsMissingItems = true }.map
    #expect(map?.items == [0, nil, 1, nil, nil, nil, nil, nil, nil])
    let none = mapped(["Umur"]) { $0.allowsMissingItems = true }
    #expect(none.problems.map(\.kind.code) == ["missingItems"])
  }

  @Test("names a column that is not there, with the nearest")
  func namesUnknownColumns() {
    let headers = (1...9).map { "U\($0)" } + ["Kelurahan Asal", ""]
    let kinds = mapped(headers) {
      $0.groups = ["kelurahan asl"]
      $0.weight = "bobot"
      $0.columns = [("age", "Umurr")]
    }.problems.map(\.kind)
    let available = Array(headers.dropLast())
    #expect(
      kinds.contains(
        .unknownColumn(name: "kelurahan asl", nearest: "Kelurahan Asal", available: available)))
    #expect(
      kinds.contains { if case .unknownColumn("bobot", _, available) = $0 { true } else { false } })
    #expect(
      kinds.contains { if case .unknownColumn("Umurr", _, available) = $0 { true } else { false } })
    #expect(kinds.count == 3)
  }

  @Test("two columns of a role are a problem where the role is asked for, and only there")
  func refusesAmbiguousRole() {
    let headers = (1...9).map { "U\($0)" } + ["Unit", "Kelurahan"]
    #expect(mapped(headers).problems.isEmpty)
    #expect(
      mapped(headers) { $0.groups = ["unit"] }.problems.map(\.kind) == [
        .severalColumnsFit(role: "unit", columns: ["Unit", "Kelurahan"])
      ])
    #expect(mapped(headers) { $0.groups = ["Kelurahan"] }.map?.groups == [.field(10)])
  }

  @Test("an item's code names its column")
  func codeNamesColumn() {
    let headers = ["U1 (Persyaratan)"] + (2...9).map { "U\($0)" }
    #expect(mapped(headers) { $0.groups = ["U1"] }.map?.groups == [.field(0)])
  }

  // MARK: - Years and periods

  @Test("the year comes from the file, the year column, a date, a time or a period, in this order")
  func findsYears() throws {
    let headers = (1...9).map { "U\($0)" } + ["Tahun", "Tanggal", "Cap waktu", "Periode"]
    let answers = Array(repeating: "4", count: 9)
    func year(_ values: [String], file: String? = nil) throws -> String {
      let map = try #require(mapped(headers, year: file) { $0.groups = ["year"] }.map)
      #expect(map.groups == [.year])
      return map.year(of: Record(answers + values))
    }
    #expect(try year(["2019", "1/2/2020", "2021-01-01", "2022-S1"]) == "2019")
    #expect(try year(["", "1/2/2020", "2021-01-01", "2022-S1"]) == "2020")
    #expect(try year([" ", "", "2021-01-01 10:00", "2022-S1"]) == "2021")
    #expect(try year(["", "", "", "2022-S1"]) == "2022")
    #expect(try year(["", "", "", ""]) == "")
    #expect(try year([]) == "")
    #expect(try year(["2019", "", "", ""], file: "2018") == "2018")
    #expect(try year([" tidak  tahu ", "1/2/2020", "", ""]) == "tidak tahu")
  }

  @Test("a half-year or quarter plus a year make a period")
  func findsPeriods() throws {
    let codes = (1...9).map { "U\($0)" }
    let answers = Array(repeating: "4", count: 9)
    func period(_ headers: [String], _ values: [String], file: String? = nil) throws -> String {
      let map = try #require(mapped(codes + headers, year: file) { $0.groups = ["period"] }.map)
      return map.period(of: Record(answers + values))
    }
    #expect(try period(["Tahun", "Semester"], ["2021", "I"]) == "2021-S1")
    #expect(try period(["Tanggal", "Semester"], ["3/9/2021", "Semester 2"]) == "2021-S2")
    #expect(try period(["Triwulan"], ["TW III"], file: "2020") == "2020-Q3")
    #expect(try period(["Semester"], ["2021-S1"]) == "2021-S1")
    #expect(try period(["Periode"], [" 2021-S1 "]) == "2021-S1")
    #expect(try period(["Tahun", "Semester"], ["2021", ""]) == "")
  }

  private func mapped(
    _ headers: [String], year: String? = nil, _ change: (inout SurveyRequest) -> Void = { _ in }
  ) -> (map: ColumnMap?, problems: [ResponseProblem]) {
    var request = SurveyRequest(current)
    change(&request)
    let chosen = request.columns.map { column in
      let item = current.items.firstIndex { $0.code == column.role }
      return (column.header, item.map { ColumnRole.item($0) } ?? .role(.age))
    }
    let finder = ColumnFinder(current, chosen: Dictionary(uniqueKeysWithValues: chosen))
    let header = Header(
      position: 0, height: 1, line: 1, texts: headers, meanings: headers.map(finder.meaning))
    return ColumnMap.map(
      header, request: request, input: ResponseInput(path: "f.csv", year: year))
  }
}
