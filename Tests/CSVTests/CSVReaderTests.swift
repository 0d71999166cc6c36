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
    #expect(throws: CSVError.notText(.workbook)) {
      _ = try CSVReader(ByteSource([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0])) { _ in 0 }
    }
  }

  @Test func anEmptyFileHasNoRecord() throws {
    var reader = try CSVReader(ByteSource([])) { _ in 0 }
    var record = Record()
    #expect(try reader.read(into: &record) == false)
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
