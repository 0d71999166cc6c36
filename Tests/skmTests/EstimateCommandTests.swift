import TestSupport
import Testing

@Suite("skm estimate")
struct EstimateCommandTests {
  static let strat = "Tests/Reference/tables/apistrat.csv"
  static let clusters = "Tests/Reference/tables/apiclus1.csv"
  private static let design = ["--stratum", "stype", "--weight", "pw", "--population", "fpc"]
  private static let table = "who,y,x,w,n\na,1,2,10,3\nb,3,4,20,3\na,4,,30,4\nb,,5,40,4.0\n"

  private func run(_ arguments: [String], _ text: String = table) throws -> Workdir.Outcome {
    let here = try Workdir()
    try here.write(text, to: "t.csv")
    return try here.skm(["estimate"] + arguments)
  }

  @Test("a survey raked to the known visitors of an office", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    for name in ["skm-2020.csv", "pengunjung-2020.csv"] {
      try here.copy("datasets/kras/\(name)", to: name)
    }
    let shown = try here.skm([
      "estimate", "mean", "skm-2020.csv", "--of", "U3 Waktu penyelesaian,Jenis Kelamin",
      "--calibrate", "rake", "--margins", "pengunjung-2020.csv", "--language", language,
    ])
    #expect(shown.status == 0 && shown.errors == "")
    #expect(shown.output.split(separator: "\n").filter { $0.count > 80 } == [])
    try expectGolden(shown.output, "estimate-raked.\(language).txt")
  }

