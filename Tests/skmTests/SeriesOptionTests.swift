import TestSupport
import Testing

@Suite("Options of skm trend and skm forecast that mean nothing to their file")
struct SeriesOptionTests {
  /// Runs both commands in both languages, and expects a usage error that holds `facts`.
  private func expectUsage(
    _ here: borrowing Workdir, _ arguments: [String], facts: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for command in ["trend", "forecast"] {
      var told: Set<String> = []
      for language in ["id", "en"] {
        let outcome = try here.skm([command] + arguments + ["--language", language])
        #expect(outcome.status == 64 && outcome.output == "", sourceLocation: sourceLocation)
        for fact in facts {
          #expect(
            outcome.errors.contains(fact), "\(outcome.errors)", sourceLocation: sourceLocation)
        }
        told.insert(outcome.errors)
      }
      #expect(told.count == 2, sourceLocation: sourceLocation)
    }
  }

  @Test(
    "options on respondents and elements beside a series",
    arguments: [
      ["--common-elements"], ["--element-weights", "0.11"], ["--stratum", "unit"],
      ["--psu", "unit"], ["--weight", "w"], ["--population", "1000"],
      ["--population", "1000", "--fpc"], ["--singleton", "adjust"], ["--missing", "complete"],
      ["--skip-invalid"], ["--elements-present"], ["--column", "year=tahun"],
    ])
  func refusesThoseOfResponses(_ options: [String]) throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "series.csv")
    let names = options.filter { $0.hasPrefix("--") }
    try expectUsage(here, ["series.csv"] + options, facts: ["series.csv"] + names)
  }

  @Test("a year for a file of years")
  func refusesYear() throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "series.csv")
    try expectUsage(here, ["series.csv@2021"], facts: ["series.csv@2021"])
  }

  @Test(
    "columns of a series beside responses",
    arguments: [
      ["--error", "se"], ["--period", "tahun"], ["--error", "se", "--period", "tahun"],
    ])
  func refusesThoseOfSeries(_ options: [String]) throws {
    let here = try Workdir()
    try here.copy(TrendCommandTests.villages, to: "villages.csv")
    let names = options.filter { $0.hasPrefix("--") }
    try expectUsage(here, ["villages.csv"] + options, facts: ["villages.csv", "--column"] + names)
  }

  @Test("what says how a series is read is not refused")
  func takesTheOthers() throws {
    let here = try Workdir()
    try here.write("masa,hasil,galat\n2019,80,1\n2020,82,1\n2021,81,1\n", to: "series.csv")
    for command in ["trend", "forecast"] {
      let outcome = try here.skm(
        command, "series.csv", "--value", "hasil", "--period", "masa", "--error", "galat",
        "--edition", "permenpanrb-16-2014", "--threads", "1")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test("a value under an unknown header: which columns there are, and how to choose")
  func namesNumericColumns() throws {
    let here = try Workdir()
    let rows = (2019...2023).map { "\($0),\($0 % 7 + 80),\(12 * $0),x\n" }.joined()
    try here.write("tahun,persen,biaya,catatan\n" + rows, to: "series.csv")
    for command in ["trend", "forecast"] {
      for language in ["id", "en"] {
        let outcome = try here.skm(command, "series.csv", "--language", language)
        #expect(outcome.status == 1 && outcome.output == "")
        for fact in ["--value persen", "\u{201C}persen\u{201D}, \u{201C}biaya\u{201D}"] {
          #expect(outcome.errors.contains(fact), "\(outcome.errors)")
        }
        #expect(!outcome.errors.contains("U1") && !outcome.errors.contains("catatan"))
      }
      #expect(try here.skm(command, "series.csv", "--value", "persen").status == 0)
    }
  }

  @Test(
    "a mark that may be one of thousands",
    arguments: [
      (["--target", "2026=125.300"], ["125300", "125.3000"]),
      (["--target", "2026=88,125"], ["88125", "88.1250"]),
      (["--bounds", "0,1.000"], ["1000", "1.0000"]),
    ])
  func refusesThousands(_ options: [String], facts: [String]) throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears), to: "series.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(["forecast", "series.csv", "--language", language] + options)
      #expect(outcome.status == 64 && outcome.output == "")
      for fact in facts + [options[0]] { #expect(outcome.errors.contains(fact)) }
    }
  }

  @Test("a mark that the bounds of an index make decimal")
  func readsWithinBounds() throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "series.csv")
    let result = try document(here, "forecast", "series.csv", "--target", "2026=88.125")
    #expect(result["series"][0]["steps"].values.last?["target"].number == 88.125)
  }

  @Test(
    "marks that are decimal",
    arguments: ["125.3000", "0.125", "-0,125", "125.30", "1250.125", "125300", "1.2e2"])
  func readsDecimals(_ target: String) throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears), to: "series.csv")
    let result = try document(here, "forecast", "series.csv", "--target", "2026=\(target)")
    let expected = Double(target.replacing(",", with: "."))
    #expect(result["series"][0]["steps"].values.last?["target"].number == expected)
  }

  @Test(
    "an interval that is a point at a bound comes with a warning",
    arguments: ["linear", "drift", "holt"])
  func warnsAtBounds(method: String) throws {
    let here = try Workdir()
    try here.write(yearlySeries(["90", "93", "96.1", "99", "99.9"], header: "ikm"), to: "s.csv")
    let result = try document(
      here, "forecast", "s.csv", "--method", method, "--horizon", "6", "--language", "en")
    let warning = try #require(result.warning("intervalAtBound"))
    let points = result["series"][0]["steps"].values.filter { step in
      let interval = step["intervals"].values.first { $0["level"].number == 0.95 }
      return interval?["lower"].number == 100 && interval?["upper"].number == 100
    }
    #expect(warning.contains(try #require(points.first?["period"].text)))
    #expect(warning.contains("100"))
    let free = try document(
      here, "forecast", "s.csv", "--method", method, "--horizon", "6", "--bounds", "none")
    #expect(!free.warningCodes.contains("intervalAtBound"))
  }

  @Test("so many series that none is drawn: a sentence says so", arguments: ["trend", "forecast"])
  func saysWhyNothingIsDrawn(command: String) throws {
    let here = try Workdir()
    func file(_ units: Int) -> String {
      "unit,year,ikm\n"
        + (1...units).map { unit in
          fiveYears.enumerated().map { "Unit \(unit),\(2018 + $0),\($1)\n" }.joined()
        }.joined()
    }
    for (language, words) in [("id", "Grafik dan rincian"), ("en", "Charts and details")] {
      let end = ["--by", "unit", "--format", "html", "--language", language]
      try here.write(file(6), to: "series.csv")
      let many = try here.skm([command, "series.csv"] + end)
      #expect(many.output.contains(words) && !many.output.contains("<svg"))
      try here.write(file(3), to: "series.csv")
      let few = try here.skm([command, "series.csv"] + end)
      #expect(!few.output.contains(words) && few.output.contains("<svg"))
    }
  }
}

