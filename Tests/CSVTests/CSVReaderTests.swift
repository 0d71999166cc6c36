import TestSupport
import Testing

@testable import CSV

@Suite struct CSVReaderTests {
  @Test("blocks of any size give the same records", arguments: 0..<100 as Range<UInt64>)
  func blocksDoNotMatter(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Arbitrary.csvText(using: &random)
    let whole = outcome(text, blockSize: 1 << 18)
    for size in [1, 2, 3, 7] { #expect(outcome(text, blockSize: size) == whole) }
  }

  @Test("a sample of 64 KiB may end anywhere", arguments: [0, 1, 2, 3, 17])
  func crossesTheSample(shift: Int) throws {
    let row = "12345,\"a \"\"b\"\"\nc\",é\r\n"
    let text = String(repeating: "x", count: shift) + String(repeating: row, count: 8000)
    for size in [1000, 4096, 1 << 16, 1 << 18] {
      var reader = try CSVReader(ByteSource(Array(text.utf8), blockSize: size)) { $0.count }
      var (record, count, widths) = (Record(), 0, Set<Int>())
      while try reader.read(into: &record) {
        count += 1
        widths.insert(record.count)
        if count > 1 { #expect(record.text(of: 1) == "a \"b\"\nc") }
        #expect(record.line == 2 * count - 1)
      }
      #expect(count == 8000)
      #expect(widths == [3])
      #expect(try reader.read(into: &record) == false)
    }
  }

  @Test("a first line sep= names the delimiter", arguments: ["\n", "\r\n"])
  func obeysSeparatorLine(lineEnd: String) throws {
    let text = ["sep=|", "a|b,c,d", "1|2,3,4"].joined(separator: lineEnd)
    var reader = try CSVReader(ByteSource(Array(text.utf8))) { _ in 0 }
    #expect(reader.delimiter == UInt8(ascii: "|"))
    var record = Record()
    #expect(try reader.read(into: &record))
    #expect(record.text(of: 1) == "b,c,d")
    #expect(record.line == 2)
  }

  /// The line holds the delimiter and nothing else; a header that begins alike is a header.
  @Test("a header that begins with sep= is no separator line")
  func keepsHeaderThatBeginsAlike() throws {
    var reader = try CSVReader(ByteSource(Array("sep=tember,b\n1,2\n".utf8))) { _ in 0 }
    var record = Record()
    #expect(try reader.read(into: &record))
    #expect(record.text(of: 0) == "sep=tember")
    #expect(reader.delimiter == UInt8(ascii: ","))
  }

  @Test func tellsNameAndEncoding() throws {
    let late = Array(String(repeating: "a;b\n", count: 50_000).utf8) + [0xE9, 0x3B, 0x63]
    var reader = try CSVReader(ByteSource(late, name: "late.csv")) { _ in 0 }
    #expect(reader.name == "late.csv")
    #expect(reader.delimiter == UInt8(ascii: ";"))
    var record = Record()
    while try reader.read(into: &record) {}
    #expect(reader.encoding == .windows1252)
    #expect(record.text(of: 0) == "é")
    #expect(record.line == 50_001)
  }

  @Test func throwsWhatTheDecoderThrows() {
    #expect(throws: CSVError.workbook(.broken(part: nil))) {
      _ = try CSVReader(ByteSource([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0])) { _ in 0 }
    }
  }

  @Test func anEmptyFileHasNoRecord() throws {
    var reader = try CSVReader(ByteSource([])) { _ in 0 }
    var record = Record()
    #expect(try reader.read(into: &record) == false)
  }

  // MARK: - Places

  @Test(
    "tells the place of each record, whatever the blocks", arguments: 0..<12 as Range<UInt64>,
    [7, 61, 1000, 1 << 16])
  func tellsPlaces(seed: UInt64, blockSize: Int) throws {
    var random = SplitMix64(seed: seed)
    let table = LongTable(seed: seed, using: &random)
    var reader = try CSVReader(ByteSource(table.bytes, blockSize: blockSize)) { _ in 0 }
    var (record, found) = (Record(), [Row]())
    while let place = try reader.nextPlace() {
      #expect(try reader.nextPlace() == place, "looking changes nothing")
      #expect(try reader.read(into: &record))
      found.append(Row(place, record))
    }
    expectSame(found, table.rows)
    #expect(try reader.read(into: &record) == false)
  }

  @Test("goes on at any place", arguments: 0..<12 as Range<UInt64>)
  func resumes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let table = LongTable(seed: seed, using: &random)
    let stored = StoredBytes(table.bytes)
    let starts =
      [0, 1, table.rows.count - 1] + [Int.random(in: table.rows.indices, using: &random)]
    for start in starts {
      var reader = CSVReader(
        resuming: stored, at: table.rows[start].place, isPureASCII: false, delimiter: 0x3B)
      var (record, found) = (Record(), [Row]())
      while let place = try reader.nextPlace() {
        #expect(try reader.read(into: &record))
        found.append(Row(place, record))
      }
      expectSame(found, Array(table.rows[start...]))
      #expect(reader.delimiter == 0x3B && reader.encoding == .utf8 && !reader.isPureASCII)
    }
  }