  @Test("every format has the estimates", arguments: ["csv", "markdown", "html", "json"])
  func formats(format: String) throws {
    let here = try Workdir()
    try here.copy(Self.strat, to: "t.csv")
    let shown = try here.skm(
      ["estimate", "mean", "t.csv", "--of", "api00,stype", "--by", "awards", "--format", format]
        + Self.design + ["--language", "en"])
    #expect(shown.status == 1, "there is no column awards")
    let more = try here.skm(
      ["estimate", "mean", "t.csv", "--of", "api00,stype", "--by", "sch.wide", "--format", format]
        + Self.design + ["--language", "en"])
    #expect(more.status == 0 && more.output.contains("stype=E"))
    if format == "csv" {
      #expect(
        more.output.hasPrefix(
          "sch.wide,statistic,variable,estimate,standardError,degreesOfFreedom,lower,upper,level,"
            + "designEffect,sampleSize,reason\n"))
      #expect(more.output.split(separator: "\n").count == 9)
    }
  }

  @Test("a workbook, and standard input")
  func sources() throws {
    let here = try Workdir()
    try here.copy(Self.strat, to: "t.csv")
    let written = try here.skm(
      ["estimate", "mean", "t.csv", "--of", "api00", "-o", "r.xlsx"] + Self.design)
    #expect(written.status == 0)
    let piped = try here.shell(
      "\"$SKM\" estimate mean - --of api00 --weight pw --format csv --language en < t.csv")
    let read = try here.skm([
      "estimate", "mean", "t.csv", "--of", "api00", "--weight", "pw", "--format", "csv",
      "--language", "en",
    ])
    #expect(piped.status == 0 && piped.output == read.output)
  }

  @Test("several files are one data set, with columns in any order")
  func files() throws {
    let here = try Workdir()
    try here.write("who,y\na,1\nb,3\n", to: "one.csv")
    try here.write("y;who\n4,5;a\n2;b\n", to: "two.csv")
    try here.write("who,y\na,1\nb,3\na,4.5\nb,2\n", to: "all.csv")
    let both = try document(here, "estimate", "mean", "one.csv", "two.csv", "--of", "y,who")
    let whole = try document(here, "estimate", "mean", "all.csv", "--of", "y,who")
    #expect(both["estimates"] == whole["estimates"])
    let years = try document(
      here, "estimate", "mean", "one.csv@2020", "two.csv@2021", "--of", "y", "--by", "year")
    #expect(years["estimates"].values.map { $0["group"]["year"].text } == ["2020", "2021"])
    #expect(years["estimates"].values.map { $0["estimate"].number } == [2, 3.25])
  }

  @Test("a column of numbers under proportion gives one share per value")
  func proportions() throws {
    let here = try Workdir()
    try here.write(Self.table, to: "t.csv")
    let found = try document(here, "estimate", "proportion", "t.csv", "--of", "n,who")
    #expect(
      found["estimates"].values.map { $0["variable"].text } == ["n=3", "n=4", "who=a", "who=b"])
    #expect(found["estimates"].values.map { $0["estimate"].number } == [0.5, 0.5, 0.5, 0.5])
    #expect(found["intervalMethod"].text == "logit")
    for method in ["beta", "wilson", "wald"] {
      let own = try document(
        here, "estimate", "proportion", "t.csv", "--of", "n", "--proportion-interval", method)
      #expect(own["intervalMethod"].text == method)
      #expect(own["estimates"][0]["lower"] != found["estimates"][0]["lower"])
    }
  }

  @Test("rows without a value stay in the design; complete rows are those with all variables")
  func missing() throws {
    let here = try Workdir()
    try here.write(Self.table, to: "t.csv")
    let found = try document(here, "estimate", "mean", "t.csv", "--of", "y,x")["estimates"]
    #expect(found.values.map { $0["sampleSize"].number } == [3, 3])
    let complete = try document(
      here, "estimate", "mean", "t.csv", "--of", "y,x", "--missing", "complete")["estimates"]
    #expect(complete.values.map { $0["sampleSize"].number } == [2, 2])
    #expect(complete.values.map { $0["estimate"].number } == [2, 3])
    let ratio = try document(here, "estimate", "ratio", "t.csv", "--of", "y", "--per", "x")
    #expect(ratio["estimates"][0]["denominator"].text == "x")
    ratio["estimates"][0]["estimate"].expect(4.0 / 6, .relative(1e-15), "ratio")
  }

  @Test("quantiles, replicates and calibration say that they hold the rows")
  func holdsRows() throws {
    let here = try Workdir()
    try here.copy(Self.clusters, to: "t.csv")
    try here.write(
      "variable,value,total\nstype,E,4421\nstype,H,755\nstype,M,1018\n", to: "m.csv")
    let one = try document(here, "estimate", "mean", "t.csv", "--of", "api00", "--weight", "pw")
    #expect(one.warningCodes == [])
    for more in [
      ["--replicates", "jk1"], ["--replicates", "rao-wu:50"],
      ["--calibrate", "poststratify", "--margins", "m.csv"],
    ] {
      let found = try document(
        here,
        ["estimate", "mean", "t.csv", "--of", "api00", "--weight", "pw", "--psu", "dnum"] + more)
      #expect(found.warningCodes == ["rowsInMemory"])
    }
    let median = try document(
      here, "estimate", "quantile", "t.csv", "--of", "api00", "--probability", "0.5,0.9")
    #expect(median["estimates"].values.map { $0["probability"].number } == [0.5, 0.9])
    #expect(median.warningCodes == ["rowsInMemory"])
    let seeds = try ["1", "1", "2"].map {
      try document(
        here, "estimate", "mean", "t.csv", "--of", "api00", "--replicates", "rao-wu:50", "--seed",
        $0)["estimates"]
    }
    #expect(seeds[0] == seeds[1] && seeds[0] != seeds[2])
  }

  @Test("calibrated weights meet their margins")
  func calibration() throws {
    let here = try Workdir()
    try here.copy(Self.clusters, to: "t.csv")
    try here.write(
      "variable,value,total\nstype,E,4421\nstype,H,755\nstype,M,1018\nsch.wide,No,1072\n"
        + "sch.wide,Yes,5122\n", to: "m.csv")
    let found = try document(
      here, "estimate", "total", "t.csv", "--of", "stype", "--psu", "dnum", "--weight", "pw",
      "--population", "fpc", "--calibrate", "rake", "--margins", "m.csv")
    for (line, total) in zip(found["estimates"].values, [4421.0, 755, 1018]) {
      // What raking leaves of its last round.
      line["estimate"].expect(total, .relative(1e-9), "total")
    }
    let calibration = found["calibration"]
    #expect(calibration["method"].text == "rake" && calibration["margins"].values.count == 5)
    for margin in calibration["margins"].values {
      margin["reached"].expect(try #require(margin["total"].number), .relative(1e-9), "margin")
    }
    let (low, high) = (
      try #require(calibration["smallestFactor"].number),
      try #require(calibration["largestFactor"].number)
    )
    #expect(0 < low && low < high)
  }

  @Test(
    "options that do not go together are refused",
    arguments: [
      (["mean", "t.csv", "--of", "y", "--per", "x"], "--per"),
      (["ratio", "t.csv", "--of", "y"], "--per"),
      (["quantile", "t.csv", "--of", "y"], "--probability"),
      (["quantile", "t.csv", "--of", "y", "--probability", "0,5"], "--probability"),
      (["mean", "t.csv", "--of", "y", "--probability", "0.5"], "quantile"),
      (["mean", "t.csv", "--of", "y", "--proportion-interval", "beta"], "proportion"),
      (["mean", "t.csv", "--of", "y", "--margins", "m.csv"], "--calibrate"),
      (["mean", "t.csv", "--of", "y", "--calibrate", "rake"], "--margins"),
      (
        ["mean", "t.csv", "--of", "y", "--calibrate", "rake", "--margins", "m", "--bounds", "1,2"],
        "--bounds"
      ),
      (["mean", "t.csv", "--of", "y", "--replicates", "jk2"], "rao-wu:500"),
      (["mean", "t.csv", "--of", "y", "--replicates", "rao-wu:1"], "rao-wu:500"),
      (["mean", "t.csv", "--of", "y", "--replicates", "jk1", "--stratum", "who"], "jkn"),
      (["mean", "t.csv", "--of", "y", "--replicate-scale", "1"], "--replicate-weights"),
      (
        ["mean", "t.csv", "--of", "y", "--replicate-weights", "r", "--replicate-scale", "1"],
        "--weight"
      ),
      (
        ["mean", "t.csv", "--of", "y", "--weight", "w", "--replicate-weights", "r"],
        "--replicate-scale"
      ),
      (["mean", "t.csv", "--of", "y", "--population", "100"], "--fpc"),
      (["mean", "t.csv", "--of", "y", "--population", "n,w"], "--psu"),
      (["mean", "t.csv", "--of", ","], "--of"),
      (["mean", "t.csv", "t.csv", "--of", "y"], "t.csv"),
      (["mean", "t.csv", "--of", "y", "--level", "95"], "--level"),
    ])
  func usage(arguments: [String], fact: String) throws {
    let refused = try run(arguments + ["--language", "en"])
    #expect(refused.status == 64 && refused.output == "", "\(refused.errors)")
    #expect(refused.errors.contains(fact), "\(refused.errors)")
  }

  @Test("bad data say where, and what would be right", arguments: ["id", "en"])
  func badData(language: String) throws {
    let mixed = try run(
      ["mean", "t.csv", "--of", "y,q", "--language", language], "y,q\n1,1\nx,2\nz,3,4\n")
    #expect(mixed.status == 1 && mixed.output == "")
    let lines = mixed.errors.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].contains("\u{201C}x\u{201D}"))
    #expect(lines[0].contains(language == "id" ? "baris 3" : "line 3"))
    let unknown = try run(["mean", "t.csv", "--of", "yy", "--language", language])
    #expect(unknown.status == 1 && unknown.errors.contains("\u{201C}y\u{201D}"))
    let none = try run(["mean", "t.csv", "--of", "y", "--language", language], "y,z\n,1\nNA,2\n")
    #expect(none.status == 1 && none.output == "")
    let absent = try run(["mean", "u.csv", "--of", "y", "--language", language])
    #expect(absent.status == 74)
    let many = try run(
      ["mean", "t.csv", "--of", "y", "--language", language],
      "y,z\n1,1\n" + String(repeating: "x,1\n", count: 12))
    #expect(many.errors.split(separator: "\n").count == 11 && !many.errors.contains("skm check"))
  }

  @Test(
    "margins that do not fit the data say where",
    arguments: [
      ("who,a,10\nwho,b,10\nwho,c,10\n", "\u{201C}c\u{201D}"), ("who,a,10\n", "\u{201C}b\u{201D}"),
      ("whom,a,10\n", "\u{201C}whom\u{201D}"), ("who,a,10\nwho,b,9\n(Intercept),,20\n", "20"),
      ("who,a,1.000\nwho,b,1\n", "1.000"), ("y,,9\n", "\u{201C}y\u{201D}"),
    ])
  func badMargins(rows: String, fact: String) throws {
    let here = try Workdir()
    try here.write(Self.table, to: "t.csv")
    try here.write("variable,value,total\n" + rows, to: "m.csv")
    let refused = try here.skm([
      "estimate", "mean", "t.csv", "--of", "x", "--calibrate", "rake", "--margins", "m.csv",
      "--language", "en",
    ])
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains(fact), "\(refused.errors)")
  }

  @Test("replicate weights that stand in columns")
  func replicateColumns() throws {
    let here = try Workdir()
    try here.write(
      "y,w,r1,r2\n1,1,2,0\n3,1,0,2\n", to: "t.csv")
    let found = try document(
      here, "estimate", "mean", "t.csv", "--of", "y", "--weight", "w", "--replicate-weights", "r",
      "--replicate-scale", "0.5")
    let line = found["estimates"][0]
    // Replicates 1 and 3 around their mean 2: 0.5·(1 + 1).
    line["standardError"].expect(1, .relative(1e-14), "error")
    #expect(line["degreesOfFreedom"].number == 1)
    #expect(found["replicates"]["count"].number == 2)
    let wrong = try here.skm([
      "estimate", "mean", "t.csv", "--of", "y", "--weight", "w", "--replicate-weights", "r",
      "--replicate-rscales", "1,1,1", "--language", "en",
    ])
    #expect(wrong.status == 1 && wrong.errors.contains("3"))
  }
}
