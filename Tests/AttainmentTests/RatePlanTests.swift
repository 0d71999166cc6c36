import Attainment
import Localization
import Rates
import SurveyInference
import TestSupport
import Testing
import Trend

/// Plans whose indicator is the share of reported conflicts that were resolved.
@Suite struct RatePlanTests {
  private static let counts =
    "year,reported,resolved\n2016,2,2\n2017,4,3\n2018,0,0\n2019,3,3\n"
  private static let targets = PlanStudySamples.targets([
    2016: 90, 2017: 90, 2018: 90, 2019: 95, 2020: 95, 2021: 100,
  ])

  private func study(
    _ text: String = counts, _ polarity: Polarity = .higherIsBetter,
    targets: [Int: Target] = targets, noEvent: NoEventRule = .omit, columns: [String: String] = [:]
  ) throws -> PlanStudy {
    var options = PlanStudyOptions()
    options.noEvent = noEvent
    return try PlanStudySamples.study(
      text, .resolutionRate, polarity, columns: columns, targets: targets, period: 2016...2021,
      options: options)
  }

  @Test("a rate is a percentage with the interval of its counts")
  func realisations() throws {
    let study = try study()
    let indicator = study.indicators[0]
    let year = try #require(indicator[2017])
    let realisation = try year.realisation.get()
    #expect(realisation.value == 75 && realisation.sampleSize == 4)
    let interval = try RateCounts(3, of: 4).interval(.wilson, level: 0.95)
    let found = try #require(realisation.interval)
    #expect(found.lower.isClose(to: 100 * interval.lower, .ulps(1)))
    #expect(found.upper.isClose(to: 100 * interval.upper, .ulps(1)))
    #expect(realisation.standardError == nil)
    #expect(try year.attainment.get().published.text == "83.33")
    #expect(year.category?.id == "high" && year.changeFromLastYear == -25)
    #expect(indicator.forecast == nil)
    #expect(indicator.observations.map(\.value) == [100, 75, 100])
  }

  @Test("a year without a report has no rate, and counts as the plan's reader says")
  func noEvent() throws {
    let omitted = try study()
    let year = try #require(omitted.indicators[0][2018])
    #expect(year.realisation == .failure(.noEvent))
    #expect(year.attainment == .failure(.noRealisation(.noEvent)) && year.category == nil)
    #expect(omitted.warnings.map(\.kind).contains(.noEventYears([2018], .omit)))
    #expect(omitted.means[2].percentage == nil)
    #expect(
      omitted.means[2].leftOut == [.init(indicator: "it", reason: .noRealisation(.noEvent))])

