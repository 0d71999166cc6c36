import Foundation
import TestSupport
import Testing

@Suite("skm compare")
struct CompareCommandTests {
  static let villages = "datasets/synthetic/villages-2019-2023.csv"
  static let kras = (2016...2020).map { "datasets/kras/skm-\($0).csv" }
  static let editions = "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017"

  @Test("years, villages and years of two editions on the terminal", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    try here.copy(metroPusat, to: "responses.csv")
    for (path, year) in zip(Self.kras, 2016...2020) { try here.copy(path, to: "skm-\(year).csv") }
    for (name, arguments) in [
      ("villages", ["villages.csv", "--from", "2022", "--to", "2023"]),
      ("services", ["villages.csv", "--between", "service", "--level", "0.9"]),
      (
        "by-unit",
        ["villages.csv", "--by", "unit", "--stratum", "year,unit", "--population", "population"]
      ),
      ("metro-pusat", ["responses.csv"] + metroColumns),
      ("kras", (2016...2020).map { "skm-\($0).csv" } + ["--edition", Self.editions]),
    ] {
      let outcome = try here.skm(["compare"] + arguments + ["--language", language])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
      #expect(outcome.output.split(separator: "\n").filter { $0.count > 80 } == [])
      try expectGolden(outcome.output, "compare-\(name).\(language).txt")
    }
  }

  // MARK: - Against R survey

  private struct Reference {
    let cases: [JSON]
    init(_ file: String) throws {
      cases = try JSON(Repository.text("Tests/Reference/\(file).json"))["cases"].values
    }
  }

  private func options(_ design: JSON) -> [String] {
    func list(_ key: String) -> [String] {
      let values = design[key].values.compactMap(\.text)
      return values.isEmpty ? [] : ["--\(key)", values.joined(separator: ",")]
    }
    func one(_ key: String) -> [String] { design[key].text.map { ["--\(key)", $0] } ?? [] }
    return list("stratum") + list("psu") + one("weight") + one("population")
      + (design["singleton"].text.map { ["--singleton", $0] } ?? [])
  }

  @Test("two years: differences, errors, tests and Holm's p-values are those of R survey")
  func agreesWithDifferences() throws {
    // R's sums and ours round in another order
    let tolerance = Tolerance.relative(1e-10)
    for reference in try Reference("comparisons").cases {
      let here = try Workdir()
      let file = try #require(reference["file"].text)
      try here.copy("Tests/Reference/\(file)", to: file)
      let result = try document(
        here, ["compare", file, "--from", "2023", "--to", "2024"] + options(reference["design"]))
      #expect(result["familySize"].number == 9)
      #expect(result["schema"].text == "skm.compare/1")
      for row in reference["elements"].values {
        let own = result["comparisons"].first("element", try #require(row["element"].text))
        for key in [
          "estimate", "standardError", "statistic", "degreesOfFreedom", "pValue", "adjustedPValue",
        ] { own[key].expect(row[key], tolerance, key) }
      }
      let index = result["comparisons"].first("element", "index")
      for key in ["estimate", "standardError", "statistic", "degreesOfFreedom", "pValue"] {
        index[key].expect(reference["index"][key], tolerance, key)
      }
      #expect(index["adjustedPValue"] == index["pValue"])
    }
  }

  @Test("several groups: Wald and Rao-Scott are those of R survey")
  func agreesWithJointTests() throws {
    let tolerance = Tolerance.relative(1e-10)
    for reference in try Reference("joint-tests").cases {
      let here = try Workdir()
      let file = try #require(reference["file"].text)
      try here.copy("Tests/Reference/\(file)", to: file)
      let between = try #require(reference["group"].text)
      let result = try document(
        here,
        ["compare", file, "--between", between, "--elements-present"]
          + options(reference["design"]))
      for row in reference["elements"].values {
        let code = try #require(row["element"].text)
        let distribution = result["distributionTests"].first("element", code)
        for key in [
          "statistic", "numeratorDegreesOfFreedom", "denominatorDegreesOfFreedom", "pValue",
          "chiSquare",
        ] { distribution[key].expect(row["distribution"][key], tolerance, "\(code) \(key)") }
        distribution["firstOrder"]["pValue"].expect(
          row["distribution"]["firstOrderPValue"], tolerance, code)
        guard reference["values"].values.count > 2 else { continue }
        let mean = result["jointTests"].first("element", code)
        for key in ["statistic", "numeratorDegreesOfFreedom", "pValue", "chiSquare"] {
          mean[key].expect(row["mean"][key], tolerance, "\(code) \(key)")
        }
      }
      guard !reference["index"].isNull, reference["values"].values.count > 2 else { continue }
      let index = result["jointTests"].first("element", "index")
      index["statistic"].expect(reference["index"]["statistic"], tolerance)
      index["pValue"].expect(reference["index"]["pValue"], tolerance)
    }
  }

  // MARK: - Options

  @Test("years under two editions: what both ask, and no index but with --common-elements")
  func twoEditions() throws {
    let here = try Workdir()
    for (path, year) in zip(Self.kras, 2016...2020) { try here.copy(path, to: "skm-\(year).csv") }
    let files = (2016...2020).map { "skm-\($0).csv" }
    let arguments = ["compare"] + files + ["--edition", Self.editions, "--language", "en"]
    let result = try document(here, arguments)
    #expect(result.warningCodes.contains("editionsDiffer"))
    let crossing = result["comparisons"].values.filter { $0["to"].text == "2018" }
    #expect(crossing.count == 9)
    let index = try #require(crossing.last)
    #expect(index["element"].text == "index" && index["estimate"].isNull)
    #expect(index["reason"].text?.contains("different elements") == true)
    let bridged = try document(here, arguments + ["--common-elements"])
    let other = try #require(
      bridged["comparisons"].values.first {
        $0["to"].text == "2018" && $0["element"].text == "index"
      })
    #expect(other["estimate"].number != nil)
    #expect(bridged.warningCodes.contains("commonElements"))
  }

