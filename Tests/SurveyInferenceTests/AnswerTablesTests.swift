import LinearAlgebra
import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct AnswerTablesTests {
  /// A sample with its patterns.
  private func design(
    _ sample: SyntheticSample, options: EstimationOptions = EstimationOptions(),
    population: (Int) -> Double? = { _ in nil }
  ) throws -> SamplingDesign {
    var moments = SurveyMoments(
      itemCount: SyntheticSample.itemCount, levels: 1...4, keepsPatterns: true)
    for one in sample.respondents {
      moments.add(
        one.scores, isComplete: !one.scores.contains(0), weight: one.weight, at: one.place,
        population: population(one.place.stratum))
      let cell = moments.cell(at: one.place)
      _ = moments.addPattern(one.scores, weight: one.weight, cell: cell)
    }
    return try SamplingDesign(moments, options: options)
  }

  @Test(
    "shares sum to one, and no sum of them has an error", arguments: 1...6 as ClosedRange<UInt64>)
  func sharesSumToOne(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, unitsPerStratum: seed % 2 == 0 ? 5 : nil)
    let tables = AnswerTables([0, 1], in: try design(sample))
    for item in 0..<SyntheticSample.itemCount {
      let table = try #require(try tables.table(item: item))
      #expect(table.shares.flatMap(\.self).reduce(0, +).isClose(to: 1, .ulps(8)))
      for row in table.distributions { #expect(row.reduce(0, +).isClose(to: 1, .ulps(8))) }
      // variances are about 1e-3; what is left of their sum is rounding
      #expect(table.covariance.sum.magnitude < 1e-15)
      #expect(table.respondents.reduce(0, +) == sample.respondents.count { $0.scores[item] > 0 })
    }
  }

  /// The mean score is a combination of the shares of one group's answers.
  @Test("a group's mean follows from its shares", arguments: 1...6 as ClosedRange<UInt64>)
  func meansFollow(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, unitsPerStratum: seed % 2 == 0 ? 5 : nil)
    let table = try #require(try AnswerTables([1, 0], in: try design(sample)).table(item: 2))
    for (row, group) in zip(table.distributions, [1, 0]) {
      let mean = zip(row, table.answers).reduce(0) { $0 + $1.0 * Double($1.1) }
      #expect(mean.isClose(to: sample.mean(of: 2, group: group), .relative(1e-13)))
    }
  }

  @Test("respondents one by one or merged give the same", arguments: 1...4 as ClosedRange<UInt64>)
  func merging(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, isWeighted: false)
    var parts = (0..<3).map { _ in
      SurveyMoments(itemCount: SyntheticSample.itemCount, levels: 1...4, keepsPatterns: true)
    }
    // all parts number places alike
    for part in parts.indices {
      for one in sample.respondents { _ = parts[part].cell(at: one.place) }
    }
    for (number, one) in sample.respondents.enumerated() {
      let part = number % 3
      parts[part].add(
        one.scores, isComplete: !one.scores.contains(0), weight: one.weight, at: one.place)
      let cell = parts[part].cell(at: one.place)
      _ = parts[part].addPattern(one.scores, weight: one.weight, cell: cell)
    }
    var merged = parts[0]
    for part in parts.dropFirst() { merged.merge(part) }
    let whole = AnswerTables([0, 1], in: try design(sample))
    let joined = AnswerTables(
      [0, 1], in: try SamplingDesign(merged, options: EstimationOptions()))
    for item in 0..<SyntheticSample.itemCount {
      #expect(try whole.table(item: item) == joined.table(item: item))
    }
  }

  @Test func onlyCompleteRespondentsWhereAsked() throws {
    let sample = SyntheticSample(seed: 3)
    let tables = AnswerTables([0, 1], in: try design(sample), complete: [0, 1, 2])
    let complete = sample.respondents.count { !$0.scores.contains(0) }
    #expect(complete < sample.respondents.count)
    for item in 0..<SyntheticSample.itemCount {
      #expect(try #require(try tables.table(item: item)).respondents.reduce(0, +) == complete)
    }
  }

  @Test func aSingletonStratumIsRefusedByName() throws {
    var sample = SyntheticSample(seed: 2, strata: 2)
    var alone = sample.respondents[0]
    alone.place.stratum = 2
    alone.scores = [3, 3, 3]
    sample.respondents.append(alone)
    var options = EstimationOptions()
    options.isStratified = true
    let tables = AnswerTables([0, 1], in: try design(sample, options: options))
    #expect(throws: EstimationError.singletonStratum(2)) { _ = try tables.table(item: 0) }
    options.singletonStratum = .adjust
    #expect(
      try AnswerTables([0, 1], in: design(sample, options: options)).table(item: 0) != nil)
  }

  @Test func whatOneGroupDidNotAnswerHasNoTable() throws {
    let sample = SyntheticSample(seed: 5).map { respondent in
      var one = respondent
      if one.place.group == 1 { one.scores[0] = 0 }
      return one
    }
    let tables = AnswerTables([0, 1], in: try design(sample))
    #expect(try tables.table(item: 0) == nil)
    #expect(try tables.table(item: 1) != nil)
  }
}
