import TestSupport
import Testing

/// Values of R 4.2.2, survey 4.1-1, for the files of `Tests/Reference`.
@Suite("Sampling designs")
struct DesignTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let options: [String]
    let index: Double
    let error: Double
    let degreesOfFreedom: Double
  }

  private static let cases = [
    Case(
      testDescription: "strata, weights, population", file: "survey-skm.csv",
      options: ["--stratum", "unit", "--weight", "w", "--population", "N"],
      index: 76.329187924662349, error: 0.32713502002930844, degreesOfFreedom: 1194),
    Case(
      testDescription: "strata and population alone: w = N_h/n_h", file: "survey-skm.csv",
      options: ["--stratum", "unit", "--population", "N"],
      index: 76.329187924662349, error: 0.32713502002930844, degreesOfFreedom: 1194),
    Case(
      testDescription: "complete cases", file: "survey-skm.csv",
      options: [
        "--stratum", "unit", "--weight", "w", "--population", "N", "--missing", "complete",
      ],
      index: 76.26058318465321, error: 0.34565902844828733, degreesOfFreedom: 1090),
    Case(
      testDescription: "simple random sample", file: "survey-designs.csv", options: [],
      index: 74.53802195124874, error: 0.3718216763016051, degreesOfFreedom: 598),
    Case(
      testDescription: "weights", file: "survey-designs.csv", options: ["--weight", "w"],
      index: 74.9500818044373, error: 0.4103922519508275, degreesOfFreedom: 598),
    Case(
      testDescription: "crossed strata", file: "survey-designs.csv",
      options: ["--stratum", "year,unit", "--weight", "w"],
      index: 74.9500818044373, error: 0.3878938835340275, degreesOfFreedom: 589),
    Case(
      testDescription: "population and no weight", file: "survey-designs.csv",
      options: ["--stratum", "unit", "--population", "Nrows"],
      index: 74.62246857461338, error: 0.35392278573378777, degreesOfFreedom: 594),
    Case(
      testDescription: "units", file: "survey-designs.csv",
      options: ["--stratum", "unit", "--psu", "village", "--weight", "w"],
      index: 74.9500818044373, error: 1.0788026310290606, degreesOfFreedom: 21),
    Case(
      testDescription: "units without strata", file: "survey-designs.csv",
      options: ["--psu", "unit", "--weight", "w"],
      index: 74.9500818044373, error: 1.8360048733857188, degreesOfFreedom: 4),
    Case(
      testDescription: "units and their population", file: "survey-designs.csv",
      options: ["--stratum", "unit", "--psu", "village", "--weight", "w", "--population", "Npsu"],
      index: 74.9500818044373, error: 0.8226094486170163, degreesOfFreedom: 21),
    Case(
      testDescription: "units, their population and no weight", file: "survey-designs.csv",
      options: ["--stratum", "unit", "--psu", "village", "--population", "Npsu"],
      index: 74.75361000135808, error: 0.6633623940441046, degreesOfFreedom: 21),
    Case(
      testDescription: "two stages", file: "survey-designs.csv",
      options: ["--stratum", "unit", "--psu", "village,household", "--weight", "w"],
      index: 74.9500818044373, error: 1.0788026310290606, degreesOfFreedom: 21),
    Case(
      testDescription: "singleton: certainty", file: "survey-singleton.csv",
      options: ["--stratum", "unit", "--weight", "w", "--singleton", "certainty"],
      index: 74.29268469135835, error: 0.5977305625583988, degreesOfFreedom: 175),
    Case(
      testDescription: "singleton: adjust", file: "survey-singleton.csv",
      options: ["--stratum", "unit", "--weight", "w", "--singleton", "adjust"],
      index: 74.29268469135835, error: 0.5985756040663807, degreesOfFreedom: 175),
    Case(
      testDescription: "singleton: average", file: "survey-singleton.csv",
      options: ["--stratum", "unit", "--weight", "w", "--singleton", "average"],
      index: 74.29268469135835, error: 0.6682830850548852, degreesOfFreedom: 175),
    Case(
      testDescription: "singleton of units: average", file: "survey-singleton.csv",
      options: [
        "--stratum", "unit", "--psu", "village", "--weight", "w", "--singleton", "average",
      ], index: 74.29268469135835, error: 1.247555813869324, degreesOfFreedom: 12),
    Case(
      testDescription: "a stratum that is a census is no singleton", file: "survey-singleton.csv",
      options: ["--stratum", "unit", "--weight", "w", "--population", "Ncensus"],
      index: 74.29268469135835, error: 0.5858002943258742, degreesOfFreedom: 175),
  ]

  @Test("as R's survey", arguments: cases)
  func reference(_ example: Case) throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/" + example.file, to: "survey.csv")
    let result = try document(here, ["index", "survey.csv"] + example.options)
    let index = result["groups"][0]["index"]
    // sums of hundreds of terms in another order: 1e-12 of the value
    #expect(index["estimate"].number?.isClose(to: example.index, .relative(1e-12)) == true)
    #expect(index["standardError"].number?.isClose(to: example.error, .relative(1e-12)) == true)
    #expect(index["degreesOfFreedom"].number == example.degreesOfFreedom)
  }

  @Test("units of the survey as domains of one design")
  func domains() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/survey-skm.csv", to: "survey.csv")
    let result = try document(
      here, "index", "survey.csv", "--stratum", "unit", "--weight", "w", "--population", "N",
      "--missing", "complete", "--by", "unit")
    let expected: [(String, Double, Double, Double, Double)] = [
      ("U01", 78.10502283105023, 0.5420433747155033, 364, 365),
      ("U02", 75.81640780565512, 0.5982472186326547, 278, 279),
      ("U03", 73.26572604350382, 0.7829505377860143, 188, 189),
      ("U04", 80.57692307692308, 0.7577321620404401, 129, 130),
      ("U05", 76.86237373737373, 1.1135742467033405, 87, 88),
      ("U06", 74.50617283950618, 0.6522880349982971, 44, 45),
    ]
    #expect(result["groups"].values.count == expected.count)
    for (group, (unit, index, error, degreesOfFreedom, n)) in zip(
      result["groups"].values, expected)
    {
      #expect(group["group"]["unit"].text == unit)
      #expect(group["index"]["estimate"].number?.isClose(to: index, .relative(1e-12)) == true)
      #expect(group["index"]["standardError"].number?.isClose(to: error, .relative(1e-12)) == true)
      #expect(group["index"]["degreesOfFreedom"].number == degreesOfFreedom)
      #expect(group["completeRespondents"].number == n)
    }
  }

  @Test("a singleton fails by default, with the stratum's name", arguments: ["id", "en"])
  func singletonFails(language: String) throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/survey-singleton.csv", to: "survey.csv")
    for more in [[], ["--singleton", "fail"], ["--psu", "village"]] {
      let outcome = try here.skm(
        ["index", "survey.csv", "--stratum", "unit", "--language", language] + more)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("Central"))
      #expect(outcome.errors.contains("--singleton"))
    }
  }

  @Test("a policy that is none")
  func unknownPolicy() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--singleton", "remove")
    #expect(outcome.status == 64)
    for policy in ["fail", "certainty", "adjust", "average"] {
      #expect(outcome.errors.contains(policy))
    }
  }

  @Test("a number of people served enters the required sample and not the error, but with --fpc")
  func populationNumber() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let plain = try document(here, "index", "survey.csv")["groups"][0]
    let served = try document(here, "index", "survey.csv", "--population", "300")
    #expect(served["groups"][0]["index"] == plain["index"])
    #expect(served["groups"][0]["requiredSampleSize"].number == 169)
    let corrected = try document(here, "index", "survey.csv", "--population", "300", "--fpc")
    let (error, expected) = (
      try #require(corrected["groups"][0]["index"]["standardError"].number),
      try #require(plain["index"]["standardError"].number)
    )
    // sqrt(1 - 6/300)
    #expect(error.isClose(to: expected * 0.98.squareRoot(), .relative(1e-12)))
  }

  @Test(
    "Krejcie and Morgan, to the nearest",
    arguments: [(10, 10.0), (100, 80), (300, 169), (1000, 278), (10_000, 370), (1_000_000, 384)])
  func requiredSampleSize(population: Int, expected: Double) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--population", "\(population)")
    #expect(result["groups"][0]["requiredSampleSize"].number == expected)
  }

  @Test("fewer respondents than required: a warning with both numbers")
  func tooFewRespondents() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--population", "300")
    #expect(
      result["warnings"].values.contains {
        $0["message"].text?.contains("169") == true && $0["message"].text?.contains("6") == true
      })
    let enough = try document(here, "index", "survey.csv", "--population", "6")
    #expect(enough.warningCodes == ["codesInDoubt"] || enough.warningCodes.isEmpty)
  }

  @Test("a population smaller than the sample cannot be")
  func populationTooSmall() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let number = try here.skm("index", "survey.csv", "--population", "5", "--fpc")
    #expect(number.status == 1)
    #expect(number.errors.contains("5") && number.errors.contains("6"))
    let rows = ["4", "4", "4"].map { [$0] + Array(repeating: "3", count: 8) + ["2"] }
    try here.write(
      survey([], rows).replacing("U9\n", with: "U9,N\n"), to: "column.csv")
    let column = try here.skm("index", "column.csv", "--population", "N")
    #expect(column.status == 1)
    #expect(column.errors.contains("2") && column.errors.contains("3"))
  }

  @Test("--fpc needs a number", arguments: [[], ["--population", "N"]])
  func fpcAlone(more: [String]) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm(["index", "survey.csv", "--fpc"] + more)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--population"))
  }

  @Test(
    "a weight that is no number, or negative, is named with its place",
    arguments: ["-1", "x", "", "NaN", "inf"])
  func wrongWeight(text: String) throws {
    let here = try Workdir()
    let rows = ["2", text, "3"].map { [$0] + Array(repeating: "3", count: 9) }
    try here.write(survey(["w"], rows), to: "survey.csv")
    for command in ["index", "check"] {
      let outcome = try here.skm(command, "survey.csv", "--weight", "w", "--language", "en")
      #expect(outcome.status == 1)
      let told = outcome.output + outcome.errors
      #expect(told.contains("line 3") && told.contains("“w”"), "\(told)")
    }
  }

  @Test("a population that changes within a stratum is named")
  func inconsistentPopulation() throws {
    let here = try Workdir()
    let rows = [("a", "100"), ("a", "100"), ("b", "50"), ("b", "60")].map {
      [$0.0, $0.1] + Array(repeating: "3", count: 9)
    }
    try here.write(survey(["s", "N"], rows), to: "survey.csv")
    let outcome = try here.skm(
      "index", "survey.csv", "--stratum", "s", "--population", "N", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("60") || outcome.errors.contains("“b”"))
  }

  @Test("a design column that is not there lists those that are")
  func unknownColumn() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for option in ["--stratum", "--psu", "--weight", "--population", "--by"] {
      let outcome = try here.skm("index", "survey.csv", option, "desa")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("“desa”") && outcome.errors.contains("“U1”"))
    }
  }

  @Test("a number after --weight suggests --element-weights")
  func weightThatIsNumber() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--weight", "0.11")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("--element-weights 0.11"))
  }

  @Test("design columns are never guessed, and --column assigns them too")
  func neverGuessed() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/survey-designs.csv", to: "survey.csv")
    let text = try here.text(of: "survey.csv").replacing(
      "village,household,service", with: "psu,stratum,service"
    ).replacing(",w,", with: ",weight,")
    try here.write(text, to: "named.csv")
    let plain = try document(here, "index", "named.csv")
    // the simple random sample's
    #expect(
      plain["groups"][0]["index"]["standardError"].number?
        .isClose(to: 0.3718216763016051, .relative(1e-12)) == true)
    let assigned = try document(
      here, "index", "named.csv", "--column", "stratum=unit", "--column", "psu=psu", "--column",
      "weight=weight")
    #expect(
      assigned["groups"][0]["index"]["standardError"].number?
        .isClose(to: 1.0788026310290606, .relative(1e-12)) == true)
  }
}
