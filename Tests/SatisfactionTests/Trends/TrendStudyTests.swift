import CSV
import Localization
import Responses
import SurveyInference
import TestSupport
import Testing
import Trend

@testable import Satisfaction

@Suite struct TrendStudyTests {
  static let newest = RegulationEdition.shipped[0]
  static let older = RegulationEdition.shipped[1]

  static func part(
    _ edition: RegulationEdition, _ rows: [String], groups: [String],
    bridge: ElementBridge? = nil
  ) throws -> SatisfactionSeries.Part {
    let names = edition.elements.map { $0.name.id.replacing(",", with: "") }
    var request = SurveyRequest(edition.questionnaire)
    request.groups = groups
    bridge?.apply(to: &request, of: edition)
    let text =
      (["tahun,unit," + names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8), name: "s.csv"))
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return SatisfactionSeries.Part(reading, edition: edition)
  }

  /// Respondents of the years, each element with the mean that is told and some spread.
  static func rows(_ years: ClosedRange<Int>, _ unit: String, rising: [Int: Double]) -> [String] {
    var random = SplitMix64(seed: 3)
    return years.flatMap { year in
      (0..<60).map { _ in
        let answers = (0..<9).map { element in
          let mean = 2.8 + (rising[element] ?? 0) * Double(year - years.lowerBound)
          let score = mean + (Double.random(in: 0..<1, using: &random) - 0.5) * 2
          return String(min(4, max(1, Int(score.rounded()))))
        }
        return "\(year),\(unit)," + answers.joined(separator: ",")
      }
    }
  }

  static func series(_ text: String, groups: [String] = []) throws -> SeriesReading {
    try SeriesReader(groups: groups).read(ByteSource(Array(text.utf8), name: "series.csv"))
  }

  static func study(
    _ text: String, groups: [String] = [], schedule: EditionSchedule = EditionSchedule(newest)
  ) throws -> TrendStudy {
    TrendStudy(try series(text, groups: groups), schedule: schedule)
  }

  @Test("the index and the elements are those of the series, each with its trend")
  func analysesResponses() throws {
    let part = try Self.part(
      Self.newest, Self.rows(2019...2023, "A", rising: [2: 0.15]), groups: ["unit", "year"])
    let series = try SatisfactionSeries([part], options: SatisfactionOptions())
    let study = TrendStudy(series)
    let group = try #require(study.groups.first)
    #expect(study.groupRoles == ["unit"] && group.values == ["A"])
    #expect(study.editions.map(\.id) == [Self.newest.id])
    #expect(group.main.quantity == .index && group.main.observations == series.groups[0].index)
    #expect(
      try group.main.analysis.get() == TrendAnalysis(EstimateSeries(series.groups[0].index)))
    #expect(group.elements.map(\.observations) == series.groups[0].elements.map(\.observations))
    #expect(
      group.elements.map(\.quantity)
        == Self.newest.elements.map { .element(code: $0.code, name: $0.name) })
    #expect(group.grades.map(\.period.year) == Array(2019...2023))
    #expect(group.grades.allSatisfy { $0.own == $0.common && $0.edition == Self.newest.id })
    let index = try series.groups[0].points[2].satisfaction.index.get()
    let own = try #require(index.confidence).interval(level: 0.95)
    #expect(group.main.interval(of: group.main.observations[2], level: 0.95) == own)
  }

  @Test("the elements together: what rises alone is last in the ranking, with its weight")
  func ranksElements() throws {
    let part = try Self.part(
      Self.newest, Self.rows(2019...2023, "A", rising: [2: 0.25, 5: -0.2]),
      groups: ["unit", "year"])
    let study = TrendStudy(try SatisfactionSeries([part], options: SatisfactionOptions()))
    let slopes = try #require(study.groups[0].elementSlopes).get()
    #expect(slopes.elements.count == 9 && slopes.tau2 > 0)
    #expect(slopes.ranking.first?.element.element == "U6")
    #expect(slopes.ranking.last?.element.element == "U3")
    for slope in slopes.elements {
      #expect(slope.element.weight.isClose(to: 25.0 / 9, .relative(1e-15)))
    }
    let third = study.groups[0].elements[2]
    let own = slopes.elements.first { $0.element.element == "U3" }?.element.estimate
    #expect(try own == #require(third.mainSlope).get().term.estimate)
  }

  @Test("across editions: codes are those of the latest, and of the others with their edition")
  func crossesEditions() throws {
    let old = Self.rows(2015...2017, "A", rising: [:])
    let new = Self.rows(2018...2020, "A", rising: [:])
    for bridged in [false, true] {
      let bridge = bridged ? ElementBridge(between: [Self.older, Self.newest]) : nil
      var options = SatisfactionOptions()
      options.bridge = bridge
      let groups = ["unit", "year"]
      let study = TrendStudy(
        try SatisfactionSeries(
          [
            Self.part(Self.older, old, groups: groups, bridge: bridge),
            Self.part(Self.newest, new, groups: groups, bridge: bridge),
          ], options: options))
      #expect(study.editions.map(\.id) == [Self.older.id, Self.newest.id])
      #expect(study.commonEdition?.id == Self.newest.id)
      let group = study.groups[0]
      let codes = group.elements.compactMap { trend -> String? in
        if case .element(let code, _) = trend.quantity { code } else { nil }
      }
      let wanted = (1...9).map { "U\($0)" }
      #expect(
        codes == (bridged ? Array(wanted.dropLast()) : wanted + ["U8@permenpanrb-16-2014"]))
      let analysis = try group.main.analysis.get()
      #expect(analysis.breaks.shifts.map(\.period.year) == [2018])
      #expect(try analysis.mainSlope.get().basis == .withinEditions)
      let slopes = try #require(group.elementSlopes).get()
      // three years of an element that only one edition asks, six of the others
      #expect(slopes.elements.map(\.element.element) == (bridged ? codes : wanted))
      let weight = 25 / Double(bridged ? 8 : 9)
      #expect(
        slopes.elements.allSatisfy { $0.element.weight.isClose(to: weight, .relative(1e-15)) })
    }
  }

  @Test("a series has one frequency, and no element")
  func analysesSeries() throws {
    let study = try Self.study(
      """
      unit,period,value,se
      A,2019,80,1
      A,2020,81,1
      A,2021-S1,70,1
      A,2021,83,1
      A,2022,84.5,1
      B,2019,80,
      B,2020,81,
      """, groups: ["unit"])
    #expect(study.groups.map(\.values) == [["A"], ["B"]])
    let first = study.groups[0]
    #expect(first.main.observations.map(\.period.text) == ["2019", "2020", "2021", "2022"])
    #expect(first.otherFrequencies.map(\.text) == ["2021-S1"])
    #expect(first.elements.isEmpty && first.elementSlopes == nil && first.grades.isEmpty)
    #expect(study.answered.map(\.values) == [["A"]])
    guard case .failure(.tooFewObservations(found: 2, needed: 3)) = study.groups[1].main.analysis
    else {
      Issue.record("two observations have a trend")
      return
    }
    #expect(study.commonEdition == nil && study.editions.isEmpty)
  }

  @Test("editions come from the column, else from the years; graded is what lies on the scale")
  func assignsEditions() throws {
    let rows = "year,value\n2016,64.9\n2017,80\n2018,82\n2019,83\n"
    let schedule = try EditionSchedule([
      .init(from: 2016, edition: Self.older), .init(from: 2018, edition: Self.newest),
    ])
    let study = try Self.study(rows, schedule: schedule)
    let group = study.groups[0]
    let ids = [Self.older.id, Self.older.id, Self.newest.id, Self.newest.id]
    #expect(group.main.observations.map(\.edition) == ids)
    #expect(group.grades.map(\.edition) == ids)
    // B from 62.51 on in 2014, D below 65.00 in 2017
    #expect(group.grades.map(\.own.grade) == ["B", "B", "B", "B"])
    #expect(group.grades.map(\.common?.grade) == ["D", "B", "B", "B"])
    guard
      case .editionChange(let period, let from, let to, let added, _, _)? =
        study.seriesWarnings.first
    else {
      Issue.record("no change of edition")
      return
    }
    #expect(study.seriesWarnings.count == 1 && period == Period(year: 2018))
    #expect(
      [from, to] == [ids[0], ids[3]] && added.map(\.en) == ["Facilities and infrastructure"])
    // without years the default edition may mean nothing
    #expect(try Self.study(rows).groups[0].grades.isEmpty)
    let named = try Self.study(
      "year,value,edition\n2016,20,\(Self.newest.id)\n2017,80,\(Self.newest.id)\n2018,82,own\n")
    #expect(named.groups[0].grades.map(\.period.year) == [2017])
    #expect(named.groups[0].main.observations.map(\.edition).last == "own")
  }

  @Test("an observation of a series has the normal interval of its error")
  func givesIntervals() throws {
    let study = try Self.study("year,value,se\n2019,80,1.5\n2020,81,\n2021,82,1\n")
    let main = study.groups[0].main
    let interval = try #require(main.interval(of: main.observations[0], level: 0.95))
    // 1.9599639845400545: R 4.2.2 qnorm(0.975), as in the reference of Normal
    #expect(interval.upper.isClose(to: 80 + 1.5 * 1.9599639845400545, .relative(1e-14)))
    #expect(interval.lower.isClose(to: 80 - 1.5 * 1.9599639845400545, .relative(1e-14)))
    #expect(main.interval(of: main.observations[1], level: 0.95) == nil)
  }
}