@Suite("Element weights over the years")
struct SeriesWeightTests {
  @Test(
    "a rule of the edition gives the index of skm index, year by year",
    arguments: ["0.11", "exact"])
  func agreesWithIndex(rule: String) throws {
    let here = try Workdir()
    try here.copy(TrendCommandTests.villages, to: "villages.csv")
    let index = try document(
      here, "index", "villages.csv", "--by", "year", "--element-weights", rule)
    let years = index["groups"].values
    let expected = years.compactMap { $0["index"]["estimate"].number }
    let trend = try document(here, "trend", "villages.csv", "--element-weights", rule)
    #expect(trend["weightRule"].text == rule)
    let found = trend["series"][0]["observations"].values.compactMap { $0["estimate"].number }
    let forecast = try document(here, "forecast", "villages.csv", "--element-weights", rule)
    let past = forecast["series"][0]["observations"].values.compactMap { $0["estimate"].number }
    #expect(expected.count == 5 && found == expected && past == expected)
    if rule == "0.11" {
      // nine weights of 0.11 end at 99
      #expect(forecast["series"][0]["bounds"].values.compactMap(\.number) == [24.75, 99])
    }
  }

  @Test("a list of weights counts too")
  func takesLists() throws {
    let here = try Workdir()
    try here.copy(TrendCommandTests.villages, to: "villages.csv")
    let list = "0.2," + Array(repeating: "0.1", count: 8).joined(separator: ",")
    let index = try document(
      here, "index", "villages.csv", "--by", "year", "--element-weights", list)
    let trend = try document(here, "trend", "villages.csv", "--element-weights", list)
    #expect(
      trend["series"][0]["observations"].values.map { $0["estimate"].number }
        == index["groups"].values.map { $0["index"]["estimate"].number })
  }

  @Test(
    "what no edition, or one of several, has is a usage error",
    arguments: [
      (["--element-weights", "0.12"], ["0.12", "exact"]),
      (["--element-weights", "0,11"], ["0.11"]),
      (["--element-weights", "0.5,0.5"], ["2", "9"]),
      (["--element-weights", "0.11", "--common-elements"], ["--common-elements"]),
      (["--element-weights", "0.11", "--elements-present"], ["--elements-present"]),
      (
        [
          "--element-weights", "0.11", "--edition",
          "2010=kepmenpan-25-2004,2022=permenpanrb-14-2017",
        ], ["kepmenpan-25-2004: ", "0.071"]
      ),
    ])
  func refuses(_ options: [String], facts: [String]) throws {
    let here = try Workdir()
    let header = "tahun," + (1...14).map { "U\($0)" }.joined(separator: ",") + "\n"
    try here.copy(TrendCommandTests.villages, to: "new.csv")
    try here.write(
      header + "2015" + String(repeating: ",3", count: 14) + "\n"
        + "2016" + String(repeating: ",4", count: 14) + "\n", to: "old.csv")
    let files = options.contains("--edition") ? ["old.csv@2016", "new.csv@2023"] : ["new.csv"]
    for command in ["trend", "forecast"] {
      for language in ["id", "en"] {
        let outcome = try here.skm([command] + files + options + ["--language", language])
        #expect(outcome.status == 64 && outcome.output == "", "\(outcome.errors)")
        for fact in facts { #expect(outcome.errors.contains(fact), "\(outcome.errors)") }
      }
    }
  }
}
