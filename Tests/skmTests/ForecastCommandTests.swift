import Foundation
import TestSupport
import Testing

@Suite("skm forecast: what is answered")
struct ForecastCommandTests {
  static let methods = ["skm", "naive", "drift", "linear", "ses", "holt", "damped", "theta"]

  /// Nine years near the ceiling, enough for every method.
  static let high = ["88.1", "90.4", "91.9", "91.2", "94.05", "96.1", "95.7", "97.9", "98.6"]

  /// Sums of products of numbers with four digits, and C's error function: some rounding.
  private static let closedForm = Tolerance.relative(1e-11)

  private func forecast(_ text: String, _ more: String...) throws -> JSON {
    let here = try Workdir()
    try here.write(text, to: "series.csv")
    return try document(here, ["forecast", "series.csv"] + more)
  }

  private func limits(_ step: JSON, _ level: Double) throws -> (lower: Double, upper: Double) {
    let interval = step["intervals"].values.first { $0["level"].number == level }
    return (
      try #require(interval?["lower"].number), try #require(interval?["upper"].number)
    )
  }

  // MARK: - Closed forms

  @Test("naive and drift are the textbook's", arguments: ["naive", "drift"])
  func closedForms(method: String) throws {
    let result = try forecast(
      yearlySeries(fiveYears), "--method", method, "--horizon", "4", "--target", "2026=85.5")
    let series = result["series"][0]
    let values = fiveYears.compactMap { Double($0) }
    #expect(series["model"].text == method)
    #expect(series["bounds"].isNull)
    #expect(series["steps"].values.map { $0["period"].text } == ["2023", "2024", "2025", "2026"])
    for (place, step) in series["steps"].values.enumerated() {
      let right =
        method == "naive"
        ? NormalForecast.naive(values, ahead: place + 1)
        : NormalForecast.drift(values, ahead: place + 1)
      step["mean"].expect(right.centre, Self.closedForm, "mean")
      step["median"].expect(right.centre, Self.closedForm, "median")
      step["standardDeviation"].expect(right.deviation, Self.closedForm, "deviation")
      for level in [0.5, 0.8, 0.95] {
        let (lower, upper) = try limits(step, level)
        // the number of a tail, so that no quantile need be known
        #expect(right.below(lower).isClose(to: (1 - level) / 2, .relative(1e-9)), "\(level)")
        #expect(right.above(upper).isClose(to: (1 - level) / 2, .relative(1e-9)), "\(level)")
      }
    }
    let last = series["steps"][3]
    let right =
      method == "naive"
      ? NormalForecast.naive(values, ahead: 4) : NormalForecast.drift(values, ahead: 4)
    last["target"].expect(85.5, .ulps(0))
    // what is published is rounded half up at two decimals
    last["probabilityOfAttainment"].expect(right.above(85.495), Self.closedForm)
  }

  @Test("the named methods give R's intervals", arguments: ["naive", "drift", "linear"])
  func reference(method: String) throws {
    let reference = try JSON(Repository.text("Tests/Reference/forecast.json"))
    for set in reference["cases"].values where set["values"].numbers.count <= 12 {
      let text = yearlySeries(set["values"].numbers.map { "\($0)" }, from: 1990)
      let steps = try forecast(text, "--method", method, "--horizon", "5", "--bounds", "none")[
        "series"][0]["steps"]
      let name = set["series"].text ?? ""
      // limits are a value and an error that may cancel: some rounding of the value
      let size = set["values"].numbers.map(\.magnitude).max() ?? 0
      let near = Tolerance.relativeWithAbsoluteFloor(1e-11, floor: 1e-11 * size)
      steps.column("median").expect(set[method]["centres"], near, name)
      for (level, digits) in [(0.8, "80"), (0.95, "95")] {
        for side in ["lower", "upper"] {
          let found = steps.values.map { step in
            step["intervals"].values.first { $0["level"].number == level }?[side] ?? .absent
          }
          JSON.array(found).expect(set[method][side + digits], near, "\(name), \(side) \(digits)")
        }
      }
    }
  }

