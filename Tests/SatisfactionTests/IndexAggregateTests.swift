import Localization
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct IndexAggregateTests {
  static let edition = RegulationEdition.shipped[0]

  /// A group about which nothing is known but its published index.
  private func group(_ values: [String], published: FixedDecimal, respondents: Int = 10)
    -> GroupSatisfaction
  {
    GroupSatisfaction(
      values: values, respondents: respondents, completeRespondents: respondents,
      index: .success(
        SatisfactionIndex(
          estimate: Estimate(
            value: published.value, standardError: nil, degreesOfFreedom: 0,
            sampleSize: respondents),
          confidence: nil, published: published, grade: Self.edition.grade(of: published),
          gradeProbabilities: nil, byWeightRule: [])),
      elements: [], requiredSampleSize: nil)
  }

  private func aggregates(
    _ groups: [GroupSatisfaction], roles: [String]
  ) throws -> [IndexAggregate] {
    try averaged(groups, roles: roles).aggregates
  }

  private func averaged(
    _ groups: [GroupSatisfaction], roles: [String]
  ) throws -> (aggregates: [IndexAggregate], leftOut: [IndexAggregate.LeftOut]) {
    let moments = SurveyMoments(itemCount: 9, levels: 1...4)
    return try IndexAggregate.aggregates(
      of: groups.enumerated().map { ($0.offset, $0.element) }, roles: roles,
      edition: Self.edition, coefficients: Array(repeating: 25.0 / 9, count: 9),
      design: SamplingDesign(moments, options: EstimationOptions()))
  }

  private func decimal(_ text: String?) throws -> FixedDecimal {
    try #require(text.flatMap { FixedDecimal($0) })
  }

  @Test(
    "the mean of the services is the total that offices published",
    arguments: Repository.table("datasets/published/cases-aggregates.csv"))
  func matchesPublishedTotals(_ row: [String: String]) throws {
    let values = (1...7).compactMap { row["S\($0)"] }.filter { !$0.isEmpty }
    let groups = try values.enumerated().map { place, value in
      group(["Layanan \(place)"], published: try decimal(value))
    }
    let aggregates = try aggregates(groups, roles: ["service"])
    let found = try #require(aggregates.first { $0.rule == .unweighted })
    #expect(found.over == "service" && found.group.isEmpty && found.count == values.count)
    // the table prints four decimals of the mean
    let mean = try decimal(row["simple_mean_of_services"]).value
    #expect((found.index - mean).magnitude <= 0.00005 + 1e-9)
    // one row does not follow from its services, as the table says
    let total = try decimal(row["published_total"])
    let follows = try #require(row["matches_to_0.01"]) == "yes"
    #expect((found.published.text == total.text) == follows)
    #expect(found.grade == Self.edition.grade(of: found.published))
    #expect(found.standardError == nil)
  }

  @Test("the kabupaten of 2024 is the mean of its two kecamatan")
  func matchesKabupaten() throws {
    let table = Repository.table("datasets/published/cases-elements.csv")
    func published(_ id: String) throws -> FixedDecimal {
      try decimal(table.first { $0["case_id"] == id }?["published_ikm"])
    }
    let groups = [
      group(["Selatan"], published: try published("kec-selatan-2024-s1")),
      group(["Utara"], published: try published("kec-utara-2024-s1")),
    ]
    let found = try #require(try aggregates(groups, roles: ["unit"]).first)
    #expect(found.published.text == (try published("kab-kepseribu-2024-s1")).text)
  }

  @Test("half-up at two decimals, by integers", arguments: 0..<50 as Range<UInt64>)
  func isExact(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let groups = (0..<Int.random(in: 1...12, using: &random)).map { number in
      group(
        ["\(number)"],
        published: FixedDecimal(units: Int.random(in: 2500...10000, using: &random), decimals: 2),
        respondents: Int.random(in: 1...400, using: &random))
    }
    let units = try groups.map { try $0.index.get().published.units }
    for found in try aggregates(groups, roles: ["unit"]) {
      let weights = found.rule == .unweighted ? units.map { _ in 1 } : groups.map(\.respondents)
      let (sum, total) = (zip(weights, units).map(*).reduce(0, +), weights.reduce(0, +))
      #expect(found.published == FixedDecimal(units: (2 * sum + total) / (2 * total), decimals: 2))
      // one division
      #expect(found.index.isClose(to: Double(sum) / Double(total) / 100, .relative(1e-15)))
    }
  }

  @Test("the last role first, each on the published values; never a year")
  func averagesInOrder() throws {
    let values = [
      ("2020", "X", "a", "80.00"), ("2020", "X", "b", "80.01"), ("2020", "Y", "a", "90.00"),
      ("2021", "X", "a", "70.00"),
    ]
    let groups = try values.map { year, unit, service, published in
      group([year, unit, service], published: try decimal(published))
    }
    let found = try aggregates(groups, roles: ["year", "unit", "service"])
      .filter { $0.rule == .unweighted }
    let lines = found.map { aggregate in
      "\(aggregate.over): \(aggregate.group.map { "\($0.role) \($0.value)" }) "
        + "\(aggregate.published.text) of \(aggregate.count)"
    }
    // 80.005 is published as 80.01 before units are averaged: 85.005, not 85.0025
    #expect(
      lines == [
        #"service: ["year 2020", "unit X"] 80.01 of 2"#,
        #"service: ["year 2020", "unit Y"] 90.00 of 1"#,
        #"service: ["year 2021", "unit X"] 70.00 of 1"#,
        #"unit: ["year 2020"] 85.01 of 2"#, #"unit: ["year 2021"] 70.00 of 1"#,
      ])
    #expect(try aggregates(groups.prefix(1).map { $0 }, roles: ["year"]).isEmpty)
  }

  @Test("a group without an index or a name is left out and named")
  func leavesOut() throws {
    let unanswered = GroupSatisfaction(
      values: ["c"], respondents: 3, completeRespondents: 0,
      index: .failure(UnansweredElements(elements: ["U4"])), elements: [], requiredSampleSize: nil)
    let groups = [
      group(["a"], published: try decimal("80.00")), unanswered,
      group([""], published: try decimal("60.00")),
    ]
    let (aggregates, leftOut) = try averaged(groups, roles: ["service"])
    let found = try #require(aggregates.first)
    #expect(found.published.text == "80.00" && found.count == 1)
    #expect(leftOut.map(\.role) == ["service"])
    #expect(Set(leftOut[0].groups) == [["c"], [""]])
  }

  @Test("a unit whose services all lack an index is left out of the mean over units, and named")
  func namesLostParents() throws {
    let unanswered = GroupSatisfaction(
      values: ["Y", "b"], respondents: 3, completeRespondents: 0,
      index: .failure(UnansweredElements(elements: ["U4"])), elements: [], requiredSampleSize: nil)
    let groups = [group(["X", "a"], published: try decimal("80.00")), unanswered]
    let (aggregates, leftOut) = try averaged(groups, roles: ["unit", "service"])
    #expect(aggregates.filter { $0.over == "unit" }.map(\.count) == [1, 1])
    #expect(leftOut.map(\.role) == ["service", "unit"])
    #expect(leftOut.map(\.groups) == [[["Y", "b"]], [["Y"]]])
  }

  // MARK: - Errors

  struct Reference: Decodable, Sendable {
    let name: String
    let missing: String
    let group: [String: String]
    let index: Double
    let standardError: Double
  }

  @Test(
    "the error of a mean over services agrees with R survey", arguments: ["available", "complete"])
  func errorAgreesWithReference(missing: String) throws {
    let reference = try #require(
      ReferenceTable<Reference>.load("survey-designs", "aggregates").first {
        $0.name == "cluster-fpc-weighted" && $0.missing == missing && $0.group.isEmpty
      })
    var request = SurveyRequest(Self.edition.questionnaire)
    (request.strata, request.units) = (["unit"], ["village"])
    (request.weight, request.population) = ("w", "Npsu")
    (request.groups, request.usesCompleteOnly) = (["service"], missing == "complete")
    var options = SatisfactionOptions()
    (options.design.isStratified, options.isWeighted) = (true, true)
    let path = Repository.root + "Tests/Reference/survey-designs.csv"
    let reading = try ResponseReader(request).read([ResponseInput(path: path)])
    let analysis = try SatisfactionAnalysis(
      reading, edition: Self.edition, roles: request.groups, options: options)
    let found = try #require(analysis.aggregates.first { $0.rule == .unweighted })
    // sums of 600 terms in another order
    #expect(found.standardError?.isClose(to: reference.standardError, .relative(1e-12)) == true)
    // the mean of three rounded indices against that of the unrounded ones
    #expect((found.index - reference.index).magnitude <= 0.005)
    let indices = try analysis.groups.map { try $0.index.get().estimate.value }
    let mean = indices.reduce(0, +) / Double(indices.count)
    #expect(mean.isClose(to: reference.index, .relative(1e-12)))
  }
}
