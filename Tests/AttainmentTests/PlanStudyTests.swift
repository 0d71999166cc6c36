import Attainment
import CSV
import Localization
import Responses
import Satisfaction
import TestSupport
import Testing
import Trend

@Suite struct PlanStudyTests {
  /// The index of the city and its targets, as its report of 2021 prints them.
  private static let jakartaBarat = "year,value\n2018,85.35\n2019,84.06\n2020,88.01\n2021,90.62\n"
  private static let targets = PlanStudySamples.targets([2018: 80, 2019: 83, 2020: 86, 2021: 88])

  @Test("a published series against its targets gives the official attainments")
  func jakartaBarat() throws {
    let study = try PlanStudySamples.study(Self.jakartaBarat, targets: Self.targets)
    let indicator = study.indicators[0]
    #expect(indicator.years.map(\.year) == [2018, 2019, 2020, 2021])
    #expect(
      try indicator.years.map { try $0.attainment.get().published.text } == [
        "106.69", "101.28", "102.34", "102.98",
      ])
    #expect(indicator.years.allSatisfy { $0.category?.id == "veryHigh" })
    #expect(
      try indicator.years.map { try $0.realisation.get().value } == [85.35, 84.06, 88.01, 90.62])
    let changes = indicator.years.map { $0.changeFromLastYear }
    #expect(changes[0] == nil)
    #expect(changes[1]?.isClose(to: -1.29, .relative(1e-12)) == true)
    #expect(study.warnings.isEmpty)
    #expect(indicator.planEnd?.year == 2021 && indicator.planEnd?.target == .value(88))
    #expect(try indicator.attainmentOfPlanEnd?.get().published.text == "102.98")
  }

  @Test("the attainment of the end of the plan takes the plan's last target")
  func planEnd() throws {
    let targets = PlanStudySamples.targets([2018: 80, 2021: 88, 2022: 88.5])
    let study = try PlanStudySamples.study(Self.jakartaBarat, targets: targets, period: 2018...2022)
    let indicator = study.indicators[0]
    #expect(try indicator.attainmentOfPlanEnd?.get().published.text == "102.40")
    #expect(try indicator[2018]?.attainmentOfPlanEnd.get().published.text == "96.44")
    #expect(indicator[2022]?.attainmentOfPlanEnd == .failure(.noRealisation(.notYet)))
    #expect(indicator[2019]?.attainment == .failure(.noTarget))
    #expect(indicator[2023] == nil)
    #expect(study.warnings.map(\.kind).contains(.realisationWithoutTarget([2019, 2020])))
  }

  @Test("a year is missing in the middle, at the end or before the data")
  func missingYears() throws {
    let study = try PlanStudySamples.study(
      "year,value\n2015,70\n2016,71\n2018,80\n2020,82\n", targets: Self.targets,
      period: 2017...2021)
    let years = study.indicators[0].years
    func reason(_ year: IndicatorYear) -> MissingRealisation? {
      if case .failure(let reason) = year.realisation { reason } else { nil }
    }
    #expect(years.map(reason) == [.noData, nil, .noData, nil, .notYet])
    #expect(years.map(\.changeFromLastYear) == [nil, nil, nil, nil, nil])
    #expect(years[2].attainment == .failure(.noRealisation(.noData)))
    #expect(study.warnings.map(\.kind).contains(.dataOutsidePeriod([2015, 2016])))
    // what lies outside still serves the forecast
    #expect(study.indicators[0].observations.count == 4)
  }

  @Test("the year before the plan gives the first change")
  func changeFromOutside() throws {
    let study = try PlanStudySamples.study(
      "year,value\n2017,78\n2018,80\n", targets: Self.targets, period: 2018...2019)
    #expect(study.indicators[0][2018]?.changeFromLastYear == 2)
  }

  @Test("only the years that lie ahead have a probability")
  func probabilities() throws {
    let text = "year,value\n2014,75\n2015,76.2\n2016,77.1\n2017,78.4\n2018,79\n2019,80.3\n"
    let targets = PlanStudySamples.targets([2019: 80, 2020: 81, 2021: 40, 2022: 100])
    let study = try PlanStudySamples.study(text, targets: targets, period: 2019...2023)
    let indicator = study.indicators[0]
    #expect(indicator[2019]?.probabilityOfAttainment == .failure(.notAhead))
    #expect(indicator[2023]?.probabilityOfAttainment == .failure(.noTarget))
    let analysis = try #require(try indicator.forecast?.get())
    let outlook = try #require(analysis.outlooks.first { $0.period == Period(year: 2020) })
    #expect(
      indicator[2020]?.probabilityOfAttainment == .success(outlook.probability))
    #expect(0.2 < outlook.probability && outlook.probability < 0.95)
    #expect(try #require(try indicator[2021]?.probabilityOfAttainment.get()) > 0.99)
    #expect(try #require(try indicator[2022]?.probabilityOfAttainment.get()) < 0.05)
    #expect(analysis.forecast.steps.last?.period == Period(year: 2023))
    #expect(analysis.series.bounds == 25...100)
  }

  @Test("less is better, or a range: the probability lies on the other side, or within")
  func probabilitiesByPolarity() throws {
    let text = "year,value\n2014,12\n2015,11.2\n2016,11\n2017,10.4\n2018,10.9\n2019,10\n"
    func probability(_ polarity: Polarity, _ target: Target) throws -> Double {
      let study = try PlanStudySamples.study(
        text, .series, polarity, targets: [2020: target], period: 2019...2020)
      return try #require(study.indicators[0][2020]).probabilityOfAttainment.get()
    }
    let above = try probability(.higherIsBetter, .value(10.01))
    for polarity in [Polarity.lowerIsBetter, .lowerIsBetterInverse] {
      let below = try probability(polarity, .value(10))
      #expect((above + below).isClose(to: 1, .relative(1e-9)))
    }
    let within = try probability(.range, .range(9...10))
    let expected =
      try probability(.higherIsBetter, .value(9)) - probability(.higherIsBetter, .value(10.01))
    #expect(within.isClose(to: expected, .relative(1e-9)))
    #expect(try probability(.range, .value(10)) < 0.1)
    // a target beyond the bounds leaves the others their forecast
    let targets = PlanStudySamples.targets([2022: 90, 2023: 101])
    let study = try PlanStudySamples.study(Self.jakartaBarat, targets: targets, period: 2018...2023)
    #expect(try #require(study.indicators[0][2022]).probabilityOfAttainment.get() > 0)
    #expect(study.indicators[0][2023]?.probabilityOfAttainment == .success(0))
  }

  @Test("two observations have no forecast, and three have one")
  func fewObservations() throws {
    let targets = PlanStudySamples.targets([2021: 85])
    let two = try PlanStudySamples.study("year,value\n2018,80\n2019,81\n", targets: targets)
    #expect(
      two.indicators[0][2021]?.probabilityOfAttainment
        == .failure(.noForecast(.tooFewObservations(found: 2, needed: 3))))
    let three = try PlanStudySamples.study(
      "year,value\n2018,80\n2019,81\n2020,83\n", targets: targets)
    #expect(try #require(three.indicators[0][2021]).probabilityOfAttainment.get() > 0)
    #expect(three.warnings.map(\.kind).contains(.forecast(.fewObservations(3))))
  }

  @Test("a cap counts, and is named with its years")
  func cap() throws {
    let study = try PlanStudySamples.study(Self.jakartaBarat, targets: Self.targets, cap: 102)
    #expect(
      try study.indicators[0].years.map { try $0.attainment.get().counted } == [
        102, 84.06 / 83 * 100, 102, 102,
      ])
    #expect(study.warnings.map(\.kind) == [.capApplied([2018, 2020, 2021], cap: 102)])
    #expect(study.means[0].percentage == 102)
  }

  @Test("an attainment below zero is kept and named")
  func negative() throws {
    let study = try PlanStudySamples.study(
      "year,value\n2018,25\n", .series, .lowerIsBetter,
      targets: PlanStudySamples.targets([2018: 10]))
    #expect(try study.indicators[0][2018]?.attainment.get().computed == -50)
    #expect(study.indicators[0][2018]?.category?.id == "veryLow")
    #expect(study.warnings.map(\.kind) == [.negativeAttainment([2018])])
  }

  @Test("halves of a year are averaged for an index, as printed, and for nothing else")
  func halves() throws {
    // official: 97.85 and 93.92 give 95.89
    let text = "period,value,standardError,n\n2018-S1,97.85,0.3,100\n2018-S2,93.92,0.4,150\n"
    let index = try PlanStudySamples.study(text, targets: Self.targets)
    let realisation = try #require(index.indicators[0][2018]).realisation.get()
    #expect(realisation.value == 95.89)
    #expect(realisation.standardError?.isClose(to: 0.25, .relative(1e-14)) == true)
    #expect(realisation.sampleSize == 250)
    let halves = ["2018-S1", "2018-S2"].compactMap { Period($0) }
    #expect(index.warnings.map(\.kind) == [.averagedPeriods(halves)])
    let series = try PlanStudySamples.study(text, .series, targets: Self.targets)
    #expect(series.indicators[0][2018]?.realisation == .failure(.onlyParts(halves)))
    // the printed year stands before its halves
    let both = try PlanStudySamples.study(text + "2018,95.5,,\n", targets: Self.targets)
    #expect(try both.indicators[0][2018]?.realisation.get().value == 95.5)
    #expect(both.warnings.isEmpty)
  }

  // MARK: - Refusals

  private func error(_ indicator: Indicator, scheme: String = "permendagri-86-2017")
    -> PlanStudyError?
  {
    do throws(PlanStudyError) {
      _ = try PlanStudy(PlanStudySamples.plan([indicator], scheme: scheme))
      return nil
    } catch { return error }
  }

  @Test("says of which indicator what is wrong")
  func refuses() throws {
    let folder = try Workdir()
    func file(_ name: String, _ text: String, year: Int? = nil) throws -> Indicator.DataFile {
      try folder.write(text, to: name)
      return .init(path: "\(folder.path)/\(name)", year: year)
    }
    let series = try file("series.csv", Self.jakartaBarat)
    let answers = try file(
      "answers.csv", PlanStudySamples.responses(PlanStudySamples.headers2017, ["434343443"]),
      year: 2018)
    let wrong = try file(
      "wrong.csv", PlanStudySamples.responses(PlanStudySamples.headers2017, ["934343443"]),
      year: 2018)
    let twice = try file("twice.csv", "year,value\n2018,80\n2018,81\n")
    func of(_ files: Indicator.DataFile..., kind: Indicator.Kind = .satisfactionIndex) -> Indicator
    {
      PlanStudySamples.indicator("x", kind, data: files)
    }
    #expect(error(of())?.reason == .noFiles)
    #expect(error(of(kind: .series))?.reason == .noFiles)
    #expect(error(of(series))?.indicator == nil)
    #expect(error(of(series, series))?.reason == .fileGivenTwice(path: series.path))
    #expect(error(of(series, series))?.indicator == "x")
    #expect(
      error(of(series, answers))?.reason
        == .mixedData(series: [series.path], responses: [answers.path]))
    let dated = Indicator.DataFile(path: series.path, year: 2018)
    #expect(error(of(dated))?.reason == .yearOfSeries(path: series.path))
    guard case .table(let table)? = error(of(twice, kind: .series))?.reason,
      case .responses(let problems, 1)? = error(of(wrong))?.reason,
      case .file(let missing)? = error(of(.init(path: "/nowhere.csv", year: nil)))?.reason,
      case .file? = error(of(.init(path: "/nowhere.csv", year: nil), kind: .series))?.reason
    else {
      Issue.record("another reason")
      return
    }
    #expect(table.kind.code == "repeatedPeriod" && table.line == 3)
    #expect(problems.map(\.kind.code) == ["invalidAnswer"])
    #expect(missing.path == "/nowhere.csv")
  }

  @Test("says which name is not known")
  func unknownNames() throws {
    let folder = try Workdir()
    try folder.write(Self.jakartaBarat, to: "series.csv")
    let data = [Indicator.DataFile(path: "\(folder.path)/series.csv", year: nil)]
    let wrongScheme = error(PlanStudySamples.indicator(data: data), scheme: "permendagri-86-2018")
    #expect(wrongScheme?.indicator == nil)
    guard case .scheme(.unknown(_, nearest: "permendagri-86-2017", _))? = wrongScheme?.reason else {
      Issue.record("another reason")
      return
    }
    let edition = PlanStudySamples.indicator(
      data: data, editions: [.init(from: nil, name: "permenpanrb-14-2016")])
    #expect(
      error(edition)?.reason
        == .edition(
          .unknown(name: "permenpanrb-14-2016", known: RegulationEdition.shipped.map(\.id))))
    let repeated = PlanStudySamples.indicator(
      data: data,
      editions: [
        .init(from: 2016, name: "permenpanrb-16-2014"),
        .init(from: 2016, name: "permenpanrb-14-2017"),
      ])
    #expect(error(repeated)?.reason == .schedule(.repeatedYear(2016)))
    let role = PlanStudySamples.indicator(kind: .series, data: data, columns: ["valeu": "nilai"])
    #expect(
      error(role)?.reason
        == .unknownRole("valeu", known: ["period", "year", "value", "standardError"]))
  }
}

extension PlanStudySamples {
  /// An indicator of another kind with the usual name.
  static func indicator(
    kind: Indicator.Kind, data: [Indicator.DataFile], columns: [String: String]
  ) -> Indicator {
    indicator("it", kind, data: data, columns: columns)
  }
}
