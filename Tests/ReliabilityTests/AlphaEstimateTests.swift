import LinearAlgebra
import Moments
import SurveyInference
import TestSupport
import Testing

@testable import Reliability

@Suite struct AlphaEstimateTests {
  static func estimate(
    _ patterns: PatternCounts, replicates: Int = 0, seed: UInt64 = 1
  ) throws -> AlphaEstimate {
    try AlphaEstimate(
      try #require(SampleCovariance(pairwise: patterns)), items: Array(0..<patterns.itemCount),
      patterns: patterns, design: nil, replicates: replicates, seed: seed)
  }

  @Test("the distribution-free error agrees with R", arguments: ReliabilityData.all)
  func agreesWithReference(_ data: ReliabilityData) throws {
    let estimate = try Self.estimate(data.patterns.complete)
    let expected = data.reference.alpha.adfSE
    let error = try #require(estimate.distributionFreeError)
    #expect(error.isClose(to: expected, .relative(1e-12)))
    let interval = try #require(estimate.distributionFreeInterval(level: 0.95))
    #expect(interval.contains(estimate.alpha.value))
    #expect(interval.upperBound < 1)
    #expect(estimate.designInterval(level: 0.95) == nil)
  }

  @Test("with answers missing, the error is that of leaving one respondent out")
  func agreesWithJackknife() throws {
    let patterns = try ReliabilityData.named("skm9_missing").patterns
    let estimate = try Self.estimate(patterns)
    var (values, rows) = ([Double](), patterns.rows)
    for place in rows.indices {
      rows[place] = PatternCounts.Row(rows[place].scores, count: rows[place].count - 1)
      let rest = PatternCounts(itemCount: 9, levels: 1...4, rows.filter { $0.count > 0 })
      let alpha = try CronbachAlpha(try #require(SampleCovariance(pairwise: rest))).value
      values += Array(repeating: alpha, count: rows[place].count + 1)
      rows[place] = PatternCounts.Row(rows[place].scores, count: rows[place].count + 1)
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let jackknife = (squares * Double(values.count - 1) / Double(values.count)).squareRoot()
    // the two differ in the second order of 1/600
    #expect(try #require(estimate.distributionFreeError).isClose(to: jackknife, .relative(0.02)))
  }

  @Test("the bootstrap agrees with R's boot to its noise", arguments: ["skm9", "bfi_A_keyed"])
  func bootstrapAgrees(name: String) throws {
    let data = try ReliabilityData.named(name)
    let reference = data.reference.alpha.bootstrap2000
    let bootstrap = try #require(
      try Self.estimate(data.patterns, replicates: 2000).bootstrap)
    #expect(bootstrap.replicates.count == 2000)
    // A 2.5 % quantile of 2,000 has a standard error of about 0.06 standard deviations; two of them.
    let noise = 0.3 * reference.se
    let percentile = try #require(bootstrap.percentileInterval(level: 0.95))
    let corrected = try #require(bootstrap.biasCorrectedInterval(level: 0.95))
    #expect((percentile.lowerBound - reference.percentile[0]).magnitude < noise)
    #expect((percentile.upperBound - reference.percentile[1]).magnitude < noise)
    #expect((corrected.lowerBound - reference.bca[0]).magnitude < noise)
    #expect((corrected.upperBound - reference.bca[1]).magnitude < noise)
    let error = try #require(bootstrap.standardError)
    // a standard deviation of 2,000 has a relative error of 1.6 %; two of them
    #expect(error.isClose(to: reference.se, .relative(0.08)))
  }

  @Test("equal seeds give equal replicates, different ones do not")
  func isSeeded() throws {
    let patterns = try ReliabilityData.named("sparse60").patterns
    let first = try Self.estimate(patterns, replicates: 40, seed: 7).bootstrap
    #expect(try Self.estimate(patterns, replicates: 40, seed: 7).bootstrap == first)
    #expect(try Self.estimate(patterns, replicates: 40, seed: 8).bootstrap != first)
  }

  @Test(
    "an item that does not vary in a replicate has no variance there", arguments: [false, true])
  func knowsConstantItems(hasMissing: Bool) {
    // Of 49 respondents one alone differs in the first item: in about e⁻¹ of replicates nobody does.
    var rows = [PatternCounts.Row([3, 1]), PatternCounts.Row([4, 3], count: 48)]
    if hasMissing { rows.append(PatternCounts.Row([0, 2])) }
    let patterns = PatternCounts(itemCount: 2, levels: 1...7, rows)
    let bootstrap = Bootstrap(
      of: { $0[0, 0] > 0 ? $0[0, 0] : nil }, in: patterns, estimate: 0, acceleration: 0, count: 400,
      seed: 1)
    #expect((100...200).contains(bootstrap.failures))
    #expect(bootstrap.replicates.allSatisfy { $0 > 1e-3 })
  }

  /// A survey of `designalpha.json`.
  struct DesignCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Design: Decodable, Sendable {
      let stratum, psu: [String]
      let weight, population: String?
    }

    let file: String
    let design: Design
    let items: [String]
    let respondents: Int
    let alpha: Double
    let standardError: Double
    let degreesOfFreedom: Int

    var testDescription: String { "\(file) \(design)" }

    static let all = ReferenceTable<DesignCase>.load("designalpha")
  }

