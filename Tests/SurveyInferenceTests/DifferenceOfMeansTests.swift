import LinearAlgebra
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

/// The differences between two years of one design, as R survey computed them.
struct ComparisonCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Row: Decodable, Sendable {
    let estimate: Double
    let standardError: Double
    let statistic: Double
    let degreesOfFreedom: Int
    let pValue: Double
    let adjustedPValue: Double?
  }

  let name: String
  let file: String
  let design: DesignReference
  let from: String
  let to: String
  let index: Row
  let elements: [Row]

  var testDescription: String { name }
}

@Suite struct DifferenceOfMeansTests {
  /// R's sums and ours round in another order, and means that nearly agree cancel two digits.
  static let tolerance = Tolerance.relative(1e-11)

  private func expect(_ difference: Difference, agreesWith row: ComparisonCase.Row) throws {
    let estimate = difference.estimate
    #expect(estimate.value.isClose(to: row.estimate, Self.tolerance))
    #expect(try #require(estimate.standardError).isClose(to: row.standardError, Self.tolerance))
    #expect(estimate.degreesOfFreedom == row.degreesOfFreedom)
    #expect(try #require(difference.statistic).isClose(to: row.statistic, Self.tolerance))
    #expect(try #require(difference.pValue).isClose(to: row.pValue, Self.tolerance))
  }

  @Test("agrees with R survey", arguments: ReferenceTable<ComparisonCase>.load("comparisons"))
  func agreesWithReference(_ reference: ComparisonCase) throws {
    let (design, reading) = try reference.design.design(
      of: reference.file, groups: ["year"], missing: "available")
    let later = try #require(reading.groupNames.firstIndex(of: [reference.to]))
    let earlier = try #require(reading.groupNames.firstIndex(of: [reference.from]))
    let differences = try DifferenceOfMeans(later, minus: earlier, in: design)
    for (difference, row) in zip(differences.items, reference.elements) {
      try expect(try #require(difference), agreesWith: row)
    }
    try expect(differences.combination(indexCoefficients), agreesWith: reference.index)
    let back = try DifferenceOfMeans(earlier, minus: later, in: design)
    #expect(
      back.items.map { $0?.estimate.value } == differences.items.map { -($0?.estimate.value ?? 0) })
    #expect(back.items.map { $0?.pValue } == differences.items.map { $0?.pValue })
    let adjusted = holmAdjusted(differences.items.compactMap { $0?.pValue })
    for (value, row) in zip(adjusted, reference.elements) {
      #expect(value.isClose(to: try #require(row.adjustedPValue), Self.tolerance))
    }
  }

  /// Two groups of one simple random sample share no unit, so their variances add up: each is
  /// n/(n - 1) times its own sum of squares with the n of all.
  @Test func groupsOfASimpleSampleAreIndependent() throws {
    let reference = DesignReference(
      stratum: [], psu: [], weight: nil, population: nil, singleton: "fail")
    let (design, reading) = try reference.design(
      of: "survey-designs.csv", groups: ["year"], missing: "available")
    let means = try reading.groupNames.indices.map {
      try ItemMeans.estimate(from: design, group: $0)
    }
    let difference = try DifferenceOfMeans(0, minus: 1, in: design)
    for item in 0..<9 {
      let sum = means[0].covariance[item, item] + means[1].covariance[item, item]
      // one sum rounds otherwise than two
      #expect(difference.covariance[item, item].isClose(to: sum, .relative(1e-13)))
    }
  }

  @Test func whatOneGroupDidNotAnswerHasNoDifference() throws {
    var moments = SurveyMoments(itemCount: 2, levels: 1...4)
    for (group, scores) in [(0, [3, 0]), (0, [4, 0]), (1, [2, 1]), (1, [2, 4])] {
      moments.add(
        scores.map(UInt8.init), isComplete: group == 1, at: SurveyMoments.Place(group: group))
    }
    let design = try SamplingDesign(moments, options: EstimationOptions())
    let differences = try DifferenceOfMeans(1, minus: 0, in: design)
    #expect(differences.items[0]?.estimate.value == -1.5)
    #expect(differences.items[1] == nil)
    #expect(differences.covariance[1, 1] == 0)
  }

  @Test func answersAllAlikeHaveNoTest() throws {
    var moments = SurveyMoments(itemCount: 1, levels: 1...4)
    for group in [0, 0, 1, 1] {
      moments.add([4], isComplete: true, at: SurveyMoments.Place(group: group))
    }
    let design = try SamplingDesign(moments, options: EstimationOptions())
    let difference = try #require(try DifferenceOfMeans(1, minus: 0, in: design).items[0])
    #expect(difference.estimate.value == 0)
    #expect(difference.statistic == nil)
    #expect(difference.pValue == nil)
    #expect(difference.interval(level: 0.95) == nil)
  }
}
