import TestSupport
import Testing

/// What `skm check` says and what `skm index` does agree, and a design means one thing.
@Suite struct AgreementTests {
  private static let codes = "U1,U2,U3,U4,U5,U6,U7,U8,U9"
  private static let fours = "4,4,4,4,4,4,4,4,4"
  private static let threes = "3,3,3,3,3,3,3,3,4"

  @Test(
    "check exits with 1 where index refuses, and with 0 where it answers",
    arguments: [
      // a stratum with one respondent
      (["--stratum", "h"], "h,\(codes)\na,\(fours)\na,\(threes)\nb,\(fours)\n"),
      (
        ["--stratum", "h", "--singleton", "certainty"],
        "h,\(codes)\na,\(fours)\na,\(threes)\nb,\(fours)\n"
      ),
      // nobody complete
      (["--missing", "complete"], "\(codes)\n4,4,4,4,4,4,4,4,\n,4,4,4,4,4,4,4,4\n"),
      // a population smaller than the sample
      (["--population", "n"], "n,\(codes)\n1,\(fours)\n1,\(threes)\n"),
      // every group without an answer to U9
      (["--by", "h"], "h,\(codes)\na,4,4,4,4,4,4,4,4,\nb,3,3,3,3,3,3,3,3,\n"),
      ([], "\(codes)\n\(fours)\n\(threes)\n"),
      ([], "\(codes)\n\(fours)\n5,4,4,4,4,4,4,4,4\n"),
      (["--skip-invalid"], "\(codes)\n\(fours)\n5,4,4,4,4,4,4,4,4\n"),
    ])
  func agree(options: [String], survey: String) throws {
    let here = try Workdir()
    try here.write(survey, to: "s.csv")
    let index = try here.skm(["index", "s.csv"] + options)
    let check = try here.skm(["check", "s.csv"] + options)
    #expect(check.status == index.status)
    #expect(check.output.contains("Tidak ditemukan masalah") == (index.status == 0))
  }

  @Test(
    "a year is never averaged, whatever the column is called", arguments: ["year", "tahun", "Year"])
  func knowsYear(name: String) throws {
    let here = try Workdir()
    try here.write(
      "Tahun,\(Self.codes)\n2020,\(Self.fours)\n2021,\(Self.threes)\n2021,\(Self.fours)\n",
      to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--by", name, "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"aggregates\": []"))
    #expect(outcome.output.contains("\"year\": \"2020\""))
  }

  @Test(
    "one number of people does not correct strata or sampling units",
    arguments: [["--stratum", "h"], ["--psu", "h"], ["--column", "stratum=h"]])
  func refusesOneNumber(design: [String]) throws {
    let here = try Workdir()
    try here.write(
      "h,\(Self.codes)\na,\(Self.fours)\na,\(Self.threes)\nb,\(Self.fours)\nb,\(Self.threes)\n",
      to: "s.csv")
    let outcome = try here.skm(["index", "s.csv", "--population", "100", "--fpc"] + design)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--population KOLOM"))
  }

  @Test("one header does not ask two elements")
  func refusesOneHeaderTwice() throws {
    let here = try Workdir()
    try here.write("\(Self.codes)\n\(Self.fours)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--column", "U8=U9", "--column", "U9=u9")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--column U9=u9"))
  }

  @Test("weights with a decimal comma are told how to be written")
  func explainsDecimalComma() throws {
    let here = try Workdir()
    try here.write("\(Self.codes)\n\(Self.fours)\n", to: "s.csv")
    let elements = try here.skm("index", "s.csv", "--element-weights", "0,11")
    #expect(elements.status == 64 && elements.errors.contains("0.11"))
    let weight = try here.skm("index", "s.csv", "--weight", "0,11")
    #expect(weight.status == 1 && weight.errors.contains("--element-weights 0.11"))
  }

  @Test("answers alike under fractional weights leave doubt too", arguments: ["1", "2", "3"])
  func doubtsWeightedConstants(level: String) throws {
    let here = try Workdir()
    let answers = Array(repeating: level, count: 9).joined(separator: ",")
    try here.write(
      "w,\(Self.codes)\n1000.3,\(answers)\n0.1,\(answers)\n0.7,\(answers)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--weight", "w", "--format", "json")
    let document = try JSON(outcome.output)
    let index = document["groups"][0]["index"]
    let (lower, upper) = (try #require(index["lower"].number), try #require(index["upper"].number))
    #expect(upper - lower > 25)  // three respondents say little
    #expect(index["standardError"].number == 0)
    #expect(document.warningCodes.contains("noVariation"))
  }
}

/// Numbers, files and sizes that went wrong once.
@Suite struct PitfallTests {
  private static let codes = "U1;U2;U3;U4;U5;U6;U7;U8;U9"
  private static let fours = "4;4;4;4;4;4;4;4;4"
  private static let threes = "3;3;3;3;3;3;3;3;4"

