import Foundation
import TestSupport
import Testing

/// What goes through a workbook comes back as it was.
@Suite struct RoundTripTests {
  @Test(
    "responses that LibreOffice saved as a workbook give the same answer, bit for bit",
    .enabled(if: hasLibreOffice),
    arguments: [
      ("datasets/metro-pusat/responses.csv", 44, ["--by", "year"]),
      ("datasets/kras/skm-2020.csv", 44, ["--by", "Desa"]),
      ("datasets/kras/skm-2016.csv", 59, ["--edition", "permenpanrb-16-2014"]),
    ])
  func responses(path: String, delimiter: Int, options: [String]) throws {
    let text = try Workdir()
    let book = try Workdir()
    try text.copy(path, to: "data")
    try book.copy(path, to: "data.csv")
    let made = try book.shell(
      """
      soffice "-env:UserInstallation=file://$PWD/profile" --headless \
      --infilter="CSV:\(delimiter),34,76,1" --convert-to xlsx data.csv && mv data.xlsx data
      """, environment: ["HOME": book.path])
    try #require(made.status == 0, "\(made.errors)")
    #expect(try book.bytes(of: "data").prefix(2) == Array("PK".utf8)[...])
    let arguments = ["index", "data", "--format", "json"] + options
    let (first, second) = (try text.skm(arguments), try book.skm(arguments))
    #expect(first.status == 0 && first.output == second.output && first.errors == second.errors)
  }

  @Test("our own workbook of indices is a series again, to the digits that libxlsxwriter writes")
  func series() throws {
    let here = try Workdir()
    try here.copy("datasets/synthetic/villages-2019-2023.csv", to: "survey.csv")
    let index = ["index", "survey.csv", "--by", "year"]
    let expected = try document(here, index)["groups"].values
    #expect(try here.skm(index + ["-o", "index.xlsx"]).status == 0)
    let found = try document(
      here,
      [
        "trend", "index.xlsx", "--sheet", "Data", "--value", "estimate", "--error", "standardError",
        "--by", "element",
      ])
    let whole = try #require(
      found["series"].values.first { $0["group"]["element"].text == "index" })
    let observations = whole["observations"].values
    try #require(observations.count == expected.count && expected.count == 5)
    for (observation, group) in zip(observations, expected) {
      #expect(observation["period"].text == group["group"]["year"].text)
      for key in ["estimate", "standardError"] {
        // it writes 16 significant digits, which are half a unit of the 16th wrong at most
        observation[key].expect(group["index"][key], .relative(5e-16), "\(key)")
      }
    }
    let element = try #require(
      found["series"].values.first { $0["group"]["element"].text == "U4" })
    #expect(element["observations"].values.count == 5)
  }
}
