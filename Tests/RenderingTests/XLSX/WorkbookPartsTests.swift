import Testing

@testable import Rendering

@Suite struct WorkbookPartsTests {
  private func workbook() throws -> [UInt8] {
    var sheet = Sheet(name: "A")
    for row in 0..<50 { sheet.put(.text("row \(row)"), row: row, column: 0) }
    return try Workbook.bytes([sheet], title: "T")
  }

  @Test("what the library writes is whole")
  func whole() throws { #expect(WorkbookParts.areWhole(try workbook())) }

  @Test("what is cut, or no ZIP file, is not")
  func cut() throws {
    let bytes = try workbook()
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(!WorkbookParts.areWhole(Array(bytes.prefix(count))))
    }
    #expect(!WorkbookParts.areWhole(Array("PK".utf8)))
  }

  @Test("a part whose packed bytes are damaged is found", arguments: [60, 200, 900])
  func damaged(place: Int) throws {
    var bytes = try workbook()
    for offset in 0..<24 { bytes[place + offset] = 0xFF }
    #expect(!WorkbookParts.areWhole(bytes))
  }
}
