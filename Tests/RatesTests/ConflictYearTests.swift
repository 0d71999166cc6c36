import Rates
import TestSupport
import Testing

@Suite struct ConflictYearTests {
  private let register = """
    reported,resolved,facilitated
    2020-01-05,2020-12-31,2020-01-06
    2020-12-30,2021-01-02,2020-12-31
    2020-12-31,2021-02-01,2021-01-01
    2020-03-01,2021-01-31,
    2020-06-01,,
    2022-02-01,2022-02-01,
    """

  @Test("a case counts where it was resolved in the calendar year of its report")
  func countsWithinYear() throws {
    let years = try rates(register).whole.points.map(\.year)
    #expect(years.map(\.year) == [2020, 2021, 2022])
    #expect(years.map(\.reported) == [5, 0, 1] && years.map(\.resolved) == [1, 0, 1])
    #expect(years.map(\.facilitated) == [2, 0, 0] && years.map(\.everResolved) == [4, 0, 1])
    #expect(years.map(\.open) == [1, 0, 0] && years.map(\.resolvedLater) == [3, 0, 0])
    // of the three only one came in December and went in January
    #expect(years.map(\.resolvedAtTurnOfYear) == [1, 0, 0])
  }

  @Test("what yearly counts do not say is not known")
  func knowsItsLimits() throws {
    let years = try rates("year,reported,resolved,facilitated\n2020,4,3,\n2021,0,0,\n").whole.points
      .map(\.year)
    #expect(years.map(\.facilitated) == [nil, 0])
    #expect(years.allSatisfy { $0.open == nil && $0.everResolved == nil })
    #expect(years.allSatisfy { $0.resolvedLater == nil && $0.resolvedAtTurnOfYear == nil })
    #expect(throws: RateError.notCounted(.facilitated)) { try years[0].counts(.facilitated) }
    #expect(throws: RateError.notCounted(.facilitated)) { try years[0].share(.facilitated) }
    #expect(throws: RateError.nothingReported) { try years[1].share(.resolved) }
    #expect(try years[0].share(.resolved) == 0.75)
    #expect(try years[1].counts(.facilitated) == .none)
  }

  @Test("a register without the column knows no facilitation, nor does one of two files")
  func knowsFacilitation() throws {
    let alone = try rates("reported,resolved\n2020-01-01,\n2022-01-01,\n")
    #expect(alone.whole.points.map(\.year.facilitated) == [nil, nil, nil])
    let both = try rates(
      "reported,resolved\n2020-01-01,\n",
      "reported,resolved,facilitated\n2020-02-01,,2020-02-02\n2021-02-01,,2021-02-02\n")
    #expect(both.whole.points.map(\.year.facilitated) == [nil, 1])
  }
}
