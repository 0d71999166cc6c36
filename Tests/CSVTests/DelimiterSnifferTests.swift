import TestSupport
import Testing

@testable import CSV

@Suite struct DelimiterSnifferTests {
  @Test("finds the delimiter of a plain table", arguments: [",", ";", "\t", "|"])
  func findsDelimiter(delimiter: String) {
    let rows = [["Nama", "U1", "U2"], ["A, B; C", "4", "3"], ["D|E\tF", "2", ""]]
    let text = rows.map { $0.map { "\"\($0)\"" }.joined(separator: delimiter) }
      .joined(separator: "\n")
    #expect(found(text) == delimiter)
  }

  @Test func decimalCommasDoNotMakeColumns() {
    #expect(found("unit;w;U1\nA;1,5;4\nB;2,25;3\nC;1,0;2\n") == ";")
  }

  @Test func theCallerDecidesFirst() {
    // By agreement alone the comma would win: three fields in each record against two.
    let text = "a,b,c;d\n1,2,3;4\n"
    #expect(found(text) == ",")
    #expect(found(text) { records in records.contains { $0.count == 2 } ? 1 : 0 } == ";")
  }

  /// Reading a line as one long header is slow, and says nothing.
  @Test func asksOnlyOfDividedRecords() {
    var asked: [Int] = []
    let delimiter = found("a;b;c\n1;2;3\n") { records in
      asked.append(records[0].count)
      return 1
    }
    #expect(delimiter == ";")
    #expect(asked == [3])
  }

  @Test func prefersTheCommaWhereNothingTells() {
    #expect(found("") == ",")
    #expect(found("one column\nonly\n") == ",")
  }

  @Test("a sample cut off inside a record leaves that record out")
  func leavesOutCutRecord() {
    let bytes = Array("a,b\n1,2\n3,".utf8)
    let comma = UInt8(ascii: ",")
    #expect(DelimiterSniffer.firstRecords(of: bytes, isWhole: false, delimiter: comma).count == 2)
    #expect(DelimiterSniffer.firstRecords(of: bytes, isWhole: true, delimiter: comma).count == 3)
    #expect(
      DelimiterSniffer.firstRecords(of: bytes, isWhole: true, delimiter: comma, limit: 1).count == 1
    )
  }

  @Test func anUnclosedQuoteIsNoObstacle() {
    #expect(found("a;b\n1;2\n\"x;y\n") == ";")
  }

  private func found(_ text: String, score: ([Record]) -> Int = { _ in 0 }) -> String {
    let byte = DelimiterSniffer.delimiter(of: Array(text.utf8), isWhole: true, score: score)
    return String(Unicode.Scalar(byte))
  }
}