  /// R's search ends up to 1e-4 of the width short, as the tests of the library say.
  @Test("Theta gives R's intervals, as near as R's search ends")
  func referenceOfTheta() throws {
    let reference = try JSON(Repository.text("Tests/Reference/forecast.json"))
    let sets = reference["cases"].values.filter {
      $0["theta"]["centres"].numbers.count == 5 && $0["values"].numbers.count <= 12
    }
    #expect(sets.count > 3)
    for set in sets {
      let text = yearlySeries(set["values"].numbers.map { "\($0)" }, from: 1990)
      let steps = try forecast(text, "--method", "theta", "--horizon", "5", "--bounds", "none")[
        "series"][0]["steps"]
      for (place, step) in steps.values.enumerated() {
        let (lower, upper) = try limits(step, 0.95)
        let right = (
          lower: set["theta"]["lower95"].numbers[place],
          upper: set["theta"]["upper95"].numbers[place]
        )
        let width = right.upper - right.lower
        #expect((lower - right.lower).magnitude <= 1e-4 * width, "\(set["series"])")
        #expect((upper - right.upper).magnitude <= 1e-4 * width, "\(set["series"])")
      }
    }
  }

  @Test("years that are missing count as time, with a warning")
  func missingYears() throws {
    let gaps = try JSON(Repository.text("Tests/Reference/forecast.json"))["gaps"]
    let text =
      "year,value\n"
      + zip(gaps["years"].numbers, gaps["values"].numbers).map { "\(Int($0)),\($1)\n" }.joined()
    let result = try forecast(text, "--method", "drift", "--horizon", "5", "--language", "en")
    result["series"][0]["steps"].column("median").expect(
      gaps["drift"]["centres"], .relative(1e-12))
    let warning = try #require(result.warning("missingPeriods"))
    for year in ["2017", "2019", "2020", "2023"] { #expect(warning.contains(year)) }
    #expect(!warning.contains("2018"))
  }

  // MARK: - Laws

  @Test("probabilities fall as the target rises, and lie between 0 and 1", arguments: methods)
  func monotone(method: String) throws {
    let here = try Workdir()
    // one series under many targets: a group for each
    let targets = stride(from: 70.0, through: 100, by: 1.5).map { $0 }
    let rows = targets.enumerated().flatMap { place, target in
      Self.high.enumerated().map { "t\(place),\(2010 + $0),\($1),\n" }
        + ["t\(place),2020,,\(target)\n"]
    }
    try here.write("unit,year,ikm,target\n" + rows.joined(), to: "series.csv")
    let series = try document(
      here, "forecast", "series.csv", "--by", "unit", "--method", method)["series"].values
    #expect(series.count == targets.count)
    var probabilities: [Double] = []
    for (target, one) in zip(targets, series) {
      let step = one["steps"][1]
      #expect(step["period"].text == "2020" && step["target"].number == target)
      probabilities.append(try #require(step["probabilityOfAttainment"].number))
    }
    #expect(probabilities.allSatisfy { 0...1 ~= $0 })
    for (easier, harder) in zip(probabilities, probabilities.dropFirst()) {
      #expect(easier >= harder)
    }
    #expect(try #require(probabilities.first) > 0.9)
    #expect(try #require(probabilities.last) < probabilities[0])
  }

  @Test("intervals lie within each other and within the bounds", arguments: methods)
  func nested(method: String) throws {
    for bounds in ["25,100", "none"] {
      let result = try forecast(
        yearlySeries(Self.high, header: "ikm"), "--method", method, "--bounds", bounds,
        "--horizon", "6")
      let series = result["series"][0]
      #expect(bounds == "none" ? series["bounds"].isNull : series["bounds"].numbers == [25, 100])
      #expect(series["steps"].values.count == 6)
      for step in series["steps"].values {
        let intervals = step["intervals"].values
        #expect(intervals.compactMap { $0["level"].number } == [0.5, 0.8, 0.95])
        let pairs = try [0.5, 0.8, 0.95].map { try limits(step, $0) }
        for (inner, outer) in zip(pairs, pairs.dropFirst()) {
          #expect(outer.lower <= inner.lower && inner.upper <= outer.upper)
        }
        let median = try #require(step["median"].number)
        #expect(pairs[0].lower <= median && median <= pairs[0].upper)
        // a line may be quite sure of the ceiling, what was learnt never is
        #expect(pairs[2].lower < pairs[2].upper || method != "skm")
        if bounds != "none" {
          let mean = try #require(step["mean"].number)
          for value in [pairs[2].lower, pairs[2].upper, median, mean] {
            #expect(25...100 ~= value)
          }
          #expect(try #require(step["standardDeviation"].number) >= 0)
        }
      }
      let farthest = try limits(series["steps"][5], 0.95)
      #expect((farthest.upper > 100) == (bounds == "none"))
    }
  }

  @Test("a target of 100 can be met where the scale ends at 100", arguments: methods)
  func massAtTheBound(method: String) throws {
    let step = try forecast(
      yearlySeries(Self.high, header: "ikm"), "--method", method, "--target", "2028=100")[
        "series"][0]["steps"].first("period", "2028")
    let probability = try #require(step["probabilityOfAttainment"].number)
    #expect(0.05 < probability && probability < 0.95, "\(probability)")
    #expect(try limits(step, 0.95).upper == 100)
  }

  @Test("the mass beyond a bound lies at it, in the mean and in the probability")
  func clippedMoments() throws {
    let values = Self.high.compactMap { Double($0) }
    let steps = try forecast(
      yearlySeries(Self.high, header: "ikm"), "--method", "naive", "--target", "2030=100")[
        "series"][0]["steps"].values
    #expect(steps.count == 4)
    for (place, step) in steps.enumerated() {
      let right = NormalForecast.naive(values, ahead: place + 1)
      step["mean"].expect(right.mean(from: 25, to: 100), .relative(1e-9), "mean")
    }
    steps[3]["probabilityOfAttainment"].expect(
      NormalForecast.naive(values, ahead: 4).above(99.995), Self.closedForm)
  }

  @Test("a target of the lowest value is met for sure")
  func lowestTarget() throws {
    let step = try forecast(
      yearlySeries(fiveYears, header: "ikm"), "--target", "2023=25")["series"][0]["steps"][0]
    #expect(step["probabilityOfAttainment"].number == 1)
  }

  @Test("88.31 is met by 88.305, as it is published; a third decimal asks for the next hundredth")
  func rounding() throws {
    let values = ["86.2", "87.9", "87.1", "88.4", "88.3"]
    let right = NormalForecast.naive(values.compactMap { Double($0) }, ahead: 1)
    for (target, least) in [
      ("88.31", 88.305), ("88.3", 88.295), ("88.301", 88.305), ("88.309", 88.305), ("88", 87.995),
      ("88,31", 88.305),
    ] {
      let step = try forecast(
        yearlySeries(values, header: "ikm"), "--method", "naive", "--target", "2023=\(target)")[
          "series"][0][
          "steps"][0]
      step["probabilityOfAttainment"].expect(right.above(least), Self.closedForm, target)
    }
  }

  // MARK: - Options

  @Test("how far: --horizon, --until, the last target, else three periods")
  func horizons() throws {
    let text = yearlySeries(fiveYears)
    func periods(_ more: String...) throws -> [String] {
      let here = try Workdir()
      try here.write(text, to: "series.csv")
      return try document(here, ["forecast", "series.csv", "--method", "naive"] + more)["series"][
        0]["steps"].values.compactMap { $0["period"].text }
    }
    #expect(try periods() == ["2023", "2024", "2025"])
    #expect(try periods("--horizon", "1") == ["2023"])
    #expect(try periods("--until", "2026") == ["2023", "2024", "2025", "2026"])
    #expect(try periods("--target", "2024=85") == ["2023", "2024"])
    #expect(try periods("--target", "2024=85", "--target", "2023=84") == ["2023", "2024"])
    #expect(try periods("--horizon", "1", "--target", "2024=85") == ["2023", "2024"])
    #expect(try periods("--until", "2025", "--target", "2024=85").count == 3)
    #expect(try periods("--horizon", "100").last == "2122")
  }

  @Test("targets by option and by column are the same, and the option goes before")
  func targetColumn() throws {
    let plain = yearlySeries(fiveYears, header: "ikm")
    let column =
      "year,ikm,target\n"
      + fiveYears.enumerated().map { "\(2018 + $0),\($1),80\n" }.joined()
      + "2023,,84.5\n2025,,86\n"
    let asked = try forecast(plain, "--target", "2023=84.5", "--target", "2025=86")
    let read = try forecast(column)
    #expect(asked["series"] == read["series"])
    let steps = read["series"][0]["steps"].values
    #expect(steps.map { $0["target"].number } == [84.5, nil, 86])
    #expect(steps.map { $0["probabilityOfAttainment"].number == nil } == [false, true, false])
    #expect(steps[1]["reason"].text?.contains("2024") == true)
    let other = try forecast(column, "--target", "2025=90")["series"][0]["steps"]
    #expect(other.values.map { $0["target"].number } == [84.5, nil, 90])
  }

  @Test("the change a year that the last target needs, by hand")
  func requiredChange() throws {
    // 2022 is 84.02; changes were 0.93, 0.85, 1.54 and 0.58
    let one = try forecast(yearlySeries(fiveYears), "--target", "2024=85.72")["series"][0]
    one["requiredAnnualChange"].expect(0.85, .relative(1e-13))
    #expect(one["requiredChanges"][0]["attained"].number == 3)
    #expect(one["requiredChanges"][0]["yearlyChanges"].number == 4)
    let two = try forecast(
      yearlySeries(fiveYears), "--target", "2026=80.02", "--target", "2023=84.96")["series"][0]
    two["requiredAnnualChange"].expect(-1, .relative(1e-13))
    two["requiredChanges"].column("annualChange").expect(
      .array([.number(0.94), .number(-1)]), .relative(1e-12))
    #expect(two["requiredChanges"].column("attained").numbers == [1, 4])
    let none = try forecast(yearlySeries(fiveYears))["series"][0]
    #expect(none["requiredAnnualChange"].isNull && none["reason"].text?.isEmpty == false)
  }

  @Test("half-years: the step is half a year, the needed change is a year's")
  func halves() throws {
    let rows = ["2022-S1,80", "2022-S2,80.5", "2023-S1,82", "2023-S2,81.5", "2024-S1,83"]
    let result = try forecast(
      "period,ikm\n" + rows.map { $0 + "\n" }.joined(), "--target", "2025-S2=86",
      "--language", "en")
    let series = result["series"][0]
    #expect(series["steps"].values.map { $0["period"].text } == ["2024-S2", "2025-S1", "2025-S2"])
    series["requiredAnnualChange"].expect(2, .relative(1e-13))
    // a year apart: 2, 1 and 1
    #expect(series["requiredChanges"][0]["yearlyChanges"].number == 3)
    #expect(series["requiredChanges"][0]["attained"].number == 1)
    #expect(result.warningCodes.contains("notYearly"))
    let named = try forecast(
      "period,ikm\n" + rows.map { $0 + "\n" }.joined(), "--method", "naive")
    #expect(!named.warningCodes.contains("notYearly"))
  }

  @Test("bounds by what the quantity is: an index, a share, anything else")
  func usualBounds() throws {
    for (header, bounds) in [
      ("ikm", [25.0, 100]), ("persentase", [0, 100]), ("rate", [0, 100]), ("value", []),
    ] {
      let series = try forecast(yearlySeries(Self.high, header: header))["series"][0]
      #expect(series["bounds"].numbers == bounds, "\(header)")
      #expect(series["bounds"].isNull == bounds.isEmpty, "\(header)")
    }
    let stated = try forecast(yearlySeries(Self.high), "--bounds", "0,100")
    #expect(stated["series"][0]["bounds"].numbers == [0, 100])
    #expect(!stated.warningCodes.contains("boundsNotStated"))
    #expect(try forecast(yearlySeries(Self.high)).warningCodes.contains("boundsNotStated"))
    let none = try forecast(yearlySeries(Self.high, header: "ikm"), "--bounds", "none")
    #expect(none["series"][0]["bounds"].isNull)
    let negative = try forecast(
      yearlySeries(["-8", "-5", "-6.5", "-7", "-4"]), "--bounds", "-10,10")
    #expect(negative["series"][0]["bounds"].numbers == [-10, 10])
  }

  @Test("what is known of the survey's own error changes the answer")
  func standardErrors() throws {
    func text(_ error: String) -> String {
      "year,ikm,standardError\n"
        + Self.high.enumerated().map { "\(2012 + $0),\($1),\(error)\n" }.joined()
    }
    let (unknown, known) = (try forecast(text("")), try forecast(text("1.9")))
    #expect(unknown["series"][0]["steps"] != known["series"][0]["steps"])
    let observations = known["series"][0]["observations"]
    #expect(observations.column("standardError").numbers == Array(repeating: 1.9, count: 9))
    #expect(unknown["series"][0]["observations"][0]["standardError"].isNull)
    #expect(unknown["series"][0]["observations"][0]["reason"].text?.isEmpty == false)
  }

  @Test("points and commas, semicolons and a BOM are one series")
  func notations() throws {
    let plain = try forecast(yearlySeries(fiveYears, header: "ikm"), "--target", "2025=86.5")
    let rows = fiveYears.enumerated().map {
      "\(2018 + $0);\($1.replacing(".", with: ","))\r\n"
    }
    let excel = try forecast(
      "\u{FEFF}Tahun;Nilai IKM\r\n" + rows.joined(), "--target", "2025=86,5")
    #expect(excel["series"] == plain["series"])
  }

  @Test("the same series by standard input and by several files")
  func waysIn() throws {
    let here = try Workdir()
    let text = yearlySeries(fiveYears, header: "ikm")
    let lines = text.split(separator: "\n").map { $0 + "\n" }
    try here.write(text, to: "all.csv")
    try here.write(lines[0...2].joined(), to: "first.csv")
    try here.write(lines[0] + lines[3...].joined(), to: "second.csv")
    let whole = try document(here, "forecast", "all.csv")
    #expect(try document(here, "forecast", "-", input: Array(text.utf8)) == whole)
    #expect(try document(here, "forecast", "first.csv", "second.csv") == whole)
  }

  @Test("shares written as fractions are published with four decimals, so 0.8831 is met by 0.88305")
  func fractions() throws {
    let values = ["0.862", "0.879", "0.871", "0.884", "0.883"]
    let right = NormalForecast.naive(values.compactMap { Double($0) }, ahead: 1)
    for (target, least) in [("0.8831", 0.88305), ("0.9", 0.89995)] {
      let here = try Workdir()
      try here.write(yearlySeries(values), to: "series.csv")
      let arguments = ["forecast", "series.csv", "--method", "naive", "--target", "2023=\(target)"]
      let step = try document(here, arguments)["series"][0]["steps"][0]
      step["probabilityOfAttainment"].expect(right.above(least), Self.closedForm, target)
      let shown = try here.skm(arguments + ["--language", "en"]).output
      #expect(shown.contains("0.8830") && !shown.contains(" 0.88 "))
    }
  }

  // MARK: - Many series

  @Test("thousands of groups in one call, each as it would be alone", arguments: ["skm", "naive"])
  func manyGroups(method: String) throws {
    let here = try Workdir()
    let count = 2000
    var random = SplitMix64(seed: 11)
    let series = (0..<count).map { _ in
      (0..<6).map { _ in "\(Double(Int.random(in: 7000...9900, using: &random)) / 100)" }
    }
    let rows = series.enumerated().flatMap { place, values in
      values.enumerated().map { "u\(place + 1),\(2018 + $0),\($1)\n" }
    }
    try here.write("unit,year,ikm\n" + rows.joined(), to: "many.csv")
    let arguments = ["--method", method, "--target", "2025=90"]
    let found = try document(here, ["forecast", "many.csv", "--by", "unit"] + arguments)["series"]
      .values
    #expect(found.count == count)
    #expect(found.map { $0["group"]["unit"].text } == (1...count).map { "u\($0)" })
    for place in [0, 1, 234, count - 1] {
      try here.write(yearlySeries(series[place], header: "ikm"), to: "one.csv")
      let alone = try document(here, ["forecast", "one.csv"] + arguments)["series"][0]
      #expect(found[place]["steps"] == alone["steps"])
      #expect(found[place]["backtest"] == alone["backtest"])
    }
  }

  @Test("the future of responses begins with the index of their years")
  func responses() throws {
    let here = try Workdir()
    for year in 2019...2023 {
      try here.write(
        survey(answers(10, sum: [293, 296, 294, 301, 305][year - 2019])), to: "\(year).csv")
    }
    let files = (2019...2023).map { "\($0).csv@\($0)" }
    let result = try document(here, ["forecast"] + files + ["--target", "2025=90"])
    let series = result["series"][0]
    #expect(series["bounds"].numbers == [25, 100])
    let groups = try document(here, ["index"] + files + ["--by", "year"])["groups"].values
    for year in 2019...2023 {
      let index = groups.first { $0["group"]["year"].text == "\(year)" }?["index"] ?? .absent
      let observation = series["observations"].first("period", "\(year)")
      observation["estimate"].expect(index["estimate"], .relative(1e-14), "\(year)")
      observation["standardError"].expect(index["standardError"], .relative(1e-13), "\(year)")
    }
    #expect(series["steps"].values.map { $0["period"].text } == ["2024", "2025"])
  }

  @Test("a backtest where the series allows it, a plain reason where not")
  func backtests() throws {
    let long = try forecast(yearlySeries(Self.high), "--method", "naive")["series"][0]["backtest"]
    #expect(try #require(long["origins"].number) >= 3)
    for key in ["coverage80", "coverage95"] {
      #expect(0...1 ~= (try #require(long[key].number)))
    }
    #expect(try #require(long["meanScaledIntervalScore"].number) > 0)
    let short = try forecast(yearlySeries(Array(fiveYears.prefix(4))))["series"][0]["backtest"]
    #expect(short["coverage95"].isNull && short["reason"].text?.isEmpty == false)
  }

  /// One year ahead the errors of the last value are the changes that came after the origins.
  @Test("the backtest's mean absolute scaled error of the last value, by hand")
  func backtestByHand() throws {
    let values = Self.high.compactMap { Double($0) }
    let series = try forecast(
      yearlySeries(Self.high), "--method", "naive", "--horizon", "1")["series"][0]
    let changes = zip(values.dropFirst(), values).map { ($0 - $1).magnitude }
    let mean = changes.reduce(0, +) / Double(changes.count)
    let origins = Int(try #require(series["backtest"]["origins"].number))
    let errors = changes.suffix(origins)
    series["backtest"]["meanAbsoluteScaledError"].expect(
      errors.reduce(0, +) / Double(origins) / mean, .relative(1e-12))
  }

  @Test("a bridge is no official index: a target held against it has a warning")
  func bridgeAgainstTarget() throws {
    let here = try Workdir()
    let years = 2016...2020
    for year in years {
      try here.copy("datasets/kras/skm-\(year).csv", to: "\(year).csv")
    }
    let arguments =
      ["forecast"] + years.map { "\($0).csv@\($0)" } + [
        "--edition", "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017",
      ]
    func codes(_ more: String...) throws -> [String] {
      try document(here, arguments + more)["warnings"].values.compactMap { $0["code"].text }
    }
    #expect(try codes("--common-elements", "--target", "2021=83").contains("bridgeAgainstTarget"))
    #expect(try !codes("--common-elements").contains("bridgeAgainstTarget"))
    #expect(try !codes("--target", "2021=83").contains("bridgeAgainstTarget"))
  }
}
