import Attainment
import Localization
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// Plans whose indicator is the index of response files, over two editions.
@Suite struct IndexPlanTests {
  private static let rows2016 = ["333333324", "333333314", "433333423", "343333334"]
  private static let rows2018 = ["434343443", "444343434", "333333334"]
  private static let rows2019 = ["444444443", "434444434", "333343334", "444344444"]
  private static let editions: [Indicator.EditionEntry] = [
    .init(from: 2016, name: "permenpanrb-16-2014"), .init(from: 2018, name: "permenpanrb-14-2017"),
  ]
  private static let targets = PlanStudySamples.targets([
    2016: 78, 2017: 79, 2018: 80, 2019: 81, 2020: 82,
  ])

  private func plan(
    in folder: borrowing Workdir, rows2019: [String] = rows2019, followUp: [FollowUp] = []
  ) throws -> Plan {
    let files = [
      (2016, PlanStudySamples.headers2014, Self.rows2016),
      (2018, PlanStudySamples.headers2017, Self.rows2018),
      (2019, PlanStudySamples.headers2017, rows2019),
    ]
    var data: [Indicator.DataFile] = []
    for (year, headers, rows) in files {
      try folder.write(PlanStudySamples.responses(headers, rows), to: "\(year).csv")
      data.append(.init(path: "\(folder.path)/\(year).csv", year: year))
    }
    let indicator = PlanStudySamples.indicator(
      data: data, editions: Self.editions, targets: Self.targets)
    return PlanStudySamples.plan([indicator], period: 2016...2020, followUp: followUp)
  }

  @Test("the realisation of a year is the published index of its respondents")
  func realisations() throws {
    let folder = try Workdir()
    let study = try PlanStudy(try plan(in: folder))
    let indicator = study.indicators[0]
    // nobody left anything out, so every element has the same divisor
    for (year, rows, edition) in [
      (2016, Self.rows2016, "permenpanrb-16-2014"), (2018, Self.rows2018, "permenpanrb-14-2017"),
      (2019, Self.rows2019, "permenpanrb-14-2017"),
    ] {
      let realisation = try #require(indicator[year]).realisation.get()
      let sum = rows.joined().compactMap(\.wholeNumberValue).reduce(0, +)
      let index = 25 * Double(sum) / Double(9 * rows.count)
      #expect(realisation.value == FixedDecimal(rounding: index, decimals: 2).value)
      #expect(realisation.edition == edition && realisation.sampleSize == rows.count)
      #expect(realisation.standardError.map { $0 > 0 } == true)
      let interval = try #require(realisation.interval)
      #expect(interval.lower < index && index < interval.upper && interval.level == 0.95)
    }
    #expect(indicator[2017]?.realisation == .failure(.noData))
    #expect(indicator[2020]?.realisation == .failure(.notYet))
    let probability = try #require(indicator[2020]).probabilityOfAttainment.get()
    #expect(0 < probability && probability < 1)
  }