  @Test("the end of a file is no place", arguments: ["", "a", "a\n", "a\r\n", "a\n\"b\n\""])
  func tellsTheEnd(text: String) throws {
    for blockSize in [1, 100] {
      var reader = try CSVReader(ByteSource(Array(text.utf8), blockSize: blockSize)) { _ in 0 }
      var record = Record()
      while try reader.read(into: &record) {}
      #expect(try reader.nextPlace() == nil)
    }
    let end = CSVReader.Place(offset: text.utf8.count, line: 9)
    var resumed = CSVReader(
      resuming: StoredBytes(Array(text.utf8)), at: end, isPureASCII: true, delimiter: 0x2C)
    #expect(try resumed.nextPlace() == nil)
  }

  /// Found records are passed over some at a time, the rest are read.
  @Test(
    "plain records and others are the same records", arguments: 0..<20 as Range<UInt64>,
    [61, 1000, 1 << 16])
  func mixesFindingAndReading(seed: UInt64, blockSize: Int) throws {
    var random = SplitMix64(seed: seed)
    let table = LongTable(seed: seed, using: &random)
    var reader = try CSVReader(ByteSource(table.bytes, blockSize: blockSize)) { _ in 0 }
    var (plain, next) = (PlainRecords(fieldCount: 3), 0)
    var (record, found, skipped) = (Record(), [Row](), 0)
    plain.removeAll()
    while let place = try reader.nextPlace() {
      if next == plain.count && random.fraction() < 0.8 {
        let end = random.fraction() < 0.2 ? place.offset + 200 : .max
        reader.find(&plain, before: end)
        next = 0
        let starts = (0..<plain.count).map { plain.start(of: $0) - plain.start(of: 0) }
        #expect(starts.allSatisfy { place.offset + $0 < end })
      }
      let count = Int.random(in: 0...max(0, plain.count - next), using: &random)
      guard count == 0 else {
        let first = plain.start(of: next)
        for number in next..<next + count {
          let offset = place.offset + plain.start(of: number) - first
          found.append(
            Row(
              place: .init(offset: offset, line: place.line + number - next),
              fields: (0..<3).map { Array(reader.text[plain.range(of: $0, in: number)]) }))
        }
        reader.skip(next..<next + count, of: plain)
        skipped += count
        next += count
        continue
      }
      #expect(try reader.read(into: &record))
      found.append(Row(place, record))
      if next < plain.count { next += 1 }
    }
    expectSame(found, table.rows)
    #expect(skipped > 100)
  }

