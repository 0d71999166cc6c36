import Foundation
import TestSupport
import Testing

@Suite("skm forecast: what is written")
struct ForecastOutputTests {
  static let published = ["jakarta-barat", "kepulauan-seribu"]

  /// The learnt constants change with each training: record these again, and read them.
  @Test("published series and a target on the terminal", arguments: published, ["id", "en"])
  func golden(name: String, language: String) throws {
    let here = try Workdir()
    try here.copy("datasets/published/\(name).csv", to: "\(name).csv")
    let arguments = [
      "forecast", "\(name).csv", "--target", "2026=97", "--language", language,
    ]
    let shown = try here.skm(arguments)
    #expect(shown.status == 0 && shown.errors == "")
    #expect(shown.output.split(separator: "\n").filter { $0.count > 80 } == [])
    try expectGolden(shown.output, "forecast-\(name).\(language).txt")
  }

  @Test("eighty columns hold every line, whatever the size of the values", arguments: ["id", "en"])
  func fits(language: String) throws {
    let here = try Workdir()
    let sizes: [(scale: Double, header: String)] = [
      (1, "ikm"), (1, "value"), (12_345, "value"), (1e9, "value"), (1e-6, "value"), (-1, "value"),
    ]
    for (scale, header) in sizes {
      let values = ForecastCommandTests.high.compactMap { Double($0) }.map { "\($0 * scale)" }
      try here.write(yearlySeries(values, header: header), to: "series.csv")
      for more in [[], ["--target", "2030=\(99 * scale)"], ["--horizon", "25"]] {
        for format in ["terminal", "markdown"] {
          let shown = try here.skm(
            ["forecast", "series.csv", "--language", language, "--format", format] + more)
          #expect(shown.status == 0, "\(shown.errors)")
          let words = shown.output.lowercased().split { !$0.isLetter }
          #expect(!words.contains { ["nan", "inf", "nil", "optional"].contains($0) })
          guard format == "terminal" else { continue }
          let lines = shown.output.split(separator: "\n")
          #expect(lines.filter { $0.count > 80 || $0.last == " " } == [])
        }
      }
    }
  }

  @Test("groups side by side, and each in full where they are few", arguments: ["id", "en"])
  func groups(language: String) throws {
    let here = try Workdir()
    let units = ["Kecamatan Kepulauan Seribu Utara dan Selatan", "Kras", "a|b", "Ngadiluwih"]
    let rows = units.enumerated().flatMap { shift, unit in
      fiveYears.enumerated().map { "\"\(unit)\",\(2018 + $0 + shift % 2),\($1)\n" }
    }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "series.csv")
    for more in [[], ["--target", "2025=88"]] {
      let shown = try here.skm(
        ["forecast", "series.csv", "--by", "unit", "--language", language] + more)
      #expect(shown.status == 0 && shown.errors == "")
      let lines = shown.output.split(separator: "\n")
      #expect(lines.filter { $0.count > 80 } == [])
      for unit in units { #expect(shown.output.contains(unit.prefix(12))) }
    }
    let markdown = try here.skm(
      "forecast", "series.csv", "--by", "unit", "--language", language, "--format", "markdown")
    #expect(markdown.output.hasPrefix("# "))
    #expect(markdown.output.contains("a\\|b"))
    let sizes = markdown.output.split(separator: "\n\n").filter { $0.hasPrefix("|") }.map { table in
      Set(table.replacing("\\|", with: "").split(separator: "\n").map { $0.count { $0 == "|" } })
    }
    #expect(!sizes.isEmpty && sizes.allSatisfy { $0.count == 1 })
  }

