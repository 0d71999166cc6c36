import Testing

@testable import Rendering

@Suite struct SheetTextTests {
  @Test(
    "text that a sheet can hold stays as it is",
    arguments: [
      "", "Biaya/tarif", "=1+2", "<script>alert(1)</script>", "a & \"b\"", "two\nlines", "a\tb",
      "\u{202E}right to left\u{202C}", "\u{200F}مرحبا", "😀 é 漢字", "_x", "_xyz_", "x0041_",
    ])
  func keeps(text: String) { #expect(SheetText.cell(text) == text) }

  @Test(
    "what XML cannot hold is replaced",
    arguments: [
      ("a\u{0}b", "a b"), ("\u{1B}[31m", " [31m"), ("a\u{7F}", "a "), ("a\u{85}b", "a b"),
      ("a\u{FFFE}", "a\u{FFFD}"), ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ])
  func replaces(text: String, expected: String) { #expect(SheetText.cell(text) == expected) }

  @Test("a code that a spreadsheet would decode is written as text")
  func escapes() {
    #expect(SheetText.cell("_x0041_") == "_x005F_x0041_")
    #expect(SheetText.cell("a_x00e9_ b_x000D_") == "a_x005F_x00e9_ b_x005F_x000D_")
  }

  @Test("a cell holds 32,767 UTF-16 units, and no half of a character")
  func shortens() {
    let whole = String(repeating: "a", count: 32_767)
    #expect(SheetText.cell(whole) == whole)
    let long = SheetText.cell(whole + "b")
    #expect(long == String(repeating: "a", count: 32_766) + "…")
    let pairs = SheetText.cell(String(repeating: "😀", count: 20_000))
    #expect(pairs == String(repeating: "😀", count: 16_383) + "…")
    #expect(pairs.utf16.count <= 32_767)
  }

  @Test(
    "a name of a sheet has none of what Excel forbids",
    arguments: [
      ("Ringkasan", "Ringkasan"), ("a[b]c:d*e?f/g\\h", "a b c d e f g h"), ("'quoted'", "quoted"),
      ("", "1"), ("///", "1"), ("History", "History (2)"), ("a\u{0}b", "a b"),
      (String(repeating: "x", count: 40), String(repeating: "x", count: 30) + "…"),
    ])
  func names(wanted: String, expected: String) {
    #expect(SheetText.sheetName(wanted, beside: []) == expected)
  }

  @Test("two sheets never have one name, whatever the case")
  func tellsApart() {
    #expect(SheetText.sheetName("Data", beside: ["data"]) == "Data (2)")
    #expect(SheetText.sheetName("Data", beside: ["DATA", "data (2)"]) == "Data (3)")
    let long = String(repeating: "y", count: 31)
    let second = SheetText.sheetName(long, beside: [long])
    #expect(second.utf16.count <= 31 && second.hasSuffix(" (2)"))
    #expect(SheetText.sheetName("", beside: ["1"]) == "2")
  }

  @Test("a property of the document has at most 255 units")
  func properties() {
    #expect(SheetText.property(String(repeating: "a", count: 400)).utf16.count == 255)
    #expect(SheetText.property("Indeks") == "Indeks")
  }
}