    let met = try study(noEvent: .met)
    let counted = try #require(met.indicators[0][2018])
    #expect(counted.realisation == .failure(.noEvent))
    #expect(try counted.attainment.get().computed == 100)
    #expect(counted.category?.id == "veryHigh" && met.means[2].percentage == 100)
    #expect(met.warnings.map(\.kind).contains(.noEventYears([2018], .met)))
    // neither is a change
    #expect(counted.changeFromLastYear == nil && met.indicators[0][2019]?.changeFromLastYear == nil)
  }

  @Test("years ahead have the probability that follows from the counts")
  func probabilities() throws {
    let past = try [(2, 2), (3, 4), (0, 0), (3, 3)].map { try RateCounts($0.0, of: $0.1) }
    let outlook = try RateOutlook(years: past, target: 0.95)
    let omitted = try study().indicators[0]
    #expect(omitted[2019]?.probabilityOfAttainment == .failure(.notAhead))
    #expect(omitted[2020]?.probabilityOfAttainment == .success(outlook.probabilityOfAttainment))
    let none = outlook.probabilityOfNoReport
    #expect(none > 0)
    let met = try study(noEvent: .met).indicators[0]
    #expect(
      met[2020]?.probabilityOfAttainment
        == .success(none + (1 - none) * outlook.probabilityOfAttainment))
  }

  @Test(
    "where less is better the probability is of the other side, and of a range what lies within")
  func otherPolarities() throws {
    func probability(_ polarity: Polarity, _ target: Target) throws -> Double {
      try #require(study(Self.counts, polarity, targets: [2020: target]).indicators[0][2020])
        .probabilityOfAttainment.get()
    }
    #expect(try probability(.lowerIsBetter, .value(100)) == 1)
    let most = try probability(.lowerIsBetter, .value(50))
    let within = try probability(.range, .range(50...100))
    let fromHalf = try probability(.higherIsBetter, .value(50))
    #expect(within.isClose(to: fromHalf, .relative(1e-12)))
    // a share of exactly one half is good under both
    #expect(most + fromHalf > 1 && most < 1)
    #expect(try probability(.higherIsBetter, .value(101)) == 0)
  }

  @Test("a register and its counts give the same attainment")
  func register() throws {
    let register = """
      reported,resolved
      2016-03-01,2016-03-05
      2016-08-09,2016-09-01
      2017-01-10,2017-02-01
      2017-02-10,2017-03-01
      2017-05-10,2017-07-01
      2017-12-30,2018-01-04
      2019-02-01,2019-02-03
      2019-03-01,2019-03-20
      2019-12-01,2019-12-31

      """
    let (one, other) = (try study(register).indicators[0], try study().indicators[0])
    #expect(one.years.map(\.realisation) == other.years.map(\.realisation))
    #expect(one.years.map(\.attainment) == other.years.map(\.attainment))
    #expect(
      try study(register).warnings.map(\.kind).contains {
        if case .rate(.resolvedLater) = $0 { true } else { false }
      })
  }

  @Test("columns of one's own are found, and unknown roles named")
  func columns() throws {
    let text = "tahun,lapor,tuntas\n2016,2,2\n"
    let columns = ["reported": "lapor", "Resolved": "tuntas"]
    #expect(try study(text, columns: columns).indicators[0][2016]?.realisation.get().value == 100)
    #expect(throws: PlanStudyError.self) {
      _ = try study(text, columns: ["reportd": "lapor"])
    }
    #expect(throws: PlanStudyError.self) { _ = try study("year,reported,resolved\n2016,1,2\n") }
  }

  @Test("counts without any report say nothing of years ahead")
  func nothingReported() throws {
    let study = try study("year,reported,resolved\n2016,0,0\n2017,0,0\n")
    #expect(
      study.indicators[0][2020]?.probabilityOfAttainment == .failure(.neverReported))
    #expect(study.indicators[0].attainmentOfPlanEnd == nil)
  }

  /// The study of a plan as it is written, with its yearly counts beside it.
  private func written(_ counts: String, _ keys: String) throws -> PlanStudy {
    let here = try Workdir()
    try here.write(counts, to: "konflik.csv")
    try here.write(
      """
      unit: Kecamatan Kras
      period: 2016-2018
      indicators:
        - id: konflik
          name: Konflik
          kind: resolutionRate
          data: konflik.csv
      \(keys)    targets: { 2016: 90, 2017: 90, 2018: 100 }

      """, to: "plan.yaml")
    return try PlanStudy(PlanReader().read(path: here.path + "/plan.yaml"))
  }

  @Test("a plan may count what was facilitated, and carry cases over")
  func choices() throws {
    let counts = "year,reported,resolved,facilitated\n2016,4,3,4\n2017,4,2,3\n"
    func values(_ study: PlanStudy) throws -> [Double] {
      try study.indicators[0].years.prefix(2).map { try $0.realisation.get().value }
    }
    #expect(try values(written(counts, "")) == [75, 50])
    #expect(try values(written(counts, "    numerator: resolved\n")) == [75, 50])
    #expect(try values(written(counts, "    numerator: facilitated\n")) == [100, 75])
    let over = "year,reported,resolved\n2016,4,3\n2017,4,5\n"
    #expect(throws: PlanStudyError.self) { try written(over, "") }
    #expect(throws: PlanStudyError.self) { try written(over, "    carryOver: false\n") }
    let carried = try written(over, "    carryOver: true\n")
    #expect(try values(carried) == [75, 125])
    #expect(try carried.indicators[0].years[1].realisation.get().interval == nil)
  }
}
