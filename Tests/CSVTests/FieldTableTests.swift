import TestSupport
import Testing

@testable import CSV

@Suite struct FieldTableTests {
  @Test(
    "knows contents as a dictionary does", arguments: 0..<30 as Range<UInt64>,
    [[0], [2], [1, 2], [0, 2], [2, 0, 1], [0, 1, 3, 4], [4, 4]])
  func agreesWithADictionary(seed: UInt64, fields: [Int]) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;".utf8), using: &random)
    let contents = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Self.content(using: &random)
    }
    var table = FieldTable(fields: fields)
    var known: [[[UInt8]]: Int] = [:]
    var numbers: [Int] = []
    for _ in 0..<4 {
      let rows = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        (0..<5).map { _ in Arbitrary.pick(contents, using: &random) }
      }
      let (text, plain) = Self.found(rows, delimiter: delimiter)
      #expect(plain.count == rows.count)
      for (record, row) in rows.enumerated() {
        let key = fields.map { row[$0] }
        #expect(table.number(of: record, of: plain, in: text) == known[key])
        guard random.fraction() < 0.3 else { continue }
        // What is known keeps its number.
        let number = Int.random(in: 0...1_000_000, using: &random)
        table.learn(record, of: plain, in: text, number)
        known[key] = known[key] ?? number
        #expect(table.number(of: record, of: plain, in: text) == known[key])
      }
      table.find(plain, in: text, into: &numbers)
      #expect(numbers.count >= rows.count)
      #expect(
        Array(numbers.prefix(rows.count))
          == rows.map { row in known[fields.map { row[$0] }] ?? -1 })
    }
  }

  /// Of every length up to five words: what stands behind a field must not count.
  @Test("a content is not taken for its beginning", arguments: 0...40)
  func tellsPrefixes(length: Int) {
    let whole = Array("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".utf8)
    let rows = (0...41).map { [Array(whole.prefix($0)), [UInt8(ascii: "z")]] }
    let (text, plain) = Self.found(rows, delimiter: 0x2C)
    var table = FieldTable(fields: [0])
    table.learn(length, of: plain, in: text, 7)
    var numbers: [Int] = []
    table.find(plain, in: text, into: &numbers)
    #expect(numbers.prefix(rows.count).enumerated().allSatisfy { $1 == ($0 == length ? 7 : -1) })
  }

  @Test("a byte of any place counts", arguments: [1, 7, 8, 9, 16, 17, 24])
  func tellsEveryByte(length: Int) {
    let plainField = Array(repeating: UInt8(ascii: "a"), count: length)
    let rows =
      [[plainField]]
      + (0..<length).map { place in
        var field = plainField
        field[place] = UInt8(ascii: "b")
        return [field]
      }
    let (text, plain) = Self.found(rows, delimiter: 0x2C)
    var table = FieldTable(fields: [0])
    for record in rows.indices { table.learn(record, of: plain, in: text, record) }
    var numbers: [Int] = []
    table.find(plain, in: text, into: &numbers)
    #expect(Array(numbers.prefix(rows.count)) == Array(rows.indices))
  }

  /// `a` and `bc` are not `ab` and `c`, whether or not the fields are neighbours.
  @Test("the border between two fields counts", arguments: [[0, 1], [0, 2]])
  func tellsBorders(fields: [Int]) {
    let rows = ["ab,c,c", "a,bc,bc", "abc,,", ",abc,abc"].map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }
    let (text, plain) = Self.found(rows, delimiter: 0x2C)
    var table = FieldTable(fields: fields)
    for record in rows.indices {
      #expect(table.number(of: record, of: plain, in: text) == nil)
      table.learn(record, of: plain, in: text, record)
    }
    for record in rows.indices {
      #expect(table.number(of: record, of: plain, in: text) == record)
    }
  }

  @Test("without fields all records are alike")
  func takesNoFields() {
    let (text, plain) = Self.found([[[0x61]], [[0x62]]], delimiter: 0x2C)
    var table = FieldTable(fields: [])
    #expect(table.number(of: 0, of: plain, in: text) == nil)
    table.learn(0, of: plain, in: text, 5)
    #expect(table.number(of: 1, of: plain, in: text) == 5)
  }

  @Test("the same contents are known in another text, with other fields around them")
  func knowsOtherTexts() {
    let rows = [["x", "Kediri, Kota", "1"], ["y", "Kras", "1"]].map { $0.map { Array($0.utf8) } }
    let (text, plain) = Self.found(rows, delimiter: 0x3B)
    var table = FieldTable(fields: [1])
    table.learn(0, of: plain, in: text, 0)
    table.learn(1, of: plain, in: text, 1)
    let others = rows.reversed().map { [Array("longer than before".utf8), $0[1], $0[0]] }
    let (otherText, otherPlain) = Self.found(others, delimiter: 0x3B)
    #expect(table.number(of: 0, of: otherPlain, in: otherText) == 1)
    #expect(table.number(of: 1, of: otherPlain, in: otherText) == 0)
  }

  @Test("grows with its contents", arguments: [31, 32, 33, 64, 65, 129, 1000])
  func grows(count: Int) {
    var table = FieldTable(fields: [0])
    Self.learn(0..<count, in: &table)
    #expect(
      Self.known(0..<count + 20, in: table) == Array(0..<count) + Array(repeating: -1, count: 20))
  }

  @Test("learns so many contents and no more")
  func keepsItsLimit() {
    var table = FieldTable(fields: [0])
    let limit = FieldTable.limit
    #expect(limit == 65_536)
    Self.learn(0..<limit + 3, in: &table)
    #expect(
      Self.known(limit - 3..<limit + 3, in: table)
        == Array(limit - 3..<limit) + Array(repeating: -1, count: 3))
    #expect(Self.known(0..<3, in: table) == [0, 1, 2])
  }

  // MARK: - Helpers

  /// Teaches the texts of some numbers.
  private static func learn(_ numbers: Range<Int>, in table: inout FieldTable) {
    for (text, plain, first) in texts(numbers) {
      for record in 0..<plain.count { table.learn(record, of: plain, in: text, first + record) }
    }
  }

  private static func known(_ numbers: Range<Int>, in table: FieldTable) -> [Int] {
    var found: [Int] = []
    return texts(numbers).flatMap { text, plain, _ in
      table.find(plain, in: text, into: &found)
      return Array(found.prefix(plain.count))
    }
  }

  private static func texts(
    _ numbers: Range<Int>
  ) -> [(text: [UInt8], plain: PlainRecords, first: Int)] {
    stride(from: numbers.lowerBound, to: numbers.upperBound, by: 256).map { first in
      let rows = (first..<min(first + 256, numbers.upperBound)).map { [Array("\($0)".utf8)] }
      let (text, plain) = found(rows, delimiter: 0x2C)
      return (text, plain, first)
    }
  }

  /// The rows as plain records.
  private static func found(
    _ rows: [[[UInt8]]], delimiter: UInt8
  ) -> (text: [UInt8], plain: PlainRecords) {
    var text: [UInt8] = []
    for row in rows {
      text.append(contentsOf: row.joined(separator: [delimiter]))
      text.append(0x0A)
    }
    let end = text.count
    text.append(contentsOf: Array(repeating: 0x2E, count: 128))
    var plain = PlainRecords(fieldCount: rows.first?.count ?? 1)
    plain.find(in: text.span, from: 0, before: end, delimiter: delimiter)
    return (text, plain)
  }

  /// Some bytes: as many as fill words or nearly, and often the beginning of others.
  private static func content(using random: inout SplitMix64) -> [UInt8] {
    let length = Arbitrary.pick([0, 1, 7, 8, 9, 15, 16, 17, 40], using: &random)
    var bytes = Array(repeating: UInt8(ascii: "a"), count: length)
    if length > 0 && random.fraction() < 0.4 {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0x61...0xFF, using: &random)
    }
    return bytes
  }
}