  @Test(
    "an invalid byte is told with its line and offset, behind any blocks",
    arguments: 0..<12 as Range<UInt64>, [3, 1000, 1 << 16])
  func placesInvalidBytes(seed: UInt64, blockSize: Int) throws {
    var random = SplitMix64(seed: seed)
    var table = LongTable(seed: seed, using: &random)
    let row = Int.random(in: table.rows.count / 2..<table.rows.count, using: &random)
    let place = table.rows[row].place
    let field = table.bytes[place.offset...].firstIndex(of: UInt8(ascii: ";")) ?? 0
    table.bytes.insert(0xFF, at: field)
    // A quoted first field holds line feeds, no two of them in a row.
    let line = place.line + table.bytes[place.offset..<field].count { $0 == 0x0A }
    let expected = CSVError.invalidUTF8(value: 0xFF, line: line, offset: field)
    #expect(throws: expected) {
      var reader = try CSVReader(ByteSource(table.bytes, blockSize: blockSize)) { _ in 0 }
      var record = Record()
      while try reader.read(into: &record) {}
    }
    for start in [0, row / 2, row] {
      #expect(throws: expected) {
        var reader = CSVReader(
          resuming: StoredBytes(table.bytes), at: table.rows[start].place, isPureASCII: false,
          delimiter: 0x3B)
        var record = Record()
        while try reader.read(into: &record) {}
      }
    }
  }

  /// The half of a CRLF that comes with the invalid byte ends no line of its own.
  @Test("a CRLF between two blocks is one line end", arguments: 0..<13)
  func placesInvalidBytesBehindHalfALineEnd(shift: Int) throws {
    var bytes = Array("é;\(String(repeating: "x", count: shift))\r\n".utf8)
    while bytes.count <= 1 << 16 { bytes += Array("12345;789\r\n".utf8) }
    let lines = bytes.count { $0 == 0x0A }
    bytes += [0x61, 0xFF, 0x3B, 0x62]
    let expected = CSVError.invalidUTF8(value: 0xFF, line: lines + 1, offset: bytes.count - 3)
    #expect(throws: expected) {
      var reader = try CSVReader(ByteSource(bytes, blockSize: 13)) { _ in 0 }
      var record = Record()
      while try reader.read(into: &record) {}
    }
  }

  @Test("what was ASCII so far goes on as Windows-1252 where it is resumed")
  func resumesBeforeAStrayByte() throws {
    let bytes = Array("a;b\n1;2\n".utf8) + [0xE9, 0x3B, 0x78, 0x0A]
    let place = CSVReader.Place(offset: 4, line: 2)
    var reader = CSVReader(
      resuming: StoredBytes(bytes), at: place, isPureASCII: true, delimiter: 0x3B)
    var (record, texts) = (Record(), [String]())
    while try reader.read(into: &record) { texts.append(record.text(of: 0)) }
    #expect(texts == ["1", "é"] && record.line == 3)
    #expect(reader.encoding == .windows1252)
  }

  /// A record and where it begins.
  private struct Row: Equatable {
    let place: CSVReader.Place
    let fields: [[UInt8]]

    init(place: CSVReader.Place, fields: [[UInt8]]) {
      (self.place, self.fields) = (place, fields)
    }

    init(_ place: CSVReader.Place, _ record: Record) {
      self.place = CSVReader.Place(offset: place.offset, line: record.line)
      fields = (0..<record.count).map { Array(record.bytes[record.range(of: $0)]) }
      #expect(record.line == place.line)
    }
  }

  private func expectSame(
    _ found: [Row], _ expected: [Row], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let different = zip(found, expected).enumerated().first { $1.0 != $1.1 }
    let about = different.map { "record \($0.offset): \($0.element.0) and not \($0.element.1)" }
    #expect(different == nil, Comment(rawValue: about ?? ""), sourceLocation: sourceLocation)
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
  }

  /// A table longer than the sample of 64 KiB, with the places of its records, written with `;`.
  private struct LongTable {
    var bytes: [UInt8] = []
    var rows: [Row] = []

    init(seed: UInt64, using random: inout SplitMix64) {
      let lineEnds = [["\n"], ["\r\n"], ["\n", "\r\n", "\r"]][Int(seed % 3)]
      var line = 1
      if seed % 4 == 1 { bytes = [0xEF, 0xBB, 0xBF] }
      if seed % 5 < 2 {
        bytes += Array("sep=;".utf8) + Array(seed % 5 == 0 ? "\n".utf8 : "\r\n".utf8)
        line = 2
      }
      // The first row has a letter that is no ASCII.
      append(["é", "b", "c"], ["é", "b", "c"], lineEnds[0], &line)
      while bytes.count < (1 << 16) + 5000 {
        if random.fraction() < 0.02 {
          let lineEnd = Arbitrary.pick(lineEnds, using: &random)
          switch Int.random(in: 0...3, using: &random) {
          case 0: append(["\"a;\nb\"", "c"], ["a;\nb", "c"], lineEnd, &line)
          case 1: append(["\"q\"\"\"", "\"x\r\ny\"", ""], ["q\"", "x\r\ny", ""], lineEnd, &line)
          case 2: append(["1", "2"], ["1", "2"], lineEnd, &line)
          default: append(["1", "2", "3", "ñ"], ["1", "2", "3", "ñ"], lineEnd, &line)
          }
        } else {
          let length = Int.random(in: 0...60, using: &random)
          let fields = [String(repeating: "x", count: length), "€", "\(rows.count)"]
          append(fields, fields, Arbitrary.pick(lineEnds, using: &random), &line)
        }
      }
      if seed % 2 == 0 { append(["a", "b", "c"], ["a", "b", "c"], "", &line) }
    }

    private mutating func append(
      _ written: [String], _ meant: [String], _ lineEnd: String, _ line: inout Int
    ) {
      rows.append(
        Row(
          place: CSVReader.Place(offset: bytes.count, line: line),
          fields: meant.map { Array($0.utf8) }))
      for (place, field) in written.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ";")) }
        bytes.append(contentsOf: field.utf8)
        line += field.utf8.count { $0 == 0x0A }
      }
      bytes.append(contentsOf: lineEnd.utf8)
      line += 1
    }
  }

  private struct Outcome: Equatable {
    var rows: [[String]] = []
    var lines: [[Int]] = []
    var delimiter: UInt8?
    var error: CSVError?
  }

  private func outcome(_ bytes: [UInt8], blockSize: Int) -> Outcome {
    var outcome = Outcome()
    do {
      var reader = try CSVReader(ByteSource(bytes, blockSize: blockSize)) { _ in 0 }
      outcome.delimiter = reader.delimiter
      var record = Record()
      while try reader.read(into: &record) {
        outcome.rows.append((0..<record.count).map(record.text))
        outcome.lines.append([record.line] + (0..<record.count).map(record.line))
      }
    } catch {
      outcome.error = error
    }
    return outcome
  }
}
