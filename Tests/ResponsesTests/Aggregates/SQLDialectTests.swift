import Testing

@testable import Responses

@Suite struct SQLDialectTests {
  @Test(
    "names are quoted so that nothing in them ends the quotation",
    arguments: [
      (SQLDialect.postgresql, #"a "b" `c` \d"#, #""a ""b"" `c` \d""#),
      (.duckdb, #"a "b""#, #""a ""b""""#), (.sqlite, #"a "b""#, #""a ""b""""#),
      (.spark, #"a "b" `c` \d"#, #"`a "b" ``c`` \d`"#),
      (.clickhouse, #"a "b" `c` \d"#, #"`a "b" ``c`` \\d`"#),
    ])
  func quotesNames(dialect: SQLDialect, name: String, quoted: String) {
    #expect(dialect.quoted(name) == quoted)
  }

  @Test(
    "files are tables of DuckDB alone",
    arguments: [
      ("jawaban/*.parquet", "'jawaban/*.parquet'"), ("it's.csv", "'it''s.csv'"),
      ("survei.jawaban", #""survei"."jawaban""#),
    ])
  func quotesFiles(text: String, quoted: String) throws {
    let table = try #require(TableName(text))
    #expect(SQLDialect.duckdb.quoted(table) == quoted)
    #expect(SQLDialect.postgresql.quoted(table).hasPrefix("\""))
  }
}
