import TestSupport
import Testing

@testable import CSV

@Suite struct PlainRecordsTests {
  // MARK: - As the state machine

  @Test("says what the state machine says, of any text", arguments: 0..<80 as Range<UInt64>)
  func agreesOnAnyText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;\t|".utf8), using: &random)
    let fieldCount = Int.random(in: 1...4, using: &random)
    var text: [UInt8] = []
    for _ in 0..<6 {
      text += Arbitrary.csvText(using: &random)
      text += Self.rows(
        Int.random(in: 0...20, using: &random), fieldCount, delimiter, isPlain: false,
        using: &random)
    }
    checkWalk(text, fieldCount: fieldCount, delimiter: delimiter, using: &random)
  }

  @Test("says what the state machine says, of tables", arguments: 0..<40 as Range<UInt64>)
  func agreesOnTables(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;\t|".utf8), using: &random)
    let fieldCount = Arbitrary.pick([1, 2, 3, 17, 64, 65, 256], using: &random)
    let text = Self.rows(
      max(2, 200 / fieldCount), fieldCount, delimiter, isPlain: seed % 2 == 0, using: &random)
    let found = checkWalk(text, fieldCount: fieldCount, delimiter: delimiter, using: &random)
    #expect(found > 0 || text.count < 2000, "nothing is compared otherwise")
  }

  @Test("fields may have any length", arguments: 0...200)
  func takesAnyLength(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    for lineEnd in ["\n", "\r\n"] {
      let field = String(repeating: "x", count: length)
      let text = "\(field),b\(lineEnd)a,\(field)\(lineEnd)" + String(repeating: ".", count: 96)
      var plain = PlainRecords(fieldCount: 2)
      plain.find(in: Array(text.utf8).span, from: 0, before: .max, delimiter: 0x2C)
      #expect(plain.count == 2)
      checkWalk(Array(text.utf8), fieldCount: 2, delimiter: 0x2C, using: &random)
    }
  }

  @Test(
    "what is not plain is left",
    arguments: [
      "a,\"b\"", "\"a\",b", "a,b\"", "\"a,\nb\",c", "a", "a,b,c", "", "a,b\rc,d", "a,b\r\r",
      "a,,b", "a;b",
    ])
  func leavesTheRest(row: String) {
    let text = Array(("1,2\n3,4\r\n" + row + "\n5,6\n" + Self.padding).utf8)
    var plain = PlainRecords(fieldCount: 2)
    plain.find(in: text.span, from: 0, before: .max, delimiter: 0x2C)
    #expect(plain.count == 2)
    #expect(plain.start(of: 0) == 0 && plain.start(of: 1) == 4 && plain.start(of: 2) == 9)
    plain.find(in: text.span, from: 9 + row.utf8.count + 1, before: .max, delimiter: 0x2C)
    #expect(plain.count == 1)
    #expect(Array(text[plain.range(of: 1, in: 0)]) == Array("6".utf8))
  }

  /// The row ends at every distance from the end of the text.
  @Test("32 bytes can be read from any place, and what ends before the last 96 is found")
  func keepsAwayFromTheEnd() {
    for length in 0...150 {
      for lineEnd in ["\n", "\r\n"] {
        let row = String(repeating: "x", count: length) + "," + lineEnd
        for rest in 0...130 {
          let text = Array((row + String(repeating: ".", count: rest)).utf8)
          var plain = PlainRecords(fieldCount: 2)
          plain.find(in: text.span, from: 0, before: .max, delimiter: 0x2C)
          let canBeRead = length + 1 + 32 <= text.count
          if plain.count > 0 && !canBeRead { Issue.record("\(length) bytes, \(rest) behind") }
          if plain.count == 0 && rest >= 96 { Issue.record("\(length) bytes, \(rest) behind") }
        }
      }
    }
  }

  // MARK: - Limits

  @Test("finds at most 256 records at once")
  func findsOnlySoMany() {
    let text = Array(String(repeating: "a,b\r\n", count: 300).utf8)
    var plain = PlainRecords(fieldCount: 2)
    plain.find(in: text.span, from: 0, before: .max, delimiter: 0x2C)
    #expect(PlainRecords.limit == 256)
    #expect(plain.count == 256)
    #expect(plain.start(of: 255) == 1275 && plain.start(of: 256) == 1280)
    #expect(plain.range(of: 1, in: 255) == 1277..<1278)
    plain.find(in: text.span, from: 1280, before: .max, delimiter: 0x2C)
    #expect(1..<44 ~= plain.count)
    #expect(plain.start(of: 0) == 1280)
  }

  @Test("finds the records that begin before the limit", arguments: -1...45)
  func stopsAtTheLimit(limit: Int) {
    let text = Array((String(repeating: "a,b\n", count: 10) + Self.padding).utf8)
    var plain = PlainRecords(fieldCount: 2)
    plain.find(in: text.span, from: 8, before: limit, delimiter: 0x2C)
    #expect(plain.count == (2..<10).count { 4 * $0 < limit })
    #expect(plain.start(of: plain.count) == 8 + 4 * plain.count)
  }

  @Test("tables of more than 256 fields are left alone", arguments: [255, 256, 257, 300])
  func leavesWideTables(fieldCount: Int) {
    let row = String(repeating: ",", count: fieldCount - 1) + "\n"
    let text = Array((row + row + Self.padding).utf8)
    var plain = PlainRecords(fieldCount: fieldCount)
    plain.find(in: text.span, from: 0, before: .max, delimiter: 0x2C)
    #expect(plain.count == (fieldCount <= 256 ? 2 : 0))
    #expect(plain.start(of: plain.count) == plain.count * row.utf8.count)
    #expect(plain.width == fieldCount + 1)
  }

  @Test("no fields and no text give no records")
  func findsNothing() {
    var plain = PlainRecords(fieldCount: 0)
    plain.find(in: Array(Self.padding.utf8).span, from: 0, before: .max, delimiter: 0x2C)
    #expect(plain.count == 0)
    plain = PlainRecords(fieldCount: 1)
    plain.find(in: [UInt8]().span, from: 0, before: .max, delimiter: 0x2C)
    #expect(plain.count == 0 && plain.start(of: 0) == 0)
  }

  @Test("forgets what was found")
  func forgets() {
    let text = Array(("a\nb\n" + Self.padding).utf8)
    var plain = PlainRecords(fieldCount: 1)
    plain.find(in: text.span, from: 0, before: 4, delimiter: 0x2C)
    #expect(plain.count == 2)
    plain.removeAll()
    #expect(plain.count == 0)
    plain.find(in: text.span, from: 2, before: 4, delimiter: 0x2C)
    #expect(plain.count == 1 && plain.range(of: 0, in: 0) == 2..<3)
  }

  // MARK: - Helpers

  /// What is no plain record, and so long that the record before it may be one.
  private static let padding = String(repeating: ".", count: 400)

  /// Walks through `text` with the state machine, and looks for plain records at many of its records.
  ///
  /// - Returns: How many plain records were compared.
  @discardableResult
  private func checkWalk(
    _ text: [UInt8], fieldCount: Int, delimiter: UInt8, using random: inout SplitMix64
  ) -> Int {
    let records = Self.records(of: text, delimiter: delimiter)
    var plain = PlainRecords(fieldCount: fieldCount)
    var (next, compared) = (0, 0)
    while next < records.count {
      let limit =
        random.fraction() < 0.3
        ? records[next].start + Int.random(in: 0...300, using: &random) : Int.max
      plain.find(in: text.span, from: records[next].start, before: limit, delimiter: delimiter)
      let expected = records[next...].prefix {
        $0.isPlain(in: text, fieldCount: fieldCount) && $0.start < limit
      }.prefix(256)
      // Near the end less may be found.
      let sure = expected.prefix { $0.stop + 96 <= text.count }
      guard sure.count...expected.count ~= plain.count else {
        Issue.record("found \(plain.count) and not \(expected.count) at \(records[next].start)")
        return compared
      }
      for (place, record) in expected.prefix(plain.count).enumerated() {
        let fields = (0..<fieldCount).map { Array(text[plain.range(of: $0, in: place)]) }
        if fields != record.fields || plain.start(of: place) != record.start {
          Issue.record("\(fields) and not \(record.fields) at \(record.start)")
        }
      }
      #expect(
        plain.start(of: plain.count)
          == (expected.prefix(plain.count).last?.next ?? records[next].start))
      compared += plain.count
      next += plain.count == 0 || Bool.random(using: &random) ? plain.count + 1 : 1
    }
    return compared
  }

  private struct Expected {
    let start: Int
    /// Where its line end is, and where the next record begins.
    var stop = 0
    var next = 0
    var fields: [[UInt8]] = []

    /// It is a line with LF or CRLF and no quote.
    func isPlain(in text: [UInt8], fieldCount: Int) -> Bool {
      guard fields.count == fieldCount, !text[start..<next].contains(UInt8(ascii: "\"")) else {
        return false
      }
      return text[next - 1] == UInt8(ascii: "\n")
    }
  }

  /// All records as the state machine has them, but for a last one without a line end.
  private static func records(of text: [UInt8], delimiter: UInt8) -> [Expected] {
    var parser = RecordParser(delimiter: delimiter)
    var (index, record, all) = (0, Record(), [Expected]())
    do {
      while parser.isAtRecord(text, &index) {
        var expected = Expected(start: index)
        guard try parser.parse(text, from: &index, into: &record) else { break }
        expected.stop = index - 1
        let isHalf = text[index - 1] == UInt8(ascii: "\r") && index < text.count
        expected.next = isHalf && text[index] == UInt8(ascii: "\n") ? index + 1 : index
        expected.fields = (0..<record.count).map { Array(record.bytes[record.range(of: $0)]) }
        all.append(expected)
      }
    } catch {
      Issue.record("\(error)")
    }
    return all
  }

  /// Rows of `fieldCount` fields of 0 to 200 bytes; some, unless all are plain, of another kind.
  private static func rows(
    _ count: Int, _ fieldCount: Int, _ delimiter: UInt8, isPlain: Bool,
    using random: inout SplitMix64
  ) -> [UInt8] {
    let longest = fieldCount > 20 ? 12 : 200
    return (0..<count).flatMap { _ -> [UInt8] in
      let isOdd = !isPlain && random.fraction() < 0.1
      let width = max(1, fieldCount + (isOdd ? Int.random(in: -1...1, using: &random) : 0))
      var fields = (0..<width).map { _ in
        let length = min(
          Int.random(in: 0...longest, using: &random), Int.random(in: 0...longest, using: &random))
        return (0..<length).map { _ in
          Arbitrary.pick(Array("abc 123é.".utf8), using: &random)
        }
      }
      if isOdd && Bool.random(using: &random) {
        let odd = ["\"\"", "\"a\nb\"", "a\"", "\r", "\"x,y\""]
        fields[Int.random(in: fields.indices, using: &random)] += Array(
          Arbitrary.pick(odd, using: &random).utf8)
      }
      let lineEnd = isOdd ? ["\r", "\n", "\r\n"] : ["\n", "\n", "\r\n"]
      return Array(fields.joined(separator: [delimiter]))
        + Array(Arbitrary.pick(lineEnd, using: &random).utf8)
    }
  }
}
