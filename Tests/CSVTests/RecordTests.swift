import TestSupport
import Testing

@testable import CSV

@Suite struct RecordTests {
  @Test("holds its fields one after another", arguments: 0..<30 as Range<UInt64>)
  func holdsFields(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let fields = (0..<5).map { _ in Arbitrary.fieldText(using: &random) }
    let record = Record(fields, line: 7)
    #expect(record.count == 5)
    #expect(record.bytes == Array(fields.joined().utf8))
    #expect(record.line == 7)
    for (index, field) in fields.enumerated() {
      #expect(Array(record.bytes[record.range(of: index)]) == Array(field.utf8))
      #expect(Array(record.text(of: index).utf8) == Array(field.utf8))
      #expect(record.line(of: index) == 7)
    }
  }

  @Test func knowsBlankFields() {
    let record = Record(["", " \t\r\n\u{0B}", "x", " -"])
    #expect((0..<6).map(record.isBlank) == [true, true, false, false, true, true])
    #expect(!record.isBlank)
    #expect(Record(["", "  "]).isBlank)
    #expect(Record().isBlank)
    #expect(Record().count == 0)
  }

  @Test func isUsedAgain() {
    var record = Record(["a", "b"], line: 1)
    record.removeAll(line: 4)
    #expect(record.count == 0)
    #expect(record.bytes.isEmpty)
    record.append(contentsOf: [0x63, 0x64])
    record.append(0x65)
    record.endField(line: 5)
    #expect(record.text(of: 0) == "cde")
    #expect(record.line == 4)
    #expect(record.line(of: 0) == 5)
  }
}
