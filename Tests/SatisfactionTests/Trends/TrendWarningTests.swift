import Localization
import Responses
import TestSupport
import Testing
import Trend

@testable import Satisfaction

@Suite struct TrendWarningTests {
  @Test("groups without a trend stand together where the reason is the same")
  func collectsReasons() throws {
    let study = try TrendStudyTests.study(
      """
      unit,period,value,target
      A,2019,80,
      A,2020,81,
      B,2020,81,
      B,2019,81,
      B,2021,82,
      C,2019,80,
      C,2020,81,
      D,2024,,90
      E,2018,80,
      E,2019,81,
      E,2020,80,
      E,2022,83,
      E,2023,84,
      E,2024,84,
      F,2019,70,
      F,2020,71,
      F,2021,73,
      F,2021-S1,73,
      """, groups: ["unit"])
    func periods(_ texts: String...) -> [Period] { texts.compactMap { Period($0) } }
    #expect(
      study.warnings == [
        .undefinedTrend(.tooFewObservations(found: 2, needed: 3), groups: [["A"], ["C"]]),
        .undefinedTrend(
          .unorderedPeriods(Period(year: 2020), Period(year: 2019)), groups: [["B"]]),
        .noValues(groups: [["D"]]),
        .otherFrequencies([.init(group: ["F"], periods: periods("2021-S1"))]),
        .fewObservations(groups: [["F"]]),
        .missingPeriods([.init(group: ["E"], periods: periods("2021"))]),
      ])
    #expect(study.warnings.map(\.isRefusal) == [true, true, true, false, false, false])
  }

  @Test("grades that depend on the edition")
  func comparesGrades() throws {
    let (old, new) = (TrendStudyTests.older.id, TrendStudyTests.newest.id)
    let study = try TrendStudyTests.study(
      "year,value,edition\n2016,64.9,\(old)\n2017,80,\(old)\n2018,82,\(new)\n2019,83,\(new)\n")
    let grade = try #require(study.groups[0].grades.first)
    #expect(
      study.warnings.last == .gradesDiffer([.init(group: [], grade: grade)], common: new))
  }

  @Test("six observations in a row have no warning")
  func isQuiet() throws {
    let rows = (2018...2023).map { "\($0),\(80 + ($0 * $0) % 3)\n" }.joined()
    #expect(try TrendStudyTests.study("year,value\n" + rows).warnings == [])
  }
}
