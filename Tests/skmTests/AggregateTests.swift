import Foundation
import TestSupport
import Testing

/// Python 3, whose own SQLite stands for a database.
let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// `--aggregate`: sums of a database instead of responses.
@Suite struct AggregateTests {
  private static let four = "4,4,4,4,4,4,4,4,4"
  private static let three = "3,3,3,3,3,3,4,3,3"
  private static let raw =
    "tahun,kec,\(codes.joined(separator: ","))\n"
    + "2020,a,\(four)\n2020,b,\(three)\n2020,b,\(four)\n2021,a,\(four)\n2020,a,\(four)\n"
    + "2021,b,\(three)\n2021,b,\(four)\n2021,a,\(three)\n2022,a,\(four)\n2022,b,\(three)\n"
    + "2022,b,\(three)\n2022,a,\(four)\n"
  private static let sums =
    "tahun,skm:stratum:kec,skm:respondents,\(codes.joined(separator: ","))\n"
    + "2022,b,2,\(three)\n2020,a,2,\(four)\n2021,a,1,\(four)\n2020,b,1,\(three)\n"
    + "2020,b,1,\(four)\n2021,b,1,\(three)\n2021,b,1,\(four)\n2021,a,1,\(three)\n"
    + "2022,a,2,\(four)\n"

  @Test(
    "the answer is that of the responses, to the last character",
    arguments: [
      ["index", "--by", "tahun"], ["index", "--by", "year", "--level", "0.9"], ["trend"],
      ["compare"], ["compare", "--between", "tahun", "--from", "2022", "--to", "2020"],
      ["index", "--by", "tahun", "--format", "csv"],
      ["index", "--by", "tahun", "--format", "html"],
    ])
  func sameAnswer(arguments: [String]) throws {
    let here = try Workdir()
    try here.write(Self.raw, to: "raw.csv")
    try here.write(Self.sums, to: "sums.csv")
    let more = arguments.contains("--format") ? [] : ["--format", "json"]
    let raw = try here.skm(
      arguments + ["raw.csv", "--stratum", "kec", "--singleton", "certainty"] + more)
    #expect(raw.status == 0, "\(raw.errors)")
    for files in [["--aggregate", "sums.csv"], ["--aggregate=sums.csv"]] {
      let sums = try here.skm(arguments + files + ["--singleton", "certainty"] + more)
      #expect(sums.status == 0, "\(sums.errors)")
      #expect(sums.output == raw.output)
    }
    let input = try here.skm(
      arguments + ["--aggregate", "-", "--singleton", "certainty"] + more,
      input: Array(Self.sums.utf8))
    #expect(input.output == raw.output)
    // the same from a pipe, which can be read only once
    let line = (arguments + more).joined(separator: " ")
    let pipe = try here.shell(
      "cat sums.csv | \"$SKM\" \(line) --singleton certainty --aggregate /dev/stdin")
    #expect(pipe.output == raw.output, "\(pipe.errors)")
  }

