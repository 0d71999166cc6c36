import CSV
import TestSupport
import Testing

@Suite struct SheetRowsTests {
  @Test(
    "every kind of cell, in both epochs", arguments: ["values.xlsx", "values-1904.xlsx"])
  func readsEveryKind(name: String) throws {
    let folder = Repository.root + "Tests/Reference/xlsx/"
    let read = try TableText(ByteSource(path: folder + name))
    let expected = try TableText(ByteSource(path: folder + "values.csv"))
    // the last column is blank in the first row, and a row ends where the widest so far does
    #expect(read.rows[0] + [""] == expected.rows[0])
    #expect(read.rows.dropFirst() == expected.rows.dropFirst())
    #expect(read.lines == [1, 2, 3, 4])  // rows, although a cell has two lines
  }

  @Test("LibreOffice's own file of the same table")
  func readsLibreOffice() throws {
    let folder = Repository.root + "Tests/Reference/xlsx/"
    let read = try TableText(ByteSource(path: folder + "libreoffice.xlsx"))
    let expected = try TableText(ByteSource(path: folder + "values.csv"))
    #expect(read.rows.count == expected.rows.count)
    for (row, right) in zip(read.rows, expected.rows) {
      for (cell, right) in zip(row, right) where !right.contains("\r") && right != "0.85" {
        #expect(cell == right)
      }
    }
  }

  @Test("rows that are left out are lines, and rows end together")
  func keepsRowNumbers() throws {
    let table = try TableText(
      WorkbookFile(
        rows: """
          <row r="3"><c r="B3"><v>1</v></c><c r="D3" t="inlineStr"><is><t>x</t></is></c></row>
          <row><c><v>2</v></c><c/></row>
          <row r="9"><c r="A9"><v>3</v></c><c r="C9"><v>4</v></c><c r="E9" s="3"/></row>
          """))
    #expect(table.rows == [["", "1", "", "x"], ["2", "", "", ""], ["3", "", "4", ""]])
    #expect(table.lines == [3, 4, 9])
  }

  @Test("a stated size makes rows wide, unless it is that of formats")
  func takesTheStatedSize() throws {
    let row = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
    for (size, width) in [("A1:C9", 3), ("A1:XFD1048576", 1), ("A1", 1), ("nonsense", 1)] {
      let file = WorkbookFile(sheets: [("a", "visible", "<dimension ref='\(size)'/>" + row)])
      #expect(try TableText(file).rows == [["1"] + Array(repeating: "", count: width - 1)])
    }
  }

  @Test(
    "a place that cannot be is an error with its row",
    arguments: [
      ("<row r='2'/><row r='2'/>", "2", 2), ("<row r='0'/>", "0", 1), ("<row r='-4'/>", "-4", 1),
      ("<row r='1048577'/>", "1048577", 1), ("<row r='x'/>", "x", 1),
      ("<row r='5'/><row r='4'/>", "4", 6), ("<row r='1'><c r='A2'/></row>", "A2", 1),
      ("<row r='1'><c r='XFE1'/></row>", "XFE1", 1), ("<row r='1'><c r='1A'/></row>", "1A", 1),
      ("<row r='1'><c r='B1'/><c r='B1'/></row>", "B1", 1),
      ("<row r='1'><c r='B1'/><c r='A1'/></row>", "A1", 1),
      ("<row r='1'><c r='XFD1'/><c/></row>", "XFE1", 1),
      ("<row r='1048576'/><row/>", "1048577", 1_048_577),
    ])
  func refusesPlaces(rows: String, place: String, row: Int) throws {
    let error = try #require(refusal(WorkbookFile(rows: rows)))
    guard case .invalidPlace(let found, let line) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(found == place)
    #expect(line >= 1 && line <= max(row, 6))
  }

  @Test(
    "a cell that is not what it says it is",
    arguments: [
      "<c r='B7'><v>abc</v></c>", "<c r='B7'><v>nan</v></c>", "<c r='B7'><v>1e999</v></c>",
      "<c r='B7' t='s'><v>0</v></c>", "<c r='B7' t='s'><v>-1</v></c>",
      "<c r='B7' t='s'><v>x</v></c>",
    ])
  func refusesCells(cell: String) {
    let file = WorkbookFile(rows: "<row r='7'>\(cell)</row>")
    #expect(refusal(file) == .invalidCell("B7", row: 7))
  }

  @Test("a formula whose result is not there")
  func refusesUncomputedFormulas() {
    let file = WorkbookFile(rows: "<row r='2'><c r='C2'><f>A1+B1</f></c></row>")
    #expect(refusal(file) == .uncomputedFormula("C2", row: 2))
  }

  @Test("a text is at most as long as allowed, in one cell and in a row")
  func limitsTexts() throws {
    let long = String(repeating: "a", count: 1 << 20)
    func cell(_ text: String) -> String { "<c t='inlineStr'><is><t>\(text)</t></is></c>" }
    let file = WorkbookFile(rows: "<row>\(cell(long))</row>")
    #expect(try TableText(file).rows == [[long]])
    let longer = WorkbookFile(rows: "<row>\(cell(long + "a"))</row>")
    #expect(refusal(longer) == .textTooLong("A1", row: 1, limit: 1 << 20))
    let shared = WorkbookFile(
      rows: "<row>\(String(repeating: "<c t='s'><v>0</v></c>", count: 20))</row>",
      strings: "<si><t>\(long)</t></si>")
    #expect(throws: CSVError.recordTooLong(line: 1, limit: 1 << 24)) { try TableText(shared) }
  }
}
