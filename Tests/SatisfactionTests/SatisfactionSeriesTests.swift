import CSV
import Localization
import Responses
import SurveyInference
import TestSupport
import Testing
import Trend

@testable import Satisfaction

@Suite struct SatisfactionSeriesTests {
  static let newest = RegulationEdition.shipped[0]
  static let older = RegulationEdition.shipped[1]

  private static let headers2014 =
    "Persyaratan,Prosedur,Waktu pelayanan,Biaya,Produk,Kompetensi,Perilaku,Maklumat,Pengaduan"
  private static let headers2017 =
    "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana"

  /// Respondents of an edition: values before the answers, and nine answers.
  private func text(_ header: String, _ headers: String, _ rows: [(String, String)]) -> String {
    (["\(header),\(headers)"]
      + rows.map { values, answers in
        "\(values)," + answers.map { $0 == "-" ? "" : String($0) }.joined(separator: ",")
      }).joined(separator: "\n") + "\n"
  }

  private func part(
    _ edition: RegulationEdition, _ text: String, groups: [String], year: String? = nil,
    bridge: ElementBridge? = nil
  ) throws -> SatisfactionSeries.Part {
    var request = SurveyRequest(edition.questionnaire)
    request.groups = groups
    bridge?.apply(to: &request, of: edition)
    let reading = try ResponseReader(request).read(
      ByteSource(Array(text.utf8), name: "survey.csv"), year: year)
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return SatisfactionSeries.Part(reading, edition: edition)
  }

  private static let rows2016 = [
    ("2016,Kras", "333333324"), ("2016,Kras", "333333314"), ("2016,Kras", "433333423"),
    ("2017,Kras", "343333334"), ("2017,Kras", "333433324"), ("2017,Ngadi", "222222222"),
    ("2017,Ngadi", "322222223"),
  ]
  private static let rows2018 = [
    ("2018,Kras", "434343443"), ("2018,Kras", "444343434"), ("2018,Ngadi", "333333334"),
    ("2018,Ngadi", "233333333"),
  ]

  private func parts(bridge: ElementBridge? = nil) throws -> [SatisfactionSeries.Part] {
    [
      try part(
        Self.older, text("tahun,unit", Self.headers2014, Self.rows2016), groups: ["unit", "year"],
        bridge: bridge),
      try part(
        Self.newest, text("tahun,unit", Self.headers2017, Self.rows2018), groups: ["unit", "year"],
        bridge: bridge),
    ]
  }

