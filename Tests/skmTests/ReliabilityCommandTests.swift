import Foundation
import TestSupport
import Testing

@Suite("skm reliability: the figures")
struct ReliabilityCommandTests {
  @Test("the everyday table", arguments: TrustedSet.names)
  func everydayTable(name: String) throws {
    let set = try TrustedSet(name)
    let document = try set.document("--missing", "complete")
    let (group, trusted) = (document["groups"][0], set.values)
    let closed = Tolerance.relative(1e-12)
    #expect(document["schema"].text == "skm.reliability/1")
    #expect(document["groups"].values.count == 1 && group["group"] == .object([:]))
    for part in [document, group] {
      #expect(part["respondents"] == trusted["n"])
      #expect(part["completeRespondents"] == trusted["nComplete"])
    }

    let (alpha, other) = (group["alpha"], trusted["alpha"])
    alpha["estimate"].expect(other["raw"], closed)
    alpha["standardized"].expect(other["standardized"], closed)
    #expect(alpha["method"].text == "feldt")
    #expect(alpha["level"].number == 0.95)
    JSON.array([alpha["lower"], alpha["upper"]]).expect(other["feldt"], closed)
    alpha["standardError"].expect(other["adfSE"], closed)

    let items = group["items"]
    #expect(items.values.compactMap { $0["item"].text } == set.items)
    items.column("mean").expect(trusted["mean"], closed, "mean")
    items.column("standardDeviation").expect(trusted["sd"], closed, "standard deviation")
    items.column("skewness").expect(trusted["skewType3"], closed, "skewness")
    for key in ["itemTotal", "itemRest", "alphaIfDropped"] {
      items.column(key).expect(other["items"][key], closed, key)
    }
    for item in items.values {
      item["criticalR"].expect(other["criticalR"], closed)
      let isValid = try #require(item["itemTotal"].number) > #require(item["criticalR"].number)
      #expect(item["isValid"] == .boolean(isValid))
    }
  }

  @Test("floor, ceiling and missing shares, counted", arguments: TrustedSet.names)
  func shares(name: String) throws {
    let set = try TrustedSet(name)
    let items = try set.document()["groups"][0]["items"].values
    for (place, item) in items.enumerated() {
      let given = set.rows.compactMap { $0[place] }
      let answers = Double(given.count)
      let floor = Double(given.count { $0 == set.scale.lowest })
      let ceiling = Double(given.count { $0 == set.scale.highest })
      item["floorShare"].expect(floor / answers, .ulps(2), "floor")
      item["ceilingShare"].expect(ceiling / answers, .ulps(2), "ceiling")
      item["missingShare"].expect(
        Double(set.rows.count - given.count) / Double(set.rows.count), .ulps(2), "missing")
    }
  }

  @Test("lower bounds, halves, sampling adequacy, eigenvalues", arguments: TrustedSet.names)
  func closedForms(name: String) throws {
    let set = try TrustedSet(name)
    let (group, trusted) = (try set.document()["groups"][0], set.values)
    let closed = Tolerance.relative(1e-12)
    for key in (1...6).map({ "lambda\($0)" }) {
      group["guttman"][key].expect(trusted["guttman"][key], closed, key)
    }
    let (halves, splits) = (group["splitHalf"], trusted["splits"])
    halves["mean"].expect(splits["guttmanMeanOfHalves"], closed, "mean")
    halves["oddEven"].expect(splits["oddEvenR"], closed, "odd-even")
    halves["spearmanBrown"].expect(splits["oddEvenSpearmanBrown"], closed, "Spearman-Brown")
    group["kmo"].expect(trusted["kmo"], closed, "kmo")
    group["items"].column("kmo").expect(trusted["kmoOfItems"], closed, "kmo of items")
    group["bartlett"]["statistic"].expect(trusted["bartlett"]["chisq"], closed, "Bartlett")
    group["bartlett"]["degreesOfFreedom"].expect(trusted["bartlett"]["df"], closed)
    // R writes 0 below its smallest number; so far out each digit of the statistic costs three
    group["bartlett"]["pValue"].expect(
      trusted["bartlett"]["pvalue"], .relativeWithAbsoluteFloor(1e-9, floor: 1e-300))
    group["eigenvalues"].expect(trusted["eigenvalues"], closed, "eigenvalues")
    group["correlations"].expect(trusted["correlation"], closed, "correlations")
    #expect(group["correlations"].values.count == set.items.count)
  }

