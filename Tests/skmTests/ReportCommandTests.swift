import Foundation
import TestSupport
import Testing

/// The files of the synthetic office, in a folder.
private func copyOffice(to here: borrowing Workdir) throws {
  for path in AttainmentCommandTests.kras {
    try here.copy(path, to: String(path.split(separator: "/").last ?? ""))
  }
}

@Suite("skm report: what is written")
struct ReportCommandTests {
  @Test("a page that anybody can read, the same whenever it is made", arguments: ["id", "en"])
  func page(language: String) throws {
    let here = try Workdir()
    try copyOffice(to: here)
    var pages: [[UInt8]] = []
    for threads in language == "id" ? [["--threads", "1"]] : [[], []] {
      let written = try here.skm(
        ["report", "plan.yaml", "-o", "report.html", "--language", language] + threads)
      #expect(written.status == 0 && written.output == "")
      pages.append(try here.bytes(of: "report.html"))
    }
    #expect(pages.allSatisfy { $0 == pages[0] })
    try expectReadable(pages[0])
    let page = try Page(pages[0])
    #expect(page["html"].first?.attributes["lang"] == language)
    let chapters = page["h2"].map(\.text)
    let order =
      language == "id"
      ? ["Survei Kepuasan", "Penanganan konflik", "Target dan", "Keandalan", "Metode dan"]
      : ["Public satisfaction", "Conflicts", "Targets and", "Reliability", "Method and"]
    let places = order.compactMap { title in chapters.firstIndex { $0.hasPrefix(title) } }
    #expect(places.count == order.count && places == places.sorted(), "\(chapters)")
    #expect(page.elements.last { $0.name == "p" }?.text.contains("(nama contoh)") == true)
    let body = try #require(page["body"].first).text
    for comment in ["Mohon antrean dipercepat", "Sudah baik, pertahankan"] {
      #expect(!body.contains(comment), "\(comment)")
    }
  }

  @Test("programs read the surveys, the command and the digests of the files")
  func programs() throws {
    let here = try Workdir()
    try copyOffice(to: here)
    let result = try document(here, "report", "plan.yaml", "--comments", "--min-cell", "20")
    #expect(result["schema"].text == "skm.report/1")
    let survey = result["surveys"][0]
    #expect(survey["year"].number == 2020 && survey["respondents"].number == 193)
    for answers in survey["answers"].values { #expect(answers["counts"].values.count == 4) }
    let rows = survey["profiles"].values.flatMap { $0["rows"].values }
    #expect(!rows.isEmpty && rows.allSatisfy { ($0["count"].number ?? 0) >= 20 })
    #expect(survey["comments"].values.contains(.text("Mohon antrean dipercepat")))
    let changed = survey["comparisons"].values.filter { ($0["adjustedPValue"].number ?? 1) < 0.05 }
    #expect(changed.map { $0["element"].text } == ["U3", "index"])
    #expect(result["command"].text?.hasPrefix("skm report plan.yaml --comments") == true)
    let digests = try here.shell("sha256sum plan.yaml konflik.csv skm-*.csv | sort -k 2")
    let expected = digests.output.split(separator: "\n").map { $0.split(separator: " ") }
    let files = result["files"].values.map { [$0["sha256"].text ?? "", $0["file"].text ?? ""] }
    #expect(
      expected.count == 7
        && files.sorted { $0[1] < $1[1] }
          == expected.map { $0.map(String.init) }.sorted { $0[1] < $1[1] }
    )
  }

  @Test("the sheet that is published, as a picture and as a page")
  func poster() throws {
    let here = try Workdir()
    try copyOffice(to: here)
    for (path, language) in [("poster.svg", "id"), ("poster.html", "en")] {
      let written = try here.skm(
        "report", "plan.yaml", "--poster", "-o", path, "--language", language)
      #expect(written.status == 0 && written.output == "")
      let bytes = try here.bytes(of: path)
      let page = try Page(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(page["svg"].count == 1 && page["script"].isEmpty)
      #expect(!text.contains(#/(href|src)=.https?:/#))
      for fact in [language == "id" ? "82,59" : "82.59", ">B<", "193"] {
        #expect(text.contains(fact), "\(fact)")
      }
      #expect(page["title"].contains { !$0.text.isEmpty })
    }
  }

  @Test("a workbook, and a folder of tables")
  func tables() throws {
    let here = try Workdir()
    try copyOffice(to: here)
    let book = try here.skm("report", "plan.yaml", "-o", "x.xlsx")
    #expect(book.status == 0 && book.output == "")
    #expect(try here.bytes(of: "x.xlsx").prefix(2) == Array("PK".utf8)[...])
    let folder = try here.skm("report", "plan.yaml", "--format", "csv", "-o", "tables/")
    #expect(folder.status == 0 && folder.output == "")
    let names = try here.names(in: "tables")
    #expect(names.contains("data.csv") && names.contains("contents.csv"))
    #expect(names.count { $0.hasPrefix("table-") } >= 15)
  }

  @Test("what is asked for wrongly")
  func usage() throws {
    let here = try Workdir()
    try copyOffice(to: here)
    for arguments in [
      ["report", "plan.yaml", "--poster"], ["report", "plan.yaml", "--poster", "-o", "x.xlsx"],
      ["report", "plan.yaml", "--min-cell", "0"], ["report", "plan.yaml", "--threads", "0"],
      ["report", "plan.yaml", "--no-event", "perhaps"], ["report"],
      ["report", "plan.yaml", "-o", "plan.yaml"],
    ] {
      let outcome = try here.skm(arguments)
      #expect(outcome.status == 64 && outcome.output == "", "\(arguments)")
      #expect(!outcome.errors.isEmpty)
    }
  }

  @Test("a plan that is wrong, or without a survey to publish")
  func wrongPlans() throws {
    let here = try Workdir()
    try here.write("unit: A\nperiod: 2016-2021\ngaol: x\n", to: "wrong.yaml")
    let wrong = try here.skm("report", "wrong.yaml", "--language", "en", "-o", "report.html")
    #expect(wrong.status == 1 && wrong.output == "" && wrong.errors.contains("gaol"))
    #expect(try here.skm("report", "absent.yaml").status == 74)
    try here.write("year,value\n2016,80\n", to: "series.csv")
    try here.write(
      "unit: A\nperiod: 2016-2021\nindicators:\n  - { id: a, name: A, kind: satisfactionIndex, "
        + "data: series.csv, targets: { 2016: 79 } }\n", to: "series.yaml")
    let poster = try here.skm(
      "report", "series.yaml", "--poster", "-o", "x.svg", "--language", "en")
    #expect(poster.status == 1 && poster.errors.contains("no poster"))
    #expect(try here.names() == ["series.csv", "series.yaml", "wrong.yaml"])
  }
}
