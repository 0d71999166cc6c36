import Responses
import Testing

@Suite struct TableNameTests {
  @Test(
    "a table's name is divided at its points",
    arguments: [
      ("jawaban", ["jawaban"]), ("survei.jawaban", ["survei", "jawaban"]),
      ("a.b.c", ["a", "b", "c"]), (#""Jawaban 2.1".u"#, ["Jawaban 2.1", "u"]),
      (#""a ""b"" c""#, [#"a "b" c"#]), ("`a``b`.c", ["a`b", "c"]),
      ("Jawaban 2021", ["Jawaban 2021"]),
    ])
  func dividesTables(text: String, parts: [String]) throws {
    #expect(try #require(TableName(text)).parts == parts)
  }

  @Test(
    "what is no name of a table",
    arguments: ["", ".", "a.", ".a", "a..b", "\"a", "a\nb", "\"\""])
  func refusesTables(text: String) {
    #expect(TableName(text) == nil)
  }
}