  @Test("the halves of an odd number of items", arguments: ["skm9", "bfi_N"])
  func smallestSplit(name: String) throws {
    let cases = try JSON(Repository.text("Tests/Reference/split-half.json"))["cases"].values
    let set = try TrustedSet(name)
    let own = cases.first {
      $0["set"].text == name && $0["items"].number == Double(set.items.count)
    }
    let all = try #require(own)["all"]
    let halves = try set.document()["groups"][0]["splitHalf"]
    halves["minimum"].expect(all["minimum"], .relative(1e-12))
    halves["mean"].expect(all["mean"], .relative(1e-12))
  }

  @Test("omega of the one-factor model, and its error", arguments: TrustedSet.names)
  func omegaTotal(name: String) throws {
    let set = try TrustedSet(name)
    let omega = try set.document()["groups"][0]["omegaTotal"]
    omega["estimate"].expect(set.values["cfaMLTight"]["omega"], .relative(1e-9))
    #expect(omega["level"].number == 0.95)
    let (estimate, error) = (
      try #require(omega["estimate"].number), try #require(omega["standardError"].number)
    )
    // an interval that needs no bounds: about two errors either way, within 0 and 1
    let lower = try #require(omega["lower"].number)
    let upper = try #require(omega["upper"].number)
    #expect(0 < lower && lower < estimate && estimate < upper && upper < 1)
    #expect((upper - lower).isClose(to: 2 * 1.96 * error, .relative(0.05)))

    // the error that needs no distribution, by lavaan (estimator MLM), which stops at 6e-7
    let robust = try JSON(Repository.text("Tests/Reference/one-factor.json"))["robust"]
    let trusted = robust.first("set", name)
    if trusted != .absent {
      omega["standardError"].expect(trusted["omegaSE"], .relative(1e-5), "standard error")
    }
  }

  @Test(
    "omega hierarchical of three factors, never above omega total", arguments: ["skm9", "sparse60"])
  func omegaHierarchical(name: String) throws {
    let set = try TrustedSet(name)
    let group = try set.document()["groups"][0]
    group["omegaHierarchical"].expect(
      set.values["schmidLeiman3Tight"]["omegaH"], .relative(1e-7))
    #expect(
      try #require(group["omegaHierarchical"].number)
        <= #require(group["omegaTotal"]["estimate"].number))
  }

  @Test(
    "no omega hierarchical below six items, and none of an improper model",
    arguments: ["bfi_A_keyed", "bfi_N", "bfi_C_missing", "skm9_missing"])
  func noOmegaHierarchical(name: String) throws {
    let set = try TrustedSet(name)
    let group = try set.document("--language", "en")["groups"][0]
    #expect(group["omegaHierarchical"].isNull)
    let reason = try #require(group["reason"].text)
    // psych holds U8 of skm9_missing at a uniqueness of 0.005 and goes on
    #expect(reason.contains(name == "skm9_missing" ? "U8" : "6 or more"), "\(reason)")
  }

  @Test("what rests on polychoric correlations", arguments: TrustedSet.names)
  func ordinal(name: String) throws {
    let set = try TrustedSet(name)
    let (group, trusted) = (try set.document()["groups"][0], set.values)
    group["polychoric"].expect(trusted["polychoric"]["tight"], .relative(1e-10), "polychoric")
    group["polychoric"].expect(trusted["polychoric"]["lavaan"], .relative(1e-7), "lavaan's")
    group["ordinalAlpha"].expect(trusted["ordinalAlphaTight"], .relative(1e-10), "ordinal alpha")
    group["ordinalOmega"].expect(trusted["ordinalOmegaTight"], .relative(1e-9), "ordinal omega")
    group["categoricalOmega"].expect(
      trusted["greenYangTight"]["omega"], .relative(1e-9), "categorical omega")
    group["loadings"].expect(trusted["cfaWLSMVTight"]["loadings"], .relative(1e-9), "loadings")
    #expect(group["items"].column("loading") == group["loadings"])
  }

