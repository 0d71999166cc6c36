import Testing

@testable import CSV

@Suite struct SharedStringsTests {
  @Test(
    "escapes of characters that XML cannot hold",
    arguments: [
      ("a_x000D_b", "a\rb"), ("_x0041_", "A"), ("_x00e9_", "é"), ("_x005F_x000D_", "_x000D_"),
      ("_xD83D__xDE00_", "\u{1F600}"), ("_xD83D_a", "a"), ("_xDE00_", ""), ("_x0000_", "_x0000_"),
      ("_x00_", "_x00_"), ("_xZZZZ_", "_xZZZZ_"), ("_x+041_", "_x+041_"), ("_x004", "_x004"),
      ("snake_case_", "snake_case_"), ("", ""),
    ])
  func unescapes(text: String, right: String) {
    var bytes: [UInt8] = []
    appendUnescaped(Array(text.utf8)[...], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == right)
  }
}
