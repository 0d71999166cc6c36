import Localization
import Responses
import Satisfaction
import Testing

@Suite struct RegulationEditionDecodingTests {
  /// A small edition of somebody's own.
  static let text = """
    {
      "id": "own", "title": "Own survey",
      "scale": {"lowest": 1, "highest": 4, "multiplier": 25},
      "weightRules": ["exact", "0.5"],
      "sampleSize": "elements",
      "grades": [
        {"grade": "A", "from": 80, "performance": {"id": "Baik", "en": "Good"}},
        {"grade": "B", "from": 25.00, "performance": {"id": "Kurang", "en": "Poor"}}
      ],
      "oftenSwapped": ["Q1", "Q2"],
      "labels": [["satu"], ["dua"], ["tiga"], ["empat"]],
      "elements": [
        {"id": "Q1", "name": {"id": "Ramah", "en": "Kind"}, "headers": ["ramah"]},
        {"id": "Q2", "name": {"id": "Cepat", "en": "Fast"}, "labels": [["a"], ["b"], ["c"], ["d"]]}
      ]
    }
    """

  private func error(_ text: String) -> EditionError? {
    do {
      _ = try RegulationEdition(json: Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test("an edition of one's own is read whole")
  func reads() throws {
    let edition = try RegulationEdition(json: Array(Self.text.utf8))
    #expect(edition.id == "own" && edition.title == "Own survey")
    #expect(edition.elements.map(\.code) == ["Q1", "Q2"])
    #expect(edition.elements[0].name == Bilingual(id: "Ramah", en: "Kind"))
    #expect(edition.elements[0].headers == ["ramah"])
    #expect(edition.elements[1].labels == [["a"], ["b"], ["c"], ["d"]])
    #expect(edition.questionnaire.labels == [["satu"], ["dua"], ["tiga"], ["empat"]])
    #expect(edition.questionnaire.oftenSwapped == ["Q1", "Q2"])
    #expect(edition.grades.map(\.from.text) == ["80.00", "25.00"])
    #expect(edition.weightRules.map(\.name) == ["exact", "0.5"])
    #expect(edition.sampleSize == .elements)
    #expect(edition.requiredSampleSize(population: nil) == 30)
  }

  /// What is put in the place of what, and the error that must come of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let error: EditionError
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ error: EditionError) {
      (self.old, self.new, self.error) = (old, new, error)
    }
  }

  private func expectError(_ change: Change) {
    #expect(Self.text.contains(change.old))
    let changed = Self.text.replacing(change.old, with: change.new)
    #expect(error(changed) == change.error)
  }

  @Test(
    "names a key that is missing",
    arguments: [
      Change(#""id": "own", "#, "", .missingKey("id")),
      Change(#", "title": "Own survey""#, "", .missingKey("title")),
      Change(#""scale": {"lowest": 1, "highest": 4, "multiplier": 25},"#, "", .missingKey("scale")),
      Change(#""highest": 4, "#, "", .missingKey("scale.highest")),
      Change(#", "multiplier": 25"#, "", .missingKey("scale.multiplier")),
      Change(#""weightRules": ["exact", "0.5"],"#, "", .missingKey("weightRules")),
      Change(#""sampleSize": "elements","#, "", .missingKey("sampleSize")),
      Change(#""from": 25.00, "#, "", .missingKey("grades[1].from")),
      Change(#", "en": "Poor""#, "", .missingKey("grades[1].performance.en")),
      Change(#""grade": "B", "#, "", .missingKey("grades[1].grade")),
      Change(#""id": "Q2", "#, "", .missingKey("elements[1].id")),
      Change(#""name": {"id": "Ramah", "en": "Kind"}, "#, "", .missingKey("elements[0].name")),
      Change(#"{"id": "Ramah", "#, "{", .missingKey("elements[0].name.id")),
    ])
  func namesMissingKey(_ change: Change) { expectError(change) }

  @Test(
    "names a key that editions do not have, and the nearest",
    arguments: [
      Change("weightRules", "weigthRules", .unknownKey("weigthRules", nearest: "weightRules")),
      Change("sampleSize", "samplesize", .unknownKey("samplesize", nearest: "sampleSize")),
      Change("\"title\"", "\"tilte\"", .unknownKey("tilte", nearest: "title")),
      Change("\"from\": 80", "\"form\": 80", .unknownKey("grades[0].form", nearest: "from")),
      Change("\"headers\"", "\"header\"", .unknownKey("elements[0].header", nearest: "headers")),
      Change("\"lowest\"", "\"lowset\"", .unknownKey("scale.lowset", nearest: "lowest")),
      Change("\"oftenSwapped\"", "\"zzz\"", .unknownKey("zzz", nearest: nil)),
      Change(
        "\"en\": \"Kind\"", "\"xx\": \"Kind\"", .unknownKey("elements[0].name.xx", nearest: nil)),
    ])
  func namesUnknownKey(_ change: Change) { expectError(change) }

  @Test(
    "names a value of the wrong kind",
    arguments: [
      Change("\"Own survey\"", "5", .wrongType("title")),
      Change("\"Own survey\"", "null", .wrongType("title")),
      Change(#"{"lowest": 1, "highest": 4, "multiplier": 25}"#, "[1, 4]", .wrongType("scale")),
      Change("\"from\": 80", "\"from\": \"80\"", .wrongType("grades[0].from")),
      Change("\"from\": 80", "\"from\": true", .wrongType("grades[0].from")),
      Change("\"lowest\": 1", "\"lowest\": \"1\"", .wrongType("scale.lowest")),
      Change(#"["exact", "0.5"]"#, "\"exact\"", .wrongType("weightRules")),
      Change(#"["exact", "0.5"]"#, "[\"exact\", 0.5]", .wrongType("weightRules[1]")),
      Change(#"{"id": "Ramah", "en": "Kind"}"#, "\"Ramah\"", .wrongType("elements[0].name")),
      Change(#"["ramah"]"#, "\"ramah\"", .wrongType("elements[0].headers")),
      Change(#"[["a"], ["b"], ["c"], ["d"]]"#, "[\"a\"]", .wrongType("elements[1].labels[0]")),
    ])
  func namesWrongType(_ change: Change) { expectError(change) }

  @Test(
    "names a value that cannot be",
    arguments: [
      Change("\"Own survey\"", "\"\"", .invalid(key: "title", reason: .empty)),
      Change("\"Good\"", "\"\"", .invalid(key: "grades[0].performance.en", reason: .empty)),
      Change(#"["exact", "0.5"]"#, "[]", .invalid(key: "weightRules", reason: .empty)),
      Change(
        "\"from\": 80", "\"from\": 25", .invalid(key: "grades[1].from", reason: .gradesDoNotDescend)
      ),
      Change(
        "\"from\": 80", "\"from\": 20", .invalid(key: "grades[1].from", reason: .gradesDoNotDescend)
      ),
      Change("\"lowest\": 1", "\"lowest\": 4", .invalid(key: "scale", reason: .scale)),
      Change("\"lowest\": 1", "\"lowest\": 0", .invalid(key: "scale", reason: .scale)),
      Change("\"lowest\": 1", "\"lowest\": 1.5", .invalid(key: "scale", reason: .scale)),
      Change("\"highest\": 4", "\"highest\": 10", .invalid(key: "scale", reason: .scale)),
      Change(
        "\"multiplier\": 25", "\"multiplier\": 0",
        .invalid(key: "scale.multiplier", reason: .multiplier)),
      Change(
        "\"multiplier\": 25", "\"multiplier\": -25",
        .invalid(key: "scale.multiplier", reason: .multiplier)),
      Change(
        "\"multiplier\": 25", "\"multiplier\": 33.33333",
        .invalid(key: "scale.multiplier", reason: .multiplier)),
      Change("\"0.5\"", "\"half\"", .invalid(key: "weightRules[1]", reason: .weightRule("half"))),
      Change("\"0.5\"", "\"0,5\"", .invalid(key: "weightRules[1]", reason: .weightRule("0,5"))),
      Change("\"0.5\"", "\"1.5\"", .invalid(key: "weightRules[1]", reason: .weightRule("1.5"))),
      Change("\"0.5\"", "\"-0.5\"", .invalid(key: "weightRules[1]", reason: .weightRule("-0.5"))),
      Change("\"0.5\"", "\"0\"", .invalid(key: "weightRules[1]", reason: .weightRule("0"))),
      Change(
        "\"sampleSize\": \"elements\"", "\"sampleSize\": \"slovin\"",
        .invalid(
          key: "sampleSize",
          reason: .unknownRule("slovin", allowed: ["krejcie-morgan", "elements"]))),
      Change(
        "[[\"satu\"], ", "[", .invalid(key: "labels", reason: .labels(expected: 4, found: 3))),
      Change(
        #"[["a"], ["b"], "#, "[",
        .invalid(key: "elements[1].labels", reason: .labels(expected: 4, found: 2))),
      Change(
        "\"id\": \"Q2\"", "\"id\": \"Q1\"", .invalid(key: "elements[1].id", reason: .repeated("Q1"))
      ),
      Change(
        "\"grade\": \"B\"", "\"grade\": \"A\"",
        .invalid(key: "grades[1].grade", reason: .repeated("A"))),
      Change("\"0.5\"", "\"exact\"", .invalid(key: "weightRules[1]", reason: .repeated("exact"))),
      Change(
        #"["Q1", "Q2"]"#, #"["Q1", "Q9"]"#,
        .invalid(key: "oftenSwapped[1]", reason: .unknownElement("Q9"))),
    ])
  func namesInvalidValue(_ change: Change) { expectError(change) }

  @Test("the last grade must begin where the scale does", arguments: ["25.01", "24.99", "30"])
  func reachesScale(from: String) {
    guard
      case .invalid(let key, .gradesDoNotReachScale)? = error(
        Self.text.replacing("25.00", with: from))
    else {
      Issue.record("\(from) must be refused")
      return
    }
    #expect(key == "grades[1].from")
  }

  @Test(
    "what is no JSON is said to be none",
    arguments: ["", "{", "no", "{\"id\": }", "id: own", text + "}", "\u{0}"])
  func refusesOtherText(_ text: String) { #expect(error(text) == .notJSON) }

  @Test("JSON that is no object has no keys", arguments: ["[]", "5", "\"text\"", "null", "[{}]"])
  func refusesOtherJSON(_ text: String) { #expect(error(text) == .wrongType("")) }

  @Test("every key of a shipped edition is needed or known", arguments: RegulationEdition.shipped)
  func agreesWithShipped(_ edition: RegulationEdition) {
    #expect(!edition.elements.isEmpty && !edition.grades.isEmpty)
    #expect(edition.elements.allSatisfy { !$0.headers.isEmpty })
  }
}
