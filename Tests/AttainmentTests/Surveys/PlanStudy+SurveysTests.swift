import Attainment
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// Which plans have a survey that a report can tell of, and of which year.
@Suite struct PlanSurveysTests {
  private static let older = ["333333324", "333333314", "433333423", "343333334"]
  private static let newer = ["434343443", "444343434", "333333334", "443343433"]

  private func surveys(
    in folder: borrowing Workdir, _ files: [(year: Int, headers: String, rows: [String])],
    editions: [Indicator.EditionEntry] = [], period: ClosedRange<Int> = 2016...2020
  ) throws -> [SurveyStudy] {
    var data: [Indicator.DataFile] = []
    for (year, headers, rows) in files {
      try folder.write(PlanStudySamples.responses(headers, rows), to: "\(year).csv")
      data.append(.init(path: "\(folder.path)/\(year).csv", year: year))
    }
    let indicator = PlanStudySamples.indicator(data: data, editions: editions)
    var options = SurveyStudyOptions()
    options.replicates = 0
    return try PlanStudy(PlanStudySamples.plan([indicator], period: period)).surveys(options)
  }

  @Test("years of different editions share elements and no index")
  func editions() throws {
    let folder = try Workdir()
    let surveys = try surveys(
      in: folder,
      [
        (2017, PlanStudySamples.headers2014, Self.older),
        (2018, PlanStudySamples.headers2017, Self.newer),
      ],
      editions: [
        .init(from: 2016, name: "permenpanrb-16-2014"),
        .init(from: 2018, name: "permenpanrb-14-2017"),
      ])
    let survey = try #require(surveys.first)
    #expect(survey.edition.id == "permenpanrb-14-2017")
    let earlier = try #require(survey.earlier)
    #expect(earlier.year == 2017 && earlier.edition.id == "permenpanrb-16-2014")
    #expect(earlier.comparison.index == nil)
    // facilities (U9) came with the later edition, and the pledge went
    #expect(earlier.comparison.elements.map(\.element) == (1...8).map { "U\($0)" })
    // complaints are U9 of the one and U8 of the other: 4, 4, 3, 4 before; 4, 3, 3, 3 after
    let complaints = try #require(earlier.comparison.elements.last?.difference)
    #expect(complaints.estimate.value == -0.5)
  }

  @Test("the first survey has nothing before it, and characteristics only where all files say them")
  func first() throws {
    let folder = try Workdir()
    let surveys = try surveys(in: folder, [(2018, PlanStudySamples.headers2017, Self.newer)])
    let survey = try #require(surveys.first)
    #expect(survey.earlier == nil && survey.profiles.isEmpty && survey.comments.isEmpty)
    #expect(survey.answers[0].counts == [0, 0, 1, 3])
  }

  @Test("a survey after the plan is no survey of the plan")
  func outside() throws {
    let folder = try Workdir()
    let files = [
      (2018, PlanStudySamples.headers2017, Self.newer),
      (2020, PlanStudySamples.headers2017, Self.newer),
    ]
    #expect(try surveys(in: folder, files, period: 2016...2019).map(\.year) == [2018])
    #expect(try surveys(in: folder, files, period: 2021...2025).isEmpty)
  }

  @Test("a series of published values is no survey")
  func series() throws {
    let study = try PlanStudySamples.study("year,value\n2018,80\n2019,81\n")
    #expect(try study.surveys().isEmpty)
  }
}
