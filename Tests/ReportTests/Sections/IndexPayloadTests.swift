import Localization
import Rendering
import Report
import Satisfaction
import Testing

@Suite struct IndexPayloadTests {
  private func member(_ payload: Payload, _ path: String...) -> Payload? {
    var current: Payload? = payload
    for name in path {
      switch current {
      case .object(let members)?: current = members.first { $0.key == name }?.value
      case .array(let values)?:
        current = Int(name).flatMap { values.indices.contains($0) ? values[$0] : nil }
      default: return nil
      }
    }
    return current
  }

  @Test("names what was used")
  func namesOptions() throws {
    let payload = try SampleAnswers.designed.index().payload
    #expect(member(payload, "edition") == .text("permenpanrb-14-2017"))
    #expect(member(payload, "weightRule") == .text("exact"))
    #expect(member(payload, "intervalMethod") == .text("moderated"))
    #expect(member(payload, "designUsed", "stratum") == .array([.text("unit")]))
    #expect(member(payload, "designUsed", "weight") == .text("w"))
    #expect(member(payload, "official") == .bool(true))
    #expect(member(try SampleAnswers.partial.index().payload, "official") == .bool(false))
  }

  @Test("a group maps roles to values, and is empty for all together")
  func namesGroups() throws {
    let whole = try SampleAnswers.whole.index().payload
    #expect(member(whole, "groups", "0", "group") == .object([Payload.Member]()))
    let grouped = try SampleAnswers.designed.index().payload
    #expect(member(grouped, "groups", "0", "group") == .object(["year": .text("2020")]))
    #expect(member(grouped, "groups", "1", "group") == .object(["year": .text("2021")]))
  }

  @Test("published numbers are texts of two decimals, estimates are full numbers")
  func writesNumbers() throws {
    let payload = try SampleAnswers.whole.index().payload
    guard case .text(let published)? = member(payload, "groups", "0", "published") else {
      Issue.record("published is no text")
      return
    }
    #expect(published.wholeMatch(of: #/[0-9]+\.[0-9]{2}/#) != nil)
    guard case .number(let estimate)? = member(payload, "groups", "0", "index", "estimate") else {
      Issue.record("the estimate is no number")
      return
    }
    #expect(FixedDecimal(rounding: estimate, decimals: 2).text == published)
    #expect(member(payload, "groups", "0", "elements", "0", "element") == .text("U1"))
    #expect(member(payload, "groups", "0", "gradeByWeightRule", "0.111") != nil)
  }

  @Test("an aggregate says over what and by which rule")
  func writesAggregates() throws {
    let payload = try SampleAnswers.grouped.index().payload
    let first = try #require(member(payload, "aggregates", "0"))
    #expect(member(first, "over") == .text("service"))
    #expect(member(first, "rule") == .text("unweighted"))
    #expect(
      member(try #require(member(payload, "aggregates", "1")), "rule") == .text("byRespondents"))
  }

  @Test("the table has a row per group and element, then one of the index")
  func writesTable() throws {
    let table = try SampleAnswers.designed.index().table
    #expect(table.columns.first == "year" && table.columns[1] == "element")
    #expect(table.rows.count == 2 * 10)
    #expect(table.rows[9][1] == .text("index") && table.rows[19][1] == .text("index"))
    #expect(table.rows.prefix(10).allSatisfy { $0[0] == .text("2020") })
    let published = try #require(table.columns.firstIndex(of: "published"))
    #expect(table.rows[0][published] == .null && table.rows[9][published] != .null)
  }

  @Test("payload, table and document show one index")
  func agree() throws {
    let answer = try SampleAnswers.whole.index()
    let row = try #require(answer.table.rows.last)
    let column = try #require(answer.table.columns.firstIndex(of: "estimate"))
    #expect(member(answer.payload, "groups", "0", "index", "estimate") == row[column])
    guard case .text(let published)? = member(answer.payload, "groups", "0", "published") else {
      Issue.record("published is no text")
      return
    }
    let text = String(
      decoding: TerminalRenderer().render(answer.document, in: .en), as: UTF8.self)
    #expect(text.contains(published))
  }
}
