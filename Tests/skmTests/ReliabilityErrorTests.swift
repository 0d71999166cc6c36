import Foundation
import TestSupport
import Testing

@Suite("skm reliability: what cannot be answered")
struct ReliabilityErrorTests {
  /// A file that a sound program must not stumble over.
  struct Hard: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var options: [String] = []
    var testDescription: String { name }
  }

  private static func rows(
    _ count: Int, from start: Int = 0, _ change: (inout [String], Int) -> Void = { _, _ in }
  ) -> [[String]] {
    nine.dropFirst(start).prefix(count).enumerated().map { place, row in
      var cells = row.map(String.init)
      change(&cells, place)
      return cells
    }
  }

  private static func table(_ header: [String], _ rows: [[Int]]) -> String {
    ([header] + rows.map { $0.map(String.init) }).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// Answers whose one-factor model is improper: the first two go together too closely.
  private static let closePair: [[Int]] = {
    var random = SplitMix64(seed: 5)
    func draw() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    func cut(_ value: Double) -> Int { 1 + [-1.0, 0, 1].count { value > $0 } }
    return (0..<200).map { _ in
      let (first, second) = (draw(), draw())
      return [
        cut(first), cut(0.95 * first + 0.3 * draw()), cut(second), cut(0.2 * second + draw()),
        cut(0.2 * first + draw()), cut(draw()),
      ]
    }
  }()

  /// Three items of which the first is the sum of two that have nothing to do with each other.
  private static let triad: [[Int]] = {
    var random = SplitMix64(seed: 5)
    func draw() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    func cut(_ value: Double) -> Int { 1 + [-1.0, 0, 1].count { value > $0 } }
    return (0..<200).map { _ in
      let (first, second) = (draw(), draw())
      return [cut(0.9 * first + 0.43 * second), cut(first), cut(second)]
    }
  }()

  static let hard: [Hard] = [
    Hard(name: "an item all alike", text: survey([], rows(100) { cells, _ in cells[3] = "4" })),
    Hard(name: "an item unanswered", text: survey([], rows(100) { cells, _ in cells[3] = "" })),
    Hard(name: "one respondent", text: survey([], rows(1))),
    Hard(name: "two respondents", text: survey([], rows(2))),
    Hard(name: "three respondents", text: survey([], rows(3))),
    Hard(name: "two kinds of respondents", text: survey((0..<100).map { nine[$0 % 2] })),
    Hard(
      name: "all answers 3",
      text: survey(Array(repeating: Array(repeating: 3, count: 9), count: 20))),
    Hard(name: "all respondents alike", text: survey(Array(repeating: nine[0], count: 20))),
    Hard(name: "fewer respondents than items", text: survey([], rows(7))),
    Hard(name: "as many respondents as items", text: survey([], rows(9))),
    Hard(name: "one respondent more than items", text: survey([], rows(10))),
    Hard(name: "two equal items", text: survey([], rows(100) { cells, _ in cells[1] = cells[0] })),
    Hard(
      name: "two items in one order",
      text: survey(nine.prefix(100).map { [$0[0], max(1, $0[0] - 1)] + $0.dropFirst(2) })),
    Hard(
      name: "all items equal",
      text: survey(nine.prefix(100).map { Array(repeating: $0[0], count: 9) })),
    Hard(
      name: "a reversed item",
      text: survey(nine.prefix(300).map { Array($0.prefix(3)) + [5 - $0[3]] + $0.dropFirst(4) })),
    Hard(
      name: "every other item reversed",
      text: survey(
        nine.prefix(100).map { row in row.indices.map { $0 % 2 == 0 ? row[$0] : 5 - row[$0] } })),
    Hard(
      name: "items that cancel each other",
      text: table(["A", "B"], nine.prefix(100).map { [$0[0], 5 - $0[0]] }),
      options: ["--items", "A,B"]),
    Hard(
      name: "two items", text: table(["A", "B"], nine.prefix(100).map { [$0[0], $0[1]] }),
      options: ["--items", "A,B"]),
    Hard(
      name: "three items",
      text: table(["A", "B", "C"], nine.prefix(100).map { Array($0.prefix(3)) }),
      options: ["--items", "A,B,C"]),
    Hard(name: "yes and no", text: survey(nine.prefix(200).map { $0.map { $0 < 3 ? 1 : 4 } })),
    Hard(
      name: "nobody answered all",
      text: survey([], rows(100) { cells, place in cells[place % 9] = "" })),
    Hard(
      name: "items never answered together",
      text: survey(
        [],
        rows(100) { cells, place in
          for item in 0..<9 where (place % 2 == 0) == (item < 4) { cells[item] = "" }
        })),
    Hard(
      name: "blank rows",
      text: survey(
        [],
        rows(55) { cells, place in
          if place % 11 == 0 { cells = Array(repeating: "", count: 9) }
        })),
    Hard(
      name: "a close pair", text: table(["A", "B", "C", "D", "E", "F"], closePair),
      options: ["--items", "A,B,C,D,E,F"]),
    Hard(name: "a triad", text: table(["A", "B", "C"], triad), options: ["--items", "A,B,C"]),
    Hard(
      name: "a scale from 0",
      text: table((1...9).map { "Q\($0)" }, nine.prefix(100).map { $0.map { $0 - 1 } }),
      options: ["--items", (1...9).map { "Q\($0)" }.joined(separator: ","), "--scale", "0-3"]),
    Hard(
      name: "groups too small",
      text: survey(
        ["unit"],
        rows(100).map { ["A"] + $0 } + rows(2, from: 100).map { ["B"] + $0 }
          + rows(1, from: 200).map { ["C"] + $0 }
          + Array(repeating: ["D"] + Array(repeating: "3", count: 9), count: 5)),
      options: ["--by", "unit"]),
    Hard(
      name: "a pair of which one is too small",
      text: survey(
        ["unit"], rows(100).map { ["A"] + $0 } + rows(1, from: 100).map { ["B"] + $0 }),
      options: ["--between", "unit"]),
    Hard(
      name: "a pair of which one is all alike",
      text: survey(
        ["unit"],
        rows(100).map { ["A"] + $0 }
          + Array(repeating: ["B"] + Array(repeating: "3", count: 9), count: 50)),
      options: ["--between", "unit"]),
    Hard(
      name: "strata of one under certainty",
      text: survey(["stratum"], rows(50).enumerated().map { ["S\($0)"] + $1 }),
      options: ["--stratum", "stratum", "--singleton", "certainty"]),
  ]

  @Test("a result that says so, and no impossible number", arguments: hard)
  func possible(hard: Hard) throws {
    let here = try Workdir()
    try here.write(hard.text, to: "survey.csv")
    let result = try document(
      here, ["reliability", "survey.csv", "--bootstrap", "100"] + hard.options)
    #expect(!result["groups"].values.isEmpty)
    for group in result["groups"].values { expectPossible(group) }
    expectReasons(result, "document")
  }

  @Test("shown within 80 columns in both languages, and never as nan or inf", arguments: hard)
  func shown(hard: Hard) throws {
    let here = try Workdir()
    try here.write(hard.text, to: "survey.csv")
    var shown: [String] = []
    for language in ["id", "en"] {
      for format in ["terminal", "markdown", "csv"] {
        let outcome = try here.skm(
          ["reliability", "survey.csv", "--language", language, "--format", format]
            + ["--bootstrap", format == "terminal" ? "100" : "0"]
            + hard.options)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let words = outcome.output.lowercased().split { !$0.isLetter }
        #expect(!words.contains { ["nan", "inf", "nil", "optional"].contains($0) }, "\(format)")
        guard format == "terminal" else { continue }
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.filter { $0.count > 80 } == [])
        shown.append(outcome.output)
      }
    }
    #expect(shown[0].hasPrefix("Uji validitas") && shown[1].hasPrefix("Can this"))
  }

  /// Records an issue for each number of a group that no data can give.
  private func expectPossible(
    _ group: JSON, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func within(_ value: JSON, _ range: ClosedRange<Double>, _ about: String) {
      for number in value.numbers {
        // the last bits of a correlation of one
        #expect(
          range.lowerBound - 1e-12 <= number && number <= range.upperBound + 1e-12,
          "\(about): \(number)", sourceLocation: sourceLocation)
      }
    }
    let (any, unit) = (-Double.greatestFiniteMagnitude, 0.0...1.0)
    for key in ["estimate", "standardized", "lower", "upper"] {
      within(group["alpha"][key], any...1, "alpha: \(key)")
    }
    for key in ["alpha", "omegaTotal"] {
      within(group[key]["degreesOfFreedom"], 0...1e9, "\(key): degrees of freedom")
      if let error = group[key]["standardError"].number {
        // neither computed of alike respondents nor rounding left over
        #expect(error > 1e-9, "\(key): \(error)", sourceLocation: sourceLocation)
      }
      for interval in [group[key]] + group[key]["intervals"].values {
        guard let lower = interval["lower"].number, let upper = interval["upper"].number
        else { continue }
        #expect(lower < upper, "\(key): \(interval)", sourceLocation: sourceLocation)
      }
    }
    for key in ["estimate", "lower", "upper"] { within(group["omegaTotal"][key], unit, "omega") }
    for key in ["omegaHierarchical", "categoricalOmega", "ordinalOmega", "kmo"] {
      within(group[key], unit, key)
    }
    if let part = group["omegaHierarchical"].number,
      let whole = group["omegaTotal"]["estimate"].number
    {
      #expect(part <= whole, sourceLocation: sourceLocation)
    }
    for value in group["guttman"].members.values { within(value, any...1, "guttman") }
    for value in group["splitHalf"].members.values { within(value, any...1, "splitHalf") }
    for key in [
      "correlations", "polychoric", "loadings", "minimumResidualLoadings",
      "maximumLikelihoodLoadings",
    ] {
      within(group[key], -1...1, key)
    }
    within(group["eigenvalues"], 0...9, "eigenvalues")
    within(group["bartlett"]["pValue"], unit, "Bartlett")
    for fit in [group["fit"]] + group["fits"].values {
      for key in ["pValue", "cfi"] { within(fit[key], unit, key) }
      for key in ["chiSquare", "rmsea", "rmseaLower", "rmseaUpper", "srmr", "degreesOfFreedom"] {
        within(fit[key], 0...1e9, key)
      }
    }
    for item in group["items"].values {
      for key in ["itemTotal", "itemRest", "loading"] { within(item[key], -1...1, key) }
      for key in ["criticalR", "floorShare", "ceilingShare", "missingShare", "kmo"] {
        within(item[key], unit, key)
      }
      within(item["alphaIfDropped"], any...1, "alpha if dropped")
    }
    for value in group["quality"].members.values { within(value, 0...1e9, "quality") }
  }

  /// Records an issue for each object in which something is null and no reason stands.
  private func expectReasons(
    _ value: JSON, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (place, part) in value.values.enumerated() {
      expectReasons(part, "\(path)[\(place)]", sourceLocation: sourceLocation)
    }
    // of the design, null is none
    for (key, part) in value.members where key != "designUsed" {
      if part.isNull && key != "reason" {
        #expect(
          value["reason"].text?.isEmpty == false, "\(path).\(key)", sourceLocation: sourceLocation)
      }
      expectReasons(part, "\(path).\(key)", sourceLocation: sourceLocation)
    }
  }

  @Test("an item all alike is dropped with a warning, and the rest reported")
  func constantItem() throws {
    let here = try Workdir()
    try here.write(survey([], Self.rows(100) { cells, _ in cells[3] = "4" }), to: "all.csv")
    let eight = codes.filter { $0 != "U4" }
    let cut = nine.prefix(100).map { Array($0.prefix(3)) + $0.dropFirst(4) }
    try here.write(Self.table(eight.map { "Q" + $0.dropFirst() }, cut), to: "rest.csv")
    let result = try document(here, "reliability", "all.csv", "--language", "id")
    #expect(result.warning("constantItem")?.contains("U4") == true)
    let group = result["groups"][0]
    let item = group["items"].first("item", "U4")
    for key in ["itemTotal", "itemRest", "alphaIfDropped", "isValid", "loading", "skewness"] {
      #expect(item[key].isNull, "\(key)")
    }
    #expect(item["reason"].text?.contains("tidak dapat dihitung") == true)
    #expect(item["mean"].number == 4 && item["ceilingShare"].number == 1)
    let rest = try document(
      here, "reliability", "rest.csv", "--items",
      eight.map { "Q" + $0.dropFirst() }.joined(separator: ","))["groups"][0]
    for key in ["alpha", "omegaTotal", "guttman", "polychoric", "fit", "parallel"] {
      #expect(group[key] == rest[key], "\(key)")
    }
    let shown = try here.skm("reliability", "all.csv", "--language", "id").output
    #expect(shown.contains("tidak dapat dihitung"))
  }

  @Test("an item all alike is not called invalid among the groups")
  func constantItemOfGroup() throws {
    let here = try Workdir()
    let rows =
      Self.rows(100) { cells, _ in cells[3] = "4" }.map { ["A"] + $0 }
      + Self.rows(100, from: 100).map { ["B"] + $0 }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let arguments = ["reliability", "survey.csv", "--by", "unit", "--bootstrap", "0"]
    let shown = try here.skm(arguments + ["--format", "markdown"]).output
    let overview = shown.split(separator: "\n").filter { $0.hasPrefix("| A |") }
    #expect(overview.count == 1 && overview[0].hasSuffix("| tidak ada |"), "\(overview)")
    #expect(shown.contains("tidak dapat dihitung"))
  }

  @Test("an item that nobody answered stays in the table, and the rest is reported")
  func unansweredItem() throws {
    let here = try Workdir()
    try here.write(survey([], Self.rows(100) { cells, _ in cells[3] = "" }), to: "all.csv")
    let result = try document(here, "reliability", "all.csv", "--language", "en")
    #expect(result.warning("unansweredItem")?.contains("U4") == true)
    let group = result["groups"][0]
    #expect(group["items"].values.compactMap { $0["item"].text } == codes)
    let item = group["items"].first("item", "U4")
    #expect(item["missingShare"].number == 1)
    for key in ["mean", "standardDeviation", "floorShare", "ceilingShare", "itemTotal"] {
      #expect(item[key].isNull, "\(key)")
    }
    #expect(item["reason"].text?.isEmpty == false)
    #expect(group["alpha"]["estimate"].number != nil)
    #expect(group["completeRespondents"].number == 0 || group["completeRespondents"].number == 100)
  }

  @Test("an alpha below zero, and the item to look at", arguments: ["id", "en"])
  func negative(language: String) throws {
    let here = try Workdir()
    let rows = nine.prefix(100).map { row in
      row.indices.map { $0 % 2 == 0 ? row[$0] : 5 - row[$0] }
    }
    try here.write(survey(rows), to: "survey.csv")
    let result = try document(here, "reliability", "survey.csv", "--language", language)
    #expect(try #require(result["groups"][0]["alpha"]["estimate"].number) < 0)
    #expect(result.warning("negativeAlpha")?.isEmpty == false)

    let one = nine.prefix(300).map { Array($0.prefix(3)) + [5 - $0[3]] + $0.dropFirst(4) }
    try here.write(survey(one), to: "survey.csv")
    let reversed = try document(here, "reliability", "survey.csv", "--language", language)
    #expect(reversed["warnings"].values.filter { $0["code"].text == "reversedItem" }.count == 1)
    #expect(reversed.warning("reversedItem")?.contains("U4") == true)
    let item = reversed["groups"][0]["items"].first("item", "U4")
    #expect(try #require(item["itemRest"].number) < 0)
    #expect(item["isValid"] == .boolean(false))
  }

  @Test("alpha by hand: all items equal is 1, two items are twice the covariance over the total")
  func byHand() throws {
    let here = try Workdir()
    try here.write(
      survey(nine.prefix(100).map { Array(repeating: $0[0], count: 9) }), to: "equal.csv")
    let equal = try document(here, "reliability", "equal.csv")["groups"][0]["alpha"]
    equal["estimate"].expect(1, .ulps(4))
    try here.write("A,B\n1,2\n2,1\n3,3\n4,4\n2,3\n", to: "two.csv")
    let two = try document(here, "reliability", "two.csv", "--items", "A,B")["groups"][0]
    // variances 1.3 and 1.3, covariance 0.95: 4 · 0.95 / 4.5
    two["alpha"]["estimate"].expect(4 * 0.95 / 4.5, .relative(1e-14))
    #expect(two["items"].values.count == 2)
    #expect(two["items"][0]["alphaIfDropped"].isNull, "one item has no alpha")
    #expect(two["omegaTotal"].isNull || two["omegaTotal"]["estimate"].isNull)
  }

  @Test("a scale from 0 gives what the same answers from 1 give")
  func scaleFromZero() throws {
    let here = try Workdir()
    let header = (1...9).map { "Q\($0)" }
    try here.write(Self.table(header, Array(nine.prefix(200))), to: "one.csv")
    try here.write(Self.table(header, nine.prefix(200).map { $0.map { $0 - 1 } }), to: "zero.csv")
    let items = ["--items", header.joined(separator: ",")]
    let one = try document(here, ["reliability", "one.csv"] + items + ["--scale", "1-4"])
    let zero = try document(here, ["reliability", "zero.csv"] + items + ["--scale", "0-3"])
    for (key, value) in one["groups"][0].members where key != "items" && key != "quality" {
      #expect(zero["groups"][0][key] == value, "\(key)")
    }
    for (first, second) in zip(one["groups"][0]["items"].values, zero["groups"][0]["items"].values)
    {
      #expect(first["floorShare"] == second["floorShare"])
      second["mean"].expect(try #require(first["mean"].number) - 1, .relative(1e-14))
    }
  }

  @Test(
    "usage: 64, nothing on standard output",
    arguments: [
      ["--items", "U1"], ["--items", ""], ["--items", "U1,U1"], ["--items", "year,U1,U2"],
      ["--items", "U1,U2", "--scale", "4-1"], ["--items", "U1,U2", "--scale", "4"],
      ["--items", "U1,U2", "--scale", "a-b"], ["--items", "U1,U2", "--scale", "1-1"],
      ["--items", "U1,U2", "--scale", "1-4-5"], ["--items", "U1,U2", "--scale", "1-100000"],
      ["--items", "U1,U2", "--scale", "-1-4"], ["--items", "U1,U2", "--scale", "nan-4"],
      ["--scale", "1-4"], ["--from", "2023"], ["--to", "2024"],
      ["--between", "year", "--from", "2023", "--to", "2023"],
      ["--between", "year", "--by", "year"],
      ["--bootstrap", "-1"], ["--bootstrap=-1"], ["--bootstrap", "x"], ["--factors", "0"],
      ["--factors=-2"], ["--seed", "x"], ["--level", "0"], ["--level", "1"], ["--level", "95"],
      ["--level", "nan"], ["--missing", "some"], ["--format", "pdf"],
    ])
  func usage(options: [String]) throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/years_shift.csv", to: "survey.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(["reliability", "survey.csv", "--language", language] + options)
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(!outcome.errors.isEmpty)
    }
  }

  @Test("usage that only this command knows is worded in both languages")
  func wordedUsage() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/years_shift.csv", to: "survey.csv")
    for (options, part) in [
      (["--items", "U1"], "--items"), (["--items", "year,U1"], "year"),
      (["--items", "U1,U2", "--scale", "4-1"], "4-1"), (["--scale", "1-4"], "--items"),
      (["--from", "2023"], "--between"), (["--bootstrap=-1"], "--bootstrap"),
      (["--factors", "0"], "--factors"),
    ] {
      let told = try ["id", "en"].map {
        try here.skm(["reliability", "survey.csv", "--language", $0] + options).errors
      }
      for text in told { #expect(text.hasPrefix("skm: ") && text.contains(part), "\(text)") }
      #expect(told[0] != told[1], "\(told[0])")
    }
  }

  @Test("bad data: 1, what is wrong and what would be right, in both languages")
  func badData() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/years_shift.csv", to: "years.csv")
    try here.write(
      survey(["year"], (0..<90).map { ["202\($0 % 3)"] + nine[$0].map(String.init) }),
      to: "three.csv")
    try here.write(survey(nine.prefix(10) + [[3, 3, 3, 7, 3, 3, 3, 3, 3]]), to: "off.csv")
    try here.write(survey(nine.prefix(10) + [[3, 3, 3, 0, 3, 3, 3, 3, 3]]), to: "zero.csv")
    try here.write("", to: "empty.csv")
    try here.write(survey([], []), to: "header.csv")
    try here.write(
      survey(
        ["stratum"],
        Self.rows(50).map { ["S1"] + $0 } + Self.rows(1, from: 60).map { ["S2"] + $0 }),
      to: "strata.csv")
    for (arguments, parts) in [
      (["years.csv", "--items", "U1,U2,Z"], ["“Z”", "“U9”"]),
      (["years.csv", "--items", "U1,U2,U3", "--scale", "2-4"], ["2–4", "U1"]),
      (["years.csv", "--between", "village"], ["village", "year"]),
      (["years.csv", "--between", "year", "--from", "1999", "--to", "2024"], ["1999", "2023"]),
      (["years.csv", "--between", "year", "--from", "2023", "--to", "2030"], ["2030", "2024"]),
      (["three.csv", "--between", "year"], ["2020", "2021", "2022", "--from"]),
      (["off.csv"], ["12", "U4", "“7”", "1–4"]), (["zero.csv"], ["12", "U4", "“0”", "1–4"]),
      (["empty.csv"], ["empty.csv"]), (["header.csv"], ["header.csv"]),
      (["strata.csv", "--stratum", "stratum"], ["S2", "--singleton"]),
    ] {
      let told = try ["id", "en"].map { language in
        let outcome = try here.skm(["reliability"] + arguments + ["--language", language])
        #expect(outcome.status == 1, "\(arguments): \(outcome.errors)")
        #expect(outcome.output == "")
        for part in parts { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
        return outcome.errors
      }
      #expect(told[0] != told[1], "\(told[0])")
    }
    let gone = try here.skm("reliability", "gone.csv", "--language", "en")
    #expect(gone.status == 74 && gone.errors.contains("gone.csv"))
  }

  @Test("an answer off the scale is missing where it is asked to be")
  func skipInvalid() throws {
    let here = try Workdir()
    try here.write(survey(nine.prefix(50) + [[3, 3, 3, 7, 3, 3, 3, 3, 3]]), to: "off.csv")
    let result = try document(here, "reliability", "off.csv", "--skip-invalid")
    #expect(result["respondents"].number == 51)
    #expect(result["completeRespondents"].number == 50)
  }

  @Test("a small pair is an answer without models and says why", arguments: ["id", "en"])
  func smallPair(language: String) throws {
    let here = try Workdir()
    let rows = Self.rows(100).map { ["A"] + $0 } + Self.rows(1, from: 100).map { ["B"] + $0 }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let arguments = ["reliability", "survey.csv", "--between", "unit", "--language", language]
    let found = try document(here, arguments)["invariance"]
    #expect(found["models"].isNull || found["models"].values.isEmpty)
    #expect(found["reason"].text?.isEmpty == false)
    #expect(try here.skm(arguments).output.contains("B"))
  }
}
