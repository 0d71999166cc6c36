import Foundation
import TestSupport
import Testing

@Suite("skm trend")
struct TrendCommandTests {
  static let villages = "datasets/synthetic/villages-2019-2023.csv"
  static let published = "datasets/published/ikm-series.csv"
  static let seribu = "datasets/published/kepulauan-seribu.csv"

  /// Two editions of three years each, with standard errors.
  static let changed = """
    year,value,se,edition
    2015,77.1,1.2,permenpanrb-16-2014
    2016,77.5,1.1,permenpanrb-16-2014
    2017,78.1,1,permenpanrb-16-2014
    2018,81.25,0.9,permenpanrb-14-2017
    2019,81.9,1,permenpanrb-14-2017
    2020,82.1,0.8,permenpanrb-14-2017

    """

  @Test("responses and a series on the terminal", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    try here.copy(Self.published, to: "published.csv")
    try here.write(Self.changed, to: "changed.csv")
    for (name, arguments) in [
      ("villages", ["villages.csv"]), ("changed", ["changed.csv"]),
      (
        "published",
        [
          "published.csv", "--by", "unit,indicator", "--value", "realisasi", "--period", "period",
        ]
      ),
    ] {
      let outcome = try here.skm(["trend"] + arguments + ["--language", language])
      #expect(outcome.status == 0 && outcome.errors == "")
      #expect(!outcome.output.split(separator: "\n").contains { $0.count > 80 })
      try expectGolden(outcome.output, "trend-\(name).\(language).txt")
    }
  }

  // MARK: - JSON

  private static let terms = [
    "term", "estimate", "standardError", "statistic", "degreesOfFreedom", "pValue", "lower",
    "upper",
  ]

