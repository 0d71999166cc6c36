import Testing

@testable import CSV

@Suite struct CellReferenceTests {
  @Test(
    "reads and writes places",
    arguments: [
      ("A1", 1, 1), ("Z9", 26, 9), ("AA10", 27, 10), ("XFD1048576", 16_384, 1_048_576),
    ])
  func readsPlaces(text: String, column: Int, row: Int) {
    let place = CellReference(column: column, row: row)
    #expect(CellReference(Array(text.utf8)[...]) == place)
    #expect(CellReference(Array(text.lowercased().utf8)[...]) == place)
    #expect(place.text == text)
  }

  @Test(
    "what is no place in any sheet",
    arguments: [
      "", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1A", "A-1", "Ä1", "A99999999999999999999",
      "AAAAAAAAAAAAAAAAAAAAAAAA1", "A1:B2",
    ])
  func refuses(text: String) {
    #expect(CellReference(Array(text.utf8)[...]) == nil)
  }
}
