import Responses
import Testing

@Suite struct ColumnListTests {
  @Test(
    "ranges and names",
    arguments: [
      (["u1-u3"], ["u1", "u2", "u3"]), (["U8-U11"], ["U8", "U9", "U10", "U11"]),
      (["u1-3"], ["u1", "u2", "u3"]), (["q08-q11"], ["q08", "q09", "q10", "q11"]),
      (["u1 - u2", "mutu"], ["u1", "u2", "mutu"]), (["u1-u2", "u2", "u3"], ["u1", "u2", "u3"]),
      (["a1b2-a1b3"], ["a1b2", "a1b3"]), (["waktu-tunggu"], ["waktu-tunggu"]),
      (["a1-b3"], ["a1-b3"]),
      (["item-3"], ["item-3"]), ([], []),
    ])
  func reads(parts: [String], names: [String]) throws {
    #expect(try ColumnList.names(parts) == names)
  }

  @Test("ranges that are none", arguments: ["u9-u1", "u1-u1001"])
  func refuses(part: String) {
    #expect(throws: ColumnList.Problem.range(part)) { try ColumnList.names([part]) }
  }
}