  /// Records an issue unless every promised key is there, and null beside a reason.
  private func expectPromise(_ document: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(document["schema"] == .text("skm.trend/1"), sourceLocation: sourceLocation)
    func check(_ object: JSON, _ keys: [String]) {
      for key in keys {
        #expect(object[key] != .absent, "\(key)", sourceLocation: sourceLocation)
        if object[key].isNull {
          #expect(
            object["reason"].text?.isEmpty == false, "\(key)", sourceLocation: sourceLocation)
        }
      }
    }
    #expect(!document["series"].values.isEmpty, sourceLocation: sourceLocation)
    for series in document["series"].values {
      check(
        series,
        [
          "group", "quantity", "observations", "leastSquares", "weighted", "randomEffects",
          "theilSen", "mannKendall", "breaks",
        ])
      for observation in series["observations"].values {
        check(
          observation, ["period", "estimate", "standardError", "sampleSize", "edition"])
      }
      for key in ["leastSquares", "weighted", "randomEffects"] where !series[key].isNull {
        check(
          series[key], ["terms", "residualStandardDeviation", "rSquared", "tau2", "iSquared"])
        #expect(series[key]["terms"].values.map { $0["term"].text } == ["intercept", "slope"])
        for term in series[key]["terms"].values { check(term, Self.terms) }
      }
      if !series["theilSen"].isNull {
        check(series["theilSen"], ["slope", "intercept", "lower", "upper", "level"])
        check(series["mannKendall"], ["statistic", "tau", "pValue", "exact"])
      }
      for change in series["breaks"].values { check(change, ["period", "reason", "pValue"]) }
    }
  }

  @Test("the JSON of responses: the index, then every element", arguments: ["id", "en"])
  func responses(language: String) throws {
    let here = try Workdir()
    try here.copy(Self.villages, to: "villages.csv")
    let result = try document(
      here, "trend", "villages.csv", "--by", "unit", "--language", language)
    expectPromise(result)
    #expect(result["series"].values.count == 4 * 10)
    let quantities = ["index"] + codes
    for (place, series) in result["series"].values.enumerated() {
      #expect(series["quantity"].text == quantities[place % 10])
      #expect(series["observations"].values.count == 5)
    }
    // the observations are what skm index says of each year
    let index = try document(
      here, "index", "villages.csv", "--by", "unit,year", "--language", language)
    let groups = index["groups"].values.filter { $0["group"]["unit"].text == "Sukamaju" }
    let series = result["series"].values.filter { $0["group"]["unit"].text == "Sukamaju" }
    let observations = series.first?["observations"] ?? .absent
    observations.column("estimate")
      .expect(.array(groups.map { $0["index"]["estimate"] }), .relative(1e-14), "estimate")
    observations.column("standardError")
      .expect(.array(groups.map { $0["index"]["standardError"] }), .relative(1e-12), "error")
    #expect(observations.column("grade") == .array(groups.map { $0["grade"] }))
    #expect(series.first?["elementSlopes"]["elements"].values.count == 9)
    let means = series.dropFirst().map { $0["mainSlope"]["estimate"].number }
    #expect(means.count == 9 && !means.contains(nil))
  }

  @Test("a series by its columns; editions by column or by year give the same")
  func series() throws {
    let here = try Workdir()
    try here.write(Self.changed, to: "changed.csv")
    let result = try document(here, "trend", "changed.csv", "--language", "en")
    expectPromise(result)
    let series = result["series"][0]
    #expect(series["quantity"].text == "value" && result["valueHeader"].text == "value")
    #expect(series["mainSlope"]["basis"].text == "withinEditions")
    let change = series["breaks"][0]
    #expect(change["period"].text == "2018" && change["from"].text == "permenpanrb-16-2014")
    #expect(change["reason"].text?.contains("2018") == true && change["pValue"].number != nil)
    // a straight line of six points: Σ(t - 2.5)(y - ȳ)/17.5
    let values = [77.1, 77.5, 78.1, 81.25, 81.9, 82.1]
    let slope = zip(values, 0...).reduce(0) { $0 + (Double($1.1) - 2.5) * $1.0 } / 17.5
    series["leastSquares"]["terms"][1]["estimate"].expect(slope, .relative(1e-13))
    #expect(result.warningCodes.contains("editionChange"))
    // editions by year give the same answer
    try here.write(
      Self.changed.replacing(#/,permenpanrb.*|,edition/#, with: ""), to: "years.csv")
    let years = try document(
      here, "trend", "years.csv", "--language", "en", "--edition",
      "2015=permenpanrb-16-2014,2018=permenpanrb-14-2017")
    #expect(years["series"] == result["series"])
  }

  @Test("the options of the random-effects line change it, and only it")
  func options() throws {
    let here = try Workdir()
    try here.write(
      "year,value,se\n2018,80,1\n2019,84,1\n2020,81,1\n2021,86,1\n2022,84,2\n", to: "s.csv")
    let usual = try document(here, "trend", "s.csv")["series"][0]
    var slopes: Set<Double> = []
    for estimator in ["fe", "dl", "reml", "ml", "pm"] {
      let other = try document(here, "trend", "s.csv", "--random-effects", estimator)["series"][0]
      #expect(other["leastSquares"] == usual["leastSquares"])
      slopes.formUnion(other["randomEffects"]["tau2"].numbers)
    }
    #expect(slopes.count == 5)
    let wald = try document(here, "trend", "s.csv", "--test", "wald")["series"][0]
    let term = wald["randomEffects"]["terms"][1]
    #expect(term["degreesOfFreedom"].isNull && term["reason"].text != nil)
    let narrow = try document(here, "trend", "s.csv", "--level", "0.8")["series"][0]
    let (lower, usualLower) = (
      narrow["mainSlope"]["lower"].number, usual["mainSlope"]["lower"].number
    )
    #expect(try #require(lower) > #require(usualLower))
  }

  @Test("a common-elements index crosses editions with eight elements")
  func commonElements() throws {
    let here = try Workdir()
    func file(_ headers: String, _ years: ClosedRange<Int>) -> String {
      let answers = ["3,4,3,3,4,2,4,3,3", "4,4,3,4,4,3,4,3,4", "3,3,2,3,3,3,4,4,3"]
      let rows = years.flatMap { year in answers.map { "\(year),\($0)\n" } }
      return "tahun,\(headers)\n" + rows.joined()
    }
    let shared = "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku"
    try here.write(file(shared + ",Maklumat,Pengaduan", 2015...2017), to: "a.csv")
    try here.write(file(shared + ",Pengaduan,Sarana", 2018...2020), to: "b.csv")
    let arguments = [
      "trend", "a.csv", "b.csv", "--edition",
      "2015=permenpanrb-16-2014,2018=permenpanrb-14-2017", "--common-elements",
    ]
    let result = try document(here, arguments)
    expectPromise(result)
    #expect(result["official"] == .boolean(false))
    #expect(result["series"].values.count == 1 + 8)
    #expect(result.warningCodes.contains("commonElements"))
  }

  // MARK: - CSV

  @Test("CSV: a row per series, method and term, with the numbers of the JSON")
  func csv() throws {
    let here = try Workdir()
    try here.write(Self.changed, to: "changed.csv")
    let series = try document(here, "trend", "changed.csv")["series"][0]
    let outcome = try here.skm(
      "trend", "changed.csv", "--format", "csv", "--spreadsheet", "en", "--quiet")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    #expect(
      header
        == ["quantity", "method", "period"] + Self.terms + ["level", "reason"])
    let rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    #expect(
      rows.map { "\($0["method"] ?? "") \($0["term"] ?? "")" } == [
        "leastSquares intercept", "leastSquares slope", "weighted intercept", "weighted slope",
        "randomEffects intercept", "randomEffects slope", "withinEditions slope",
        "theilSen intercept", "theilSen slope", "mannKendall tau", "withinEditions levelShift",
      ])
    for row in rows {
      guard let method = row["method"], !series[method]["terms"].values.isEmpty else { continue }
      let term = series[method]["terms"].first("term", row["term"] ?? "")
      for key in Self.terms.dropFirst() {
        #expect(row[key].flatMap { Double($0) } == term[key].number, "\(method) \(key)")
      }
    }
  }

  // MARK: - Pictures

  @Test("a picture for each detailed group, with the break and without a line through it")
  func draws() throws {
    let here = try Workdir()
    try here.write(Self.changed, to: "changed.csv")
    try here.copy(Self.seribu, to: "seribu.csv")
    let changed = try here.skm(
      "trend", "changed.csv", "--format", "svg", "--language", "en", "--quiet")
    #expect(changed.status == 0)
    #expect(changed.output.contains("new edition") && !changed.output.contains("Trend line"))
    let plain = try here.skm(
      "trend", "seribu.csv", "--format", "svg", "--language", "en", "--quiet")
    #expect(plain.output.contains("Trend line") && !plain.output.contains("new edition"))
  }

  // MARK: - Refusals

  @Test(
    "what is no series is refused in both languages",
    arguments: [
      ("year,value\n2020,80\n2021,81\n", "2 titik data", "2 observations"),
      ("year,value\n2020,80\n2022,81\n2021,82\n", "urutkan", "sort them"),
      ("year,value\n2020,80\n2020,81\n2021,82\n", "2020", "2020"),
      ("year,value,se\n2020,80,1\n2021,81,0\n2022,82,1\n", "0", "0"),
      ("year,value,se\n2020,80,1\n2021,81,-1\n2022,82,1\n", "-1", "-1"),
      ("year,value\n2020,\n2021,\n", "nilai", "value"),
    ])
  func refuses(text: String, indonesian: String, english: String) throws {
    let here = try Workdir()
    try here.write(text, to: "s.csv")
    for (language, words) in [("id", indonesian), ("en", english)] {
      let outcome = try here.skm("trend", "s.csv", "--language", language)
      #expect(outcome.status == 1, "\(text)")
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test("a group without an answer is a warning beside the others")
  func warnsOfGroups() throws {
    let here = try Workdir()
    let good = (2018...2023).map { "A,\($0),\(80 + $0 % 5)\n" }.joined()
    try here.write("unit,year,value\n" + good + "B,2022,80\nB,2023,81\n", to: "s.csv")
    let result = try document(here, "trend", "s.csv", "--by", "unit", "--language", "en")
    expectPromise(result)
    #expect(result["series"].values.count == 2)
    #expect(result["series"][1]["leastSquares"].isNull)
    #expect(result["series"][1]["observations"].values.count == 2)
    #expect(result.warning("undefinedTrend")?.contains("(B)") == true)
    try here.write("unit,year,value\nA,2022,80\nB,2022,80\nB,2023,81\n", to: "none.csv")
    let none = try here.skm("trend", "none.csv", "--by", "unit", "--language", "en")
    #expect(none.status == 1 && none.output == "")
    #expect(none.errors.contains("(A)") && none.errors.contains("(B)"))
  }

  @Test("half-years beside years: the series is that of most values, the others a warning")
  func mixesFrequencies() throws {
    let here = try Workdir()
    try here.copy(Self.published, to: "published.csv")
    let result = try document(
      here, "trend", "published.csv", "--by", "unit", "--value", "realisasi", "--period", "period",
      "--language", "en")
    expectPromise(result)
    let west = result["series"].values.first {
      $0["group"]["unit"].text == "Kota Administrasi Jakarta Barat"
    }
    #expect(
      west?["observations"].values.compactMap { $0["period"].text }
        == ["2018", "2019", "2020", "2021"])
    #expect(result.warningCodes.contains("otherFrequencies"))
    #expect(result.warningCodes.contains("noValues"))
  }

  @Test("options that are none are usage errors")
  func usage() throws {
    let here = try Workdir()
    try here.write(Self.changed, to: "s.csv")
    for arguments in [
      ["--level", "95"], ["--random-effects", "he"], ["--test", "z"], ["--edition", "2014"],
    ] {
      #expect(try here.skm(["trend", "s.csv"] + arguments).status == 64, "\(arguments)")
    }
    #expect(try here.skm("trend", "none.csv").status == 74)
    #expect(try here.skm("trend", "s.csv", "--value", "nilai").status == 1)
  }

  @Test("thousands of series at once")
  func scales() throws {
    let here = try Workdir()
    let rows = (0..<2000).map { unit in
      (2015...2023).map { "u\(unit),\($0),\(70 + (unit * $0 + unit) % 17),1\n" }.joined()
    }
    try here.write("unit,year,value,se\n" + rows.joined(), to: "many.csv")
    let result = try document(here, "trend", "many.csv", "--by", "unit")
    #expect(result["series"].values.count == 2000)
    let shown = try here.skm("trend", "many.csv", "--by", "unit")
    #expect(shown.status == 0 && shown.output.split(separator: "\n").count > 2000)
  }

  @Test("a bridge is called an index and not the IKM; one list of weights serves one edition")
  func bridges() throws {
    let here = try Workdir()
    let years = 2016...2020
    for year in years {
      try here.copy("datasets/kras/skm-\(year).csv", to: "\(year).csv")
    }
    let arguments =
      ["trend"] + years.map { "\($0).csv@\($0)" } + [
        "--edition", "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017", "--language", "id",
      ]
    let bridge = try here.skm(arguments + ["--common-elements"])
    #expect(bridge.status == 0 && bridge.output.contains("│  Indeks   "))
    #expect(!bridge.output.contains("│  IKM   "))
    #expect(try here.skm(arguments).output.contains("│  IKM   "))
    let list = "0.2," + Array(repeating: "0.1", count: 8).joined(separator: ",")
    let weighted = try here.skm(arguments + ["--element-weights", list])
    #expect(weighted.status == 64 && weighted.errors.contains("permenpanrb-16-2014"))
    let one = ["trend"] + (2018...2020).map { "\($0).csv@\($0)" } + ["--element-weights", list]
    #expect(try here.skm(one).status == 0)
  }
}
