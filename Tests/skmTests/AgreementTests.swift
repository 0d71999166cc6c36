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
