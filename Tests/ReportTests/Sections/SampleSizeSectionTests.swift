import Localization
import Rendering
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct SampleSizeSectionTests {
  private func section(_ place: Int) throws -> SampleSizeSection {
    SampleSizeSection(
      plan: try SamplePlan(SampleTables.requests[place], edition: SampleTables.edition), pilot: nil,
      file: "")
  }

  @Test("the keys that were promised, in their order")
  func hasKeys() throws {
    for place in SampleTables.requests.indices {
      let section = try section(place)
      let keys = section.members.map(\.key)
      let promised = ["method", "population", "sampleSize", "allocation"]
      #expect(keys.filter(promised.contains) == promised)
      let hasNull = section.members.contains { $0.value == .null }
      #expect(hasNull == keys.contains("reason"))
    }
  }

  @Test("the table has a row per stratum, or one for all")
  func hasRows() throws {
    #expect(try section(0).table.rows.count == 1)
    #expect(try section(2).table.rows.count == 2)
  }

  @Test("what should be known is told")
  func warns() throws {
    #expect(try section(0).notices.isEmpty)
    #expect(try section(2).notices.map(\.code) == ["smallStrata"])
    #expect(try section(5).notices.map(\.code) == ["sampleIsPopulation"])
    let pilot = try #require(try SampleTables.plans().last)
    #expect(pilot.notices.map(\.code) == ["smallPilot"])
  }

  @Test("what a number means is said for every rule, in both languages")
  func explains() throws {
    for request in SampleTables.requests {
      let plan = try SamplePlan(request, edition: SampleTables.edition)
      expectWords(SampleSizeWords.meaning(plan))
      expectWords(SampleSizeWords.population(plan))
    }
    expectWords(SampleSizeWords.completed)
  }
}
