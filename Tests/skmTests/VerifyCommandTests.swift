import TestSupport
import Testing

@Suite("skm verify")
struct VerifyCommandTests {
  static let elements = "datasets/published/cases-elements.csv"
  static let services = "datasets/published/cases-aggregates.csv"
  private static let codes = (1...9).map { "U\($0)" }.joined(separator: ",")

  @Test("a sentence per row, in both languages", arguments: ["id", "en"])
  func sentences(language: String) throws {
    let here = try Workdir()
    for (path, name) in [(Self.elements, "elements"), (Self.services, "aggregates")] {
      try here.copy(path, to: "cases.csv")
      let outcome = try here.skm("verify", "cases.csv", "--language", language)
      #expect(outcome.status == 0 && outcome.errors == "")
      try expectGolden(outcome.output, "verify-\(name).\(language).txt")
      _ = try here.shell("rm cases.csv")
    }
  }

  @Test("every row of the elements comes out as the file states")
  func elements() throws {
    let here = try Workdir()
    try here.copy(Self.elements, to: "cases.csv")
    let result = try document(here, "verify", "cases.csv")
    let stated = Repository.table(Self.elements)
    #expect(result["schema"].text == "skm.verify/1")
    #expect(result["rows"].values.count == stated.count)
    for (found, row) in zip(result["rows"].values, stated) {
      let names = found["withinRounding"].values.compactMap {
        $0.text?.replacing("exact", with: "1/9")
      }
      #expect(names.joined(separator: "; ") == row["fits_within_rounding_of_means"])
      let index = row["published_ikm"] ?? ""
      #expect(found["published"].text == (index.isEmpty ? nil : index))
      #expect(found["unit"].text == row["unit"] && found["period"].text == row["period"])
      let column = [
        "exact": "ikm_1_9", "0.11": "ikm_0.11", "0.111": "ikm_0.111", "0.1111": "ikm_0.1111",
      ]
      for (rule, name) in column {
        let value = try #require(row[name].flatMap { Double($0) })
        let recomputed = try #require(found["recomputed"][rule].number)
        #expect((recomputed - value).magnitude <= 0.0005 + 1e-9)
      }
      let grades = ["exact", "0.11", "0.111"].compactMap { found["gradeByWeightRule"][$0].text }
      #expect(grades.joined(separator: "/") == row["grade_1_9/0.11/0.111"])
    }
  }

  @Test("the same figures with semicolons and decimal commas, from standard input")
  func spreadsheet() throws {
    let here = try Workdir()
    let text =
      "Unit;\(Self.codes.replacing(",", with: ";"));IKM;Mutu\r\nKras;"
      + Array(repeating: "3,95;", count: 9).joined() + "98,75;A (Baik)\r\n"
    let row = try document(here, ["verify", "-"], input: Array("\u{FEFF}\(text)".utf8))["rows"][0]
    #expect(row["published"].text == "98.75")
    #expect(row["reproducesWith"].values.map(\.text) == ["exact"])
    #expect(row["gradeAgrees"] == .boolean(true))
    #expect(row["findings"].values.map { $0["code"].text } == ["labelOfAnotherGrade"])
  }

  @Test("a bad row is told and does not sink the others; only bad rows are no answer")
  func badRows() throws {
    let here = try Workdir()
    let (good, bad) = (Array(repeating: "3", count: 9), Array(repeating: "x", count: 9))
    func rows(_ rows: [[String]]) -> String {
      "\(Self.codes),ikm\n" + rows.map { ($0 + ["75"]).joined(separator: ",") + "\n" }.joined()
    }
    try here.write(rows([good, bad]), to: "some.csv")
    let some = try document(here, "verify", "some.csv")
    #expect(some.warningCodes == ["rowsNotVerified"])
    #expect(some["rows"][1]["recomputed"].isNull && some["rows"][1]["reason"].text != nil)
    #expect(some["rows"][0]["reproducesWith"].values.map(\.text) == ["exact"])
    try here.write(rows([bad]), to: "none.csv")
    let none = try here.skm("verify", "none.csv", "--language", "id")
    #expect(none.status == 1 && none.output == "")
    #expect(
      none.errors
        == "skm: none.csv, baris 2, kolom \u{201C}U1\u{201D}: Ini bukan angka. Tertulis: "
        + "\u{201C}x\u{201D}. Seharusnya: angka seperti 3,52 atau 3.52.\n")
  }

  @Test("what is no such table, and what is no file")
  func refusals() throws {
    let here = try Workdir()
    for (text, word) in [
      ("", "empty"), ("nama,harga\nberas,12\n", "header"), ("\(Self.codes)\n", "no data"),
      ("unit,U1,U2,ikm\nA,3,3,75\n", "U3"), ("\(Self.codes),U10\n3,3,3,3,3,3,3,3,3,3\n", "U10"),
    ] {
      try here.write(text, to: "figures.csv")
      let outcome = try here.skm("verify", "figures.csv", "--language", "en")
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(outcome.errors.contains("figures.csv") && outcome.errors.contains(word))
    }
    #expect(try here.skm("verify", "gone.csv").status == 74)
    #expect(try here.skm("verify", ".").status == 74)
    #expect(try here.skm("verify").status == 64)
    #expect(try here.skm("verify", "figures.csv", "--edition", "2017").status == 64)
  }

  @Test("another edition has its weights and grades")
  func edition() throws {
    let here = try Workdir()
    try here.copy(Self.elements, to: "cases.csv")
    let current = try document(here, "verify", "cases.csv")["rows"][13]
    #expect(
      current["gradeEditions"].values.map(\.text) == ["permenpanrb-16-2014", "kepmenpan-25-2004"])
    #expect(current["gradeAgrees"] == .boolean(false))
    let older = try document(here, "verify", "cases.csv", "--edition", "permenpanrb-16-2014")
    #expect(older["edition"].text == "permenpanrb-16-2014")
    #expect(older["rows"][13]["gradeAgrees"] == .boolean(true))
    #expect(
      older["rows"][16]["findings"].values.map { $0["code"].text } == ["gradeOfAnotherEdition"])
  }

  @Test("the table has a row for each, and the file that is read is not overwritten")
  func table() throws {
    let here = try Workdir()
    try here.copy(Self.elements, to: "cases.csv")
    let csv = try here.skm("verify", "cases.csv", "--format", "csv", "--spreadsheet", "en").output
    #expect(csv.split(separator: "\n").count == 26)
    #expect(csv.hasPrefix("row,line,unit,period,respondents,published,recomputed,grade,"))
    #expect(try here.skm("verify", "cases.csv", "-o", "cases.csv").status == 64)
    #expect(try here.skm("verify", "cases.csv", "-o", "out.md").status == 0)
    #expect(try here.text(of: "out.md").contains("## Perlu diperiksa"))
  }
}
