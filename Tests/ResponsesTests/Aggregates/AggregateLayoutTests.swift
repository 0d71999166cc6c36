import Testing

@testable import Responses

@Suite struct AggregateLayoutTests {
  @Test("a header says what was summed")
  func understands() throws {
    let layout = try AggregateLayout(header: [
      "tahun", "unit", "skm:stratum:kec", "SKM:Stratum:a:b", "skm:psu:desa", "skm:population:N",
      "skm:respondents", "skm:positiveWeights", "skm:sumOfWeights:w", "skm:sumOfSquaredWeights",
      "skm:unusableWeights", "u1", "u2", "",
    ])
    #expect(layout.groups == ["tahun", "unit"])
    #expect(layout.strata == ["kec", "a:b"] && layout.units == ["desa"])
    #expect(layout.weight == "w" && layout.population == "N")
    #expect(layout.items == ["u1", "u2"])
    #expect(layout.fields.strata == [2, 3] && layout.fields.respondents == 6)
  }

  @Test("every header that the SQL writes is read again")
  func readsOwnHeaders() throws {
    let table = try #require(TableName("t"))
    var query = AggregateQuery(table: table, items: ["u1", "u2"])
    (query.groups, query.strata, query.units) = (["g"], ["s: 1", "s"], ["p"])
    (query.weight, query.population) = ("w", "N")
    let headers = query.sql(.sqlite).matches(of: #/ AS "([^"]*)"/#).map { String($0.output.1) }
    let layout = try AggregateLayout(header: headers)
    #expect(layout.groups == query.groups && layout.strata == query.strata)
    #expect(layout.units == query.units && layout.items == query.items)
    #expect(layout.weight == query.weight && layout.population == query.population)
  }

  @Test("dates are no groups of a series")
  func leavesDatesOut() throws {
    let layout = try AggregateLayout(header: ["tanggal", "unit", "skm:respondents", "u1"])
    #expect(layout.groupsWithoutDates == ["unit"])
  }

  @Test(
    "what is no header of sums, and what is not all of one",
    arguments: [
      (["unit", "u1"], "noSums"), ([], "noSums"), (["skm:anything", "u1"], "noSums"),
      (["skm:stratum:kec", "u1"], "missingSums"),
      (["skm:respondents", "skm:sumOfWeights:w", "u1"], "missingSums"),
      (["skm:respondents", "skm:unusableWeights", "u1"], "missingSums"),
      (["skm:respondents", "skm:respondents", "u1"], "severalColumnsFit"),
    ])
  func refuses(header: [String], code: String) {
    do throws(ResponseProblemKind) {
      _ = try AggregateLayout(header: header)
      Issue.record("\(header) is taken for sums")
    } catch {
      #expect(error.kind.code == code)
    }
  }
}
