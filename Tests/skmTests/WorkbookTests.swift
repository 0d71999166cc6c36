import Foundation
import TestSupport
import Testing

@Suite("A workbook of every answer", .serialized)
struct WorkbookTests {
  private static let commands: [(String, [String])] = [
    (metroPusat, ["index", "in.csv", "--by", "year"] + metroColumns),
    (metroPusat, ["check", "in.csv"] + metroColumns),
    (metroPusat, ["reliability", "in.csv", "--bootstrap", "0"] + metroColumns),
    ("datasets/published/jakarta-barat.csv", ["trend", "in.csv"]),
    ("datasets/published/jakarta-barat.csv", ["forecast", "in.csv"]),
    ("datasets/published/cases-elements.csv", ["verify", "in.csv"]),
    (metroPusat, ["sample-size", "--population", "10000"]), (metroPusat, ["editions"]),
  ]

  @Test("every command gives one, the same each time", arguments: commands)
  func everyCommand(source: String, arguments: [String]) throws {
    let here = try Workdir()
    try here.copy(source, to: "in.csv")
    for (language, name) in [("id", "a.xlsx"), ("en", "b.xlsx"), ("id", "c.XLSX")] {
      let made = try here.skm(arguments + ["--language", language, "-o", name])
      #expect(made.status == 0 && made.output == "" && made.errors == "", "\(made.errors)")
      #expect(try here.bytes(of: name).starts(with: [0x50, 0x4B, 3, 4]))
    }
    #expect(try here.bytes(of: "a.xlsx") == here.bytes(of: "c.XLSX"))
    #expect(try here.bytes(of: "a.xlsx") != here.bytes(of: "b.xlsx"))
    #expect(try here.names() == ["a.xlsx", "b.xlsx", "c.XLSX", "in.csv"])
  }

  @Test(
    "LibreOffice opens every one: sheets, no formula, no error", .enabled(if: hasLibreOffice),
    arguments: commands)
  func opens(source: String, arguments: [String]) throws {
    let here = try Workdir()
    try here.copy(source, to: "in.csv")
    #expect(try here.skm(arguments + ["--language", "id", "-o", "out.xlsx"]).status == 0)
    let found = try FlatSpreadsheet("out.xlsx", in: here)
    let hasChart = ["trend", "forecast"].contains(arguments[0])
    #expect(
      found.sheets.map(\.name).prefix(3)
        == (hasChart ? ["Ringkasan", "Data", "Grafik 1"] : ["Ringkasan", "Data"]))
    #expect(found.chartCount == (hasChart ? 1 : 0))
    for sheet in found.sheets {
      #expect(!sheet.rows.isEmpty, "\(sheet.name)")
      let cells = sheet.rows.joined()
      #expect(cells.contains { $0.kind == "string" })
      #expect(!cells.contains { $0.isFormula || $0.value.hasPrefix("#") && $0.value != "#" })
    }
  }

  @Test(
    "numbers are numbers, to the last digit that LibreOffice writes", .enabled(if: hasLibreOffice))
  func numbers() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "in.csv")
    let arguments = ["index", "in.csv", "--by", "year"] + metroColumns
    #expect(try here.skm(arguments + ["--language", "en", "-o", "out.xlsx"]).status == 0)
    let found = try FlatSpreadsheet("out.xlsx", in: here)
    let expected = try document(here, arguments)

    let data = found["Data"]
    let header = try #require(data.first).map(\.value)
    let (element, estimate) = try (
      #require(header.firstIndex(of: "element")), #require(header.firstIndex(of: "estimate"))
    )
    let indices = data.filter { $0.count > estimate && $0[element].value == "index" }
    #expect(indices.count == 3 && indices.allSatisfy { $0[estimate].kind == "float" })
    let wanted = expected["groups"].values.compactMap { $0["index"]["estimate"].number }
    for (row, value) in zip(indices, wanted) {
      let number = try #require(Double(row[estimate].value))
      // LibreOffice writes 15 digits or more
      #expect(number.isClose(to: value, .relative(1e-14)))
    }

    let summary = found["Summary"]
    let year = try #require(summary.first { $0.first?.value == "2021" })
    let group = expected["groups"].values.first { $0["group"]["year"].text == "2021" } ?? .absent
    #expect(
      year.map(\.kind).prefix(7) == [
        "string", "float", "float", "float", "float", "string", "percentage",
      ])
    #expect(year[2].value == group["published"].text)
    let ends = [group["index"]["lower"].number, group["index"]["upper"].number]
    for (cell, end) in zip(year[3...4], ends) {
      #expect(try #require(Double(cell.value)).isClose(to: try #require(end), .relative(1e-14)))
    }
    let certainty = try #require(group["gradeProbabilities"]["A"].number)
    #expect(try #require(Double(year[6].value)).isClose(to: certainty, .relative(1e-14)))
  }

  private static let hostile = [
    "=1+2", "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "_x0041_", "\u{202E}abc",
    String(repeating: "x", count: 10_000),
  ]

  @Test("whatever a text begins with, it is text and whole", .enabled(if: hasLibreOffice))
  func hostile() throws {
    let here = try Workdir()
    try here.write(
      survey(["unit"], Self.hostile.map { [$0] + Array(repeating: "4", count: 9) }),
      to: "survey.csv")
    let made = try here.skm(
      "index", "survey.csv", "--by", "unit", "-o", "out.xlsx", "--language", "en")
    #expect(made.status == 0, "\(made.errors)")
    let found = try FlatSpreadsheet("out.xlsx", in: here)
    for name in ["Summary", "Data"] {
      let cells = found[name].compactMap(\.first)
      #expect(!cells.contains { $0.isFormula })
      for text in Self.hostile {
        #expect(
          cells.contains { $0.kind == "string" && $0.value == text }, "\(name): \(text.prefix(30))")
      }
    }
  }

  @Test("without a file to write to there is none, in the reader's language")
  func needsPath() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for (language, word) in [("id", "memerlukan"), ("en", "needs")] {
      let outcome = try here.skm("index", "survey.csv", "--format", "xlsx", "--language", language)
      #expect(outcome.status == 64 && outcome.errors.contains(word), "\(outcome.errors)")
      #expect(outcome.output == "")
    }
  }

  @Test("where temporary files are cut there is no workbook: 74, and the old one is whole")
  func cutShort() throws {
    let here = try Workdir()
    let rows = (0..<400).map { ["unit \($0)"] + Array(repeating: "\(1 + $0 % 4)", count: 9) }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    try here.write("old", to: "out.xlsx")
    // the workbook has about 150 kB, but one of its parts 1 MB before it is packed; the limit, in
    // blocks of 512 bytes, lies between
    let outcome = try here.shell(
      """
      (trap '' XFSZ; ulimit -f 1000; "$SKM" index survey.csv --by unit -o out.xlsx 2>&1; \
      echo "status $?") | cat
      """)
    #expect(outcome.output.contains("status 74"), "\(outcome.output)")
    #expect(outcome.output.contains("TMPDIR"))
    #expect(try here.text(of: "out.xlsx") == "old")
    #expect(try here.names() == ["out.xlsx", "survey.csv"])
    let whole = try here.skm("index", "survey.csv", "--by", "unit", "-o", "out.xlsx")
    #expect(whole.status == 0)
    #expect(try here.bytes(of: "out.xlsx").count < 500_000, "or the limit must be another")
  }
}