  @Test("the fit of one factor to ordinal answers, scaled and shifted", arguments: TrustedSet.names)
  func ordinalFit(name: String) throws {
    let set = try TrustedSet(name)
    let fit = try set.document()["groups"][0]["fit"]
    #expect(fit["test"].text == "scaled-shifted")
    #expect(fit["estimator"].text?.isEmpty == false)
    let tight = set.values["cfaWLSMVTight"]
    for (key, other) in Self.fitKeys {
      // 0 of both, or eight digits
      fit[key].expect(tight["scaled"][other], .relative(1e-8), key)
    }
    fit["srmr"].expect(tight["srmr"], .relative(1e-8))
    // lavaan itself, as near as it goes
    let lavaan = set.values["cfaWLSMV"]["fit"]
    for (key, other) in [
      ("chiSquare", "chisq"), ("cfi", "cfi"), ("tli", "tli"), ("rmsea", "rmsea"),
      ("rmseaLower", "rmsea.ci.lower"), ("rmseaUpper", "rmsea.ci.upper"),
    ] {
      fit[key].expect(
        lavaan["\(other).scaled"], .relativeWithAbsoluteFloor(1e-4, floor: 1e-6), key)
    }
  }

  @Test("the figure of the issue: 25.80859 on 27 degrees of freedom")
  func namedFigure() throws {
    let fit = try TrustedSet("skm9").document()["groups"][0]["fit"]
    #expect(fit["degreesOfFreedom"].number == 27)
    fit["chiSquare"].expect(25.80859, .relative(5e-7))
  }

  @Test("two more fits, each with its label", arguments: TrustedSet.names)
  func otherFits(name: String) throws {
    let set = try TrustedSet(name)
    let fits = try set.document()["groups"][0]["fits"]
    let normal = fits.first("estimator", "ML")
    let naive = fits.first("test", "naive")
    for (key, other) in Self.fitKeys {
      normal[key].expect(set.values["cfaMLTight"][other], .relative(1e-8), "ML: \(key)")
      guard key != "pValue" else { continue }
      naive[key].expect(set.values["cfaWLSMVTight"]["naive"][other], .relative(1e-8), key)
    }
    normal["srmr"].expect(set.values["cfaMLTight"]["srmr"], .relative(1e-8))
    #expect(naive["pValue"].isNull, "the naive statistic has no distribution to read it off")
  }

  private static let fitKeys = [
    ("chiSquare", "chisq"), ("degreesOfFreedom", "df"), ("pValue", "pvalue"), ("cfi", "cfi"),
    ("tli", "tli"), ("rmsea", "rmsea"), ("rmseaLower", "rmseaLower90"),
    ("rmseaUpper", "rmseaUpper90"),
  ]

  @Test("parallel analysis: seeded, and one factor where there is one", arguments: TrustedSet.names)
  func parallel(name: String) throws {
    let set = try TrustedSet(name)
    let group = try set.document()["groups"][0]
    #expect(group["suggestedFactors"] == set.values["parallel"]["components"])
    let random = group["parallel"].numbers
    #expect(random.count == set.items.count)
    #expect(zip(random, random.dropFirst()).allSatisfy { $0 > $1 })
    // psych shows the mean of 20 random eigenvalues; a 95% limit lies above the first
    let means = set.values["parallel"]["componentsSimulated"].numbers
    #expect(zip(random, means).allSatisfy { abs($0 - $1) < 0.45 })
    #expect(random[0] > means[0])
    #expect(try set.document()["groups"][0]["parallel"] == group["parallel"])
    #expect(try set.document("--seed", "2")["groups"][0]["parallel"] != group["parallel"])
  }

  @Test("unusual combinations, by psych's distance and limit", arguments: TrustedSet.names)
  func mahalanobis(name: String) throws {
    let set = try TrustedSet(name)
    let quality = try set.document()["groups"][0]["quality"]
    #expect(quality["mahalanobisOutliers"] == set.values["mahalanobis"]["beyond"])
    let alike = set.rows.count { row in
      row.allSatisfy { $0 != nil } && Set(row).count == 1
    }
    #expect(quality["straightLiners"].number == Double(alike))
    #expect(quality["duplicates"].number == Double(set.rows.count - Set(set.rows).count))
    #expect(quality["blankRows"].number == 0)
  }