  @Test(
    "a mark that may be one of thousands is refused, with what would be right",
    arguments: [
      ("population", "125.300", 1), ("population", "125,300", 1), ("population", "4200", 0),
      ("population", "12.5", 1), ("weight", "1.050", 1), ("weight", "1,050", 0),
      ("weight", "1.050.200", 1), ("weight", "67,7419", 0),
    ])
  func doubtsThousands(option: String, number: String, status: Int32) throws {
    let here = try Workdir()
    try here.write(
      "n;\(Self.codes)\n\(number);\(Self.fours)\n\(number);\(Self.threes)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--\(option)", "n")
    #expect(outcome.status == status, "\(outcome.errors)")
    if status == 1 { #expect(outcome.errors.contains("\u{201C}\(number)\u{201D}")) }
  }

  @Test("the file on standard input is not overwritten, nor read twice")
  func knowsStandardInput() throws {
    let here = try Workdir()
    let survey = "\(Self.codes)\n\(Self.fours)\n\(Self.threes)\n"
    try here.write(survey, to: "s.csv")
    let overwrite = try here.shell("\"$SKM\" index - -o s.csv < s.csv")
    #expect(overwrite.status == 64)
    #expect(try here.text(of: "s.csv") == survey)
    #expect(try here.shell("\"$SKM\" index s.csv - < s.csv").status == 64)
    #expect(try here.shell("ln s.csv t.csv && \"$SKM\" index s.csv t.csv").status == 64)
  }

  @Test("files without a common element have no index, and no crash")
  func refusesDisjointElements() throws {
    let here = try Workdir()
    try here.write("U1\n4\n3\n", to: "a.csv")
    try here.write("U2\n4\n2\n", to: "b.csv")
    for command in ["check", "index"] {
      let outcome = try here.skm(command, "a.csv", "b.csv", "--elements-present")
      #expect(outcome.status == 1, "\(command)")
    }
  }

  @Test("weights that are all zero are named as the cause")
  func namesZeroWeights() throws {
    let here = try Workdir()
    try here.write("w;\(Self.codes)\n0;\(Self.fours)\n0;\(Self.threes)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--weight", "w", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("No respondent has a weight above 0"))
  }

  @Test("a cell of a megabyte is cut and holds nothing up")
  func cutsLongCells() throws {
    let here = try Workdir()
    let long = String(repeating: "kelurahan ", count: 100_000)
    try here.write("saran;\(Self.codes)\n\(long);\(Self.fours)\nx;\(Self.threes)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--by", "comment")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a link that leads nowhere is not replaced")
  func keepsDanglingLinks() throws {
    let here = try Workdir()
    try here.write("\(Self.codes)\n\(Self.fours)\n", to: "s.csv")
    let outcome = try here.shell("ln -s gone.csv out.csv; \"$SKM\" index s.csv -o out.csv")
    #expect(outcome.status == 74)
    #expect(try here.shell("test -L out.csv").status == 0)
  }

  @Test("a group's column in CSV has a name of its own")
  func namesGroupColumns() throws {
    let here = try Workdir()
    try here.write("count;\(Self.codes)\na;\(Self.fours)\nb;\(Self.threes)\n", to: "s.csv")
    let outcome = try here.skm(
      "index", "s.csv", "--by", "count", "--format", "csv", "--spreadsheet", "en", "--quiet")
    let names = outcome.output.prefix { $0 != "\n" }.split(separator: ",")
    #expect(names.first == "group.count" && Set(names).count == names.count)
  }

  @Test("marks between thousands are not taken for a column's name")
  func explainsPopulationMarks() throws {
    let here = try Workdir()
    try here.write("\(Self.codes)\n\(Self.fours)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--population", "25.000")
    #expect(outcome.status == 64 && outcome.errors.contains("--population 25000"))
  }

  @Test(
    "a role is known by its Indonesian name too",
    arguments: ["service", "layanan", "Jenis Layanan"])
  func knowsIndonesianRoles(name: String) throws {
    let here = try Workdir()
    try here.write(
      "Jenis Layanan;\(Self.codes)\nKTP;\(Self.fours)\nKK;\(Self.threes)\n", to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--by", name, "--format", "json")
    #expect(outcome.status == 0 && outcome.output.contains("\"service\": \"KTP\""))
  }

  @Test("unknown columns of a header's first row keep their names")
  func keepsUnknownColumns() throws {
    let here = try Workdir()
    try here.write(
      "Petugas;Jenis Kelamin;Unsur pelayanan;;;;;;;;\n;;\(Self.codes)\nAni;P;\(Self.fours)\n",
      to: "s.csv")
    let outcome = try here.skm("index", "s.csv", "--by", "Petugas", "--format", "json")
    #expect(outcome.status == 0 && outcome.output.contains("\"Petugas\": \"Ani\""))
  }

  @Test(
    "a row of totals below the data is one problem, and never a respondent",
    arguments: [[], ["--skip-invalid"]])
  func refusesTotals(options: [String]) throws {
    let here = try Workdir()
    try here.write(
      """
      No;\(Self.codes)
      1;\(Self.fours)
      2;\(Self.threes)
      Σ Nilai/Unsur;7;7;7;7;7;7;7;7;8
      Rata-rata;3,5;3,5;3,5;3,5;3,5;3,5;3,5;3,5;4
      """, to: "s.csv")
    let outcome = try here.skm(["index", "s.csv"] + options)
    #expect(outcome.status == 1)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("jumlah atau rata-rata") })
    #expect(lines[0].contains("baris 4") && lines[1].contains("baris 5"))
  }
}
