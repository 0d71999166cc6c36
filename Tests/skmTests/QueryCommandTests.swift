import Foundation
import TestSupport
import Testing

@Suite("skm query")
struct QueryCommandTests {
  private static let dialects = ["postgresql", "clickhouse", "spark", "duckdb", "sqlite"]

  @Test("the SQL of each dialect", arguments: dialects)
  func dialect(name: String) throws {
    let here = try Workdir()
    let outcome = try here.skm(
      "query", "--table", "survei.jawaban", "--items", "u1-u3,Mutu \"akhir\"", "--by",
      "tahun,Unit Layanan", "--stratum", "kec", "--psu", "desa", "--weight", "w", "--population",
      "N", "--dialect", name, "--language", "en")
    #expect(outcome.status == 0 && outcome.errors == "")
    try expectGolden(outcome.output, "query-\(name).sql")
    #expect(!outcome.output.split(separator: "\n").contains { $0.count > 160 })
  }

  @Test("without a design there is one row for each row of answers")
  func plain() throws {
    let here = try Workdir()
    let outcome = try here.skm("query", "--table", "jawaban", "--items", "u1-u9")
    #expect(outcome.status == 0)
    try expectGolden(outcome.output, "query-plain.sql")
    let written = try here.skm("query", "--table", "jawaban", "--items", "u1-u9", "-o", "q.sql")
    #expect(written.output == "")
    #expect(try here.text(of: "q.sql") == outcome.output)
  }

  @Test(
    "what cannot be asked",
    arguments: [
      (["--table", "a..b", "--items", "u1-u9"], "--table"),
      (["--table", "a", "--items", "u9-u1"], "u9-u1"),
      (["--table", "a", "--items", ","], "--items"),
      (["--table", "a", "--items", "u1-u9", "--by", "x\ty"], "SQL"),
      (["--table", "a", "--items", "u1-u9", "--by", "u1"], "--by u1"),
    ])
  func refuses(arguments: [String], names: String) throws {
    let here = try Workdir()
    for language in ["id", "en"] {
      let outcome = try here.skm(["query"] + arguments + ["--language", language])
      #expect(outcome.status == 64 && outcome.output == "")
      #expect(outcome.errors.contains(names), "\(outcome.errors)")
    }
  }
}
