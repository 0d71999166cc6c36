import CSV
import TestSupport
import Testing

@Suite struct WorkbookTests {
  private static let row = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
  private static let file = WorkbookFile(sheets: [("Data", "visible", row)])

  private static let book = WorkbookFile(sheets: [
    ("Kosong", "visible", "<sheetData><row><c s='1'/></row></sheetData>"),
    ("Rahasia", "hidden", row.replacing("1", with: "7")),
    ("Sangat rahasia", "veryHidden", row.replacing("1", with: "8")),
    ("Januari", "visible", row), ("Februari", "visible", row.replacing("1", with: "9")),
  ])

  @Test("the first sheet that is shown and not blank, or the one that was asked for")
  func choosesSheets() throws {
    #expect(try TableText(Self.book).rows == [["1", "2"]])
    #expect(try TableText(Self.book, sheet: "Februari").rows == [["9", "2"]])
    #expect(try TableText(Self.book, sheet: "februari").rows == [["9", "2"]])
    #expect(try TableText(Self.book, sheet: "Rahasia").rows == [["7", "2"]])
    #expect(try TableText(Self.book, sheet: "Kosong").rows == [])
    let names = ["Kosong", "Rahasia", "Sangat rahasia", "Januari", "Februari"]
    #expect(refusal(Self.book, sheet: "Mei") == .unknownSheet("Mei", available: names))
  }

  @Test("the name of the sheet that is read")
  func namesTheSheet() throws {
    let reader = try CSVReader(ByteSource(Self.book.bytes)) { _ in 0 }
    #expect(reader.sheetName == "Januari")
    #expect(reader.delimiter == UInt8(ascii: ","))
    #expect(reader.storedBytes == nil)
    let text = try CSVReader(ByteSource(Array("a,b".utf8))) { _ in 0 }
    #expect(text.sheetName == nil)
  }