  @Test(
    "answer by answer: alpha of pairwise covariances", arguments: ["bfi_C_missing", "skm9_missing"])
  func pairwise(name: String) throws {
    let set = try TrustedSet(name)
    let document = try set.document()
    let (group, trusted) = (document["groups"][0], set.values["alpha"])
    let closed = Tolerance.relative(1e-12)
    #expect(document.warningCodes.contains("pairwiseAnswers"))
    group["alpha"]["estimate"].expect(trusted["rawPairwise"], closed)
    group["alpha"]["standardized"].expect(trusted["standardizedPairwiseCovariance"], closed)
    JSON.array([group["alpha"]["lower"], group["alpha"]["upper"]])
      .expect(trusted["feldtPairwise"], closed)

    // the items by the classical formulas from R's pairwise covariances
    let covariance = set.values["covariancePairwise"].values.map(\.numbers)
    let total = covariance.joined().reduce(0, +)
    let k = Double(covariance.count)
    let trace = covariance.indices.reduce(0) { $0 + covariance[$1][$1] }
    for (place, item) in group["items"].values.enumerated() {
      let own = covariance[place][place]
      let with = covariance[place].reduce(0, +)
      let rest = total - 2 * with + own
      item["itemTotal"].expect(with / (own * total).squareRoot(), closed, "item-total")
      item["itemRest"].expect((with - own) / (own * rest).squareRoot(), closed, "item-rest")
      item["alphaIfDropped"].expect(
        (k - 1) / (k - 2) * (1 - (trace - own) / rest), closed, "alpha if dropped")
      let answers = set.rows.compactMap { $0[place] }.map(Double.init)
      let mean = answers.reduce(0, +) / Double(answers.count)
      let squares = answers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      item["mean"].expect(mean, closed, "mean")
      item["standardDeviation"].expect(
        (squares / Double(answers.count - 1)).squareRoot(), closed, "standard deviation")
    }
  }

  @Test(
    "all beyond the everyday table is of complete respondents",
    arguments: ["bfi_C_missing", "skm9_missing"])
  func beyondIsComplete(name: String) throws {
    let set = try TrustedSet(name)
    let available = try set.document()["groups"][0]
    let complete = try set.document("--missing", "complete")["groups"][0]
    for key in [
      "omegaTotal", "omegaHierarchical", "categoricalOmega", "ordinalAlpha", "ordinalOmega",
      "guttman", "splitHalf", "kmo", "bartlett", "eigenvalues", "parallel", "suggestedFactors",
      "polychoric", "loadings", "fit",
    ] {
      #expect(available[key] == complete[key] && available[key] != .absent, "\(key)")
    }
    #expect(available["alpha"] != complete["alpha"])
  }

  @Test("an alpha under a sampling design", arguments: [0, 1, 3, 4, 5])
  func design(place: Int) throws {
    let trusted = try JSON(Repository.text("Tests/Reference/designalpha.json"))["cases"][place]
    let file = try #require(trusted["file"].text)
    let here = try Workdir()
    try here.copy("Tests/Reference/\(file)", to: file)
    var arguments = ["reliability", file, "--missing", "complete"]
    for role in ["stratum", "psu"] {
      let columns = trusted["design"][role].values.compactMap(\.text)
      if !columns.isEmpty { arguments += ["--" + role, columns.joined(separator: ",")] }
    }
    for role in ["weight", "population"] {
      if let column = trusted["design"][role].text { arguments += ["--" + role, column] }
    }
    let result = try document(here, arguments)
    let (group, alpha) = (result["groups"][0], result["groups"][0]["alpha"])
    let tolerance = Tolerance.relative(1e-10)
    alpha["estimate"].expect(trusted["alpha"], tolerance)
    alpha["standardError"].expect(trusted["standardError"], tolerance)
    alpha["degreesOfFreedom"].expect(trusted["degreesOfFreedom"], tolerance)
    // R adds and subtracts t errors; below 1 at every size is the interval on the scale of
    // ln(1 - alpha), a = (1 - alpha) exp(±t error / (1 - alpha)), with the same t
    let value = try #require(trusted["alpha"].number)
    let reach = try #require(trusted["upper"].number) - value
    alpha["lower"].expect(1 - (1 - value) * exp(reach / (1 - value)), tolerance, "lower")
    alpha["upper"].expect(1 - (1 - value) * exp(-reach / (1 - value)), tolerance, "upper")
    let methods = alpha["intervals"].values.compactMap { $0["method"].text }
    #expect(!methods.contains("distributionFree"), "it knows no weights: \(methods)")
    #expect(group["respondents"] == trusted["rows"])
    #expect(group["completeRespondents"] == trusted["respondents"])
    #expect(alpha["method"].text != "feldt", "Feldt's is of a simple random sample")
    #expect(alpha["method"].text?.isEmpty == false)
  }

