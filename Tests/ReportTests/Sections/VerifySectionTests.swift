import Localization
import Rendering
import Satisfaction
import Testing

@testable import Report

@Suite struct VerifySectionTests {
  private func members(_ payload: Payload) -> [String: Payload] {
    guard case .object(let members) = payload else { return [:] }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  @Test("every row has a sentence of its own, under one of four titles")
  func hasSentences() throws {
    let verification = try SampleTables.verification(SampleTables.figures)
    let document = VerifySection(verification: verification).document
    let notes = document.blocks.flatMap { block -> [Bilingual] in
      if case .notes(_, let notes) = block { notes } else { [] }
    }
    #expect(notes.count == verification.rows.count)
    for words in notes {
      #expect(words.en.hasPrefix("No. ") && words.en.hasSuffix("."), "\(words.en)")
    }
  }

  @Test("a row of JSON holds what was promised, undefined beside a reason")
  func hasKeys() throws {
    let verification = try SampleTables.verification(SampleTables.figures)
    let section = VerifySection(verification: verification)
    for row in verification.rows {
      let members = members(section.payload(row))
      for key in [
        "row", "unit", "period", "recomputed", "published", "reproducesWith", "withinRounding",
        "gradeAgrees", "findings",
      ] {
        #expect(members[key] != nil, "\(key)")
      }
      #expect(members.values.contains(.null) == (members["reason"] != nil))
    }
    let first = members(section.payload(verification.rows[0]))
    #expect(first["published"] == .text("93.92") && first["gradeAgrees"] == .bool(true))
    guard case .object(let recomputed)? = first["recomputed"] else {
      Issue.record("nothing recomputed")
      return
    }
    #expect(recomputed.map(\.key) == ["exact", "0.11", "0.111", "0.1111"])
  }

  @Test("a row that cannot be used says why, and the others stand")
  func keepsOthers() throws {
    let verification = try SampleTables.verification(SampleTables.figures)
    let row = members(VerifySection(verification: verification).payload(verification.rows[6]))
    #expect(row["recomputed"] == .null && row["reproducesWith"] == .array([]))
    guard case .array(let findings)? = row["findings"] else {
      Issue.record("no findings")
      return
    }
    #expect(findings.map { members($0)["code"] } == [.text("notANumber")])
    #expect(Answer.verify(verification).notices.map(\.code) == ["rowsNotVerified"])
  }

  @Test("services have no weights")
  func hasServices() throws {
    let verification = try SampleTables.verification(SampleTables.services)
    let rows = verification.rows.map {
      members(VerifySection(verification: verification).payload($0))
    }
    #expect(rows[0]["reproducesWith"] == .array([.text("exact")]))
    #expect(rows[4]["reproducesWith"] == .array([]))
    #expect(rows[4]["withinRounding"] == .array([.text("exact")]))
  }
}
