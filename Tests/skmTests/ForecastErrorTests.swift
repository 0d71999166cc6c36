import TestSupport
import Testing

@Suite("skm forecast: what is refused")
struct ForecastErrorTests {
  /// What a program must refuse, and what its words must hold in both languages.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var options: [String] = []
    let status: Int32
    /// In the message, whatever the language; a decimal comma of Indonesian is read as a point.
    let facts: [String]
    var testDescription: String { name }
  }

  private static let plain = yearlySeries(fiveYears, header: "ikm")

  private static func options(_ options: String...) -> [String] { options }

  static let refusals: [Refusal] = [
    // the series
    Refusal(
      name: "two points", text: yearlySeries(["80", "82"]), status: 1, facts: ["2", "3"]),
    Refusal(name: "one point", text: yearlySeries(["80"]), status: 1, facts: ["3"]),
    Refusal(
      name: "only three for Holt", text: yearlySeries(["80", "82", "81"]),
      options: options("--method", "holt"), status: 1, facts: ["3", "5"]),
    Refusal(
      name: "only five for damped Holt", text: plain, options: options("--method", "damped"),
      status: 1, facts: ["5", "6"]),
    Refusal(
      name: "a year twice", text: "year,ikm\n2019,80\n2020,81\n2020,82\n2021,83\n", status: 1,
      facts: ["series.csv", "2020", "4", "--by"]),
    Refusal(
      name: "years out of order", text: "year,ikm\n2019,80\n2021,81\n2020,82\n2022,83\n", status: 1,
      facts: ["2021", "2020"]),
    Refusal(
      name: "a standard error of 0",
      text: "year,ikm,standardError\n2019,80,1\n2020,81,0\n2021,82,1\n", status: 1,
      facts: ["series.csv", "3", "standardError", "\u{201C}0\u{201D}"]),
    Refusal(
      name: "a negative standard error",
      text: "year,ikm,standardError\n2019,80,1\n2020,81,1\n2021,82,-0.5\n", status: 1,
      facts: ["series.csv", "4", "-0.5"]),
    Refusal(
      name: "a value above the scale", text: "year,ikm\n2019,80\n2020,881\n2021,82\n", status: 1,
      facts: ["2020", "881", "25", "100"]),
    Refusal(
      name: "a value below the stated bounds", text: plain,
      options: options("--bounds", "80.5,100"),
      status: 1, facts: ["2018", "80.12", "80.5", "100"]),
    Refusal(
      name: "values all alike", text: yearlySeries(["80", "80", "80", "80"]), status: 1, facts: []),
    Refusal(
      name: "values on a line", text: yearlySeries(["80", "81", "82", "83", "84"]),
      options: options("--method", "drift"), status: 1, facts: ["drift"]),
    Refusal(
      name: "a value that is no number", text: "year,ikm\n2019,80\n2020,baik\n2021,82\n", status: 1,
      facts: ["series.csv", "3", "ikm", "baik"]),
    Refusal(
      name: "nan", text: "year,ikm\n2019,80\n2020,nan\n2021,82\n", status: 1,
      facts: ["series.csv", "3", "nan"]),
    Refusal(
      name: "inf", text: "year,ikm\n2019,80\n2020,inf\n2021,82\n", status: 1,
      facts: ["series.csv", "3", "inf"]),
    Refusal(
      name: "values too far apart", text: yearlySeries(["-1e308", "1", "1e308", "3"]), status: 1,
      facts: []),
    Refusal(
      name: "a year that is none", text: "year,ikm\n2019,80\n20x0,81\n2021,82\n", status: 1,
      facts: ["series.csv", "3", "20x0", "2024-S1"]),
    Refusal(name: "an empty file", text: "", status: 1, facts: ["series.csv"]),
    Refusal(name: "a header alone", text: "year,ikm\n", status: 1, facts: ["series.csv"]),
    Refusal(
      name: "years and targets without a value", text: "year,ikm,target\n2019,,80\n2020,,82\n",
      status: 1, facts: ["3"]),
    Refusal(
      name: "no column of values", text: "year,target\n2019,80\n2020,82\n", status: 1,
      facts: ["series.csv", "value"]),
    Refusal(
      name: "a column that is not there", text: plain, options: options("--value", "capaian"),
      status: 1, facts: ["series.csv", "capaian", "ikm"]),
    Refusal(
      name: "groups by a column that is not there", text: plain, options: options("--by", "desa"),
      status: 1, facts: ["series.csv", "desa"]),

    // what is asked
    Refusal(
      name: "a target above the scale", text: plain, options: options("--target", "2026=100.5"),
      status: 1, facts: ["2026", "100.5", "25", "100"]),
    Refusal(
      name: "a target below the scale", text: plain, options: options("--target", "2026=4"),
      status: 1, facts: ["2026", "4", "25", "100"]),
    Refusal(
      name: "a target of the last year", text: plain, options: options("--target", "2022=85"),
      status: 1, facts: ["2022"]),
    Refusal(
      name: "a target of a year that is gone", text: plain,
      options: options("--target", "2019=85"), status: 1, facts: ["2019", "2022"]),
    Refusal(
      name: "a target of a half-year", text: plain, options: options("--target", "2024-S1=85"),
      status: 1, facts: ["2024-S1", "2022"]),
    Refusal(
      name: "until a year that is gone", text: plain, options: options("--until", "2022"),
      status: 1,
      facts: ["2022"]),
    Refusal(
      name: "until a half-year", text: plain, options: options("--until", "2024-S1"), status: 1,
      facts: ["2024-S1", "2022"]),
    Refusal(
      name: "a horizon beyond a century", text: plain, options: options("--horizon", "1000"),
      status: 1, facts: ["100"]),
    Refusal(
      name: "until a year beyond a century", text: plain, options: options("--until", "9999"),
      status: 1, facts: ["100"]),
    Refusal(
      name: "a target beyond a century", text: plain, options: options("--target", "2999=90"),
      status: 1, facts: ["100"]),
    Refusal(
      name: "a horizon of 0", text: plain, options: options("--horizon", "0"), status: 1,
      facts: ["0", "1"]),
    Refusal(
      name: "a negative horizon", text: plain, options: options("--horizon", "-1"), status: 1,
      facts: ["-1", "1"]),
    Refusal(
      name: "both --horizon and --until", text: plain,
      options: options("--horizon", "2", "--until", "2024"), status: 64,
      facts: ["--horizon", "--until"]),
    Refusal(
      name: "a target twice", text: plain,
      options: options("--target", "2024=85", "--target", "2024=86"), status: 64,
      facts: ["--target", "2024"]),
  ]

  /// Words of the command line that are none.
  static let slips: [(option: String, text: String, facts: [String])] =
    [
      "2026", "=90", "2026=", "2026=baik", "2026:90", "2026=nan", "2026=inf", "2026=1e999",
      "2026=9 0", "2026=0x5a", "2026=1.000,5",
    ]
    .map { ("--target", $0, [$0.contains("=") && !$0.hasSuffix("=") ? "" : "2026"]) }
    + [
      "25", "25,", ",100", "100,25", "25,100,200", "25,100,", "25,25", "a,b", "nan,100", "25-100",
      "0x0,0x64",
    ]
    .map { ("--bounds", $0, ["25,100", "none"]) }
    + ["26", "tahun", "2026-S3", "2026-13"].map { ("--until", $0, ["2026-S1"]) }

  @Test(
    "each is refused in both languages: where, what, and what would be right", arguments: refusals)
  func refuses(refusal: Refusal) throws {
    let here = try Workdir()
    try here.write(refusal.text, to: "series.csv")
    var told: [String] = []
    for language in ["id", "en"] {
      let outcome = try here.skm(
        ["forecast", "series.csv", "--language", language] + refusal.options)
      #expect(outcome.status == refusal.status, "\(outcome.output) \(outcome.errors)")
      #expect(outcome.output == "")
      let points = outcome.errors.replacing(#/(\d),(\d)/#) { "\($0.output.1).\($0.output.2)" }
      for fact in refusal.facts {
        #expect(outcome.errors.contains(fact) || points.contains(fact), "\(fact): \(points)")
      }
      #expect(outcome.errors.hasPrefix("skm: "), "\(outcome.errors)")
      #expect(!outcome.errors.contains("Error:") && !outcome.errors.contains("Optional"))
      #expect(outcome.errors.split(separator: "\n").count <= 4, "\(outcome.errors)")
      told.append(outcome.errors)
    }
    #expect(told[0] != told[1])
    #expect(try here.names() == ["series.csv"])
  }

  @Test("a slip in an option is refused with an example", arguments: slips.indices)
  func refusesSlips(place: Int) throws {
    let (option, text, facts) = Self.slips[place]
    let here = try Workdir()
    try here.write(Self.plain, to: "series.csv")
    var told: [String] = []
    for language in ["id", "en"] {
      let outcome = try here.skm(
        "forecast", "series.csv", "\(option)=\(text)", "--language", language)
      #expect(outcome.status == 64, "\(outcome.output) \(outcome.errors)")
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(option))
      #expect(outcome.errors.contains(text), "\(outcome.errors)")
      for fact in facts { #expect(outcome.errors.contains(fact), "\(outcome.errors)") }
      told.append(outcome.errors)
    }
    #expect(told[0] != told[1])
  }

  @Test("an unknown method is a usage error that lists the methods")
  func unknownMethod() throws {
    let here = try Workdir()
    try here.write(Self.plain, to: "series.csv")
    let outcome = try here.skm("forecast", "series.csv", "--method", "arima")
    #expect(outcome.status == 64)
    for method in ForecastCommandTests.methods { #expect(outcome.errors.contains(method)) }
  }

  @Test(
    "methods that step from year to year refuse a gap",
    arguments: ["ses", "holt", "theta", "damped"])
  func refusesGaps(method: String) throws {
    let here = try Workdir()
    let years = [2010, 2011, 2012, 2013, 2015, 2016, 2017]
    try here.write(
      "year,ikm\n" + years.map { "\($0),8\($0 * 7 % 9).5\n" }.joined(), to: "series.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(
        "forecast", "series.csv", "--method", method, "--language", language)
      #expect(outcome.status == 1 && outcome.output == "")
      for fact in ["2014", "--method", "skm", "linear"] {
        #expect(outcome.errors.contains(fact), "\(outcome.errors)")
      }
    }
    let result = try document(here, "forecast", "series.csv", "--method", "skm")
    #expect(result.warningCodes.contains("missingPeriods"))
  }

  @Test(
    "one group that has no answer is a warning; the others are answered", arguments: ["id", "en"])
  func oneBadGroup(language: String) throws {
    let here = try Workdir()
    let good = fiveYears.enumerated().map { "Kras,\(2018 + $0),\($1)\n" }.joined()
    let bad = [
      ("two points", "Ngadi,2021,80\nNgadi,2022,82\n", "3"),
      ("all alike", (2018...2022).map { "Ngadi,\($0),80\n" }.joined(), ""),
      ("outside", "Ngadi,2020,80\nNgadi,2021,8100\nNgadi,2022,82\n", "2021"),
      ("out of order", "Ngadi,2020,80\nNgadi,2022,81\nNgadi,2021,82\n", "2021"),
      ("no value at all", "Ngadi,2020,\nNgadi,2022,\n", "3"),
    ]
    for (name, rows, fact) in bad {
      try here.write("unit,year,ikm\n" + good + rows, to: "series.csv")
      let result = try document(
        here, "forecast", "series.csv", "--by", "unit", "--language", language)
      #expect(result["series"].values.count == 2)
      let warning = try #require(result.warning("undefinedForecast"), "\(name)")
      #expect(warning.contains("Ngadi") && warning.contains(fact) && !warning.contains("Kras"))
      let group = result["series"].values.first { $0["group"]["unit"].text == "Ngadi" }
      #expect(group?["steps"] == .array([]))
      #expect(group?["reason"].text?.isEmpty == false && group?["code"].text?.isEmpty == false)
      let other = result["series"].values.first { $0["group"]["unit"].text == "Kras" }
      #expect(other?["steps"].values.count == 3)
      let shown = try here.skm("forecast", "series.csv", "--by", "unit", "--language", language)
      #expect(shown.status == 0)
      #expect(shown.output.contains("Ngadi") || shown.errors.contains("Ngadi"))
    }
  }

  @Test("groups of which none has an answer are an error that names them")
  func noGoodGroup() throws {
    let here = try Workdir()
    try here.write(
      "unit,year,ikm\nKras,2021,80\nKras,2022,82\nNgadi,2022,81\n", to: "series.csv")
    let outcome = try here.skm("forecast", "series.csv", "--by", "unit", "--language", "en")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("Kras") && outcome.errors.contains("Ngadi"))
  }

  @Test("a target that has passed for one group is left out there, and met nowhere else")
  func targetPassedInOneGroup() throws {
    let here = try Workdir()
    let rows =
      fiveYears.enumerated().map { "Kras,\(2018 + $0),\($1)\n" }
      + fiveYears.enumerated().map { "Ngadi,\(2020 + $0),\($1)\n" }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "series.csv")
    let result = try document(
      here, "forecast", "series.csv", "--by", "unit", "--target", "2024=85")
    #expect(result["series"][0]["steps"].values.compactMap { $0["target"].number } == [85])
    #expect(result["series"][1]["steps"].values.compactMap { $0["target"].number } == [])
    #expect(result["series"][1]["steps"].values.count == 3)
  }

  @Test("a blank group is a series of its own, with a warning")
  func blankGroup() throws {
    let here = try Workdir()
    let rows = ["", "Kras"].flatMap { unit in
      fiveYears.enumerated().map { "\(unit),\(2018 + $0),\($1)\n" }
    }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "series.csv")
    let result = try document(here, "forecast", "series.csv", "--by", "unit")
    #expect(Set(result["series"].values.map { $0["group"]["unit"].text }) == ["", "Kras"])
    #expect(result.warningCodes.contains("blankGroup"))
    // among many the table names it too
    let units = ["", "A", "B", "C", "D", "E"].flatMap { unit in
      fiveYears.enumerated().map { "\(unit),\(2018 + $0),\($1)\n" }
    }
    try here.write("unit,year,ikm\n" + units.joined(), to: "series.csv")
    let shown = try here.skm("forecast", "series.csv", "--by", "unit", "--format", "markdown")
    #expect(shown.output.contains("| (kosong) |"), "\(shown.output)")
  }

  @Test("a file that is not there, a folder, and its own input: 74 or a refusal, nothing written")
  func files() throws {
    let here = try Workdir()
    try here.write(Self.plain, to: "series.csv")
    for (path, word) in [("gone.csv", "no such file"), (".", "folder")] {
      let outcome = try here.skm("forecast", path, "--language", "en")
      #expect(outcome.status == 74 && outcome.output == "")
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
    for path in ["series.csv", "./series.csv"] {
      let outcome = try here.skm("forecast", "series.csv", "-o", path)
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(outcome.errors.contains(path))
      #expect(try here.text(of: "series.csv") == Self.plain)
    }
  }
}
