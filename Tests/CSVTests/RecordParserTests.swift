import TestSupport
import Testing

@testable import CSV

@Suite struct RecordParserTests {
  /// What came out of a text, from either parser.
  struct Outcome: Equatable, CustomStringConvertible {
    struct Field: Equatable {
      var bytes: [UInt8]
      var line: Int
    }
    struct Row: Equatable {
      var line: Int
      var fields: [Field]
    }
    var rows: [Row] = []
    var error: CSVError?

    var description: String {
      let rows = rows.map { row in
        "\(row.line): "
          + row.fields.map {
            "\($0.line) " + String(decoding: $0.bytes, as: UTF8.self).debugDescription
          }
          .joined(separator: " | ")
      }
      return rows.joined(separator: "\n") + (error.map { "\n\($0)" } ?? "")
    }
  }

  @Test("agrees with a parser of the whole text", arguments: 0..<400 as Range<UInt64>)
  func agreesWithNaiveParser(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(DelimiterSniffer.candidates, using: &random)
    let text = Arbitrary.csvText(using: &random)
    let expected = naive(text, delimiter: delimiter)
    for size in [1, 2, 3, 7, 16, max(1, text.count)] {
      let found = parsed(text, delimiter: delimiter, blockSize: size)
      #expect(
        found == expected,
        "blocks of \(size) of \(String(decoding: text, as: UTF8.self).debugDescription)")
    }
  }

  @Test("reads what a plain table means", arguments: ["\n", "\r\n", "\r"])
  func readsTable(lineEnd: String) {
    let lines = ["a,b", "", "\"x, \"\"y\"\"\",", "1,2"]
    for last in ["", lineEnd] {
      let outcome = parsed(lines.joined(separator: lineEnd) + last)
      #expect(texts(outcome) == [["a", "b"], [""], ["x, \"y\"", ""], ["1", "2"]])
      #expect(outcome.rows.map(\.line) == [1, 2, 3, 4])
      #expect(outcome.error == nil)
    }
  }

  @Test func countsLinesInsideQuotes() {
    let outcome = parsed("a,\"b\nc\r\nd\",e\nf")
    #expect(texts(outcome) == [["a", "b\nc\r\nd", "e"], ["f"]])
    #expect(outcome.rows[0].fields.map(\.line) == [1, 1, 3])
    #expect(outcome.rows.map(\.line) == [1, 4])
  }

  @Test func keepsQuotesThatDoNotOpenAField() {
    #expect(texts(parsed("a\"b\",\"c\"d\"e, \"f\"")) == [["a\"b\"", "cd\"e", " \"f\""]])
  }

  @Test func emptyTextHasNoRecord() {
    #expect(parsed("") == Outcome())
    #expect(texts(parsed("\n")) == [[""]])
    #expect(texts(parsed("\"\"")) == [[""]])
    #expect(texts(parsed(",")) == [["", ""]])
  }

  @Test func beginsAtTheGivenLine() {
    var parser = RecordParser(delimiter: UInt8(ascii: ","), firstLine: 2)
    var (record, index) = (Record(), 0)
    #expect(throws: Never.self) { try parser.parse(Array("a\n".utf8), from: &index, into: &record) }
    #expect(record.line == 2)
    #expect(record.line(of: 0) == 2)
  }

  @Test func namesTheLineOfAnUnclosedQuote() {
    let outcome = parsed("a,b\nc,\"d\ne,f\n")
    #expect(outcome.error == .unterminatedQuote(line: 2))
    #expect(texts(outcome) == [["a", "b"]])
  }

  @Test("refuses a record beyond the limit, however it arrives", arguments: [1 << 18, 1 << 25])
  func refusesLongRecord(blockSize: Int) {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: RecordParser.recordLimit + 1)
    let text = Array("a\n".utf8) + long + Array("\nb\n".utf8)
    let outcome = parsed(text, delimiter: UInt8(ascii: ","), blockSize: blockSize)
    #expect(outcome.error == .recordTooLong(line: 2, limit: RecordParser.recordLimit))
  }

  // MARK: - Both parsers

  private func parsed(_ text: String) -> Outcome {
    parsed(Array(text.utf8), delimiter: UInt8(ascii: ","), blockSize: 5)
  }

  private func parsed(_ text: [UInt8], delimiter: UInt8, blockSize: Int) -> Outcome {
    var parser = RecordParser(delimiter: delimiter)
    var (outcome, record) = (Outcome(), Record())
    func row() -> Outcome.Row {
      Outcome.Row(
        line: record.line,
        fields: (0..<record.count).map {
          Outcome.Field(bytes: Array(record.bytes[record.range(of: $0)]), line: record.line(of: $0))
        })
    }
    do {
      for start in stride(from: 0, to: text.count, by: blockSize) {
        let block = Array(text[start..<min(text.count, start + blockSize)])
        var index = 0
        while try parser.parse(block, from: &index, into: &record) { outcome.rows.append(row()) }
      }
      if try parser.finish(into: &record) { outcome.rows.append(row()) }
    } catch {
      outcome.error = error
    }
    return outcome
  }

  /// The same by position in the whole text, field by field.
  private func naive(_ text: [UInt8], delimiter: UInt8) -> Outcome {
    let (quote, lf, cr) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var (outcome, position, line) = (Outcome(), 0, 1)
    while position < text.count {
      var row = Outcome.Row(line: line, fields: [])
      while true {
        var field = Outcome.Field(bytes: [], line: line)
        if position < text.count && text[position] == quote {
          var close = position + 1
          while true {
            guard let next = text[close...].firstIndex(of: quote) else {
              outcome.error = .unterminatedQuote(line: line)
              return outcome
            }
            field.bytes += text[close..<next]
            close = next + 1
            guard close < text.count && text[close] == quote else { break }
            field.bytes.append(quote)
            close += 1
          }
          // Inside quotes a lone CR is a character of the text.
          line += text[position..<close].count { $0 == lf }
          position = close
        }
        let end = text[position...].firstIndex { [delimiter, lf, cr].contains($0) } ?? text.count
        field.bytes += text[position..<end]
        row.fields.append(field)
        position = end + 1
        guard end < text.count && text[end] == delimiter else { break }
      }
      outcome.rows.append(row)
      let isPair = position < text.count && text[position - 1] == cr && text[position] == lf
      position += isPair ? 1 : 0
      line += 1
    }
    return outcome
  }

  private func texts(_ outcome: Outcome) -> [[String]] {
    outcome.rows.map { $0.fields.map { String(decoding: $0.bytes, as: UTF8.self) } }
  }
}
