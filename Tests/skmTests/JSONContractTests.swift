import TestSupport
import Testing

/// What a promised key may hold.
private enum Kind {
  case text, number, boolean, array, object
  /// Undefined is null beside a reason.
  case numberOrReason, textOrReason, objectOrReason, arrayOrReason, booleanOrReason
}

/// The keys that programs elsewhere read: more may come, none may go.
@Suite("The JSON that is promised")
struct JSONContractTests {
  /// Records an issue for each promised key of `object` that is absent or of another kind.
  private func expect(
    _ object: JSON, _ promise: [String: Kind], _ about: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (key, kind) in promise.sorted(by: { $0.key < $1.key }) {
      let value = object[key]
      let fits =
        switch (kind, value) {
        case (.text, .text), (.number, .number), (.boolean, .boolean), (.array, .array),
          (.object, .object), (.numberOrReason, .number), (.textOrReason, .text),
          (.objectOrReason, .object), (.arrayOrReason, .array), (.booleanOrReason, .boolean):
          true
        case (.numberOrReason, .null), (.textOrReason, .null), (.objectOrReason, .null),
          (.arrayOrReason, .null), (.booleanOrReason, .null):
          object["reason"].text?.isEmpty == false
        default: false
        }
      #expect(fits, "\(about): \(key) is \(value)", sourceLocation: sourceLocation)
    }
  }

  private func expectWarnings(_ document: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
    expect(document, ["warnings": .array], "document", sourceLocation: sourceLocation)
    for warning in document["warnings"].values {
      expect(
        warning, ["code": .text, "message": .text], "warning", sourceLocation: sourceLocation)
    }
  }