  @Test("the error under a design agrees with R survey", arguments: DesignCase.all)
  func agreesWithSurvey(_ sample: DesignCase) throws {
    let design = try Self.design(sample)
    let patterns = design.patterns(of: 0).complete
    #expect(patterns.respondents == sample.respondents)
    let estimate = try AlphaEstimate(
      try #require(SampleCovariance(complete: patterns)), items: Array(0..<sample.items.count),
      patterns: patterns, design: (design, 0), replicates: 100, seed: 1)
    #expect(estimate.alpha.value.isClose(to: sample.alpha, .relative(1e-12)))
    let error = try #require(estimate.designError)
    #expect(try #require(error.standardError).isClose(to: sample.standardError, .relative(1e-10)))
    #expect(error.degreesOfFreedom == sample.degreesOfFreedom)
    #expect(estimate.bootstrap == nil)
    #expect(estimate.distributionFreeError == nil, "it knows no weights")
    let interval = try #require(estimate.designInterval(level: 0.95))
    #expect(interval.contains(sample.alpha) && interval.upperBound < 1)
  }

  /// The rows of a file as the design of a case; incomplete ones stay in the counts of their strata.
  private static func design(_ sample: DesignCase) throws -> SamplingDesign {
    let text = String(
      decoding: try Repository.bytes("Tests/Reference/\(sample.file)"), as: UTF8.self)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0).replacing("\"", with: "")
      }
    }
    let header = try #require(lines.first)
    func fields(_ names: [String]) throws -> [Int] {
      try names.map { name in try #require(header.firstIndex(of: name)) }
    }
    let items = try fields(sample.items)
    let strata = try fields(sample.design.stratum)
    let units = try fields(sample.design.psu)
    let weight = try sample.design.weight.map { try fields([$0])[0] }
    let population = try sample.design.population.map { try fields([$0])[0] }
    var moments = SurveyMoments(itemCount: items.count, levels: 1...4, keepsPatterns: true)
    var (strataSeen, unitsSeen): ([String], [String]) = ([], [])
    func number(_ name: String, in seen: inout [String]) -> Int {
      if let known = seen.firstIndex(of: name) { return known }
      seen.append(name)
      return seen.count - 1
    }
    for line in lines.dropFirst() {
      let scores = items.map { UInt8(line[$0]) ?? 0 }
      let stratum = number(strata.map { line[$0] }.joined(separator: "|"), in: &strataSeen)
      let unit =
        units.isEmpty
        ? nil
        : number((strata + units.prefix(1)).map { line[$0] }.joined(separator: "|"), in: &unitsSeen)
      let place = SurveyMoments.Place(stratum: stratum, unit: unit)
      let own = weight.flatMap { Double(line[$0]) } ?? 1
      moments.add(
        scores, isComplete: !scores.contains(0), weight: own, at: place,
        population: population.flatMap { Double(line[$0]) })
      let cell = moments.cell(at: place)
      _ = moments.addPattern(
        scores.contains(0) ? scores.map { _ in 0 } : scores, weight: own, cell: cell)
    }
    var options = EstimationOptions()
    options.isStratified = !strata.isEmpty
    return try SamplingDesign(moments, options: options)
  }
}
