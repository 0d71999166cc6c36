import Localization
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct AnswerReaderTests {
  /// A label of an edition with the level that it must mean.
  struct Label: Sendable, CustomTestStringConvertible {
    let edition: String
    let item: Int
    let text: String
    let level: UInt8
    var testDescription: String { key(text) }

    /// `other` as an answer to the same item.
    func key(_ other: String) -> String { "\(edition) \(item + 1): \(other.lowercased())" }

    static let all: [Label] = RegulationEdition.shipped.flatMap { edition in
      edition.elements.enumerated().flatMap { item, element in
        [edition.questionnaire.labels, element.labels].flatMap { ladder in
          ladder.enumerated().flatMap { step, words in
            words.map { Label(edition: edition.id, item: item, text: $0, level: UInt8(step + 1)) }
          }
        }
      }
    }
  }

  private let readers = Dictionary(
    uniqueKeysWithValues: RegulationEdition.shipped.map { ($0.id, AnswerReader($0.questionnaire)) })

  @Test("knows every label of the editions, however it is written")
  func knowsLabels() {
    #expect(Set(Label.all.map(\.edition)) == Set(readers.keys))
    #expect(Label.all.count > 1000)
    for label in Label.all {
      guard let reader = readers[label.edition] else { continue }
      let (text, level) = (label.text, label.level)
      let letter = ["", "a", "b", "c", "d"][Int(level)]
      let ways = [
        text, text.lowercased(), text.uppercased(), "  \(text)\t", text + ".",
        text.split(separator: " ").joined(separator: " \u{A0} "), "\(level). \(text)",
        "\(level) \(text)", "\(level)) \(text)", "(\(level)) \(text)", "\(level) - \(text)",
        "\(level) = \(text)", "\(level): \(text)", "\(letter). \(text)",
        "\(letter.uppercased())) \(text)", "(\(letter)) \(text)",
      ]
      for way in ways {
        #expect(reader.answer(way, item: label.item) == .level(level), "\(label): \(way)")
      }
    }
  }

  @Test("a prefix that does not agree with the label contradicts it")
  func refusesOtherPrefixes() {
    for label in Label.all {
      guard let reader = readers[label.edition] else { continue }
      let other = label.level % 4 + 1
      for way in [
        "\(other). \(label.text)", "5. \(label.text)", "0. \(label.text)",
      ] {
        #expect(reader.answer(way, item: label.item) == .contradictory, "\(label): \(way)")
      }
      #expect(reader.answer("14. \(label.text)", item: label.item) == .invalid)
      // letters number the choices of a form, the best first or last
      for letter in ["a", "d"] {
        #expect(reader.answer("\(letter). \(label.text)", item: label.item) == .level(label.level))
      }
    }
  }

  @Test("never matches by a part of the text")
  func neverMatchesParts() {
    let known = Set(Label.all.map { $0.key($0.text) })
    for label in Label.all {
      guard let reader = readers[label.edition] else { continue }
      for way in [label.text + " sekali", "agak " + label.text, String(label.text.dropLast())] {
        guard !known.contains(label.key(way)) else { continue }
        #expect(reader.answer(way, item: label.item) == .invalid, "\(label): \(way)")
      }
    }
    let reader = AnswerReader(current)
    for item in current.items.indices {
      #expect(reader.answer("Sangat tidak setuju", item: item) == .level(1))
      #expect(reader.answer("Tidak setuju", item: item) == .level(2))
      #expect(reader.answer("Setuju", item: item) == .level(3))
      #expect(reader.answer("Sangat setuju", item: item) == .level(4))
    }
  }

  /// `questionnaire_official` of the regulation, word for word.
  @Test(
    "knows the official form",
    arguments: [
      (0, ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]),
      (1, ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"]),
      (2, ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"]),
      (3, ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"]),
      (4, ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]),
      (5, ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"]),
      (
        6,
        [
          "Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah",
          "Sangat sopan dan ramah",
        ]
      ),
      (
        7,
        [
          "Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal",
          "Dikelola dengan baik",
        ]
      ),
      (8, ["Buruk", "Cukup", "Baik", "Sangat baik"]),
      // Rewordings in use.
      (1, ["Sulit", "Kurang mudah", "Mudah", "Sangat mudah"]),
      (2, ["Lambat", "Lumayan lambat", "Cepat", "Sangat cepat"]),
    ] as [(Int, [String])])
  func knowsOfficialForm(item: Int, labels: [String]) {
    let reader = AnswerReader(current)
    #expect(
      labels.map { reader.answer($0, item: item) } == [.level(1), .level(2), .level(3), .level(4)])
  }

  @Test("reads numbers of the scale", arguments: 1...4)
  func readsNumbers(level: Int) {
    for text in ["4", "4.0", "4,0", "4.00", "4,000", " 4 ", "\t4\r\n", "04", "4.", "\u{A0}4"] {
      let text = text.replacing("4", with: "\(level)")
      #expect(answer(text) == .level(UInt8(level)), "\(text.debugDescription)")
    }
  }

  @Test(
    "nothing and a dash are no answer",
    arguments: ["", " ", "\t", "\u{A0}", "\r\n", "-", " - ", "–", "—"])
  func readsMissing(text: String) {
    #expect(answer(text) == .missing)
  }

  @Test(
    "everything else is invalid",
    arguments: [
      "0", "5", "9", "2.5", "2,5", "-1", "-4", "+4", "4.1", "4,0.0", "4.0.0", "0.0", ".4", ",4",
      "44", "4 4", "1-4", "4/4", "4%", "٤", "４", "④", "IV", "iv", "nan", "inf", "0x4", "4e0", "1e0",
      "--", ".", "?", "x", "99999999999999999999999999", "4.99999999999999999999999",
      "Sangat", "tidak", "baik sekali", "ya", "N/A", "null", "4\0",
    ])
  func refusesOthers(text: String) {
    #expect(answer(text) == .invalid)
  }

  @Test func survivesLongTexts() {
    #expect(answer(String(repeating: "Sangat baik ", count: 10_000)) == .invalid)
    #expect(answer(String(repeating: "4", count: 100_000)) == .invalid)
    #expect(answer(String(repeating: " ", count: 100_000)) == .missing)
  }

  @Test("bytes that are no text are invalid", arguments: 0..<200 as Range<UInt64>)
  func survivesBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let label = Arbitrary.pick(["3. Sesuai", "(c) Sesuai", "4,0", "Sangat sesuai"], using: &random)
    let bytes = Arbitrary.damaged(Array(label.utf8), using: &random)
    var reader = AnswerReader(current)
    let found = reader.answer([0x34] + bytes + [0x34], 1..<bytes.count + 1, item: 0)
    #expect(found == reader.answer(String(decoding: bytes, as: UTF8.self), item: 0))
  }

  @Test("the item's own words win over the questionnaire's")
  func itemWordsWin() {
    let own = Questionnaire.Item(
      code: "A", name: .init("a"), labels: [["setuju"], ["dua"], ["tiga"], ["empat"]])
    let reader = AnswerReader(
      Questionnaire(
        items: [own, .init(code: "B", name: .init("b"))], levels: 1...4,
        labels: [["satu"], ["dua"], ["setuju"], ["lima"]]))
    #expect(reader.answer("setuju", item: 0) == .level(1))
    #expect(reader.answer("setuju", item: 1) == .level(3))
    #expect(reader.answer("lima", item: 0) == .level(4))
    #expect(reader.answer("empat", item: 1) == .invalid)
  }

  @Test("counts prefixes from the lowest level")
  func countsFromLowestLevel() {
    let reader = AnswerReader(
      Questionnaire(
        items: [.init(code: "A", name: .init("a"))], levels: 3...5,
        labels: [["rendah"], ["sedang"], ["tinggi"]]))
    #expect(reader.answer("a. rendah", item: 0) == .level(3))
    #expect(reader.answer("5 tinggi", item: 0) == .level(5))
    #expect(reader.answer("1. rendah", item: 0) == .contradictory)
    #expect(reader.answer("2", item: 0) == .invalid)
  }

  private func answer(_ text: String) -> AnswerValue {
    var reader = AnswerReader(current)
    let bytes = Array(text.utf8)
    let found = reader.answer(bytes, 0..<bytes.count, item: 0)
    #expect(found == reader.answer(text, item: 0))
    return found
  }
}
