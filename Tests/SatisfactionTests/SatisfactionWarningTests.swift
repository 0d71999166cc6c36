import Localization
import Responses
import SurveyInference
import Testing

@testable import Satisfaction

@Suite struct SatisfactionWarningTests {
  private let ordinary = ["343443333", "434334344", "344343333", "333434334", "443433233"]

  @Test("an ordinary survey has nothing to warn of but codes in doubt")
  func isQuiet() throws {
    // U8 is among the weakest and known by its code alone
    #expect(
      try SampleSurvey(ordinary).analysis().warnings == [.codesInDoubt(elements: ["U8", "U9"])])
  }

  @Test("codes are in doubt only where they are among the three weakest")
  func doubtsCodesAmongWeakest() throws {
    let strong = ["111444444", "222444444", "123444444"]
    let warnings = try SampleSurvey(strong).analysis().warnings
    #expect(!warnings.contains(.codesInDoubt(elements: ["U8", "U9"])))
    let weak = ["444444431", "444444421", "434444422"]
    #expect(
      try SampleSurvey(weak).analysis().warnings.contains(.codesInDoubt(elements: ["U8", "U9"])))
  }

  @Test("elements missing, declared so")
  func warnsOfMissingElements() throws {
    var survey = SampleSurvey([])
    survey.lines = ["U1,U2,U3", "4,3,3", "4,4,3"]
    survey.request.allowsMissingItems = true
    #expect(
      try survey.analysis().warnings.first
        == .unofficialElements(missing: ["U4", "U5", "U6", "U7", "U8", "U9"]))
  }

  @Test("a group without an index")
  func warnsOfUndefinedIndex() throws {
    var survey = SampleSurvey(
      "unit", [("a", "444444444"), ("a", "343434344"), ("b", "-34344434"), ("b", "-43434343")])
    survey.request.groups = ["unit"]
    let warnings = try survey.analysis().warnings
    #expect(warnings.contains(.undefinedIndex(group: ["b"], elements: ["U1"])))
    #expect(warnings.contains(.leftOutOfAverage(role: "unit", groups: [["b"]])))
  }

  @Test("no degrees of freedom, no variation")
  func warnsOfDegenerateGroups() throws {
    var survey = SampleSurvey(
      "unit",
      [
        ("a", "444444444"), ("b", "333333333"), ("b", "333333333"), ("c", "343434344"),
        ("c", "434343434"), ("c", "444444444"),
      ])
    survey.request.groups = ["unit"]
    let warnings = try survey.analysis().warnings
    #expect(warnings.contains(.noDegreesOfFreedom(groups: [["a"]])))
    #expect(warnings.contains(.noVariation(groups: [["b"]])))
  }

  @Test(
    "an index that does not vary in the sample leaves doubt, and a census none",
    arguments: ["census", "constant total"])
  func doesNotCallThemAlike(kind: String) throws {
    var survey = SampleSurvey(
      "unit,N", [("a,3", "443434343"), ("a,3", "344343434"), ("a,3", "333333333")])
    if kind == "census" {
      // all three of three asked: no sampling error, and answers that differ
      survey.request.strata = ["unit"]
      survey.request.population = "N"
      survey.options.design.isStratified = true
    } else {
      // whoever gives U1 more gives U2 less: the index does not vary, the answers do
      survey.lines = [survey.lines[0], "a,3,4,3,3,3,3,3,3,3,3", "a,3,3,4,3,3,3,3,3,3,3"]
    }
    let warnings = try survey.analysis().warnings
    #expect(warnings.contains(.noVariation(groups: [[]])) == (kind != "census"))
  }

  @Test(
    "an interval that would reach past the scale, for Student only",
    arguments: IntervalMethod.allCases)
  func warnsOfClipping(method: IntervalMethod) throws {
    var survey = SampleSurvey(["444444444", "444444444", "222222222"])
    survey.options.intervalMethod = method
    let warnings = try survey.analysis().warnings
    #expect(warnings.contains(.intervalClipped(groups: [[]])) == (method == .student))
  }

  @Test("a grade that depends on the weight rule, with every rule's result")
  func warnsOfWeightRule() throws {
    // 35, 35, 36 of 36 points and so on: 88.89 of the exact weight, 88.00 of 0.11
    let survey = SampleSurvey(["444444444", "444333333", "443344334", "433343343"])
    let index = try survey.index()
    let warnings = try survey.analysis().warnings
    let divided = warnings.compactMap { warning -> [SatisfactionWarning.RuleResults]? in
      if case .gradeDependsOnWeightRule(let results) = warning { results } else { nil }
    }
    #expect(index.gradeDependsOnWeightRule == !divided.isEmpty)
    let results = try #require(divided.first?.first).results
    #expect(results.map(\.rule) == ["exact", "0.11", "0.111", "0.1111"])
    #expect(results.map(\.published) == index.byWeightRule.map(\.published))
    #expect(results.map(\.grade) == index.byWeightRule.map(\.grade.grade))
  }

  @Test("fewer respondents than the edition asks for", arguments: [5, 10])
  func warnsOfSmallSample(population: Int) throws {
    var survey = SampleSurvey(ordinary)
    survey.options.population = population
    let small = try survey.analysis().warnings.compactMap {
      warning -> [SatisfactionWarning.SmallSample]? in
      if case .sampleTooSmall(let groups) = warning { groups } else { nil }
    }
    let required = SampleSize.krejcieMorgan(population: population)
    #expect(small.isEmpty == (required <= 5))
    #expect(small.first?.first.map(\.required) ?? required == required)
  }
}