  @Test("without --by the groups are those of the query; fewer can be named")
  func groups() throws {
    let here = try Workdir()
    try here.write(Self.sums, to: "sums.csv")
    try here.write(Self.raw, to: "raw.csv")
    let all = try document(here, "index", "--aggregate", "sums.csv", "--singleton", "certainty")
    #expect(all["groups"].values.count == 3)
    #expect(all["designUsed"]["stratum"].values.map(\.text) == ["kec"])
    let unknown = try here.skm("index", "--aggregate", "sums.csv", "--by", "desa")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("desa") && !unknown.errors.contains("skm:respondents"))
  }

  @Test("years of two editions can be read from a pipe")
  func twoEditions() throws {
    let here = try Workdir()
    try here.write(Self.raw, to: "raw.csv")
    let editions = ["--edition", "2018=permenpanrb-16-2014,2019=permenpanrb-14-2017"]
    let sums = Self.sums.replacing("skm:stratum:kec,", with: "").replacing(#/,[ab],/#, with: ",")
    for command in ["trend", "compare"] {
      let raw = try here.skm([command, "raw.csv", "--format", "json"] + editions)
      #expect(raw.status == 0, "\(raw.errors)")
      let piped = try here.skm(
        [command, "--aggregate", "-", "--format", "json"] + editions, input: Array(sums.utf8))
      #expect(piped.output == raw.output, "\(piped.errors)")
      try here.write(sums, to: "sums.csv")
      let line = ([command] + editions).joined(separator: " ")
      let pipe = try here.shell("cat sums.csv | \"$SKM\" \(line) --format json --aggregate -")
      #expect(pipe.output == raw.output, "\(pipe.errors)")
    }
  }

  @Test("the order of the rows of a file changes nothing")
  func orderOfRows() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/survey-designs.csv", to: "a.csv")
    let lines = try here.text(of: "a.csv").split(separator: "\n")
    try here.write(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "b.csv")
    for design in [["--stratum", "unit"], ["--stratum", "unit", "--psu", "village"]] {
      let (one, other) = try (
        here.skm(["index", "a.csv", "--by", "year", "--format", "json"] + design),
        here.skm(["index", "b.csv", "--by", "year", "--format", "json"] + design)
      )
      #expect(one.status == 0 && one.output == other.output)
    }
  }

  @Test("who repeats another is not known, and said to be so")
  func repeats() throws {
    let here = try Workdir()
    try here.write(Self.sums, to: "sums.csv")
    let json = try document(
      here, "reliability", "--aggregate", "sums.csv", "--singleton", "certainty", "--bootstrap", "0"
    )
    for group in json["groups"].values {
      #expect(group["quality"]["duplicates"] == .null)
      #expect(group["quality"]["straightLiners"] != .null)
      #expect(group["quality"]["reason"].text?.isEmpty == false)
    }
    for (language, words) in [("id", "baris ganda tidak dapat"), ("en", "do not tell")] {
      try here.write(
        Self.sums.replacing(#/\d{4},[ab],/#, with: "").replacing(
          "tahun,skm:stratum:kec,", with: ""),
        to: "whole.csv")
      let whole = try here.skm(
        "reliability", "--aggregate", "whole.csv", "--bootstrap", "0", "--language", language)
      #expect(whole.output.contains(words), "\(whole.output)\(whole.errors)")
    }
  }

  @Test(
    "the design is that of the query",
    arguments: [
      ["--stratum", "kec"], ["--psu", "kec"], ["--weight", "w"], ["--population", "N"],
      ["--column", "stratum=kec"],
    ])
  func refusesAnotherDesign(options: [String]) throws {
    let here = try Workdir()
    try here.write(Self.sums, to: "sums.csv")
    for command in ["index", "compare", "reliability", "trend"] {
      let outcome = try here.skm(
        [command, "--aggregate", "sums.csv", "--language", "en"] + options)
      #expect(outcome.status == 64 && outcome.errors.contains("skm query"))
    }
  }

  @Test("what is no sum is refused by name in both languages")
  func refuses() throws {
    let here = try Workdir()
    try here.write(Self.raw, to: "raw.csv")
    try here.write(Self.sums, to: "sums.csv")
    try here.write(Self.sums.replacing("2020,a,2,", with: "2020,a,-2,"), to: "negative.csv")
    for (language, words) in [("id", "baris"), ("en", "line")] {
      let raw = try here.skm("index", "--aggregate", "raw.csv", "--language", language)
      #expect(raw.status == 1 && raw.errors.contains("skm:"))
      let sums = try here.skm("index", "sums.csv", "--language", language)
      #expect(sums.status == 1 && sums.errors.contains("--aggregate"))
      let negative = try here.skm("index", "--aggregate", "negative.csv", "--language", language)
      #expect(negative.status == 1)
      #expect(negative.errors.contains("\(words) 3") && negative.errors.contains("-2"))
    }
    #expect(try here.skm("index", "--aggregate", "none.csv").status == 74)
  }

  @Test(
    "sums that SQLite makes are the responses",
    .enabled(if: python != nil, "Python 3 is not installed"))
  func agreesWithSQLite() throws {
    let here = try Workdir()
    let program = try #require(python)
    let script = Repository.root + "Tests/Databases/agree.py"
    let outcome = try here.run(
      program, [script, Workdir.binaries + "/skm", "--only", "sqlite", "--seeds", "4"],
      environment: ["LC_ALL": "C.UTF-8"], seconds: 240)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("4 surveys agree"))
  }
}