  @Test("CSV in both notations: the numbers of the JSON, unrounded", arguments: ["id", "en"])
  func csv(notation: String) throws {
    let here = try Workdir()
    let rows = ["Kras", "Ngadi"].enumerated().flatMap { shift, unit in
      fiveYears.enumerated().map { "\(unit),\(2018 + $0),\($1)\(shift)\n" }
    }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "series.csv")
    let arguments = ["forecast", "series.csv", "--by", "unit", "--target", "2024=88.31"]
    let result = try document(here, arguments)
    let outcome = try here.skm(
      arguments + ["--format", "csv", "--spreadsheet", notation, "--quiet"])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]) == (notation == "id"))
    #expect(outcome.output.contains("\r\n") == (notation == "id"))
    let lines = outcome.output.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
      .map {
        $0.split(separator: notation == "id" ? ";" : ",", omittingEmptySubsequences: false)
          .map { String(notation == "id" ? $0.replacing(",", with: ".") : $0) }
      }
    let header = try #require(lines.first)
    #expect(
      header == [
        "unit", "model", "period", "mean", "median", "standardDeviation", "level", "lower", "upper",
        "target", "probabilityOfAttainment",
      ])
    // two groups, two years, three levels
    #expect(lines.count == 1 + 2 * 2 * 3)
    var left = Array(lines.dropFirst().reversed())
    for series in result["series"].values {
      for step in series["steps"].values {
        for interval in step["intervals"].values {
          let cells = Dictionary(uniqueKeysWithValues: zip(header, left.popLast() ?? []))
          #expect(cells["unit"] == series["group"]["unit"].text)
          #expect(cells["model"] == "skm" && cells["period"] == step["period"].text)
          for (key, value) in [
            ("mean", step["mean"]), ("median", step["median"]), ("target", step["target"]),
            ("standardDeviation", step["standardDeviation"]), ("level", interval["level"]),
            ("lower", interval["lower"]), ("upper", interval["upper"]),
            ("probabilityOfAttainment", step["probabilityOfAttainment"]),
          ] {
            #expect(cells[key].flatMap { Double($0) } == value.number, "\(key)")
          }
        }
      }
    }
  }

  @Test("the words begin with the answer: the target, the chance, the change that is needed")
  func words() throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "series.csv")
    for (language, words) in [
      ("id", ["Prakiraan IKM", "2024", "85,72", "peluang", "0,85 per tahun", "3 dari 4"]),
      ("en", ["satisfaction index", "2024", "85.72", "probability", "0.85 a year", "3 of 4"]),
    ] {
      for format in ["terminal", "markdown"] {
        let shown = try here.skm(
          "forecast", "series.csv", "--target", "2024=85.72", "--language", language, "--format",
          format)
        let text = shown.output.replacing(#/\s+/#, with: " ")
        for word in words { #expect(text.contains(word), "\(word) in \(text)") }
      }
    }
  }

  @Test("the verdict fits the probability, for targets from easy to hard", arguments: ["id", "en"])
  func verdicts(language: String) throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "series.csv")
    let words = [
      "id": [
        "sangat mungkin", "kemungkinan besar", "sama mungkinnya", "kemungkinan kecil",
        "kemungkinan sangat kecil",
      ],
      "en": ["very likely", "% likely", "as likely as not", "% unlikely", "very unlikely"],
    ]
    let borders = [0.9, 0.66, 0.33, 0.1, 0]
    var seen: Set<Int> = []
    for target in stride(from: 80.0, through: 89, by: 0.6) {
      let arguments = ["forecast", "series.csv", "--method", "naive", "--target", "2023=\(target)"]
      let step = try document(here, arguments)["series"][0]["steps"][0]
      let probability = try #require(step["probabilityOfAttainment"].number)
      let place = try #require(borders.firstIndex { probability >= $0 })
      seen.insert(place)
      let shown = try here.skm(arguments + ["--language", language]).output
        .replacing(#/\s+/#, with: " ")
      #expect(shown.contains(words[language]?[place] ?? "?"), "\(probability): \(shown)")
    }
    #expect(seen.count == 5)
  }

  @Test("warnings say what should be known, by their codes")
  func warnings() throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "five.csv")
    try here.write(yearlySeries(ForecastCommandTests.high, header: "ikm"), to: "nine.csv")
    func codes(_ arguments: String...) throws -> [String] {
      try document(here, ["forecast"] + arguments).warningCodes
    }
    #expect(try codes("nine.csv") == [])
    #expect(try codes("nine.csv", "--horizon", "18") == [])
    #expect(try codes("nine.csv", "--horizon", "19") == ["longHorizon"])
    #expect(try codes("five.csv") == ["fewObservations"])
    #expect(try codes("five.csv", "--until", "2033") == ["fewObservations", "longHorizon"])
    let editions =
      "year,ikm,edition\n"
      + ForecastCommandTests.high.enumerated().map {
        "\(2012 + $0),\($1),permenpanrb-\($0 < 5 ? "16-2014" : "14-2017")\n"
      }.joined()
    try here.write(editions, to: "editions.csv")
    let result = try document(here, "forecast", "editions.csv", "--language", "id")
    #expect(result.warningCodes == ["editionChange"])
    #expect(result.warning("editionChange")?.contains("2017") == true)
    for language in ["id", "en"] {
      let shown = try here.skm(
        "forecast", "nine.csv", "--horizon", "19", "--language", language)
      #expect(shown.status == 0 && shown.output.contains("19"))
    }
  }

  @Test("notes go to standard error where the format has no room, unless --quiet")
  func notesBesideCSV() throws {
    let here = try Workdir()
    try here.write(yearlySeries(fiveYears, header: "ikm"), to: "five.csv")
    let loud = try here.skm("forecast", "five.csv", "--format", "csv")
    #expect(loud.errors.hasPrefix("skm: ") && loud.errors.contains("5"))
    let quiet = try here.skm("forecast", "five.csv", "--format", "csv", "--quiet")
    #expect(quiet.errors == "" && quiet.outputBytes == loud.outputBytes)
  }

  @Test("a formula in the name of a group does not begin a cell")
  func formulas() throws {
    let here = try Workdir()
    let rows = fiveYears.enumerated().map { "=1+2,\(2018 + $0),\($1)\n" }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "series.csv")
    for notation in ["id", "en"] {
      let outcome = try here.skm(
        "forecast", "series.csv", "--by", "unit", "--format", "csv", "--spreadsheet", notation)
      for line in outcome.output.split(whereSeparator: \.isNewline).dropFirst() {
        #expect(line.drop { $0 == "\"" }.first != "=", "\(line)")
      }
    }
  }

  @Test("JSON says the same in both languages but for its words")
  func sameFacts() throws {
    let here = try Workdir()
    try here.copy("datasets/published/jakarta-barat.csv", to: "series.csv")
    let both = try ["id", "en"].map {
      try document(here, "forecast", "series.csv", "--target", "2024=95", "--language", $0)
    }
    #expect(both[0] != both[1])
    let steps = both.map { $0["series"][0]["steps"].values.map { $0["intervals"] } }
    #expect(steps[0] == steps[1])
    #expect(both[0].warningCodes == both[1].warningCodes)
  }
}