  @Test("no sheet that is shown, no sheet at all, and a sheet of a text")
  func refusesMissingSheets() {
    let hidden = WorkbookFile(sheets: [("a", "hidden", Self.row)])
    #expect(refusal(hidden) == .noVisibleSheet(available: ["a"]))
    #expect(refusal(WorkbookFile(sheets: [])) == .noVisibleSheet(available: []))
    #expect(throws: CSVError.workbook(.noWorkbook(sheet: "a"))) {
      try TableText(ByteSource(Array("a,b\n1,2\n".utf8), sheet: "a"))
    }
  }

  @Test("blank sheets are an empty table")
  func readsBlankSheets() throws {
    let blank = WorkbookFile(sheets: [("a", "visible", "<sheetData/>"), ("b", "visible", "")])
    #expect(try TableText(blank).rows == [])
  }

  @Test("what is no .xlsx is called what it is")
  func refusesOtherFormats() {
    #expect(
      refusal(WorkbookFile(parts: [("mimetype", "application/..."), ("content.xml", "<a/>")]))
        == .otherFormat(.ods))
    #expect(refusal(WorkbookFile(parts: [("word/document.xml", "")])) == .otherFormat(.unknown))
    #expect(refusal(WorkbookFile(parts: [])) == .otherFormat(.unknown))
    var file = Self.file
    file.set("xl/workbook.bin", "")
    #expect(refusal(file) == .otherFormat(.xlsb))
  }

  @Test("macros are refused by their part and by the type of the workbook")
  func refusesMacros() {
    var file = Self.file
    file.set("xl/vbaProject.bin", "")
    #expect(refusal(file) == .macros)
    file = Self.file
    file.set(
      "[Content_Types].xml",
      "<Types><Override PartName='/xl/workbook.xml' "
        + "ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>")
    #expect(refusal(file) == .macros)
  }

  @Test("an encrypted part")
  func refusesEncryption() {
    var file = Self.file
    file.isEncrypted = true
    #expect(refusal(file) == .encrypted)
  }

  @Test("entities and depth")
  func refusesTraps() {
    let sheet = "xl/worksheets/sheet1.xml"
    var file = Self.file
    file.set(sheet, "<!DOCTYPE a [<!ENTITY b 'b'>]><worksheet>&b;</worksheet>")
    #expect(refusal(file) == .unsafeMarkup(part: sheet))
    let depth = 100_000
    file.set(
      sheet, String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
    #expect(refusal(file) == .unsafeMarkup(part: sheet))
    // one tag that never ends
    file.set(sheet, "<worksheet a='\(String(repeating: "a", count: 3 << 20))'/>")
    #expect(refusal(file) == .unsafeMarkup(part: sheet))
  }

  @Test("a part that grows without measure")
  func refusesBombs() throws {
    let path = Repository.root + "Tests/Reference/xlsx/bomb.xlsx"
    let part = "xl/worksheets/sheet1.xml"
    #expect(throws: CSVError.workbook(.packedTooTightly(part: part, limit: 200))) {
      try TableText(ByteSource(path: path))
    }
  }

  @Test("parts that are not there or damaged")
  func refusesDamage() {
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
      var file = Self.file
      file.parts.removeAll { $0.name == part }
      #expect(refusal(file) == .broken(part: part))
      file.set(part, "<worksheet><sheetData>")
      #expect(refusal(file) == .broken(part: part))
    }
    var file = Self.file
    file.set("xl/workbook.xml", "no XML")
    #expect(refusal(file) == .broken(part: "xl/workbook.xml"))
  }

  @Test("a part is found in any case, from any folder, by any relation")
  func findsParts() throws {
    for target in ["/XL/Worksheets/Sheet1.xml", "../xl/./worksheets/sheet1.xml"] {
      var file = Self.file
      let place = try #require(file.parts.firstIndex { $0.name.hasSuffix("workbook.xml.rels") })
      let text = String(decoding: file.parts[place].bytes, as: UTF8.self)
      file.set(
        file.parts[place].name, text.replacing("'worksheets/sheet1.xml'", with: "'\(target)'"))
      #expect(try TableText(file).rows == [["1", "2"]])
    }
  }

  @Test("cut off anywhere, a workbook is damaged")
  func refusesTruncation() {
    let bytes = Self.file.bytes
    for count in stride(from: 4, to: bytes.count, by: 7) {
      #expect(throws: CSVError.workbook(.broken(part: nil))) {
        try TableText(ByteSource(Array(bytes.prefix(count))))
      }
    }
  }

  @Test(
    "a workbook with some bytes changed is read or refused", arguments: [1, 2, 3, 4] as [UInt64])
  func survivesMutation(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let path = Repository.root + "Tests/Reference/xlsx/"
    let packed = try Repository.bytes("Tests/Reference/xlsx/values.xlsx")
    let right = try TableText(ByteSource(path: path + "values.csv")).rows
    var refused = 0
    for round in 0..<50 {
      // packed parts are guarded by a checksum, so that XML is reached in unpacked ones
      var bytes = round.isMultiple(of: 2) ? packed : Self.book.bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 4..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      do {
        let rows = try TableText(ByteSource(bytes)).rows
        if round.isMultiple(of: 2) { #expect(rows == right || rows.count <= 1_048_576) }
      } catch { refused += 1 }
    }
    #expect(refused > 5)
  }

  @Test("XML with some bytes changed is read or refused", arguments: [1, 2] as [UInt64])
  func survivesMutatedXML(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var refused = 0
    for _ in 0..<100 {
      var file = WorkbookFile(
        sheets: [("a", "visible", Self.row), ("b", "visible", Self.row)],
        strings: "<si><t>x</t></si>", styles: "<cellXfs><xf numFmtId='14'/></cellXfs>")
      let part = Int.random(in: 0..<file.parts.count, using: &generator)
      let place = Int.random(in: 0..<file.parts[part].bytes.count, using: &generator)
      file.parts[part].bytes[place] = UInt8.random(in: 0...127, using: &generator)
      do { _ = try TableText(file) } catch { refused += 1 }
    }
    #expect(refused > 20)
  }
}
