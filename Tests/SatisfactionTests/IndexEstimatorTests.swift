import Localization
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct IndexEstimatorTests {
  static let edition = RegulationEdition.shipped[0]

  /// The columns of the published cases that hold the index under a rule.
  static let columns = [
    "exact": "ikm_1_9", "0.11": "ikm_0.11", "0.111": "ikm_0.111", "0.1111": "ikm_0.1111",
  ]

  /// Element means or sums that somebody published, with the index under each weight.
  static let cases = Repository.table("datasets/published/cases-elements.csv")

  /// Answers whose means are the published ones exactly; nil where that takes too many.
  private func sums(_ row: [String: String]) throws -> [(count: Int, sum: Int)]? {
    let values = try Self.edition.elements.map { element in
      try #require(row[element.code].flatMap { FixedDecimal($0) })
    }
    if row["value_kind"] == "sum" {
      let count = try #require(row["n"].flatMap { Int($0) })
      return values.map { (count, $0.units) }
    }
    let decimals = values.map(\.decimals).max() ?? 0
    guard decimals <= 3 else { return nil }
    // a mean on 0-100 is 25 times one on 1-4
    let count = powerOfTen(decimals) * (row["scale"] == "0-100" ? 25 : 1)
    return values.map { (count, $0.units * powerOfTen(decimals - $0.decimals)) }
  }

  @Test("recomputes what was published", arguments: cases)
  func recomputes(_ row: [String: String]) throws {
    guard let sums = try sums(row) else { return try recomputesFromWeights(row) }
    let moments = moments(sums)
    let reproducing = try #require(row["published_reproduces_with"])
    let grades = try #require(row["grade_1_9/0.11/0.111"]?.split(separator: "/").map(String.init))
    for (place, rule) in Self.edition.weightRules.enumerated() {
      let index = try satisfaction(moments, weights: rule).index.get()
      let printed = try #require(row[Self.columns[rule.name] ?? ""].flatMap { Double($0) })
      // half of the last of three printed decimals
      #expect((index.estimate.value - printed).magnitude <= 0.0005 + 1e-9, "\(rule.name)")
      let same = index.byWeightRule[place]
      #expect(same.rule == rule && same.published == index.published && same.grade == index.grade)
      if place < grades.count { #expect(index.grade.grade == grades[place], "\(rule.name)") }
      guard let published = row["published_ikm"].flatMap({ FixedDecimal($0) }) else { continue }
      let name = rule == .exact ? "1/9" : rule.name
      let names = reproducing.split { " ;".contains($0) }.map(String.init)
      let isNamed = !reproducing.hasPrefix("none") && names.contains(name)
      #expect((index.published.text == published.text) == isNamed, "\(rule.name)")
    }
  }

  /// Means with more decimals than answers can be laid out for.
  private func recomputesFromWeights(_ row: [String: String]) throws {
    for rule in Self.edition.weightRules {
      let weights = rule.values(count: 9)
      let values = try Self.edition.elements.map { element in
        try #require(row[element.code].flatMap { Double($0) })
      }
      let unit = row["scale"] == "0-100" ? 1.0 : 25
      let index = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 * unit }
      let printed = try #require(row[Self.columns[rule.name] ?? ""].flatMap { Double($0) })
      #expect((index - printed).magnitude <= 0.0005 + 1e-9, "\(rule.name)")
    }
  }

  @Test("respondents of a published example give its index", arguments: ["srs-unit1", "srs-unit3"])
  func recomputesFromRespondents(id: String) throws {
    let rows = Repository.table("datasets/published/respondents-contohprogramweb.csv")
      .filter { $0["case_id"] == id }
    let answers = try rows.map { row in
      try Self.edition.elements.map { try #require(row[$0.code]) }.joined()
    }
    let expected = try #require(Self.cases.first { $0["case_id"] == id })
    let analysis = try SampleSurvey(answers).analysis()
    let group = try #require(analysis.groups.first)
    #expect(group.respondents == (try #require(expected["n"].flatMap { Int($0) })))
    let index = try group.index.get()
    #expect(index.published.text == expected["published_ikm"])
    #expect(index.grade.grade == expected["published_grade"])
    for element in group.elements { #expect("\(element.sum)" == expected[element.element]) }
  }

  @Test(
    "the published number is that of fractions, rounded half-up",
    arguments: RegulationEdition.shipped, 0..<30 as Range<UInt64>)
  func isExact(edition: RegulationEdition, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let counts = edition.elements.map { _ in Int.random(in: 1...18, using: &random) }
    let sums = counts.map { (count: $0, sum: Int.random(in: $0...(4 * $0), using: &random)) }
    let group = try satisfaction(moments(sums), edition: edition)
    let index = try group.index.get()
    for (rule, published, grade) in index.byWeightRule {
      var (numerator, denominator): (Int128, Int128) = (0, 1)
      for (element, (count, sum)) in sums.enumerated() {
        let weights = rule.fractions(count: sums.count)
        let term = Int128(2500 * weights.numerators[element] * sum)
        let divisor = Int128(weights.denominator * count)
        numerator = numerator * divisor + term * denominator
        denominator *= divisor
        let common = greatestCommonDivisor(numerator, denominator)
        (numerator, denominator) = (numerator / common, denominator / common)
      }
      let units = Int((2 * numerator + denominator) / (2 * denominator))
      #expect(published == FixedDecimal(units: units, decimals: 2), "\(rule.name)")
      #expect(grade == edition.grade(of: published))
    }
    #expect(index.published == index.byWeightRule[0].published)
    // one rounding to two decimals apart
    #expect((index.estimate.value - index.published.value).magnitude <= 0.005 + 1e-9)
  }

  private func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  @Test(
    "the index is the combination of the element means", arguments: 0..<20 as Range<UInt64>)
  func isCombination(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<30).map { _ in
      String((0..<9).compactMap { _ in "1234434-".randomElement(using: &random) })
    }
    var survey = SampleSurvey(rows)
    let own = "0.2,0.05,0.15,0.1,0.1,0.1,0.1,0.1,0.1"
    survey.options.weights = try ElementWeights(own, edition: survey.edition)
    let weights = survey.options.weights.values(count: 9)
    let analysis = try survey.analysis()
    let group = try #require(analysis.groups.first)
    let index = try group.index.get()
    let value = zip(weights, group.elements).reduce(0.0) {
      $0 + $1.0 * 25 * ($1.1.mean?.value ?? 0)
    }
    // nine products added in another order
    #expect(index.estimate.value.isClose(to: value, .relative(1e-14)))
    let design = try SamplingDesign(survey.reading().moments, options: EstimationOptions())
    let error = try ItemMeans.standardError(of: [(0, weights.map { 25 * $0 })], in: design)
    #expect(index.estimate.standardError?.isClose(to: error, .relative(1e-12)) == true)
    for (place, element) in group.elements.enumerated() {
      #expect(element.index == element.mean.map { 25 * $0.value })
      let mean = try #require(element.mean).value
      // a product and a quotient rounded in another order
      #expect(element.weightedMean?.isClose(to: mean * weights[place], .ulps(3)) == true)
    }
  }

  @Test(
    "grade probabilities are the mass between the borders, and never certain",
    arguments: IntervalMethod.allCases)
  func hasGradeProbabilities(method: IntervalMethod) throws {
    var survey = SampleSurvey(["444344434", "343434343", "434333343", "333344334", "444444443"])
    survey.options.intervalMethod = method
    let index = try survey.index()
    let confidence = try #require(index.confidence)
    let probabilities = try #require(index.gradeProbabilities)
    #expect(probabilities.map(\.grade.grade) == ["A", "B", "C", "D"])
    #expect(probabilities.allSatisfy { 0 <= $0.probability && $0.probability < 1 })
    // each is a difference of numbers up to 1
    let borders = [88.305, 76.605, 64.995].map { confidence.probability(below: $0) }
    let expected = [1 - borders[0], borders[0] - borders[1], borders[1] - borders[2], borders[2]]
    for (found, expected) in zip(probabilities, expected) {
      #expect((found.probability - expected).magnitude <= 1e-13)
    }
    #expect(probabilities.reduce(0) { $0 + $1.probability }.isClose(to: 1, .relative(1e-13)))
  }

  @Test(
    "all answers alike leave room for doubt", arguments: ["1", "2", "3", "4"],
    IntervalMethod.allCases)
  func leavesDoubt(answer: String, method: IntervalMethod) throws {
    var survey = SampleSurvey(Array(repeating: String(repeating: answer, count: 9), count: 300))
    survey.options.intervalMethod = method
    let index = try survey.index()
    let confidence = try #require(index.confidence)
    #expect(confidence.hasNoVariation)
    let interval = confidence.interval(level: 0.95)
    #expect(interval.lower < interval.upper)
    for (_, probability) in try #require(index.gradeProbabilities) { #expect(probability < 1) }
  }

  @Test("one respondent has an index and no confidence")
  func answersOneRespondent() throws {
    let index = try SampleSurvey(["444344434"]).index()
    #expect(index.published.text == "94.44")  // 34/36 of 100
    #expect(index.estimate.standardError == nil)
    #expect(index.confidence == nil && index.gradeProbabilities == nil)
  }

  @Test("rank 1 is the lowest mean, and ties share the smaller rank")
  func ranks() throws {
    let group = try #require(try SampleSurvey(["432143214", "4321432--"]).analysis().groups.first)
    // means 4 3 2 1 4 3 2 1 4; the last two have one answer each
    #expect(group.elements.map(\.rank) == [7, 5, 3, 1, 7, 5, 3, 1, 7])
    let blank = try #require(try SampleSurvey(["43214321-"]).analysis().groups.first)
    #expect(blank.elements.map(\.rank) == [7, 5, 3, 1, 7, 5, 3, 1, nil])
  }

  @Test("means that are equal fractions tie", arguments: 1...6)
  func tiesEqualFractions(factor: Int) throws {
    let means = try satisfaction(
      moments((0..<9).map { (3 * (1 + $0 % factor), 10 * (1 + $0 % factor)) }))
    #expect(means.elements.allSatisfy { $0.rank == 1 })
  }

  @Test("an element nobody answered leaves no index, and is named")
  func refusesUnanswered() throws {
    let group = try #require(
      try SampleSurvey(["4-3434-43", "3-4343-34"]).analysis().groups.first)
    guard case .failure(let unanswered) = group.index else {
      Issue.record("there must be no index")
      return
    }
    #expect(unanswered.elements == ["U2", "U7"])
    #expect(group.elements[1].mean == nil && group.elements[1].index == nil)
    #expect(group.elements[1].grade == nil && group.elements[1].count == 0)
    #expect(group.elements[0].mean?.value == 3.5)
  }
}
