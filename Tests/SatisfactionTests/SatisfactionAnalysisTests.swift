import Localization
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct SatisfactionAnalysisTests {
  static let edition = RegulationEdition.shipped[0]

  /// The survey of Metro Pusat, whose columns 8 and 9 are facilities and complaints.
  private func metro() throws -> SatisfactionAnalysis {
    var request = SurveyRequest(Self.edition.questionnaire)
    request.columns = [("U8", "U9"), ("U9", "U8")]
    request.groups = ["year"]
    let path = Repository.root + "datasets/metro-pusat/responses.csv"
    let reading = try ResponseReader(request).read([ResponseInput(path: path)])
    try #require(reading.problemCount == 0)
    return try SatisfactionAnalysis(
      reading, edition: Self.edition, roles: ["year"], options: SatisfactionOptions())
  }

  @Test("the real survey has the figures that its app and its rules give")
  func computesRealSurvey() throws {
    let groups = try metro().groups
    #expect(groups.map(\.values) == [["2020"], ["2021"], [""]])
    #expect(groups.map(\.respondents) == [13, 28, 4])
    let (first, second) = (try groups[0].index.get(), try groups[1].index.get())
    #expect(first.published.text == "80.56")
    #expect(second.published.text == "88.39" && second.grade.grade == "A")
    let rules = second.byWeightRule.map { "\($0.rule.name) \($0.published.text) \($0.grade.grade)" }
    #expect(rules.prefix(3) == ["exact 88.39 A", "0.11 87.51 B", "0.111 88.30 B"])
    #expect(second.gradeDependsOnWeightRule)
  }

  @Test(
    "agrees with R survey on a stratified survey with finite populations",
    arguments: ["available", "complete"])
  func agreesWithReference(missing: String) throws {
    struct Reference: Decodable { let index, standardError: Double }
    let reference = try ReferenceFile.load("survey-skm", missing, as: Reference.self)
    var request = SurveyRequest(Self.edition.questionnaire)
    (request.strata, request.weight, request.population) = (["unit"], "w", "N")
    request.usesCompleteOnly = missing == "complete"
    var options = SatisfactionOptions()
    (options.design.isStratified, options.isWeighted) = (true, true)
    let path = Repository.root + "Tests/Reference/survey-skm.csv"
    let reading = try ResponseReader(request).read([ResponseInput(path: path)])
    let analysis = try SatisfactionAnalysis(
      reading, edition: Self.edition, roles: [], options: options)
    let group = try #require(analysis.groups.first)
    let index = try group.index.get()
    // sums of 1200 terms in another order
    #expect(index.estimate.value.isClose(to: reference.index, .relative(1e-12)))
    #expect(
      index.estimate.standardError?.isClose(to: reference.standardError, .relative(1e-12)) == true)
    // the population of the only group is that of all strata
    let rows = Repository.table("Tests/Reference/survey-skm.csv")
    let populations = Dictionary(rows.map { ($0["unit"] ?? "", $0["N"] ?? "") }) { first, _ in first
    }
    let population = populations.values.compactMap { Int($0) }.reduce(0, +)
    #expect(group.requiredSampleSize == SampleSize.krejcieMorgan(population: population))
  }

  @Test("has the defaults of the command line")
  func hasDefaults() {
    let options = SatisfactionOptions()
    #expect(options.weights == .exact && options.level == 0.95)
    #expect(options.population == nil && !options.isWeighted && !options.populationCountsUnits)
  }

  @Test("groups are sorted naturally, blanks last, and are domains of one design")
  func groups() throws {
    var survey = SampleSurvey(
      "unit",
      [
        ("Loket 10", "444444444"), ("Loket 2", "333333333"), ("", "222222222"),
        ("Loket 2", "344444444"), ("Loket 10", "433333333"), ("", "333333332"),
      ])
    survey.request.groups = ["unit"]
    let analysis = try survey.analysis()
    #expect(analysis.groups.map(\.values) == [["Loket 2"], ["Loket 10"], [""]])
    #expect(analysis.groups.map(\.respondents) == [2, 2, 2])
    #expect(try analysis.groups[0].index.get().published.text == "86.11")  // 62/72
    // a mean of 0 + 1 over two of six drawn: z = ±1/4 per respondent, six in the design
    let estimate = try #require(analysis.groups[0].elements[1].mean)
    #expect(estimate.value == 3.5)
    let error = (6.0 / 5 * 2 * 0.0625).squareRoot()
    #expect(estimate.standardError?.isClose(to: error, .relative(1e-14)) == true)
  }

  @Test("weights of respondents give a weighted index, rounded half-up")
  func weighs() throws {
    var survey = SampleSurvey("w", [("3", "444444444"), ("1", "222222222"), ("0", "111111111")])
    survey.request.weight = "w"
    survey.options.isWeighted = true
    let analysis = try survey.analysis()
    let group = try #require(analysis.groups.first)
    #expect(try group.index.get().published.text == "87.50")
    // counts and sums stay unweighted
    #expect(group.elements.allSatisfy { $0.count == 3 && $0.sum == 7 })
  }

  @Test("elements present only: 1/k of those, and no official index")
  func allowsMissingElements() throws {
    var survey = SampleSurvey([])
    survey.lines = ["U1,U2,U3", "4,3,3", "4,4,3"]
    survey.request.allowsMissingItems = true
    let analysis = try survey.analysis()
    #expect(analysis.elements == [0, 1, 2])
    let index = try #require(analysis.groups.first).index.get()
    #expect(index.published.text == "87.50")  // 10.5/12
    #expect(index.byWeightRule.map(\.rule) == [.exact])
  }

  @Test("a shuffled file gives the same bits", arguments: 0..<10 as Range<UInt64>)
  func isInvariantUnderPermutation(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<40).map { _ in
      (
        ["a", "b", "c"].randomElement(using: &random) ?? "",
        String((0..<9).compactMap { _ in "1234-".randomElement(using: &random) })
      )
    }
    var survey = SampleSurvey("unit", rows)
    survey.request.groups = ["unit"]
    var shuffled = survey
    shuffled.lines = [survey.lines[0]] + survey.lines.dropFirst().shuffled(using: &random)
    let (left, right) = (try survey.analysis(), try shuffled.analysis())
    #expect(left.groups.map(\.values) == right.groups.map(\.values))
    for (a, b) in zip(left.groups, right.groups) {
      let (a, b) = (try a.index.get(), try b.index.get())
      #expect(a.estimate == b.estimate && a.published == b.published)
      #expect(a.gradeProbabilities?.map(\.probability) == b.gradeProbabilities?.map(\.probability))
    }
  }

  @Test("a design that has no answer throws")
  func throwsForDesign() throws {
    var survey = SampleSurvey("unit", [("a", "444444444"), ("a", "434343434"), ("b", "333333333")])
    survey.request.strata = ["unit"]
    survey.options.design.isStratified = true
    #expect(throws: EstimationError.singletonStratum(1)) { try survey.analysis() }
    survey.options.design.singletonStratum = .certainty
    #expect(throws: Never.self) { try survey.analysis() }
  }

  @Test("the largest population that is read is no crash")
  func survivesLargePopulation() throws {
    var survey = SampleSurvey(
      "unit,N", [("a,1000000000000", "444444444"), ("a,1000000000000", "434343434")])
    survey.request.strata = ["unit"]
    survey.request.population = "N"
    survey.options.design.isStratified = true
    #expect(try survey.analysis().groups.first?.requiredSampleSize == 384)
    survey.lines = survey.lines.map { $0.replacing("1000000000000", with: "1e30") }
    #expect(try survey.reading().problems.first?.kind == .invalidPopulation)
  }
}