  @Test("groups of others, blanks, and a role under the name that a header has")
  func groups() throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    let result = try document(
      here, "compare", "villages.csv", "--between", "tahun", "--by", "unit", "--from", "2019",
      "--to", "2023")
    #expect(result["between"].text == "year")
    let units = Set(result["comparisons"].values.compactMap { $0["group"]["unit"].text })
    #expect(units.count == 4)
    #expect(result["comparisons"].values.count == 40)
    try here.copy(metroPusat, to: "responses.csv")
    let metro = try document(here, ["compare", "responses.csv"] + metroColumns)
    #expect(metro.warningCodes.contains("leftOutOfComparison"))
    #expect(!metro.warningCodes.contains("blankGroup"))
  }

  @Test("the CSV holds the numbers of the JSON, the groups' roles first")
  func csv() throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    let arguments = ["compare", "villages.csv", "--by", "unit"]
    let result = try document(here, arguments)
    let outcome = try here.skm(
      arguments + ["--format", "csv", "--spreadsheet", "en", "--quiet", "--language", "en"])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == result["comparisons"].values.count + 1)
    #expect(
      lines[0].hasPrefix(
        "unit,element,from,to,estimate,standardError,statistic,degreesOfFreedom,pValue,"
          + "adjustedPValue,lower,upper,level,"))
    let first = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    let row = result["comparisons"][0]
    #expect(first[0] == Substring(row["group"]["unit"].text ?? ""))
    #expect(Double(first[4]) == row["estimate"].number)
    #expect(Double(first[8]) == row["pValue"].number)
  }

  @Test("every format holds the answer", arguments: ["markdown", "html", "svg", "xlsx"])
  func formats(format: String) throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    let path = "result.\(["markdown": "md"][format] ?? format)"
    let outcome = try here.skm(
      "compare", "villages.csv", "--between", "unit", "-o", path, "--format", format, "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try here.bytes(of: path).count > 1000)
  }

  // MARK: - Refusals

  @Test("what cannot be compared is refused in both languages", arguments: ["id", "en"])
  func refusals(language: String) throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    func one(_ place: Int) -> [String] { (0..<9).map { "\(($0 + place) % 4 + 1)" } }
    try here.write(survey(["tahun"], (0..<6).map { ["2021"] + one($0) }), to: "one.csv")
    try here.write(
      survey(
        ["tahun"],
        (0..<4).map { ["2020"] + one($0) }
          + (0..<3).map { _ in ["2021"] + Array(repeating: "", count: 9) }),
      to: "silent.csv")
    try here.write(
      survey(
        ["tahun", "strata"],
        (0..<4).map { ["\(2020 + $0 % 2)", "a"] + one($0) } + [["2020", "b"] + one(5)]),
      to: "single.csv")
    for (arguments, status, fact) in [
      (["one.csv"], 1, "2021"), (["silent.csv"], 1, "skm:"),
      (["single.csv", "--stratum", "strata"], 1, "b"),
      (["villages.csv", "--from", "2018", "--to", "2020"], 1, "2018"),
      (["villages.csv", "--from", "2019", "--to", "2030"], 1, "2030"),
      (["villages.csv", "--from", "2019"], 1, "--to"),
      (["villages.csv", "--from", "2019", "--to", "2019"], 64, "2019"),
      (["villages.csv", "--by", "year"], 64, "--by"),
      (["villages.csv", "--by", "tahun"], 64, "--by"),
      (["villages.csv", "--level", "95"], 64, "--level"),
      (["villages.csv", "--between", "unit", "--edition", Self.editions], 64, "--between"),
      (["villages.csv", "--between", "desa"], 1, "desa"),
      (["villages.csv", "--element-weights", "0.2"], 64, "0.2"),
    ] {
      let outcome = try here.skm(["compare"] + arguments + ["--language", language])
      #expect(Int(outcome.status) == status, "\(arguments): \(outcome.errors)")
      #expect(outcome.output == "")
      #expect(!outcome.errors.isEmpty && outcome.errors.contains(fact), "\(outcome.errors)")
    }
    let adjusted = try here.skm(
      "compare", "single.csv", "--stratum", "strata", "--singleton", "adjust")
    #expect(adjusted.status == 0)
  }
}
