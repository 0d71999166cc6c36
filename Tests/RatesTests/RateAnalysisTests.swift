import Localization
import Rates
import Responses
import TestSupport
import Testing

@Suite struct RateAnalysisTests {
  /// What both forms of data say is the same to the last digit.
  private func expectSame(
    _ one: RateSeries, _ other: RateSeries, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func years(_ series: RateSeries) -> [[Int?]] {
      series.points.map { point in
        [point.year.year, point.year.reported, point.year.resolved, point.year.facilitated]
      }
    }
    let equal = [
      one.values == other.values, years(one) == years(other),
      one.points.map(\.rate) == other.points.map(\.rate),
      one.points.map(\.difference) == other.points.map(\.difference),
      one.missingYears == other.missingYears, one.pooled == other.pooled,
      one.trend == other.trend, one.test == other.test, one.outlook == other.outlook,
    ]
    #expect(
      equal.allSatisfy { $0 }, "\(equal): \(one) and \(other)", sourceLocation: sourceLocation)
  }

  @Test(
    "a register and the yearly counts of it say the same",
    arguments: [31 as UInt64, 32, 33], RateNumerator.allCases)
  func agreesWithCounts(seed: UInt64, numerator: RateNumerator) throws {
    var random = SplitMix64(seed: seed)
    let options = RateOptions(numerator: numerator, method: .jeffreys, level: 0.9, target: 0.7)
    for _ in 0..<6 {
      let register = RandomRegister(using: &random)
      let cases = try rates(
        register.text(register.rows), by: ["desa"], asOf: RandomRegister.asOf, options: options)
      let counts = try rates(register.counts, by: ["desa"], options: options)
      #expect(cases.isRegister && !counts.isRegister)
      #expect(cases.series.count == counts.series.count)
      for (one, other) in zip(cases.series, counts.series) { expectSame(one, other) }
      expectSame(cases.whole, counts.whole)
    }
  }

  @Test("neither the order of rows nor their files matter", arguments: [41 as UInt64, 42, 43])
  func forgetsOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<6 {
      let register = RandomRegister(using: &random)
      let whole = try rates(register.text(register.rows), by: ["desa"])
      let rows = register.rows.shuffled(using: &random)
      let cut = Int.random(in: 0...rows.count, using: &random)
      let parts = [rows[..<cut], rows[cut...]].filter { !$0.isEmpty }.map {
        register.text(Array($0))
      }
      let divided = try rates(parts, by: ["desa"])
      #expect(divided.asOf == whole.asOf && divided.warnings == whole.warnings)
      for (one, other) in zip(whole.series + [whole.whole], divided.series + [divided.whole]) {
        expectSame(one, other)
        #expect(one.timeToResolution == other.timeToResolution)
        #expect(one.openCases.map(\.days) == other.openCases.map(\.days))
      }
      #expect(divided.series.count == whole.series.count)
    }
  }

  @Test("all together is the one series where there are no groups")
  func holdsWhole() throws {
    let alone = try rates("year,reported,resolved\n2019,4,3\n2021,2,2\n")
    #expect(alone.series == [alone.whole])
    let groups = try rates(
      "year,unit,reported,resolved,facilitated\n2019,A,4,3,2\n2019,B,2,2,\n2020,B,1,0,1\n",
      by: ["unit"])
    #expect(groups.series.map(\.missingYears) == [[2020], []])
    let years = groups.whole.points.map(\.year)
    #expect(years.map(\.reported) == [6, 1] && years.map(\.resolved) == [5, 0])
    // what one group did not count is not known of all
    #expect(years.map(\.facilitated) == [nil, 1] && groups.whole.missingYears.isEmpty)
  }

  @Test("a year without a case has no report in a register, and is missing in yearly counts")
  func tellsNothingFromMissing() throws {
    let register = "reported,resolved\n2018-05-01,2019-01-02\n2020-05-01,2021-01-01\n"
    let latest = try rates(register).whole
    #expect(latest.points.map(\.year.year) == [2018, 2019, 2020] && latest.missingYears.isEmpty)
    #expect(latest.points[1].rate == .failure(.nothingReported))
    // the user says that the register goes on to this day
    let given = try rates(register, asOf: CalendarDay(year: 2022, month: 3, day: 1))
    #expect(given.whole.points.map(\.year.year) == Array(2018...2022))
    let counts = try rates("year,reported,resolved\n2018,1,0\n2020,1,0\n").whole
    #expect(counts.points.map(\.year.year) == [2018, 2020] && counts.missingYears == [2019])
  }

  @Test("a file whose counts are all blank has no rate")
  func answersNothing() throws {
    let analysis = try rates("year,reported,resolved\n2020,,\n")
    #expect(analysis.series.isEmpty && analysis.whole.points.isEmpty && analysis.warnings.isEmpty)
    #expect(analysis.whole.pooled == .failure(.nothingReported))
    #expect(analysis.whole.missingYears.isEmpty && !analysis.whole.hasRate)
  }

  @Test("a hundred thousand cases")
  func holdsManyCases() throws {
    let rows = (0..<100_000).map { row in
      let year = 2014 + row % 10
      return "\(year)-02-0\(row % 9 + 1),\(row % 3 == 0 ? "" : "\(year)-06-1\(row % 7)")"
    }
    let text = (["reported,resolved"] + rows).joined(separator: "\n")
    let whole = try rates(text, options: RateOptions(target: 0.7)).whole
    #expect(try whole.pooled.get().reported == 100_000)
    #expect(whole.openCases.count == 33_334)
  }
}
