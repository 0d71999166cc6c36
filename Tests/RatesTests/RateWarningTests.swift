import Localization
import Rates
import TestSupport
import Testing

@Suite struct RateWarningTests {
  private typealias Years = RateWarning.GroupYears

  @Test("years without reports, not counted, and with few of them")
  func warnsOfYears() throws {
    let text = "year,unit,reported,resolved\n2019,A,0,0\n2021,A,9,8\n2020,B,4,1\n2021,B,5,4\n"
    #expect(
      try rates(text, by: ["unit"]).warnings == [
        .nothingReported([years("A", 2019)]),
        .missingYears([years("A", 2020), years("B", 2019)]),
        .fewReports([years("B", 2020)]),
      ])
    #expect(try rates("year,reported,resolved\n2020,9,5\n2021,9,6\n").warnings.isEmpty)
  }

  private func years(_ group: String, _ years: Int...) -> Years {
    Years(group: [group], years: years)
  }

  @Test("cases carried over, and numerators that nobody counted")
  func warnsOfCounts() throws {
    let carried = try rates(
      "year,reported,resolved\n2020,9,5\n2021,7,8\n", carriesOver: true)
    #expect(carried.warnings == [.carriedOver([Years(group: [], years: [2021])])])
    let unknown = try rates(
      "year,reported,resolved,facilitated\n2020,9,5,6\n2021,7,6,\n",
      options: RateOptions(numerator: .facilitated))
    #expect(unknown.warnings == [.notCounted(.facilitated, [Years(group: [], years: [2021])])])
  }

  private let register = """
    reported,resolved
    2020-01-05,2020-02-01
    2020-02-05,2020-02-06
    2020-03-05,2021-01-02
    2020-12-30,2021-01-02
    2020-12-31,
    """

  @Test("what was resolved after its year")
  func warnsOfLaterResolutions() throws {
    let later = RateWarning.LaterResolutions(group: [], year: 2020, count: 2, atTurnOfYear: 1)
    #expect(try rates(register).warnings == [.resolvedLater([later])])
  }

  @Test("a last year that is not over")
  func warnsOfUnfinishedYear() throws {
    func warning(_ asOf: CalendarDay?, _ text: String) throws -> RateWarning? {
      try rates(text, asOf: asOf).warnings.first {
        if case .yearNotOver = $0 { return true }
        return false
      }
    }
    let june = try #require(CalendarDay(year: 2020, month: 6, day: 30))
    let end = CalendarDay(year: 2020, month: 12, day: 31)
    let (open, closed) = (
      "reported,resolved\n2020-01-05,2020-06-30\n2020-02-05,\n",
      "reported,resolved\n2020-01-05,2020-06-30\n"
    )
    #expect(try warning(nil, open) == .yearNotOver(asOf: june, isAsOfGiven: false, open: 1))
    #expect(try warning(june, open) == .yearNotOver(asOf: june, isAsOfGiven: true, open: 1))
    #expect(try warning(end, open) == nil)
    #expect(try warning(nil, closed) == nil)
    #expect(try warning(june, closed) == .yearNotOver(asOf: june, isAsOfGiven: true, open: 0))
    // the last day is in a later year, which has no report
    #expect(try warning(nil, register) == nil)
  }

  @Test("a trend in which time parts the outcomes")
  func warnsOfSeparation() throws {
    let analysis = try rates("year,reported,resolved\n2020,9,0\n2021,9,9\n")
    #expect(
      analysis.warnings == [.separation([.init(group: [], separation: .complete)])])
  }
}
