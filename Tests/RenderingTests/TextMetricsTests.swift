import TestSupport
import Testing

@testable import Rendering

@Suite struct TextMetricsTests {
  @Test("a text that fits stays as it is, and a cut one says so")
  func shortens() {
    #expect(TextMetrics.shortened("2024-S1", size: 16, width: 200) == "2024-S1")
    let cut = TextMetrics.shortened("Kelurahan Sukamaju Utara", size: 16, width: 100)
    #expect(cut.hasSuffix("…") && "Kelurahan Sukamaju Utara".hasPrefix(cut.dropLast()))
    #expect(TextMetrics.width(cut, size: 16) <= 100)
  }

  @Test("lines hold whole words and lose none", arguments: 0..<20 as Range<UInt64>)
  func breaksLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = (0..<30).map { _ in
      String(repeating: "x", count: Int.random(in: 1...12, using: &random))
    }
    let lines = TextMetrics.lines(
      words.joined(separator: " "), size: 10, width: 150, atMost: 100)
    #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
    for line in lines { #expect(TextMetrics.width(line, size: 10) <= 150) }
    let few = TextMetrics.lines(words.joined(separator: " "), size: 10, width: 150, atMost: 2)
    #expect(few.count == 2 && few[0] == lines[0] && few[1].hasSuffix("…"))
  }

  @Test("a word longer than a line is divided, and nothing hangs on a narrow one")
  func dividesWords() {
    let word = String(repeating: "y", count: 50)
    let lines = TextMetrics.lines(word, size: 10, width: 100, atMost: 100)
    #expect(lines.joined() == word && lines.count > 3)
    #expect(TextMetrics.lines("abc", size: 10, width: 1, atMost: 9).joined().isEmpty == false)
    #expect(TextMetrics.lines("", size: 10, width: 100, atMost: 2) == [])
  }

  @Test("wide characters are wide, and marks have no width")
  func measures() {
    #expect(TextMetrics.width("漢", size: 10) > 1.5 * TextMetrics.width("x", size: 10))
    #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
    #expect(TextMetrics.width("ab", size: 10, isBold: true) > TextMetrics.width("ab", size: 10))
  }
}
