import TestSupport
import Testing

@testable import CSV

@Suite struct CSVWriterTests {
  @Test("what is written is read back", arguments: 0..<200 as Range<UInt64>)
  func roundTrips(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = Arbitrary.table(using: &random)
    for notation in CSVWriter.Notation.allCases {
      var writer = CSVWriter(notation: notation)
      for row in table { writer.write(row.map { .text($0) }) }
      let rows = try read(writer.bytes, notation)
      #expect(rows == table.map { $0.map { Array(guarded($0).utf8) } }, "\(notation): \(table)")
    }
  }

  @Test(
    "guards what a spreadsheet would run",
    arguments: ["=1+1", "+62", "-", "@SUM(A1)", "\tx", "\rx", "=\u{301}x", "\r\n="])
  func guardsFormulas(text: String) throws {
    for notation in CSVWriter.Notation.allCases {
      var writer = CSVWriter(notation: notation)
      writer.write([.text(text), .text("a" + text)])
      let row = try #require(try read(writer.bytes, notation).first)
      #expect(row == [Array(("'" + text).utf8), Array(("a" + text).utf8)])
    }
  }

  @Test func writesNumbersInTheNotation() {
    var id = CSVWriter(notation: .id)
    id.write([.text("U1"), .integer(-3), .number(3.452), .number(-0.25), .empty, .number(100)])
    #expect(id.bytes == [0xEF, 0xBB, 0xBF] + Array("U1;-3;3,452;-0,25;;100,0\r\n".utf8))
    var en = CSVWriter(notation: .en)
    en.write([.text("U1"), .integer(-3), .number(3.452), .number(-0.25), .empty, .number(100)])
    #expect(en.bytes == Array("U1,-3,3.452,-0.25,,100.0\n".utf8))
  }

  @Test("numbers keep every digit", arguments: 0..<50 as Range<UInt64>)
  func keepsDigits(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = random.positive(in: 1e-12...1e12)
    for notation in CSVWriter.Notation.allCases {
      var writer = CSVWriter(notation: notation)
      writer.write([.number(value)])
      let field = try #require(try read(writer.bytes, notation).first?.first)
      let text = String(decoding: field, as: UTF8.self)
      #expect(text.contains(notation == .id ? "." : ",") == false)
      #expect(Double(String(text.map { $0 == "," ? "." : $0 })) == value)
    }
  }

  @Test func quotesQuotesThatCarryAMark() {
    var writer = CSVWriter(notation: .en)
    writer.write([.text("a\"\u{301}")])
    #expect(writer.bytes == Array("\"a\"\"\u{301}\"\n".utf8))
  }

  private func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
    return "'" + text
  }

  private func read(_ bytes: [UInt8], _ notation: CSVWriter.Notation) throws -> [[[UInt8]]] {
    var (decoder, text) = (TextDecoder(), [UInt8]())
    try decoder.decode(bytes, isLast: true, into: &text)
    var parser = RecordParser(delimiter: UInt8(ascii: notation == .id ? ";" : ","))
    var (rows, record, index) = ([[[UInt8]]](), Record(), 0)
    while try parser.parse(text, from: &index, into: &record) {
      rows.append((0..<record.count).map { Array(record.bytes[record.range(of: $0)]) })
    }
    #expect(try parser.finish(into: &record) == false)
    return rows
  }
}
