import Attainment
import Moments
import Reliability
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// The survey of the synthetic office's last year, against the file itself and the parts that
/// it is made of.
@Suite struct SurveyStudyTests {
  private static let path = "datasets/kras/skm-2020.csv"
  private static let edition = RegulationEdition.shipped[0]

  private func surveys(
    _ change: (inout SurveyStudyOptions) -> Void = { _ in }
  ) throws -> [SurveyStudy] {
    let plan = try PlanFamily(path: Repository.root + "datasets/kras/plan.yaml").plan
    var options = SurveyStudyOptions()
    options.replicates = 0
    change(&options)
    return try PlanStudy(plan).surveys(options)
  }

  private func reading(_ names: [String]) throws -> SurveyReading {
    var request = SurveyRequest(Self.edition.questionnaire)
    request.groups = ["year"]
    request.keepsPatterns = true
    let inputs = names.map { year in
      ResponseInput(path: "\(Repository.root)datasets/kras/skm-\(year).csv", year: year)
    }
    let reading = try ResponseReader(request).read(inputs)
    try #require(reading.problemCount == 0)
    return reading
  }

  @Test("the last year with responses, in the edition of that year")
  func year() throws {
    let surveys = try surveys()
    #expect(surveys.count == 1)
    let survey = try #require(surveys.first)
    #expect(survey.indicator == "ikm" && survey.year == 2020)
    #expect(survey.edition.id == "permenpanrb-14-2017")
    #expect(survey.satisfaction.respondents == Repository.table(Self.path).count)
    #expect(survey.satisfaction.respondents == 193)
  }

  @Test("answers are those that stand in the file, level by level")
  func answers() throws {
    let survey = try #require(try surveys().first)
    let rows = Repository.table(Self.path)
    #expect(survey.answers.map(\.element) == (1...9).map { "U\($0)" })
    for answers in survey.answers {
      let header = try #require(rows.first?.keys.first { $0.hasPrefix(answers.element + " ") })
      let expected = (1...4).map { level in rows.count { $0[header] == "\(level)" } }
      #expect(answers.counts == expected, "\(answers.element)")
      let element = survey.satisfaction.elements.first { $0.element == answers.element }
      #expect(answers.counts.reduce(0, +) == element?.count)
      #expect(answers.name == element?.name)
    }
  }

  @Test("profiles count every respondent once, as the columns do")
  func profiles() throws {
    let survey = try #require(try surveys().first)
    let rows = Repository.table(Self.path)
    #expect(survey.profiles.map(\.role) == [.sex, .age, .education, .occupation, .service])
    for profile in survey.profiles { #expect(profile.total == rows.count && profile.unknown == 0) }
    func counts(_ header: String) -> [String: Int] {
      Dictionary(rows.compactMap { $0[header] }.map { ($0, 1) }, uniquingKeysWith: +)
    }
    func counted(_ role: Role) -> [RespondentCategory: Int] {
      let rows = survey.profiles.first { $0.role == role }?.rows ?? []
      return Dictionary(rows.map { ($0.category, $0.count) }, uniquingKeysWith: +)
    }
    let sex = counts("Jenis Kelamin")
    #expect(counted(.sex) == [.male: sex["Laki-laki"] ?? -1, .female: sex["Perempuan"] ?? -1])
    let education = counts("Pendidikan")
    let levels: [(String, EducationLevel)] = [
      ("SD", .primary), ("SMP", .juniorSecondary), ("SMA", .seniorSecondary), ("D3", .diploma),
      ("S1", .bachelor), ("S2", .master),
    ]
    for (text, level) in levels {
      #expect(counted(.education)[.education(level)] == education[text])
    }
    for (role, header) in [(Role.occupation, "Pekerjaan"), (.service, "Jenis Layanan")] {
      let expected = counts(header).map { (RespondentCategory.text($0.key), $0.value) }
      #expect(counted(role) == Dictionary(expected, uniquingKeysWith: +))
    }
    let ages = rows.compactMap { $0["Usia"].flatMap { Int($0) } }
    #expect(counted(.age)[.age(from: nil, to: 19)] == ages.count { $0 < 20 })
    #expect(counted(.age)[.age(from: 30, to: 39)] == ages.count { 30...39 ~= $0 })
    #expect(counted(.age)[.age(from: 60, to: nil)] == ages.count { $0 >= 60 })
  }

  @Test("the year before is compared as the comparison of both files does it")
  func comparison() throws {
    let earlier = try #require(try surveys().first?.earlier)
    #expect(earlier.year == 2019 && earlier.edition.id == "permenpanrb-14-2017")
    #expect(
      earlier.satisfaction.respondents == (try reading(["2019"])).moments.groups[0].respondents)
    let direct = try SatisfactionComparison(
      ["2020"], minus: ["2019"], in: reading(["2019", "2020"]), edition: Self.edition,
      options: SatisfactionOptions())
    #expect(earlier.comparison.familySize == 9 && direct.familySize == 9)
    // the same sums, perhaps in another order
    for (own, other) in zip(earlier.comparison.elements, direct.elements) {
      #expect(own.element == other.element)
      let (one, two) = (try #require(own.difference), try #require(other.difference))
      #expect(one.estimate.value.isClose(to: two.estimate.value, .relative(1e-12)))
      let (error, expected) = (one.estimate.standardError, two.estimate.standardError)
      #expect(try #require(error).isClose(to: #require(expected), .relative(1e-12)))
      let (p, q) = (try #require(own.adjustedPValue), try #require(other.adjustedPValue))
      #expect(p.isClose(to: q, .relative(1e-9)))
    }
    let (index, expected) = (earlier.comparison.index, direct.index)
    let (one, two) = (try #require(index?.pValue), try #require(expected?.pValue))
    // a tail probability multiplies the rounding of its statistic
    #expect(one.isClose(to: two, .relative(1e-9)))
    // what was put into the data
    let changed = earlier.comparison.changed(level: 0.95)
    #expect(changed.map(\.element) == ["U3"])
    #expect(try #require(changed.first?.difference).estimate.value > 0)
  }

  @Test("reliability is that of the file alone")
  func reliability() throws {
    let survey = try #require(try surveys().first)
    let alone = try reading(["2020"])
    var options = ReliabilityOptions()
    options.replicates = 0
    let expected = try ReliabilityAnalysis(
      alone.moments, asked: alone.presentItems, roles: [], groups: [(number: 0, values: [])],
      options: options)
    #expect(survey.reliability.groups.count == 1)
    let (own, other) = (
      try survey.reliability.groups[0].alpha.get().alpha, try expected.groups[0].alpha.get().alpha
    )
    #expect(own.respondents == other.respondents && own.itemCount == 9)
    // the same sums of whole numbers, over another number of groups
    #expect(own.value.isClose(to: other.value, .relative(1e-12)))
    #expect(own.standardized.isClose(to: other.standardized, .relative(1e-12)))
  }

  @Test("comments are read only where they are asked for")
  func comments() throws {
    #expect(try surveys().first?.comments == [])
    let listed = try #require(try surveys { $0.listsComments = true }.first).comments
    let written = Set(Repository.table(Self.path).compactMap { $0["Saran"] })
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
    #expect(!written.isEmpty && listed == written.sorted())
  }
}
