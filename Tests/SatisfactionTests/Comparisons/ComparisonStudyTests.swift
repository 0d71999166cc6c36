import CSV
import Localization
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct ComparisonStudyTests {
  static let edition = RegulationEdition.shipped[0]

  /// Respondents of years and units with answers about a mean that is their own.
  private func part(
    seed: UInt64, years: [Int] = [2020, 2021, 2022], units: [String] = ["A", "B"],
    by groups: [String] = ["year"], weight: String? = nil
  ) throws -> SatisfactionSeries.Part {
    var random = SplitMix64(seed: seed)
    let codes = (1...9).map { "U\($0)" }.joined(separator: ",")
    var lines = ["tahun,unit,w,\(codes)"]
    for year in years {
      for unit in units {
        for _ in 0..<25 {
          let answers = (0..<9).map { _ in "\(Int.random(in: 2...4, using: &random))" }
          lines.append("\(year),\(unit),2,\(answers.joined(separator: ","))")
        }
      }
    }
    var request = SurveyRequest(Self.edition.questionnaire)
    request.groups = groups
    request.keepsPatterns = true
    request.weight = weight
    let reading = try ResponseReader(request).read(
      ByteSource(Array((lines.joined(separator: "\n") + "\n").utf8), name: "survey.csv"))
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return SatisfactionSeries.Part(reading, edition: Self.edition)
  }

  @Test("each is compared with the one before, and all together")
  func pairsInOrder() throws {
    let study = try ComparisonStudy([part(seed: 1)], options: ComparisonOptions())
    #expect(study.role == "year" && study.groupRoles == [])
    #expect(study.pairs.map(\.from.value) == ["2020", "2021"])
    #expect(study.pairs.map(\.to.value) == ["2021", "2022"])
    #expect(study.familySize == 9)
    #expect(study.joint.count == 1 && study.joint[0].values == ["2020", "2021", "2022"])
    #expect(study.joint[0].means.count == 10 && study.joint[0].distributions.count == 9)
    for pair in study.pairs {
      let index = try #require(pair.index.difference?.estimate.value)
      let (from, to) = (pair.index.earlier?.value ?? 0, pair.index.later?.value ?? 0)
      // two indices of some 80, and one sum of differences
      #expect(index.isClose(to: to - from, .relativeWithAbsoluteFloor(1e-12, floor: 1e-12)))
      #expect(pair.index.adjustedPValue == pair.index.difference?.pValue)
    }
  }

  @Test(
    "exchanging from and to turns signs and nothing else", arguments: 1...5 as ClosedRange<UInt64>)
  func exchange(seed: UInt64) throws {
    let part = try part(seed: seed)
    func pair(_ from: String, _ to: String) throws -> ComparedPair {
      var options = ComparisonOptions()
      options.chosen = (from, to)
      let study = try ComparisonStudy([part], options: options)
      #expect(study.pairs.count == 1)
      return study.pairs[0]
    }
    let (there, back) = (try pair("2020", "2022"), try pair("2022", "2020"))
    for (one, other) in zip(there.elements + [there.index], back.elements + [back.index]) {
      #expect(one.difference?.estimate.value == other.difference.map { -$0.estimate.value })
      #expect(one.adjustedPValue == other.adjustedPValue)
      let (interval, mirrored) = (
        one.simultaneousInterval(level: 0.95), other.simultaneousInterval(level: 0.95)
      )
      let lower = try #require(interval?.lower)
      let upper = try #require(mirrored?.upper)
      // limits of a difference near zero cancel
      #expect(lower.isClose(to: -upper, .relativeWithAbsoluteFloor(1e-12, floor: 1e-13)))
      #expect(one.respondentsNeeded(level: 0.95) == other.respondentsNeeded(level: 0.95))
    }
  }

  @Test("the same weight for all is no weight", arguments: 1...3 as ClosedRange<UInt64>)
  func equalWeights(seed: UInt64) throws {
    var weighted = ComparisonOptions()
    weighted.satisfaction.isWeighted = true
    let plain = try ComparisonStudy([part(seed: seed)], options: ComparisonOptions())
    let heavy = try ComparisonStudy([part(seed: seed, weight: "w")], options: weighted)
    for (one, other) in zip(plain.pairs, heavy.pairs) {
      for (left, right) in zip(one.elements + [one.index], other.elements + [other.index]) {
        #expect(
          try #require(left.difference?.pValue).isClose(
            to: try #require(right.difference?.pValue), .relative(1e-11)))
      }
    }
    for (left, right) in zip(plain.joint[0].distributions, heavy.joint[0].distributions) {
      let (first, second) = (try left.table?.test.get(), try right.table?.test.get())
      #expect(
        try #require(first).statistic.isClose(to: try #require(second).statistic, .relative(1e-11)))
    }
  }

  @Test("inside each group of others, with its own family")
  func insideGroups() throws {
    let study = try ComparisonStudy(
      [part(seed: 4, by: ["unit", "year"])], options: ComparisonOptions())
    #expect(study.groupRoles == ["unit"])
    #expect(study.pairs.map(\.group) == [["A"], ["A"], ["B"], ["B"]])
    #expect(study.joint.map(\.group) == [["A"], ["B"]])
    for pair in study.pairs { #expect(pair.familySize == 9) }
  }

  @Test(
    "an element that is real by a joint interval is real by Holm",
    arguments: 1...10 as ClosedRange<UInt64>)
  func noContradiction(seed: UInt64) throws {
    let study = try ComparisonStudy([part(seed: seed)], options: ComparisonOptions())
    for quantity in study.pairs.flatMap(\.elements) {
      let interval = try #require(quantity.simultaneousInterval(level: 0.9))
      if interval.lower > 0 || interval.upper < 0 { #expect(quantity.isReal(level: 0.9)) }
    }
  }

  @Test("only complete respondents make the distributions where only they count")
  func completeOnly() throws {
    let codes = (1...9).map { "U\($0)" }.joined(separator: ",")
    let rows = (0..<20).map { place in
      let answers = (0..<9).map { "\(($0 * place + place) % 4 + 1)" }
      let first = place % 5 == 0 ? "" : answers[0]
      return "\(2020 + place % 2),\(([first] + answers.dropFirst()).joined(separator: ","))"
    }
    var request = SurveyRequest(Self.edition.questionnaire)
    request.groups = ["year"]
    request.keepsPatterns = true
    request.usesCompleteOnly = true
    let text = (["tahun,\(codes)"] + rows).joined(separator: "\n") + "\n"
    let reading = try ResponseReader(request).read(
      ByteSource(Array(text.utf8), name: "survey.csv"))
    var options = ComparisonOptions()
    options.usesCompleteOnly = true
    let study = try ComparisonStudy(
      [SatisfactionSeries.Part(reading, edition: Self.edition)], options: options)
    for distribution in study.joint[0].distributions {
      #expect(distribution.table?.respondents.reduce(0, +) == 16)
    }
    #expect(study.pairs[0].index.difference?.estimate.sampleSize == 16)
  }

  @Test("where there is nothing to compare, that is the answer")
  func refusals() throws {
    #expect(throws: ComparisonStudyError.self) {
      try ComparisonStudy([part(seed: 1, years: [2020])], options: ComparisonOptions())
    }
    do {
      _ = try ComparisonStudy([part(seed: 1, years: [2020])], options: ComparisonOptions())
    } catch let error as ComparisonStudyError {
      #expect(error == .oneValue(["2020"]))
    }
    let values = ComparisonStudy.values(in: [try part(seed: 1)])
    #expect(values == ["2020", "2021", "2022"])
  }
}