  @Test("groups of one pass are each what they are alone")
  func groups() throws {
    let text = try Repository.text("Tests/Reference/reliability/years_shift.csv")
    let here = try Workdir()
    try here.write(text, to: "both.csv")
    let both = try document(here, "reliability", "both.csv", "--by", "year", "--seed", "3")
    #expect(both["groups"].values.map { $0["group"]["year"].text } == ["2023", "2024"])
    #expect(both["respondents"].number == 1000)
    let lines = text.split(separator: "\n")
    for (place, year) in ["2023", "2024"].enumerated() {
      let own = lines.filter { $0.hasPrefix("year") || $0.hasPrefix(year) }
      try here.write(own.joined(separator: "\n") + "\n", to: "one.csv")
      let alone = try document(here, "reliability", "one.csv", "--seed", "3")["groups"][0]
      for (key, value) in alone.members where key != "group" {
        #expect(both["groups"][place][key] == value, "\(year): \(key)")
      }
    }
  }

  @Test("two years: measurement invariance", arguments: ["years_shift", "years_same"])
  func invariance(name: String) throws {
    let trusted = try JSON(Repository.text("Tests/Reference/reliability.json"))["twoGroups"][name]
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/\(name).csv", to: "years.csv")
    let result = try document(
      here, "reliability", "years.csv", "--between", "year", "--from", "2023", "--to", "2024",
      "--bootstrap", "0", "--language", "en")
    let found = result["invariance"]
    #expect(found["respondents"] == trusted["n"])
    for model in trusted["models"].values {
      let name = try #require(model["model"].text)
      let fit = found["models"].first("model", name)["fit"]
      for (key, other) in Self.fitKeys {
        fit[key].expect(model["tight"][other], .relative(1e-7), "\(name): \(key)")
      }
      // lavaan's stops at 4e-7
      fit["srmr"].expect(model["lavaan"]["fit"]["srmr"], .relative(1e-6), "\(name): srmr")
    }
    for difference in trusted["differences"].values {
      let name = try #require(difference["to"].text)
      let step = found["steps"].first("model", name)
      step["chiSquare"].expect(difference["chisqTight"], .relative(1e-7))
      step["degreesOfFreedom"].expect(difference["df"], .relative(0))
      step["pValue"].expect(difference["pvalueTight"], .relative(1e-6))
      let cfi = try ["from", "to"].map { end in
        let model = trusted["models"].first("model", difference[end].text ?? "")
        return try #require(model["tight"]["cfi"].number)
      }
      step["cfiChange"].expect(cfi[1] - cfi[0], .relativeWithAbsoluteFloor(1e-7, floor: 1e-9))
    }
    #expect(found["established"].text == (name == "years_shift" ? "metric" : "scalar"))
    let shifted = found["steps"].first("model", "scalar")["items"].values.max {
      $0["chiSquare"].number ?? 0 < $1["chiSquare"].number ?? 0
    }
    if name == "years_shift" { #expect(shifted?["item"].text == "U4", "made to differ") }
  }

  @Test("the two groups of a pair are chosen, in either order")
  func pair() throws {
    let here = try Workdir()
    let text = try Repository.text("Tests/Reference/reliability/years_shift.csv")
    let more = nine.prefix(320).map { "2022," + $0.map(String.init).joined(separator: ",") }
    try here.write(text + more.joined(separator: "\n") + "\n", to: "years.csv")
    let arguments = ["reliability", "years.csv", "--between", "year", "--bootstrap", "0"]
    let forth = try document(here, arguments + ["--from", "2023", "--to", "2024"])["invariance"]
    let back = try document(here, arguments + ["--from", "2024", "--to", "2023"])["invariance"]
    let trusted = try JSON(Repository.text("Tests/Reference/reliability.json"))["twoGroups"]
    for (place, model) in trusted["years_shift"]["models"].values.enumerated() {
      for found in [forth, back] {
        found["models"][place]["fit"]["chiSquare"].expect(
          model["tight"]["chisq"], .relative(1e-7))
      }
    }
    #expect(back["from"].text == "2024" && back["to"].text == "2023")
  }

  @Test("below 300 respondents a group: not decidable, and it says so", arguments: ["id", "en"])
  func smallPair(language: String) throws {
    let here = try Workdir()
    let rows = nine.prefix(500).enumerated().map { place, row in
      [place < 250 ? "2023" : "2024"] + row.map(String.init)
    }
    try here.write(survey(["year"], rows), to: "years.csv")
    let arguments = ["reliability", "years.csv", "--between", "year", "--language", language]
    let found = try document(here, arguments)["invariance"]
    #expect(found["models"].values.count == 3)
    for step in found["steps"].values {
      #expect(step["verdict"].text == "notDecidable", "\(step["verdict"])")
    }
    let shown = try here.skm(arguments).output
    #expect(shown.contains("300"), "\(shown)")
  }

  @Test("the bootstrap: reproducible, and near R's boot", arguments: ["skm9", "sparse60"])
  func bootstrap(name: String) throws {
    let set = try TrustedSet(name)
    let document = try set.document("--bootstrap", "2000", "--seed", "7")
    #expect(try set.document("--bootstrap", "2000", "--seed", "7") == document)
    let alpha = document["groups"][0]["alpha"]
    let boot = set.values["alpha"]["bootstrap2000"]
    let error = try #require(boot["se"].number)
    for (method, key) in [("bootstrapPercentile", "percentile"), ("bootstrapBCa", "bca")] {
      let interval = alpha["intervals"].first("method", method)
      // limits of 2000 samples lie within an eighth of an error of each other
      for (end, trusted) in zip(["lower", "upper"], boot[key].numbers) {
        let limit = try #require(interval[end].number)
        #expect(abs(limit - trusted) < error / 4, "\(method): \(limit), not \(trusted)")
      }
      #expect(abs(try #require(interval["standardError"].number) - error) < error / 8)
    }
    let other = try set.document("--bootstrap", "2000", "--seed", "8")["groups"][0]["alpha"]
    #expect(other["intervals"] != alpha["intervals"])
    #expect(other["estimate"] == alpha["estimate"] && other["lower"] == alpha["lower"])
    let none = try set.document()["groups"][0]["alpha"]["intervals"].values
    #expect(!none.contains { $0["method"].text?.hasPrefix("bootstrap") == true })
    #expect(!none.isEmpty)
  }

  @Test("the answer is the same for every number of threads, and from standard input")
  func threads() throws {
    let here = try Workdir()
    let text = try Repository.text("Tests/Reference/reliability/skm9_missing.csv")
    try here.write(text, to: "survey.csv")
    let one = try here.skm("reliability", "survey.csv", "--format", "json", "--threads", "1")
    let four = try here.skm("reliability", "survey.csv", "--format", "json", "--threads", "4")
    let piped = try here.skm(
      ["reliability", "-", "--format", "json"], input: Array(text.utf8))
    #expect(one.status == 0 && one.output == four.output && one.output == piped.output)
  }

  @Test("factors of omega hierarchical")
  func factors() throws {
    let set = try TrustedSet("skm9")
    let three = try set.document()["groups"][0]
    #expect(try set.document("--factors", "3")["groups"][0] == three)
    let two = try set.document("--factors", "2")["groups"][0]
    for (key, value) in three.members where !["omegaHierarchical", "reason"].contains(key) {
      #expect(two[key] == value, "\(key) does not depend on it")
    }
    #expect(two["omegaHierarchical"] != three["omegaHierarchical"])
    // more than nine items can hold
    let many = try set.document("--factors", "9")["groups"][0]
    #expect(many["omegaHierarchical"].isNull)
    #expect(many["reason"].text?.isEmpty == false)
  }

  @Test("another level: all intervals but RMSEA's, which is of 90% by convention")
  func level() throws {
    let set = try TrustedSet("skm9")
    let wide = try set.document()["groups"][0]
    let narrow = try set.document("--level", "0.9")["groups"][0]
    for key in ["alpha", "omegaTotal"] {
      #expect(narrow[key]["level"].number == 0.9)
      #expect(narrow[key]["estimate"] == wide[key]["estimate"])
      #expect(try #require(narrow[key]["lower"].number) > #require(wide[key]["lower"].number))
      #expect(try #require(narrow[key]["upper"].number) < #require(wide[key]["upper"].number))
    }
    #expect(narrow["fit"] == wide["fit"])
    // scipy 1.17.1: 1 - (1 - alpha) F(0.95; 599, 4792), and the same of 0.05
    narrow["alpha"]["lower"].expect(0.8244949690822119, .relative(1e-12))
    narrow["alpha"]["upper"].expect(0.8565605034096948, .relative(1e-12))
  }
}
