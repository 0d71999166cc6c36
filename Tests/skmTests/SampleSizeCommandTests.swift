import TestSupport
import Testing

@Suite("skm sample-size")
struct SampleSizeCommandTests {
  static let strata =
    "stratum,population,standardDeviation\nKras,5200,9.5\nBanjaran,3100,12\n"
    + "Purwodadi,900,20\nDusun Kecil,12,3\n"

  @Test("what each rule says, in both languages", arguments: ["id", "en"])
  func texts(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "survey.csv")
    try here.write(Self.strata, to: "strata.csv")
    let plans: [(String, [String])] = [
      ("krejcie-morgan", ["--population", "10000"]),
      ("pilot", ["--pilot", "survey.csv", "--margin", "2", "--population", "5000"]),
      ("neyman", ["--strata", "strata.csv", "--allocation", "neyman", "--margin", "1"]),
      ("proportional", ["--strata", "strata.csv"]),
      ("slovin", ["--method", "slovin", "--population", "1000", "--margin", "0.1"]),
      ("elements", ["--method", "elements", "--population", "120"]),
    ]
    for (name, options) in plans {
      let outcome = try here.skm(["sample-size"] + options + ["--language", language])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
      try expectGolden(outcome.output, "sample-size-\(name).\(language).txt")
    }
  }

  private func size(_ here: borrowing Workdir, _ options: String...) throws -> Double? {
    try document(here, ["sample-size"] + options)["sampleSize"].number
  }

  @Test(
    "the printed table of Krejcie and Morgan", arguments: [10, 100, 300, 1000, 10_000, 1_000_000])
  func table(population: Int) throws {
    let rows = Repository.table("datasets/published/sample-size-krejcie-morgan.csv")
    let row = try #require(rows.first { $0["N"] == "\(population)" })
    let printed = row["S_table"].flatMap { Double($0) }
    let here = try Workdir()
    #expect(try size(here, "--population", "\(population)") == printed)
    #expect(
      try size(here, "--population", "\(population)", "--method", "krejcie-morgan") == printed)
  }

  @Test("each method has its own number")
  func methods() throws {
    let here = try Workdir()
    // Tests/Reference/sample-sizes.json has the first two; the third is (14 + 1) × 10
    #expect(try size(here, "--method", "cochran", "--population", "5000") == 357)
    #expect(try size(here, "--method", "slovin", "--population", "5000") == 371)
    #expect(try size(here, "--method", "elements") == 150)
    #expect(try size(here, "--method", "elements", "--edition", "permenpanrb-14-2017") == 100)
    #expect(try size(here, "--edition", "kepmenpan-25-2004") == 150)
    #expect(try size(here, "--method", "cochran") == 385)
  }

  @Test("the document has the promised keys, and parts that sum to the sample")
  func allocation() throws {
    let here = try Workdir()
    try here.write(Self.strata, to: "strata.csv")
    for rule in ["proportional", "neyman"] {
      let plan = try document(here, "sample-size", "--strata", "strata.csv", "--allocation", rule)
      #expect(plan["schema"].text == "skm.sampleSize/1")
      #expect(plan["method"].text == "krejcie-morgan" && plan["population"].number == 9212)
      let parts = plan["allocation"].values
      #expect(parts.map { $0["stratum"].text }.count == 4)
      #expect(
        parts.compactMap { $0["sampleSize"].number }.reduce(0, +) == plan["sampleSize"].number)
    }
  }

  @Test("a pilot says what its standard deviation is")
  func pilot() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "survey.csv")
    let plan = try document(here, "sample-size", "--pilot", "survey.csv", "--margin", "2")
    let deviation = try #require(plan["standardDeviation"].number)
    // Python's statistics, as in Tests/Reference/sample-sizes.json
    #expect(deviation.isClose(to: 9.746042648180959, .relative(1e-12)))
    #expect(plan["completeRespondents"].number == 45 && plan["population"].isNull)
    #expect(plan["reason"].text != nil && plan["method"].text == "cochran")
    let same = try document(
      here, "sample-size", "--standard-deviation", "\(deviation)", "--margin", "2")
    #expect(same["sampleSize"] == plan["sampleSize"])
  }

  @Test(
    "what cannot be answered says which option, in both languages",
    arguments: [
      (["--population", "0"], "--population"), (["--population", "10.000"], "10000"),
      (["--population", "abc"], "abc"), ([], "--population"),
      (["--method", "slovin"], "--population"),
      (["--population", "100", "--margin", "5"], "--margin"),
      (["--population", "100", "--margin", "0"], "--margin"),
      (["--population", "100", "--margin=-0.1"], "--margin"),
      (["--population", "100", "--margin", "nan"], "nan"),
      (["--standard-deviation", "10"], "--margin"),
      (["--standard-deviation", "0", "--margin", "1"], "0"),
      (["--standard-deviation=-1", "--margin", "1"], "1"),
      (["--standard-deviation", "10", "--margin", "0"], "--margin"),
      (["--standard-deviation", "10", "--margin", "1e-9"], ""),
      (["--standard-deviation", "10", "--margin", "1", "--method", "slovin"], "slovin"),
      (["--method", "elements", "--margin", "0.1"], "--margin"),
      (["--method", "slovin", "--population", "9", "--level", "0.9"], "--level"),
      (["--population", "9", "--level", "95"], "--level"),
      (["--allocation", "neyman"], "--strata"),
      (["--strata", "strata.csv", "--population", "5"], "--population"),
      (["--method", "cluster", "--population", "5"], "cluster"),
    ])
  func usage(options: [String], word: String) throws {
    let here = try Workdir()
    try here.write(Self.strata, to: "strata.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(["sample-size"] + options + ["--language", language])
      #expect(outcome.status == 64 && outcome.output == "", "\(options)")
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
  }

  @Test("files that cannot be used: 1 and their names, and 74 where they are not there")
  func files() throws {
    let here = try Workdir()
    try here.write("stratum,population\nA,50\nB,x\n", to: "bad.csv")
    try here.write("stratum,population\nA,50\nB,70\n", to: "plain.csv")
    try here.write(
      survey([[4, 4, 4, 4, 4, 4, 4, 4, 4], [4, 4, 4, 4, 4, 4, 4, 4, 4]]), to: "same.csv")
    try here.write(survey([[4, 4, 4, 4, 4, 4, 4, 4, 4]]), to: "one.csv")
    try here.write(ordinary + "4,4,9,4,4,4,4,4,4\n", to: "invalid.csv")
    for (options, word) in [
      (["--strata", "bad.csv"], "bad.csv"),
      (["--strata", "plain.csv", "--allocation", "neyman"], "A"),
      (["--pilot", "same.csv", "--margin", "2"], "same.csv"),
      (["--pilot", "one.csv", "--margin", "2"], "one.csv"),
      (["--pilot", "invalid.csv", "--margin", "2"], "invalid.csv"),
    ] {
      let outcome = try here.skm(["sample-size"] + options)
      #expect(outcome.status == 1 && outcome.output == "", "\(options)")
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
    #expect(try here.skm("sample-size", "--strata", "gone.csv").status == 74)
    #expect(try here.skm("sample-size", "--pilot", "gone.csv", "--margin", "2").status == 74)
    let over = try here.skm("sample-size", "--strata", "plain.csv", "-o", "plain.csv")
    #expect(over.status == 64)
  }
}
