import LinearAlgebra
import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@Suite struct ItemMeansTests {
  /// R's sums and ours round in another order: 600 terms of 1e-16, and some cancel by half.
  static let tolerance = Tolerance.relative(1e-12)

  @Test(
    "agrees with R survey",
    arguments: SharedReading.all(ReferenceTable<SurveyCase>.load("survey-designs")))
  func agreesWithReference(_ shared: SharedReading<SurveyCase>) throws {
    let (design, reading) = try shared.read()
    for reference in shared.cases {
      let values = shared.roles.compactMap { reference.group[$0] }
      let group = try #require(reading.groupNames.firstIndex(of: values))
      try expect(try ItemMeans.estimate(from: design, group: group), agreesWith: reference)
    }
  }

  private func expect(_ means: ItemMeans, agreesWith reference: SurveyCase) throws {
    let about = Comment(rawValue: "\(reference.group)")
    expect(means, agreesWith: reference.elements)
    let index = means.combination(indexCoefficients)
    let standardError = try #require(index.standardError, about)
    #expect(index.value.isClose(to: reference.index, Self.tolerance), about)
    #expect(standardError.isClose(to: reference.standardError, Self.tolerance), about)
    #expect(index.degreesOfFreedom == reference.degreesOfFreedom, about)
    #expect(index.sampleSize == reference.respondents, about)
    guard let covariance = reference.covariance else { return }
    for i in 0..<9 {
      for j in 0..<9 {
        // an element off the diagonal may nearly cancel, so the diagonal gives its size
        let size = (covariance[i][i] * covariance[j][j]).squareRoot()
        #expect((means.covariance[i, j] - covariance[i][j]).magnitude <= 1e-12 * size, about)
      }
    }
  }

  private func expect(_ means: ItemMeans, agreesWith elements: [SurveyCase.Element]) {
    for (item, element) in elements.enumerated() {
      let estimate = means.estimate(item: item)
      #expect(estimate?.value.isClose(to: element.estimate, Self.tolerance) == true)
      #expect(estimate?.standardError?.isClose(to: element.standardError, Self.tolerance) == true)
      #expect(estimate?.degreesOfFreedom == element.degreesOfFreedom)
    }
  }

  // MARK: - The survey with a finite population

  struct Population: Decodable, Sendable {
    let index: Double
    let standardError: Double
    let degreesOfFreedom: Int
    let respondents: Int
    let elements: [SurveyCase.Element]?
    let covariance: [[Double]]?
    let group: [String: String]?
  }

  static let populationDesign = DesignReference(
    stratum: ["unit"], psu: [], weight: "w", population: "N", singleton: "fail")

  @Test("agrees with R survey on a finite population", arguments: ["available", "complete"])
  func agreesOnFinitePopulation(missing: String) throws {
    let reference = try ReferenceFile.load("survey-skm", missing, as: Population.self)
    let (design, _) = try Self.populationDesign.design(
      of: "survey-skm.csv", groups: [], missing: missing)
    let means = try ItemMeans.estimate(from: design, group: 0)
    let index = means.combination(indexCoefficients)
    #expect(index.value.isClose(to: reference.index, Self.tolerance))
    #expect(index.standardError?.isClose(to: reference.standardError, Self.tolerance) == true)
    #expect(index.degreesOfFreedom == reference.degreesOfFreedom)
    #expect(index.sampleSize == reference.respondents)
    expect(means, agreesWith: try #require(reference.elements))
    for (i, row) in (reference.covariance ?? []).enumerated() {
      for (j, expected) in row.enumerated() {
        #expect(means.covariance[i, j].isClose(to: expected, Self.tolerance))
      }
    }
  }

  @Test("agrees with R survey per unit", arguments: [nil, "w"])
  func agreesPerUnit(weight: String?) throws {
    // the weight column is N/n, what the weights are without it
    let reference = DesignReference(
      stratum: ["unit"], psu: [], weight: weight, population: "N", singleton: "fail")
    let (design, reading) = try reference.design(
      of: "survey-skm.csv", groups: ["unit"], missing: "complete")
    let units = ReferenceTable<Population>.load("survey-skm", "completeByUnit")
    #expect(units.count == reading.groupNames.count)
    for unit in units {
      let name = try #require(unit.group?["unit"])
      let group = try #require(reading.groupNames.firstIndex(of: [name]))
      let index = try ItemMeans.estimate(from: design, group: group)
        .combination(indexCoefficients)
      #expect(index.value.isClose(to: unit.index, Self.tolerance))
      #expect(index.standardError?.isClose(to: unit.standardError, Self.tolerance) == true)
      #expect(index.degreesOfFreedom == unit.degreesOfFreedom)
      #expect(index.sampleSize == unit.respondents)
    }
  }

  // MARK: - Aggregates

  @Test(
    "the error of a mean over services agrees with R survey",
    arguments: SharedReading.all(ReferenceTable<AggregateCase>.load("survey-designs", "aggregates"))
  )
  func agreesOnAggregates(_ shared: SharedReading<AggregateCase>) throws {
    let (design, reading) = try shared.read(by: ["service"])
    for reference in shared.cases {
      let about = Comment(rawValue: "\(reference.group)")
      #expect(reference.over == "service")
      let values = shared.roles.compactMap { reference.group[$0] }
      let share = indexCoefficients.map { $0 / Double(reference.values.count) }
      var (mean, terms) = (0.0, [(group: Int, items: [Double])]())
      for service in reference.values {
        let group = try #require(reading.groupNames.firstIndex(of: values + [service]), about)
        mean += try ItemMeans.estimate(from: design, group: group).combination(share).value
        terms.append((group, share))
      }
      #expect(mean.isClose(to: reference.index, Self.tolerance), about)
      let standardError = try ItemMeans.standardError(of: terms, in: design)
      #expect(standardError.isClose(to: reference.standardError, Self.tolerance), about)
    }
  }

  // MARK: - Two derivations

  @Test("the variance is the textbook's, term by term", arguments: 0..<20 as Range<UInt64>)
  func agreesWithTextbook(seed: UInt64) throws {
    for units in [nil, 5] as [Int?] {
      let sample = SyntheticSample(seed: seed, unitsPerStratum: units)
      let population = { (stratum: Int) -> Double? in stratum == 1 ? nil : 40 }
      let design = try SamplingDesign(sample.moments(population: population), options: stratified)
      var random = SplitMix64(seed: seed + 1000)
      let coefficients = (0..<3).map { _ in random.fraction() - 0.3 }
      for group in 0...1 {
        let combined = try ItemMeans.estimate(from: design, group: group)
          .combination(coefficients)
        let variance = sample.variance(coefficients, group: group, population: population)
        // sixty terms in another order; squares of centred values do not cancel
        let error = try #require(combined.standardError)
        #expect(error.isClose(to: variance.squareRoot(), .relative(1e-12)))
        let value = (0..<3).reduce(0.0) {
          $0 + coefficients[$1] * sample.mean(of: $1, group: group)
        }
        #expect(combined.value.isClose(to: value, .relative(1e-12)))
      }
    }
  }

  @Test("a combination has the variance cᵀVc", arguments: 0..<20 as Range<UInt64>)
  func combines(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed)
    let design = try SamplingDesign(sample.moments, options: stratified)
    let means = try ItemMeans.estimate(from: design, group: 0)
    let coefficients = [8.25, 2.75, -1.5]
    var variance = 0.0
    for i in 0..<3 {
      for j in 0..<3 { variance += coefficients[i] * coefficients[j] * means.covariance[i, j] }
    }
    let combined = means.combination(coefficients)
    #expect(combined.standardError?.isClose(to: variance.squareRoot(), .relative(1e-13)) == true)
    // the same through the sum over groups, which linearizes the combination itself
    let direct = try ItemMeans.standardError(of: [(0, coefficients)], in: design)
    #expect(direct.isClose(to: variance.squareRoot(), .relative(1e-12)))
    for item in 0..<3 {
      let unit = (0..<3).map { $0 == item ? 1.0 : 0 }
      #expect(means.combination(unit).value == means.means[item])
    }
  }

  private var stratified: EstimationOptions {
    var options = EstimationOptions()
    options.isStratified = true
    return options
  }

  // MARK: - Laws

  @Test("respondents doubled into units of two change nothing", arguments: 0..<20 as Range<UInt64>)
  func doubles(seed: UInt64) throws {
    let single = SyntheticSample(seed: seed)
    var doubled: [SyntheticSample.Respondent] = []
    for (number, respondent) in single.respondents.enumerated() {
      var copy = respondent
      copy.place.unit = number
      doubled += [copy, copy]
    }
    let (before, after) = try estimates(single, SyntheticSample(doubled))
    expectSame(before, after, .relative(1e-12))
    #expect(after.sampleSize == 2 * before.sampleSize)
    #expect(after.itemDegreesOfFreedom == before.itemDegreesOfFreedom)
  }

  @Test("weights that are all equal are no weights", arguments: 0..<20 as Range<UInt64>)
  func ignoresEqualWeights(seed: UInt64) throws {
    for units in [nil, 4] as [Int?] {
      let plain = SyntheticSample(seed: seed, unitsPerStratum: units, isWeighted: false)
      let weighted = plain.map { respondent in
        var respondent = respondent
        respondent.weight = 7.3
        return respondent
      }
      let (before, after) = try estimates(plain, weighted)
      expectSame(before, after, .relative(1e-12))
    }
  }

  @Test("the order of respondents does not matter", arguments: 0..<20 as Range<UInt64>)
  func isInvariantUnderPermutation(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, isWeighted: false)
    var random = SplitMix64(seed: seed)
    var shuffled = sample
    shuffled.respondents.shuffle(using: &random)
    let (before, after) = try estimates(sample, shuffled)
    // integer sums: the same bits
    #expect(before.means == after.means)
    #expect(before.covariance == after.covariance)
    let weighted = SyntheticSample(seed: seed)
    var shuffledWeighted = weighted
    shuffledWeighted.respondents.shuffle(using: &random)
    let (first, second) = try estimates(weighted, shuffledWeighted)
    expectSame(first, second, .relative(1e-12))
  }

  @Test("two strata that are copies halve the variance", arguments: 0..<20 as Range<UInt64>)
  func halvesWithCopiedStrata(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, strata: 1)
    let copies = sample.map { respondent in
      var copy = respondent
      copy.place.stratum = 1
      return copy
    }
    let (one, two) = try estimates(
      sample, SyntheticSample(sample.respondents + copies.respondents))
    for item in 0..<3 {
      #expect(two.means[item]?.isClose(to: one.means[item] ?? .nan, .relative(1e-14)) == true)
      for other in 0..<3 {
        let size = (one.covariance[item, item] * one.covariance[other, other]).squareRoot()
        let gap = 2 * two.covariance[item, other] - one.covariance[item, other]
        #expect(gap.magnitude <= 1e-12 * size)
      }
    }
    #expect(two.degreesOfFreedom == 2 * one.degreesOfFreedom)
  }

  @Test("a group of everybody is the whole", arguments: 0..<10 as Range<UInt64>)
  func wholeIsOneGroup(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed)
    let whole = sample.map { respondent in
      var respondent = respondent
      respondent.place.group = 0
      return respondent
    }
    let other = sample.map { respondent in
      var respondent = respondent
      respondent.place.group = 1
      return respondent
    }
    let design = try SamplingDesign(other.moments, options: stratified)
    let (before, _) = try estimates(whole, whole)
    let after = try ItemMeans.estimate(from: design, group: 1)
    #expect(before.means == after.means)
    #expect(before.covariance == after.covariance)
    #expect(before.degreesOfFreedom == after.degreesOfFreedom)
    // nobody is left in the other group
    let empty = try ItemMeans.estimate(from: design, group: 0)
    #expect(empty.means == [nil, nil, nil])
    #expect(empty.sampleSize == 0 && empty.degreesOfFreedom == 0)
  }

  @Test(
    "who answered nothing counts as drawn and as nothing else", arguments: 0..<10 as Range<UInt64>)
  func countsBlankRespondents(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, strata: 1).map { respondent in
      var respondent = respondent
      respondent.place.group = 0
      return respondent
    }
    let answered = SyntheticSample(sample.respondents.filter { $0.scores != [0, 0, 0] })
    let blank = SyntheticSample.Respondent(scores: [0, 0, 0], weight: 5, place: .init())
    let (before, after) = try estimates(
      answered, SyntheticSample(answered.respondents + [blank]))
    #expect(before.means == after.means)
    #expect(before.sampleSize == after.sampleSize)
    #expect(before.degreesOfFreedom == after.degreesOfFreedom)
    // n/(n - 1) with the one who answered nothing, over the same without
    let n = Double(answered.respondents.count)
    let ratio = (n + 1) / n / (n / (n - 1))
    for item in 0..<3 {
      let expected = ratio * before.covariance[item, item]
      #expect(after.covariance[item, item].isClose(to: expected, .relative(1e-12)))
    }
    // a weight of zero is the same as no answer
    var weightless = sample.respondents[0]
    weightless.weight = 0
    let (third, fourth) = try estimates(
      SyntheticSample(answered.respondents + [blank]),
      SyntheticSample(answered.respondents + [weightless]))
    #expect(third.means == fourth.means && third.covariance == fourth.covariance)
    #expect(third.sampleSize == fourth.sampleSize)
    #expect(third.degreesOfFreedom == fourth.degreesOfFreedom)
  }

  @Test("an item that nobody answered has no mean and no covariance")
  func leavesOutUnanswered() throws {
    let sample = SyntheticSample(seed: 5).map { respondent in
      var respondent = respondent
      respondent.scores[1] = 0
      return respondent
    }
    let design = try SamplingDesign(sample.moments, options: stratified)
    let means = try ItemMeans.estimate(from: design, group: 0)
    #expect(means.means[1] == nil)
    #expect(means.estimate(item: 1) == nil)
    #expect((0..<3).allSatisfy { means.covariance[1, $0] == 0 })
    #expect(means.itemDegreesOfFreedom[1] == 0 && means.sampleSizes[1] == 0)
    #expect(means.combination([1, 0, 1]).standardError != nil)
  }

  @Test("groups in strata of their own are independent", arguments: 0..<10 as Range<UInt64>)
  func addsIndependentGroups(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, strata: 2).map { respondent in
      var respondent = respondent
      respondent.place.group = respondent.place.stratum
      return respondent
    }
    let design = try SamplingDesign(sample.moments, options: stratified)
    let coefficients = [1.0, 2, 3]
    let errors = try (0...1).map {
      try ItemMeans.standardError(of: [($0, coefficients)], in: design)
    }
    let both = try ItemMeans.standardError(
      of: [(0, coefficients), (1, coefficients)], in: design)
    let squares = errors.map { $0 * $0 }.reduce(0, +)
    #expect(both.isClose(to: squares.squareRoot(), .relative(1e-12)))
    // a group taken twice is perfectly correlated with itself
    let units = SyntheticSample(seed: seed, unitsPerStratum: 6)
    let clustered = try SamplingDesign(units.moments, options: stratified)
    let once = try ItemMeans.standardError(of: [(0, coefficients)], in: clustered)
    let less = try ItemMeans.standardError(
      of: [(0, coefficients), (0, coefficients.map { -$0 / 2 })], in: clustered)
    #expect(less.isClose(to: once / 2, .relative(1e-12)))
  }

  private func estimates(
    _ first: SyntheticSample, _ second: SyntheticSample
  ) throws -> (ItemMeans, ItemMeans) {
    (
      try ItemMeans.estimate(
        from: SamplingDesign(first.moments, options: stratified), group: 0),
      try ItemMeans.estimate(
        from: SamplingDesign(second.moments, options: stratified), group: 0)
    )
  }

  private func expectSame(_ first: ItemMeans, _ second: ItemMeans, _ tolerance: Tolerance) {
    #expect(first.degreesOfFreedom == second.degreesOfFreedom)
    for item in 0..<3 {
      #expect(second.means[item]?.isClose(to: first.means[item] ?? .nan, tolerance) == true)
      for other in 0...item {
        let size = (first.covariance[item, item] * first.covariance[other, other]).squareRoot()
        let gap = second.covariance[item, other] - first.covariance[item, other]
        #expect(gap.magnitude <= 1e-12 * size)
      }
    }
  }
}