  @Test(
    "the grade is that of the year's own edition, and the step of an edition no change of service")
  func editions() throws {
    let folder = try Workdir()
    let study = try PlanStudy(try plan(in: folder))
    let indicator = study.indicators[0]
    #expect(try indicator[2016]?.realisation.get().grade == "B")
    #expect(
      study.warnings.map(\.kind).contains {
        if case .series(.editionChange(let period, _, _, _, _, _)) = $0 {
          period == Period(year: 2018)
        } else {
          false
        }
      })
    #expect(indicator.years.map(\.isAcrossEditions) == [false, false, false, false, false])
    let text = "year,value,edition\n2016,80,permenpanrb-16-2014\n2017,82,permenpanrb-14-2017\n"
    let series = try PlanStudySamples.study(text, period: 2016...2017)
    #expect(series.indicators[0].years.map(\.isAcrossEditions) == [false, true])
    #expect(try series.indicators[0][2016]?.realisation.get().grade == "B")
    #expect(
      series.warnings.map(\.kind).contains(
        .editionChange(year: 2017, from: "permenpanrb-16-2014", to: "permenpanrb-14-2017")))
  }

  @Test("a series is graded only where the plan or the file says its edition")
  func seriesEditions() throws {
    let text = "year,value\n2018,82\n2019,12\n"
    let silent = try PlanStudySamples.study(text)
    #expect(try silent.indicators[0][2018]?.realisation.get().grade == nil)
    let stated = try PlanStudySamples.study(
      text, editions: [.init(from: nil, name: "permenpanrb-14-2017")])
    #expect(try stated.indicators[0][2018]?.realisation.get().grade == "B")
    // no index lies below 25
    #expect(try stated.indicators[0][2019]?.realisation.get().grade == nil)
    let older = try PlanStudySamples.study(
      text, editions: [.init(from: nil, name: "kepmenpan-25-2004")])
    #expect(try older.indicators[0][2018]?.realisation.get().grade == "A")
  }

  @Test("an element that nobody answered leaves the year without an index")
  func undefined() throws {
    let folder = try Workdir()
    let study = try PlanStudy(
      try plan(in: folder, rows2019: ["4444-4443", "4344-4434"]))
    #expect(
      study.indicators[0][2019]?.realisation == .failure(.undefinedIndex(elements: ["U5"])))
    #expect(study.recaps.first?.year == 2018)
  }

  @Test("files of one year are pooled, and weights are used where their column is named")
  func poolsAndWeights() throws {
    let folder = try Workdir()
    try folder.write(
      PlanStudySamples.responses(PlanStudySamples.headers2017, Self.rows2018), to: "a.csv")
    try folder.write(
      PlanStudySamples.responses(PlanStudySamples.headers2017, Self.rows2019), to: "b.csv")
    let data = ["a.csv", "b.csv"].map {
      Indicator.DataFile(path: "\(folder.path)/\($0)", year: 2018)
    }
    let study = try PlanStudy(PlanStudySamples.plan([PlanStudySamples.indicator(data: data)]))
    let sum = (Self.rows2018 + Self.rows2019).joined().compactMap(\.wholeNumberValue).reduce(0, +)
    let realisation = try #require(study.indicators[0][2018]).realisation.get()
    #expect(
      realisation.value
        == FixedDecimal(rounding: 25 * Double(sum) / Double(9 * 7), decimals: 2).value)
    #expect(realisation.sampleSize == 7)

    let weighted =
      "tahun,bobot,\(PlanStudySamples.headers2017)\n"
      + "2018,3,4,4,4,4,4,4,4,4,4\n2018,1,2,2,2,2,2,2,2,2,2\n"
    let result = try PlanStudySamples.study(weighted, columns: ["weight": "bobot"])
    #expect(try result.indicators[0][2018]?.realisation.get().value == 87.5)
  }

  @Test("the recap of a unit: its latest index, what is weakest and what was done about it")
  func recap() throws {
    let folder = try Workdir()
    let followUp = [
      FollowUp(
        element: "U3", action: Bilingual("antrean"), when: nil, responsible: nil, realisation: 80),
      FollowUp(
        element: "U9", action: Bilingual("kursi"), when: nil, responsible: nil, realisation: 45),
      FollowUp(
        element: "U1", action: Bilingual("brosur"), when: nil, responsible: nil, realisation: nil),
    ]
    let study = try PlanStudy(try plan(in: folder, followUp: followUp))
    let recap = try #require(study.recaps.first)
    #expect(recap.year == 2019 && recap.respondents == 4 && recap.indicator == "ikm")
    #expect(recap.elements.count == 9 && recap.grade == "A")
    // column sums of the four rows of 2019: 15 14 15 14 16 15 15 14 15
    #expect(recap.weakest.map(\.element) == ["U2", "U4", "U8"])
    #expect(recap.followUpRealisation == 62.5 && recap.followUp.count == 3)
    #expect(recap.unit.id == "Kecamatan Kras")

    let series = try PlanStudySamples.study("year,value,n\n2018,97.85,10\n")
    let other = try #require(series.recaps.first)
    #expect(other.elements.isEmpty && other.weakest.isEmpty && other.followUpRealisation == nil)
    let units = UnitsRecap([recap, other])
    #expect(units.spansYears && units.grade == nil)
    #expect(try PlanStudySamples.study("year,value\n2018,1\n", .series).recaps.isEmpty)
  }

  @Test(
    "units are averaged as published, as official reports do",
    arguments: [
      (["97.85", "93.92"], "95.89"), (["96.59", "95.34"], "95.97"), (["97.22", "94.63"], "95.93"),
      (["93.21", "93.54"], "93.38"), (["88.61", "87.72"], "88.17"),
    ])
  func unitsMean(values: [String], mean: String) throws {
    let rows = try values.map { value in
      try #require(
        PlanStudySamples.study(
          "year,value\n2018,\(value)\n", editions: [.init(from: nil, name: "permenpanrb-14-2017")]
        ).recaps.first)
    }
    let units = UnitsRecap(rows)
    #expect(units.mean?.text == mean && !units.spansYears)
    #expect(units.grade?.grade == (mean < "88.31" ? "B" : "A"))
    #expect(UnitsRecap([]).mean == nil)
  }
}
