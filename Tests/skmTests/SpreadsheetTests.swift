import TestSupport
import Testing

@Suite("What a spreadsheet reads", .serialized)
struct SpreadsheetTests {
  private static let filters = [
    ("id", "CSV:59,34,76,1,,1057,false,true"), ("en", "CSV:44,34,76,1,,1033,false,true"),
  ]

  private func converted(
    _ here: borrowing Workdir, filter: String
  ) throws -> [[FlatSpreadsheet.Cell]] {
    try FlatSpreadsheet("out.csv", in: here, filter: filter).sheets[0].rows
  }

  @Test("numbers are numbers in LibreOffice", .enabled(if: hasLibreOffice), arguments: filters)
  func numbers(notation: String, filter: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv"] + metroColumns + ["--by", "year"]
    let made = try here.skm(
      arguments + ["--spreadsheet", notation, "-o", "out.csv", "--quiet", "--population", "900"])
    #expect(made.status == 0, "\(made.errors)")
    let expected = try document(here, arguments + ["--population", "900"])

    let table = try converted(here, filter: filter)
    let header = try #require(table.first).map(\.value)
    #expect(header.first == "year")
    let numeric = [
      "count", "sum", "estimate", "standardError", "degreesOfFreedom", "lower", "upper", "level",
      "weightedMean", "index", "rank", "published", "respondents", "completeRespondents",
      "gradeProbabilityA", "gradeProbabilityB", "gradeProbabilityC", "gradeProbabilityD",
    ]
    var checked = 0
    for row in table.dropFirst() {
      for (name, cell) in zip(header, row) where cell.kind != "empty" {
        if numeric.contains(name) {
          #expect(cell.kind == "float", "\(name): \(cell)")
          checked += 1
        } else if ["element", "name", "grade", "performance"].contains(name) {
          #expect(cell.kind == "string", "\(name): \(cell)")
        }
        #expect(!cell.isFormula)
      }
    }
    #expect(checked > 3 * 9 * 9)

    // the very numbers: LibreOffice writes 15 or more digits
    let place = try #require(header.firstIndex(of: "estimate"))
    let element = try #require(header.firstIndex(of: "element"))
    let found = table.dropFirst().filter { $0.count > place && $0[element].value == "index" }
      .compactMap { Double($0[place].value) }
    let wanted = expected["groups"].values.compactMap { $0["index"]["estimate"].number }
    #expect(found.count == 3 && wanted.count == 3)
    for (number, other) in zip(found, wanted) {
      #expect(number.isClose(to: other, .relative(1e-14)))
    }
    let published = try #require(header.firstIndex(of: "published"))
    #expect(
      table.dropFirst().filter { $0.count > published && $0[element].value == "index" }
        .compactMap { Double($0[published].value) } == [80.56, 88.39, 85.42])
  }

  @Test(
    "text that looks like a formula stays text in LibreOffice", .enabled(if: hasLibreOffice),
    arguments: filters)
  func formulas(notation: String, filter: String) throws {
    let here = try Workdir()
    let values = ["=1+2", "+1", "-1", "@SUM(A1)"]
    try here.write(
      survey(["unit"], values.map { [$0] + Array(repeating: "4", count: 9) }), to: "survey.csv")
    let made = try here.skm(
      "index", "survey.csv", "--by", "unit", "--spreadsheet", notation, "-o", "out.csv", "--quiet")
    #expect(made.status == 0)
    let table = try converted(here, filter: filter)
    let units = table.dropFirst().compactMap(\.first).filter { $0.kind != "empty" }
    #expect(units.count == 40)
    #expect(units.allSatisfy { $0.kind == "string" && !$0.isFormula })
  }
}
