import FoundationEssentials
import Localization
import Rendering
import TestSupport
import Testing

@Suite struct JSONRendererTests {
  private func text(_ payload: Payload, _ language: Language = .en) -> String {
    String(decoding: JSONRenderer(in: language).render(payload), as: UTF8.self)
  }

  private func decode<Value: Decodable>(_ payload: Payload, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(JSONRenderer(in: .en).render(payload)))
  }

  @Test("keeps the order of keys and indents by two")
  func keepsOrder() {
    let payload = Payload.object([
      "z": .integer(1), "a": .array([.number(2.5), .null, .bool(true)]), "m": .object([]),
      "empty": .array([]), "name": .words(Bilingual(id: "ya", en: "yes")),
    ])
    #expect(
      text(payload) == """
        {
          "z": 1,
          "a": [
            2.5,
            null,
            true
          ],
          "m": {},
          "empty": [],
          "name": "yes"
        }

        """)
    #expect(text(payload, .id).contains(#""name": "ya""#))
  }

  @Test("texts come back as they were, and every line is one")
  func escapesTexts() throws {
    let everything = (0...0x2FF).compactMap { Unicode.Scalar($0) }
    var all = String.UnicodeScalarView(everything)
    all.append(contentsOf: "\u{2028}\u{2029}\u{FEFF}😀漢\u{10FFFF}".unicodeScalars)
    let texts = [String(all), "", "\"", "\\", "\\n", "\r\n", "e\u{301}", "\u{0}", "\u{7F}"]
    let payload = Payload.array(texts.map { .text($0) })
    // by scalars: two texts that look alike are equal to Swift
    let found = try decode(payload, as: [String].self)
    #expect(found.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
    for line in text(payload).split(separator: "\n") {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{2028}" })
    }
    let keys = Payload.object([Payload.Member("a\"\\\n", .integer(1))])
    #expect(try decode(keys, as: [String: Int].self) == ["a\"\\\n": 1])
  }

  @Test("numbers come back with every bit", arguments: 0..<50 as Range<UInt64>)
  func keepsBits(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var values = [
      0.1, 1e21, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, -0.0, 1.0 / 3, 100,
      1e-7,
    ]
    while values.count < 40 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { values.append(value) }
    }
    let found = try decode(.array(values.map { .number($0) }), as: [Double].self)
    #expect(found.map(\.bitPattern) == values.map(\.bitPattern))
    let integers = [Int.max, .min, 0, -1]
    #expect(try decode(.array(integers.map { .integer($0) }), as: [Int].self) == integers)
  }

  @Test(
    "a number is a JSON number", arguments: [1e21, 1e-7, Double.leastNonzeroMagnitude, -2.5, 100])
  func writesNumbers(value: Double) throws {
    let written = text(.number(value)).dropLast()
    #expect(written.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#) != nil)
  }

  @Test("what is no number has no JSON")
  func refusesNonFinite() async {
    await #expect(processExitsWith: .failure) {
      _ = JSONRenderer(in: .en).render(.number(.nan))
    }
  }

  @Test("bools stay bools and null stays null")
  func keepsKinds() throws {
    #expect(try decode(.array([.bool(true), .bool(false)]), as: [Bool].self) == [true, false])
    #expect(try decode(.array([.null, .integer(1)]), as: [Int?].self) == [nil, 1])
  }
}
