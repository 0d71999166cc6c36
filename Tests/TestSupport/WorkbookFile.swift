/// A container of parts, unpacked, as the smallest thing that is an .xlsx workbook.
public struct WorkbookFile: Sendable {
  /// The parts in their order.
  public var parts: [(name: String, bytes: [UInt8])] = []
  /// Every part claims to be encrypted.
  public var isEncrypted = false

  /// A container of `parts`.
  public init(parts: [(name: String, text: String)]) {
    self.parts = parts.map { ($0.name, Array($0.text.utf8)) }
  }

  /// A workbook of sheets, each with its name, its state and what stands in its `worksheet`.
  public init(
    sheets: [(name: String, state: String, inner: String)], strings: String = "",
    styles: String = ""
  ) {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let numbers = sheets.indices.map { String($0 + 1) }
    let relations = numbers.map {
      "<Relationship Id='s\($0)' Type='\(relation)/worksheet' Target='worksheets/sheet\($0).xml'/>"
    }
    let list = zip(sheets, numbers).map {
      "<sheet name='\($0.name)' sheetId='\($1)' state='\($0.state)' r:id='s\($1)'/>"
    }
    self.init(parts: [
      ("[Content_Types].xml", "<Types xmlns='\(package)/content-types'></Types>"),
      (
        "_rels/.rels",
        "<Relationships xmlns='\(package)/relationships'><Relationship Id='a' "
          + "Type='\(relation)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='\(package)/relationships'>\(relations.joined())<Relationship Id='t' "
          + "Type='\(relation)/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='f' "
          + "Type='\(relation)/styles' Target='/xl/styles.xml'/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns='\(main)' xmlns:r='\(relation)'><sheets>\(list.joined())</sheets></workbook>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>"),
    ])
    for (sheet, number) in zip(sheets, numbers) {
      let text = "<worksheet xmlns='\(main)'>\(sheet.inner)</worksheet>"
      parts.append(("xl/worksheets/sheet\(number).xml", Array(text.utf8)))
    }
  }

  /// A workbook of one sheet with these rows.
  public init(rows: String, strings: String = "", styles: String = "") {
    self.init(
      sheets: [("Data", "visible", "<sheetData>\(rows)</sheetData>")], strings: strings,
      styles: styles)
  }

  /// Replaces the text of a part, or adds it.
  public mutating func set(_ name: String, _ text: String) {
    if let place = parts.firstIndex(where: { $0.name == name }) {
      parts[place].bytes = Array(text.utf8)
    } else {
      parts.append((name, Array(text.utf8)))
    }
  }

  /// The file.
  ///
  /// Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3 to 4.4.
  public var bytes: [UInt8] {
    var (file, directory) = ([UInt8](), [UInt8]())
    for part in parts {
      let (name, size) = (Array(part.name.utf8), part.bytes.count)
      let common =
        little(20, 2) + little(isEncrypted ? 1 : 0, 2) + little(0, 2) + little(0, 4)
        + little(Int(Self.checksum(part.bytes)), 4) + little(size, 4) + little(size, 4)
        + little(name.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(file.count, 4) + name
      file += little(0x0403_4B50, 4) + common + name + part.bytes
    }
    return file + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
  }

  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }
}