  @Test("from two files of two editions to observations, in a few lines")
  func readsFiles() throws {
    let folder = try Workdir()
    try folder.write(
      text("tahun,unit", Self.headers2014, Self.rows2016), to: "2016.csv")
    try folder.write(
      text("No,unit", Self.headers2017, Self.rows2018.map { ("1," + $0.0.dropFirst(5), $0.1) }),
      to: "2018.csv")

    let schedule = try EditionSchedule([
      .init(from: 2016, edition: Self.older), .init(from: 2018, edition: Self.newest),
    ])
    let scan = ResponseReader(SurveyRequest(Self.newest.questionnaire))
    let files = try ["\(folder.path)/2016.csv", "\(folder.path)/2018.csv@2018"].map {
      try scan.periods(of: ResponseInput(argument: $0))
    }
    let parts = try schedule.divide(files).map { share in
      var request = SurveyRequest(share.edition.questionnaire)
      request.groups = ["unit", FilePeriods.role(of: files).rawValue]
      return SatisfactionSeries.Part(
        try ResponseReader(request).read(share.files), edition: share.edition)
    }
    let series = try SatisfactionSeries(parts, options: SatisfactionOptions())

    #expect(series.groupRoles == ["unit"] && series.groups.map(\.values) == [["Kras"], ["Ngadi"]])
    let index = series.groups[0].index
    #expect(index.map(\.period.text) == ["2016", "2017", "2018"])
    #expect(
      index.map(\.edition) == [
        "permenpanrb-16-2014", "permenpanrb-16-2014", "permenpanrb-14-2017",
      ])
    #expect(index.map(\.sampleSize) == [3, 2, 2])
    let kras = try EstimateSeries(index, bounds: series.indexBounds)
    #expect(kras.bounds == 25...100 && kras.standardErrors?.count == 3)
  }

  @Test("each period is what skm index says of it")
  func agreesWithIndex() throws {
    let parts = try parts()
    let series = try SatisfactionSeries(parts, options: SatisfactionOptions())
    for part in parts {
      let analysis = try SatisfactionAnalysis(
        part.reading, edition: part.edition, roles: ["unit", "year"],
        options: SatisfactionOptions())
      for expected in analysis.groups {
        let group = try #require(series.groups.first { $0.values == [expected.values[0]] })
        let index = try expected.index.get()
        let found = try #require(group.index.first { $0.period.text == expected.values[1] })
        #expect(found.value == index.estimate.value)
        #expect(found.standardError == index.estimate.standardError)
        for element in expected.elements {
          let own = try #require(
            group.elements.first { $0.codes[part.edition.id] == element.element })
          let observed = try #require(
            own.observations.first { $0.period.text == expected.values[1] })
          #expect(observed.value == element.mean?.value)
          #expect(observed.sampleSize == element.count)
        }
      }
    }
  }

  @Test("elements go on across editions by what they ask, not by their codes")
  func joinsElements() throws {
    let series = try SatisfactionSeries(try parts(), options: SatisfactionOptions())
    let elements = series.groups[0].elements
    #expect(elements.count == 10)
    // as the latest edition has them, the pledge of 2014 behind
    #expect(
      elements.map(\.name.id).suffix(3).map { $0.prefix(8) } == [
        "Penangan", "Sarana d", "Maklumat",
      ])
    func element(_ identity: String) -> SatisfactionSeries.Element? {
      elements.first { $0.identity.hasPrefix(identity) }
    }
    let complaints = try #require(element("penanganan"))
    #expect(
      complaints.codes == ["permenpanrb-16-2014": "U9", "permenpanrb-14-2017": "U8"])
    // 4 4 3; 4 4; then the eighth answers 4 3
    for (observation, mean) in zip(complaints.observations, [11.0 / 3, 4, 3.5]) {
      #expect(observation.value.isClose(to: mean, .relative(1e-15)))  // one rounding
    }
    // answers all alike have no standard error that says anything
    #expect(complaints.observations.map { $0.standardError == nil } == [false, true, false])
    #expect(element("sarana")?.observations.map(\.period.text) == ["2018"])
    #expect(element("maklumat")?.observations.map(\.period.text) == ["2016", "2017"])
    #expect(element("prosedur")?.name.id == "Sistem, mekanisme, dan prosedur")
    #expect(series.elementBounds == 1...4)
  }

  @Test("a grade under the period's own edition, and one under the common edition")
  func gradesTwice() throws {
    let series = try SatisfactionSeries(try parts(), options: SatisfactionOptions())
    let points = series.groups[0].points
    #expect(series.commonEdition.id == Self.newest.id)
    let grades = points.map { point in
      let own = (try? point.satisfaction.index.get())?.grade.grade ?? "-"
      return "\(point.period.text) \(own) \(point.commonGrade?.grade ?? "-")"
    }
    // 75.00 is B by the bands of 2014 and C by those of 2017
    #expect(grades == ["2016 B C", "2017 B B", "2018 A A"])
    let ngadi = try #require(series.groups[1].points.first)
    #expect(try ngadi.satisfaction.index.get().grade.grade == "C")
    #expect(ngadi.commonGrade?.grade == "D")
    let old = try SatisfactionSeries(
      try parts(), commonEdition: Self.older, options: SatisfactionOptions())
    #expect(old.groups[1].points[0].commonGrade?.grade == "C")
    // another scale has other bands
    var own = RegulationEditionDecodingTests.text
    own = own.replacing("\"multiplier\": 25", with: "\"multiplier\": 20")
      .replacing("25.00", with: "20.00")
    let scaled = try SatisfactionSeries(
      try parts(), commonEdition: try RegulationEdition(json: Array(own.utf8)),
      options: SatisfactionOptions())
    #expect(scaled.groups[0].points.allSatisfy { $0.commonGrade == nil })
  }

  @Test("the change of edition is told with the elements that it changes")
  func tellsChange() throws {
    let series = try SatisfactionSeries(try parts(), options: SatisfactionOptions())
    #expect(series.editions.map(\.id) == [Self.older.id, Self.newest.id])
    #expect(
      series.warnings == [
        .editionChange(
          period: Period(year: 2018), from: Self.older.id, to: Self.newest.id,
          added: [Bilingual(id: "Sarana dan prasarana", en: "Facilities and infrastructure")],
          dropped: [Bilingual(id: "Maklumat pelayanan", en: "Service pledge")],
          isBridged: false)
      ])
    let single = try SatisfactionSeries([try parts()[0]], options: SatisfactionOptions())
    #expect(single.warnings.isEmpty && single.commonEdition.id == Self.older.id)
  }

  @Test("a bridge counts the same eight elements in every period")
  func bridges() throws {
    let bridge = try #require(ElementBridge(between: [Self.older, Self.newest]))
    var options = SatisfactionOptions()
    options.bridge = bridge
    let series = try SatisfactionSeries(try parts(bridge: bridge), options: options)
    let index = series.groups[0].index
    // without the eighth, Maklumat, in 2016 and 2017; without the ninth, Sarana, in 2018
    func expected(_ rows: [String], without place: Int) -> Double {
      let sums = rows.map { row in
        row.enumerated().filter { $0.offset != place }.compactMap { $0.element.wholeNumberValue }
          .reduce(0, +)
      }
      return 25 * Double(sums.reduce(0, +)) / Double(8 * rows.count)
    }
    let answers = [
      expected(["333333324", "333333314", "433333423"], without: 7),
      expected(["343333334", "333433324"], without: 7),
      expected(["434343443", "444343434"], without: 8),
    ]
    for (found, value) in zip(index, answers) {
      // sums of at most 24 terms
      #expect(found.value.isClose(to: value, .relative(1e-14)))
    }
    #expect(series.groups[0].elements.count == 8 && series.indexBounds == 25...100)
    #expect(series.groups[0].elements.allSatisfy { $0.observations.count == 3 })
    let bridges = series.analysisWarnings.filter {
      if case .commonElements = $0 { true } else { false }
    }
    #expect(
      bridges == [
        .commonElements(editions: bridge.editions, leftOut: ["U8"]),
        .commonElements(editions: bridge.editions, leftOut: ["U9"]),
      ])
  }

  @Test("half-years, and respondents whose period nobody knows")
  func readsHalves() throws {
    let file = text(
      "tahun,semester", Self.headers2017,
      [
        ("2021,2", "444444443"), ("2021,II", "444444424"), ("2021,1", "333333333"),
        (",1", "333333333"), ("2022,1", "343434343"), ("2022,1", "4444444-4"),
      ])
    let series = try SatisfactionSeries(
      [try part(Self.newest, file, groups: ["period"])], options: SatisfactionOptions())
    #expect(series.groupRoles.isEmpty && series.groups.map(\.values) == [[]])
    #expect(series.groups[0].index.map(\.period.text) == ["2021-S1", "2021-S2", "2022-S1"])
    // one respondent has no standard error
    #expect(series.groups[0].index.map { $0.standardError == nil } == [true, false, false])
    #expect(
      series.warnings == [
        .leftOutOfSeries([.init(group: [], period: "1", respondents: 1)])
      ])
  }

  @Test("a period without an index keeps its place and its reason")
  func keepsUndefined() throws {
    let file = text(
      "tahun", Self.headers2017,
      [("2021", "4444-4444"), ("2022", "444444443"), ("2022", "343434343")])
    let series = try SatisfactionSeries(
      [try part(Self.newest, file, groups: ["year"])], options: SatisfactionOptions())
    let group = series.groups[0]
    #expect(group.points.map(\.period.text) == ["2021", "2022"])
    #expect(group.index.map(\.period.text) == ["2022"])
    #expect(group.undefined.map(\.period.text) == ["2021"])
    #expect(group.undefined[0].reason.elements == ["U5"])
    #expect(group.points[0].commonGrade == nil)
    #expect(group.elements[4].observations.map(\.period.text) == ["2022"])
    #expect(group.elements[0].observations.count == 2)
    #expect(
      series.warnings == [.unfinishedSeries(group: [], periods: [Period(year: 2021)])])
    #expect(series.analysisWarnings.contains(.undefinedIndex(group: ["2021"], elements: ["U5"])))
  }

  @Test("no period at all, a period of two editions, a design without an answer")
  func refuses() throws {
    let blank = try part(
      Self.newest, text("tahun", Self.headers2017, [("", "444444444")]), groups: ["year"])
    #expect(throws: SatisfactionSeriesError.noPeriod) {
      try SatisfactionSeries([blank], options: SatisfactionOptions())
    }
    #expect(throws: SatisfactionSeriesError.noPeriod) {
      try SatisfactionSeries([], options: SatisfactionOptions())
    }
    let year = text("tahun", Self.headers2017, [("2018", "444444444")])
    let old = text("tahun", Self.headers2014, [("2018", "444444444")])
    let both = [
      try part(Self.newest, year, groups: ["year"]), try part(Self.older, old, groups: ["year"]),
    ]
    #expect(
      throws: SatisfactionSeriesError.repeatedPeriod(
        Period(year: 2018), group: [], editions: [Self.newest.id, Self.older.id])
    ) { try SatisfactionSeries(both, options: SatisfactionOptions()) }

    var request = SurveyRequest(Self.newest.questionnaire)
    (request.groups, request.strata) = (["year"], ["unit"])
    let lonely = text(
      "tahun,unit", Self.headers2017, [("2018,a", "444444444"), ("2018,b", "344444444")])
    let reading = try ResponseReader(request).read(ByteSource(Array(lonely.utf8)))
    var options = SatisfactionOptions()
    options.design.isStratified = true
    #expect(throws: SatisfactionSeriesError.self) {
      try SatisfactionSeries(
        [SatisfactionSeries.Part(reading, edition: Self.newest)], options: options)
    }
  }

  @Test("columns known by their codes alone are in doubt, also where no element is weak")
  func doubtsCodes() throws {
    let codes = Self.newest.elements.map(\.code).joined(separator: ",")
    let file = text("tahun", codes, [("2018", "111444444"), ("2018", "222444444")])
    let series = try SatisfactionSeries(
      [try part(Self.newest, file, groups: ["year"])], options: SatisfactionOptions())
    #expect(series.analysisWarnings.contains(.codesInDoubt(elements: ["U8", "U9"])))
  }
}
