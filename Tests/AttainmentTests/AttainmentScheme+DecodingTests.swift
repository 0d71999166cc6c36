import Attainment
import CSV
import Localization
import Satisfaction
import TestSupport
import Testing

@Suite struct AttainmentSchemeDecodingTests {
  private static let text = """
    {
      "id": "own", "title": {"id": "Milik sendiri", "en": "Own"}, "citation": "SK Camat 1/2020",
      "certainty": "verbatim",
      "categories": [
        {"id": "a", "from": 80, "label": {"id": "Baik", "en": "Good"}},
        {"id": "b", "above": 40, "label": {"id": "Cukup", "en": "Fair"}},
        {"id": "c", "label": {"id": "Kurang", "en": "Poor"}}
      ]
    }
    """

  private func error(_ text: String) -> AttainmentSchemeError? {
    do throws(AttainmentSchemeError) {
      _ = try AttainmentScheme(json: Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test("a scheme of one's own is read whole, also from a file")
  func reads() throws {
    let scheme = try AttainmentScheme(json: Array(Self.text.utf8))
    #expect(scheme.id == "own" && scheme.title.en == "Own" && scheme.citation == "SK Camat 1/2020")
    #expect(scheme.categories.map(\.id) == ["a", "b", "c"])
    #expect(scheme.categories.map(\.lowerBound) == [.from(80), .above(40), nil])
    let folder = try Workdir()
    try folder.write(Self.text, to: "own.json")
    #expect(try AttainmentScheme(named: "\(folder.path)/own.json") == scheme)
  }

  @Test("names what is wrong")
  func refuses() {
    let cases: [(old: String, new: String, error: AttainmentSchemeError)] = [
      (Self.text, "no JSON", .format(.notJSON)),
      (#""id": "own", "#, "", .format(.missingKey("id"))),
      (#", "citation": "SK Camat 1/2020""#, "", .format(.missingKey("citation"))),
      (#", "en": "Own""#, "", .format(.missingKey("title.en"))),
      (#""from": 80"#, #""form": 80"#, .format(.unknownKey("categories[0].form", nearest: "from"))),
      (#""from": 80"#, #""from": "80""#, .format(.wrongType("categories[0].from"))),
      (
        #"{"id": "b""#, #"{"id": "a""#,
        .format(.invalid(key: "categories[1].id", reason: .repeated("a")))
      ),
      (#""from": 80, "#, "", .bound(key: "categories[0]")),
      (#""from": 80"#, #""from": 80, "above": 80"#, .bound(key: "categories[0]")),
      (#"{"id": "c""#, #"{"id": "c", "from": 0"#, .bound(key: "categories[2]")),
      (#""above": 40"#, #""above": 80"#, .boundsDoNotDescend(key: "categories[1]")),
      (#""above": 40"#, #""from": 90"#, .boundsDoNotDescend(key: "categories[1]")),
      (
        #""verbatim""#, #""surely""#,
        .certainty("surely", allowed: ["verbatim", "generalKnowledge"])
      ),
    ]
    for (old, new, expected) in cases {
      #expect(Self.text.contains(old))
      #expect(error(Self.text.replacing(old, with: new)) == expected, "\(new)")
    }
    let empty =
      #"{"id": "x", "title": {"id": "a", "en": "b"}, "citation": "c", "#
      + #""certainty": "verbatim", "categories": []}"#
    #expect(error(empty) == .format(.invalid(key: "categories", reason: .empty)))
  }

  @Test("suggests the scheme that may be meant, and reports a file that is not there")
  func unknown() {
    func error(_ name: String) -> AttainmentSchemeError? {
      do throws(AttainmentSchemeError) {
        _ = try AttainmentScheme(named: name)
        return nil
      } catch { return error }
    }
    let known = AttainmentScheme.shipped.map(\.id)
    #expect(
      error("permendagri-86-2018")
        == .unknown(name: "permendagri-86-2018", nearest: "permendagri-86-2017", known: known))
    #expect(error("zzz") == .unknown(name: "zzz", nearest: nil, known: known))
    guard case .file(let file)? = error("/nowhere/scheme.json") else {
      Issue.record("a missing file is no file error")
      return
    }
    #expect(file.path == "/nowhere/scheme.json" && file.action == .open)
  }
}
