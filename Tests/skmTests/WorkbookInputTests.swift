import TestSupport
import Testing

/// Workbooks stand wherever a CSV file does.
@Suite struct WorkbookInputTests {
  @Test(
    "the same table in both forms gives the same answer, byte for byte",
    arguments: [
      ("metro-pusat", "datasets/metro-pusat/responses.csv", ["index", "--by", "year"]),
      ("metro-pusat", "datasets/metro-pusat/responses.csv", ["index", "--format", "json"]),
      ("metro-pusat", "datasets/metro-pusat/responses.csv", ["reliability"]),
      ("cases-elements", "datasets/published/cases-elements.csv", ["verify", "--format", "json"]),
      ("jakarta-barat", "datasets/published/jakarta-barat.csv", ["forecast", "--format", "json"]),
      ("jakarta-barat", "datasets/published/jakarta-barat.csv", ["trend"]),
    ])
  func agrees(workbook: String, text: String, command: [String]) throws {
    let first = try Workdir()
    let second = try Workdir()
    try first.copy("Tests/Reference/xlsx/\(workbook).xlsx", to: "data")
    try second.copy(text, to: "data")
    let arguments = [command[0], "data"] + command.dropFirst()
    let (one, other) = (try first.skm(arguments), try second.skm(arguments))
    #expect(one.status == 0 && other.status == 0, "\(one.errors)")
    #expect(one.output == other.output)
    #expect(one.errors == other.errors)
  }

  @Test("problems have the rows of the sheet, also below a cell of two lines")
  func tellsRows() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/xlsx/messy.xlsx", to: "messy.xlsx")
    let outcome = try here.skm("check", "messy.xlsx", "--format", "json", "--language", "en")
    let answer = try JSON(outcome.output)
    #expect(answer["files"][0]["sheet"].text == "Data")
    let lines = answer["problems"].values.map { $0["line"].number }
    // from the second problem on one less than in the CSV file, where a cell above takes two lines
    try here.copy("datasets/hostile/messy.csv", to: "messy.csv")
    let other = try JSON(
      try here.skm("check", "messy.csv", "--format", "json", "--language", "en").output)
    let inText = other["problems"].values.map { $0["line"].number }
    #expect(zip(inText, lines).map { ($0 ?? 0) - ($1 ?? 0) } == [0, 1, 1])
    #expect(lines.count == 3 && inText.count == 3)
  }

  @Test("a sheet by its name; an unknown one is refused with those there are")
  func choosesSheets() throws {
    let here = try Workdir()
    let series = "<row><c t='str'><v>year</v></c><c t='str'><v>ikm</v></c></row>"
    let rows = (2018...2023).map { "<row><c><v>\($0)</v></c><c><v>8\($0 % 10).5</v></c></row>" }
    let text = "<sheetData>\(series)\(rows.joined())</sheetData>"
    let note = "<sheetData><row><c t='str'><v>Petunjuk</v></c></row></sheetData>"
    let book = WorkbookFile(sheets: [("Petunjuk", "visible", note), ("IKM", "visible", text)])
    try here.write(book.bytes, to: "a.xlsx")
    #expect(try here.skm("forecast", "a.xlsx").status == 1)
    let chosen = try here.skm("forecast", "a.xlsx", "--sheet", "IKM")
    #expect(chosen.status == 0, "\(chosen.errors)")
    let unknown = try here.skm("forecast", "a.xlsx", "--sheet", "Mei", "--language", "en")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("Petunjuk") && unknown.errors.contains("IKM"))
    try here.write("year,ikm\n2018,80\n", to: "a.csv")
    let noSheets = try here.skm("forecast", "a.csv", "--sheet", "IKM", "--language", "en")
    #expect(noSheets.status == 1)
    #expect(noSheets.errors.contains("--sheet"))
  }

  @Test("strata and pilots of a planned sample", arguments: ["data.xlsx", "data.csv"])
  func readsStrata(name: String) throws {
    let here = try Workdir()
    let texts = ["stratum,population", "A,100", "B,300"]
    let rows = texts.map { line in
      "<row>\(line.split(separator: ",").map { "<c t='str'><v>\($0)</v></c>" }.joined())</row>"
    }
    let isWorkbook = name.hasSuffix("xlsx")
    try here.write(
      isWorkbook
        ? WorkbookFile(rows: rows.joined()).bytes : Array(texts.joined(separator: "\n").utf8),
      to: name)
    let outcome = try here.skm("sample-size", "--strata", name, "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"A\"") && outcome.output.contains("\"B\""))
  }

  @Test("standard input may be a workbook")
  func readsStandardInput() throws {
    let here = try Workdir()
    let bytes = try Repository.bytes("Tests/Reference/xlsx/jakarta-barat.xlsx")
    try here.write(bytes, to: "a.xlsx")
    let piped = try here.skm(["forecast", "-", "--format", "json"], input: bytes)
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(try here.skm("forecast", "a.xlsx", "--format", "json").output == piped.output)
  }

  @Test("a trap is refused before it fills the memory")
  func refusesBombs() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/xlsx/bomb.xlsx", to: "bomb.xlsx")
    let outcome = try here.skm("index", "bomb.xlsx", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("200 times"))
  }
}