  private func expectIndex(_ document: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(document["schema"] == .text("skm.index/1"), sourceLocation: sourceLocation)
    expectWarnings(document, sourceLocation: sourceLocation)
    expect(
      document,
      [
        "edition": .text, "weightRule": .text, "intervalMethod": .text, "designUsed": .object,
        "groups": .array, "aggregates": .array,
      ], "document", sourceLocation: sourceLocation)
    #expect(!document["groups"].values.isEmpty, sourceLocation: sourceLocation)
    for group in document["groups"].values {
      expect(
        group,
        [
          "group": .object, "respondents": .number, "completeRespondents": .number,
          "index": .objectOrReason, "published": .textOrReason, "grade": .textOrReason,
          "performance": .textOrReason, "gradeProbabilities": .objectOrReason,
          "gradeByWeightRule": .objectOrReason, "elements": .array,
        ], "group", sourceLocation: sourceLocation)
      if group["index"] != .null {
        expect(
          group["index"],
          [
            "estimate": .numberOrReason, "standardError": .numberOrReason,
            "degreesOfFreedom": .numberOrReason, "lower": .numberOrReason,
            "upper": .numberOrReason, "level": .number,
          ], "index", sourceLocation: sourceLocation)
      }
      for element in group["elements"].values {
        expect(
          element,
          [
            "element": .text, "name": .text, "count": .number, "sum": .number,
            "estimate": .numberOrReason, "standardError": .numberOrReason,
            "lower": .numberOrReason, "upper": .numberOrReason, "weightedMean": .numberOrReason,
            "index": .numberOrReason, "grade": .textOrReason, "rank": .numberOrReason,
          ], "element", sourceLocation: sourceLocation)
      }
      for (role, value) in group["group"].members {
        #expect(value.text != nil, "\(role) is no text", sourceLocation: sourceLocation)
      }
    }
    for aggregate in document["aggregates"].values {
      expect(
        aggregate,
        [
          "group": .object, "over": .text, "rule": .text, "index": .numberOrReason,
          "standardError": .numberOrReason, "published": .textOrReason, "grade": .textOrReason,
        ], "aggregate", sourceLocation: sourceLocation)
      #expect(
        ["unweighted", "byRespondents"].contains(aggregate["rule"].text),
        sourceLocation: sourceLocation)
    }
  }

  @Test("skm.index/1", arguments: ["id", "en"])
  func index(language: String) throws {
    expectIndex(try metroByYear("--language", language))
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv", "--language", language]
    let all = try document(here, arguments)
    expectIndex(all)
    #expect(all["groups"].values.count == 1)
    #expect(all["groups"][0]["group"] == .object([:]), "{} for all together")
    #expect(all["aggregates"] == .array([]))
    let services = try document(here, arguments + ["--by", "year,service"])
    expectIndex(services)
    #expect(!services["aggregates"].values.isEmpty)
  }

  @Test("skm.index/1 where things are undefined")
  func undefined() throws {
    let here = try Workdir()
    try here.write(survey([[4, 3, 4, 4, 4, 4, 4, 4, 4]]), to: "one.csv")
    expectIndex(try document(here, "index", "one.csv"))
    let full = Array(repeating: "4", count: 9)
    let open = ["4", "4", "", "4", "4", "4", "4", "4", "4"]
    try here.write(
      survey(["unit", "service"], [["a", "x"] + full, ["b", "x"] + open, ["b", "y"] + full]),
      to: "survey.csv")
    expectIndex(try document(here, "index", "survey.csv", "--by", "unit"))
    expectIndex(try document(here, "index", "survey.csv", "--by", "unit,service"))
  }

  @Test("a required sample size that is not known is null beside a reason")
  func requiredSampleSize() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let group = try document(here, "index", "survey.csv")["groups"][0]
    expect(group, ["requiredSampleSize": .numberOrReason], "group")
    let given = try document(here, "index", "survey.csv", "--population", "300")["groups"][0]
    expect(given, ["requiredSampleSize": .number], "group")
  }

  @Test("every grade of the edition has a probability, every rule a grade")
  func gradeKeys() throws {
    let group = try metroByYear()["groups"][0]
    #expect(Set(group["gradeProbabilities"].members.keys) == ["A", "B", "C", "D"])
    #expect(
      Set(group["gradeByWeightRule"].members.keys) == ["exact", "0.11", "0.111", "0.1111"])
  }

  @Test("skm.compare/1", arguments: ["id", "en"])
  func compare(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let full = Array(repeating: "4", count: 9)
    let open = ["4", "4", "", "4", "4", "4", "4", "4", "3"]
    try here.write(
      survey(["tahun"], [["2020"] + full, ["2020"] + full, ["2021"] + open, ["2021"] + open]),
      to: "open.csv")
    for file in ["responses.csv", "open.csv"] {
      let result = try document(here, "compare", file, "--language", language)
      #expect(result["schema"] == .text("skm.compare/1"))
      expectWarnings(result)
      expect(result, ["familySize": .number, "comparisons": .array], "document")
      #expect(result["comparisons"].values.count == 10)
      #expect(result["comparisons"].values.last?["element"] == .text("index"))
      for row in result["comparisons"].values {
        expect(
          row,
          [
            "element": .text, "from": .text, "to": .text, "estimate": .numberOrReason,
            "standardError": .numberOrReason, "statistic": .numberOrReason,
            "degreesOfFreedom": .numberOrReason, "pValue": .numberOrReason,
            "adjustedPValue": .numberOrReason, "lower": .numberOrReason,
            "upper": .numberOrReason, "level": .number, "simultaneousLower": .numberOrReason,
            "simultaneousUpper": .numberOrReason, "respondentsNeeded": .numberOrReason,
          ], "comparison")
      }
      for test in result["distributionTests"].values {
        expect(
          test,
          [
            "element": .text, "values": .array, "statistic": .numberOrReason,
            "numeratorDegreesOfFreedom": .numberOrReason,
            "denominatorDegreesOfFreedom": .numberOrReason, "pValue": .numberOrReason,
            "adjustedPValue": .numberOrReason, "firstOrder": .objectOrReason,
          ], "distribution test")
      }
    }
  }

  private func expectReliability(
    _ document: JSON, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(document["schema"] == .text("skm.reliability/1"), sourceLocation: sourceLocation)
    expectWarnings(document, sourceLocation: sourceLocation)
    expect(
      document, ["respondents": .number, "completeRespondents": .number, "groups": .array],
      "document", sourceLocation: sourceLocation)
    for group in document["groups"].values {
      expect(
        group,
        [
          "group": .object, "alpha": .object, "omegaTotal": .objectOrReason,
          "omegaHierarchical": .numberOrReason, "categoricalOmega": .numberOrReason,
          "ordinalAlpha": .numberOrReason, "ordinalOmega": .numberOrReason,
          "guttman": .objectOrReason, "splitHalf": .objectOrReason, "kmo": .numberOrReason,
          "bartlett": .objectOrReason, "eigenvalues": .arrayOrReason, "parallel": .arrayOrReason,
          "suggestedFactors": .numberOrReason, "correlations": .arrayOrReason,
          "polychoric": .arrayOrReason, "loadings": .arrayOrReason, "fit": .objectOrReason,
          "items": .array, "quality": .object,
        ], "group", sourceLocation: sourceLocation)
      expect(
        group["alpha"],
        [
          "estimate": .numberOrReason, "lower": .numberOrReason, "upper": .numberOrReason,
          "level": .number, "method": .text, "standardized": .numberOrReason,
          "standardError": .numberOrReason,
        ], "alpha", sourceLocation: sourceLocation)
      for (key, promise) in Self.reliabilityParts where group[key] != .null {
        expect(group[key], promise, key, sourceLocation: sourceLocation)
      }
      for item in group["items"].values {
        expect(
          item,
          [
            "item": .text, "mean": .numberOrReason, "standardDeviation": .numberOrReason,
            "skewness": .numberOrReason, "itemTotal": .numberOrReason,
            "itemRest": .numberOrReason, "alphaIfDropped": .numberOrReason,
            "criticalR": .numberOrReason, "isValid": .booleanOrReason, "kmo": .numberOrReason,
            "loading": .numberOrReason, "floorShare": .numberOrReason,
            "ceilingShare": .numberOrReason, "missingShare": .numberOrReason,
          ], "item", sourceLocation: sourceLocation)
      }
      expect(
        group["quality"],
        [
          "duplicates": .number, "straightLiners": .number, "blankRows": .number,
          "mahalanobisOutliers": .numberOrReason,
        ], "quality", sourceLocation: sourceLocation)
    }
  }

  private static let reliabilityParts: [(String, [String: Kind])] = [
    (
      "omegaTotal",
      [
        "estimate": .numberOrReason, "standardError": .numberOrReason,
        "degreesOfFreedom": .numberOrReason, "lower": .numberOrReason, "upper": .numberOrReason,
        "level": .number,
      ]
    ),
    (
      "guttman",
      [
        "lambda1": .numberOrReason, "lambda2": .numberOrReason, "lambda3": .numberOrReason,
        "lambda4": .numberOrReason, "lambda5": .numberOrReason, "lambda6": .numberOrReason,
      ]
    ),
    (
      "splitHalf",
      [
        "minimum": .numberOrReason, "mean": .numberOrReason, "oddEven": .numberOrReason,
        "spearmanBrown": .numberOrReason,
      ]
    ),
    ("bartlett", ["statistic": .number, "degreesOfFreedom": .number, "pValue": .number]),
    (
      "fit",
      [
        "estimator": .text, "test": .text, "chiSquare": .numberOrReason,
        "degreesOfFreedom": .number, "pValue": .numberOrReason, "cfi": .numberOrReason,
        "tli": .numberOrReason, "rmsea": .numberOrReason, "rmseaLower": .numberOrReason,
        "rmseaUpper": .numberOrReason, "srmr": .numberOrReason,
      ]
    ),
  ]

  @Test("skm.reliability/1", arguments: ["id", "en"])
  func reliability(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments =
      ["reliability", "responses.csv", "--language", language, "--bootstrap", "100"]
    let all = try document(here, arguments + metroColumns)
    expectReliability(all)
    #expect(all["groups"][0]["group"] == .object([:]), "{} for all together")
    #expect(all["groups"][0]["items"].values.map { $0["item"].text } == codes)
    // some services have one respondent
    expectReliability(try document(here, arguments + ["--by", "year,service"]))
    expectReliability(try document(here, arguments + ["--items", "U1,U2"]))
    let compared = try document(
      here, arguments + ["--between", "year", "--from", "2020", "--to", "2021"])
    expectReliability(compared)
    #expect(compared["invariance"] != .absent)
  }

  @Test("skm.reliability/1 where things are undefined")
  func undefinedReliability() throws {
    let here = try Workdir()
    for rows in [
      [[4, 3, 4, 4, 4, 4, 4, 4, 4]], Array(repeating: Array(repeating: 3, count: 9), count: 9),
      [[4, 3, 4, 4, 4, 4, 4, 4, 4], [3, 3, 4, 2, 4, 1, 4, 4, 4]],
    ] {
      try here.write(survey(rows), to: "survey.csv")
      expectReliability(try document(here, "reliability", "survey.csv"))
    }
    let open = ["4", "4", "", "4", "3", "4", "4", "4", "4"]
    try here.write(survey([], [open, ["3"] + open.dropFirst(), open]), to: "survey.csv")
    expectReliability(try document(here, "reliability", "survey.csv"))
    expectReliability(try document(here, "reliability", "survey.csv", "--missing", "complete"))
  }

  @Test("skm.check/1", arguments: ["id", "en"])
  func check(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "a.csv")
    let text = try here.text(of: "a.csv")
    try here.write(
      text.replacing(
        "\n9,2021-06-13,2021,1,23,L,\"D1, D3, D4\",Pegawai Swasta,"
          + "Surat Keterangan Tidak Mampu (SKTM),3", with: "\n9,,,,,,,,,0"), to: "b.csv")
    for (file, count) in [("a.csv", 0), ("b.csv", 1)] {
      let outcome = try here.skm("check", file, "--format", "json", "--language", language)
      #expect(outcome.status == (count == 0 ? 0 : 1))
      let result = try JSON(outcome.output)
      #expect(result["schema"] == .text("skm.check/1"))
      expectWarnings(result)
      expect(result, ["files": .array, "problems": .array], "document")
      #expect(result["problems"].values.count == count)
      for problem in result["problems"].values {
        expect(
          problem,
          [
            "code": .text, "file": .text, "line": .number, "record": .number, "column": .text,
            "text": .text, "expected": .text,
          ], "problem")
      }
      for summary in result["files"].values {
        expect(
          summary,
          [
            "file": .text, "encoding": .text, "delimiter": .text, "headerLine": .number,
            "rows": .number, "columns": .array, "elements": .array, "duplicates": .number,
            "straightLiners": .number,
          ], "file")
        #expect(summary["columns"].values.count == 19)
        for column in summary["columns"].values {
          expect(
            column, ["header": .text, "role": .textOrReason, "reason": .text], "column")
        }
        #expect(summary["elements"].values.map { $0["element"].text } == codes)
        for element in summary["elements"].values {
          expect(
            element,
            ["element": .text, "levels": .object, "missing": .number, "invalid": .number],
            "element")
          #expect(Set(element["levels"].members.keys) == ["1", "2", "3", "4"])
          expect(
            element["levels"], ["1": .number, "2": .number, "3": .number, "4": .number], "levels")
        }
      }
    }
  }

  @Test("levels, missing and invalid add up to the rows")
  func checkAddsUp() throws {
    let here = try Workdir()
    let rest = Array(repeating: "3", count: 8)
    try here.write(
      survey([], ["4", "", "9", "-", "1", "4"].map { [$0] + rest }), to: "survey.csv")
    let outcome = try here.skm("check", "survey.csv", "--format", "json")
    let file = try JSON(outcome.output)["files"][0]
    let first = file["elements"][0]
    #expect(first["levels"]["4"].number == 2)
    #expect(first["levels"]["1"].number == 1)
    #expect(first["missing"].number == 2)
    #expect(first["invalid"].number == 1)
    #expect(file["rows"].number == 6)
  }

  @Test("skm.editions/1", arguments: ["id", "en"])
  func editions(language: String) throws {
    let here = try Workdir()
    let all = try document(here, "editions", "--language", language)
    #expect(all["schema"] == .text("skm.editions/1"))
    expectWarnings(all)
    expect(all, ["editions": .array], "document")
    #expect(
      all["editions"].values.compactMap { $0["id"].text }.sorted()
        == ["kepmenpan-25-2004", "permenpanrb-14-2017", "permenpanrb-16-2014"])
    for edition in all["editions"].values {
      expect(
        edition,
        ["id": .text, "title": .text, "elements": .array, "weightRules": .array, "grades": .array],
        "edition")
      #expect(edition["scale"] != .absent && edition["scale"] != .null)
      for element in edition["elements"].values {
        expect(element, ["element": .text, "name": .text], "element")
      }
      for grade in edition["grades"].values {
        expect(grade, ["grade": .text, "from": .number, "performance": .text], "grade")
      }
    }
  }

  @Test("no key is written twice, and nothing but JSON is on standard output")
  func keysOnce() throws {
    let here = try Workdir()
    try here.write(survey([[4, 3, 4, 4, 4, 4, 4, 4, 4]]), to: "one.csv")
    let text = try here.skm("index", "one.csv", "--format", "json").output
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
    // the keys of each object, by their indentation
    var open: [Int: Set<Substring>] = [:]
    for line in text.split(separator: "\n") {
      let depth = line.prefix { $0 == " " }.count
      for deeper in open.keys where deeper > depth { open[deeper] = nil }
      guard let key = line.dropFirst(depth).wholeMatch(of: #/"([^"]+)": .*/#)?.output.1 else {
        if line.contains("{") || line.contains("}") { open[depth + 2] = nil }
        continue
      }
      #expect(open[depth, default: []].insert(key).inserted, "\(key) is there twice")
    }
  }

  @Test("skm.rate/1", arguments: ["id", "en"])
  func rate(language: String) throws {
    let here = try Workdir()
    for (path, name) in [(RateCommandTests.register, "r"), (RateCommandTests.counts, "c")] {
      try here.copy(path, to: "\(name).csv")
    }
    for arguments in [["r.csv", "--by", "type", "--target", "90"], ["r.csv"], ["c.csv"]] {
      let result = try document(here, ["rate"] + arguments + ["--language", language])
      #expect(result["schema"].text == "skm.rate/1")
      expectWarnings(result)
      expect(
        result,
        [
          "groups": .array, "pooled": .object, "trend": .object, "timeToResolution": .object,
        ], "document")
      let counts: [String: Kind] = [
        "group": .object, "reported": .number, "resolved": .number,
        "facilitated": .numberOrReason, "rate": .objectOrReason,
      ]
      #expect(!result["groups"].values.isEmpty)
      for group in result["groups"].values + [result["pooled"]] {
        expect(group, counts, "group")
        guard !group["rate"].isNull else { continue }
        expect(
          group["rate"],
          [
            "estimate": .number, "lower": .numberOrReason, "upper": .numberOrReason,
            "level": .number, "method": .text,
          ], "rate")
      }
      expect(
        result["trend"], ["logOdds": .objectOrReason, "cochranArmitage": .objectOrReason], "trend")
      expect(
        result["trend"]["logOdds"],
        [
          "term": .text, "estimate": .number, "standardError": .number, "statistic": .number,
          "degreesOfFreedom": .numberOrReason, "pValue": .number, "lower": .number,
          "upper": .number,
        ], "term")
      expect(
        result["trend"]["cochranArmitage"], ["statistic": .number, "pValue": .number], "test")
      expect(
        result["timeToResolution"],
        [
          "median": .numberOrReason, "lower": .numberOrReason, "upper": .numberOrReason,
          "unresolved": .numberOrReason,
        ], "time")
    }
  }

  @Test("skm.forecast/1", arguments: ["id", "en"])
  func forecast(language: String) throws {
    let here = try Workdir()
    let short = "Ngadi,2021,80,\nNgadi,2022,81,\n"
    let rows = fiveYears.enumerated().map { "Kras,\(2018 + $0),\($1),\n" } + ["Kras,2024,,86\n"]
    try here.write("unit,year,ikm,target\n" + rows.joined() + short, to: "series.csv")
    for bounds in ["25,100", "none"] {
      let result = try document(
        here, "forecast", "series.csv", "--by", "unit", "--bounds", bounds, "--language", language)
      #expect(result["schema"].text == "skm.forecast/1")
      expectWarnings(result)
      #expect(result["series"].values.count == 2)
      for series in result["series"].values {
        expect(
          series,
          [
            "group": .object, "model": .text, "bounds": .arrayOrReason, "steps": .array,
            "requiredAnnualChange": .numberOrReason, "backtest": .objectOrReason,
          ], "series")
        for step in series["steps"].values {
          expect(
            step,
            [
              "period": .text, "mean": .numberOrReason, "median": .number,
              "standardDeviation": .numberOrReason, "intervals": .array, "target": .numberOrReason,
              "probabilityOfAttainment": .numberOrReason,
            ], "step")
          for interval in step["intervals"].values {
            expect(
              interval, ["level": .number, "lower": .number, "upper": .number], "interval")
          }
        }
        guard !series["backtest"].isNull else { continue }
        expect(
          series["backtest"],
          [
            "origins": .number, "coverage80": .numberOrReason, "coverage95": .numberOrReason,
            "meanAbsoluteScaledError": .numberOrReason, "meanScaledIntervalScore": .numberOrReason,
          ], "backtest")
      }
    }
  }

  @Test("skm attainment")
  func attainment() throws {
    let here = try Workdir()
    for path in AttainmentCommandTests.kras {
      try here.copy(path, to: String(path.split(separator: "/").last ?? ""))
    }
    let result = try document(here, "attainment", "plan.yaml")
    #expect(result["schema"] == .text("skm.attainment/1"))
    expectWarnings(result)
    #expect(result["indicators"].values.count == 2)
    for indicator in result["indicators"].values {
      expect(
        indicator,
        [
          "indicator": .text, "name": .text, "unit": .textOrReason, "polarity": .text,
          "responsible": .textOrReason, "source": .textOrReason, "objective": .textOrReason,
          "formula": .textOrReason, "cap": .numberOrReason,
          "attainmentOfPlanEnd": .numberOrReason, "years": .array,
        ], "indicator")
      #expect(indicator["years"].values.count == 6)
      for year in indicator["years"].values {
        expect(
          year,
          [
            "year": .number, "target": .numberOrReason, "realisation": .numberOrReason,
            "attainment": .numberOrReason, "category": .textOrReason,
            "changeFromLastYear": .numberOrReason, "probabilityOfAttainment": .numberOrReason,
          ], "year")
      }
    }
  }
}
