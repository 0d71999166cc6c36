import SurveyInference
import TestSupport
import Testing

@Suite struct BoundedConfidenceTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Interval: Decodable, Sendable {
      let level: Double
      let lower: Double
      let upper: Double
      let isClipped: Bool
    }
    struct Probability: Decodable, Sendable {
      let limit: Double
      let below: Double
    }

    let method: String
    let lowest: Double
    let highest: Double
    let estimate: Double
    let standardError: Double
    let degreesOfFreedom: Int
    let sampleSize: Int
    let intervals: [Interval]
    let probabilities: [Probability]

    var testDescription: String {
      "\(method) \(estimate) ± \(standardError) on \(degreesOfFreedom), n \(sampleSize)"
    }
  }

  @Test("agrees with scipy and mpmath", arguments: ReferenceTable<Reference>.load("intervals"))
  func agreesWithReference(_ reference: Reference) throws {
    let method = try #require(IntervalMethod(rawValue: reference.method))
    let estimate = Estimate(
      value: reference.estimate, standardError: reference.standardError,
      degreesOfFreedom: reference.degreesOfFreedom, sampleSize: reference.sampleSize)
    let bounds = reference.lowest...reference.highest
    let confidence = try self.confidence(estimate, method, bounds)
    #expect(confidence.hasNoVariation == (reference.standardError == 0))
    for expected in reference.intervals {
      let interval = confidence.interval(level: expected.level)
      // quantiles agree to 1e-12 of themselves; exp and log around them cost a digit
      #expect(interval.lower.isClose(to: expected.lower, .relative(1e-11)))
      #expect(interval.upper.isClose(to: expected.upper, .relative(1e-11)))
      #expect(interval.level == expected.level)
      #expect(confidence.isClipped(level: expected.level) == expected.isClipped)
    }
    for expected in reference.probabilities {
      let below = confidence.probability(below: expected.limit)
      // a tail far out moves by x·f(x)/F(x) times the rounding of its argument; what is below
      // 1e-13 is nothing to a reader
      #expect(below.isClose(to: expected.below, .relativeWithAbsoluteFloor(1e-10, floor: 1e-13)))
    }
  }

  /// An estimate somewhere between 25 and 100 with an error of a plausible size.
  private func estimate(seed: UInt64) -> Estimate {
    var random = SplitMix64(seed: seed)
    let place = 0.02 + 0.96 * random.fraction()
    let size = Int(random.positive(in: 3...3000))
    let error = (place * (1 - place) / Double(size)).squareRoot() * (0.2 + 1.5 * random.fraction())
    return Estimate(
      value: 25 + 75 * place, standardError: 75 * error, degreesOfFreedom: max(1, size - 3),
      sampleSize: size)
  }

  private func confidence(
    _ estimate: Estimate, _ method: IntervalMethod, _ bounds: ClosedRange<Double> = 25...100
  ) throws -> BoundedConfidence {
    try #require(BoundedConfidence(of: estimate, within: bounds, method: method))
  }

  static let levels = [0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.9999]

  @Test(
    "intervals lie inside the bounds, hold the estimate and are nested",
    arguments: IntervalMethod.allCases, 0..<20 as Range<UInt64>)
  func areNested(method: IntervalMethod, seed: UInt64) throws {
    let estimate = estimate(seed: seed)
    let confidence = try confidence(estimate, method)
    var last = (lower: 100.0, upper: 25.0)
    for level in Self.levels {
      let interval = confidence.interval(level: level)
      #expect(25 <= interval.lower && interval.lower < interval.upper && interval.upper <= 100)
      #expect(interval.lower <= last.lower && last.upper <= interval.upper)
      if level >= 0.5 {
        #expect(interval.lower <= estimate.value && estimate.value <= interval.upper)
      }
      last = (interval.lower, interval.upper)
    }
  }

  @Test(
    "probabilities rise with the limit",
    arguments: IntervalMethod.allCases, 0..<20 as Range<UInt64>)
  func probabilitiesRise(method: IntervalMethod, seed: UInt64) throws {
    let confidence = try confidence(estimate(seed: seed), method)
    var last = 0.0
    for limit in stride(from: 20.0, through: 105, by: 0.25) {
      let below = confidence.probability(below: limit)
      #expect(last <= below && below <= 1)
      last = below
    }
  }

  @Test("nothing lies beyond the bounds", arguments: IntervalMethod.allCases)
  func liesInside(method: IntervalMethod) throws {
    let wide = Estimate(value: 80, standardError: 15, degreesOfFreedom: 4, sampleSize: 5)
    let confidence = try confidence(wide, method)
    #expect(confidence.probability(below: 24.9) == 0)
    #expect(confidence.probability(below: 25) == 0)
    #expect(confidence.probability(below: 100.1) == 1)
  }

  @Test(
    "an interval holds its level of the probability",
    arguments: [IntervalMethod.logit, .student], 0..<20 as Range<UInt64>)
  func intervalHoldsItsLevel(method: IntervalMethod, seed: UInt64) throws {
    let confidence = try confidence(estimate(seed: seed), method)
    for level in [0.5, 0.9, 0.95] where !confidence.isClipped(level: level) {
      let interval = confidence.interval(level: level)
      // a tail of 0.025 and its quantile, both to about 1e-13
      let below = confidence.probability(below: interval.lower)
      #expect(below.isClose(to: (1 - level) / 2, .relative(1e-10)))
      let above = 1 - confidence.probability(below: interval.upper)
      #expect(above.isClose(to: (1 - level) / 2, .relative(1e-10)))
    }
  }

  @Test(
    "a scale turned upside down turns the interval",
    arguments: IntervalMethod.allCases, 0..<20 as Range<UInt64>)
  func isSymmetric(method: IntervalMethod, seed: UInt64) throws {
    let upright = estimate(seed: seed)
    let turned = Estimate(
      value: 125 - upright.value, standardError: upright.standardError,
      degreesOfFreedom: upright.degreesOfFreedom, sampleSize: upright.sampleSize)
    let (left, right) = (try confidence(upright, method), try confidence(turned, method))
    for level in [0.5, 0.95] {
      let (a, b) = (left.interval(level: level), right.interval(level: level))
      // the place of the value in the bounds differs in its last bits
      #expect((a.lower + b.upper).isClose(to: 125, .relative(1e-11)))
      #expect((a.upper + b.lower).isClose(to: 125, .relative(1e-11)))
    }
    for limit in stride(from: 30.0, through: 95, by: 5) {
      let sum = left.probability(below: limit) + right.probability(below: 125 - limit)
      #expect(sum.isClose(to: 1, .relative(1e-10)))
    }
  }

  @Test("a change of scale changes nothing else", arguments: IntervalMethod.allCases)
  func isEquivariant(method: IntervalMethod) throws {
    for seed in 0..<20 as Range<UInt64> {
      let index = estimate(seed: seed)
      let mean = Estimate(
        value: index.value / 25, standardError: index.standardError.map { $0 / 25 },
        degreesOfFreedom: index.degreesOfFreedom, sampleSize: index.sampleSize)
      let (left, right) = (try confidence(index, method), try confidence(mean, method, 1...4))
      let (a, b) = (left.interval(level: 0.95), right.interval(level: 0.95))
      #expect((25 * b.lower).isClose(to: a.lower, .relative(1e-11)))
      #expect((25 * b.upper).isClose(to: a.upper, .relative(1e-11)))
      let (below, same) = (left.probability(below: 88.305), right.probability(below: 3.5322))
      // far tails multiply the rounding of the limit by their distance in standard errors squared
      #expect(below.isClose(to: same, .relativeWithAbsoluteFloor(1e-11, floor: 1e-13)))
    }
  }

  @Test("more error never makes a narrower interval", arguments: IntervalMethod.allCases)
  func widens(method: IntervalMethod) throws {
    for seed in 0..<20 as Range<UInt64> {
      let small = estimate(seed: seed)
      let large = Estimate(
        value: small.value, standardError: (small.standardError ?? 0) * 1.1,
        degreesOfFreedom: small.degreesOfFreedom, sampleSize: small.sampleSize)
      let (a, b) = (
        try confidence(small, method).interval(level: 0.95),
        try confidence(large, method).interval(level: 0.95)
      )
      #expect(b.lower <= a.lower && a.upper <= b.upper)
    }
  }

  // MARK: - The ends

  @Test(
    "all alike: the beta interval on the respondents, whatever the method",
    arguments: IntervalMethod.allCases, [25.0, 50, 100])
  func answersAllAlike(method: IntervalMethod, value: Double) throws {
    let estimate = Estimate(value: value, standardError: 0, degreesOfFreedom: 9, sampleSize: 10)
    let confidence = try confidence(estimate, method)
    let beta = try self.confidence(estimate, .beta)
    #expect(confidence.hasNoVariation)
    let interval = confidence.interval(level: 0.95)
    #expect(interval == beta.interval(level: 0.95))
    #expect(interval.lower < interval.upper)
    #expect(interval.lower <= value && value <= interval.upper)
    #expect(!confidence.isClipped(level: 0.95))
    let below = confidence.probability(below: 88.305)
    #expect(0 < below && below < 1)
  }

  @Test("ten answers at the top: the limit is the tenth root of a tail")
  func hasClosedForm() throws {
    let estimate = Estimate(value: 100, standardError: 0, degreesOfFreedom: 9, sampleSize: 10)
    let interval = try confidence(estimate, .beta).interval(level: 0.95)
    #expect(interval.upper == 100)
    // Beta(10, 1) has the distribution function x¹⁰
    let place = (interval.lower - 25) / 75
    var power = 1.0
    for _ in 0..<10 { power *= place }
    #expect(power.isClose(to: 0.025, .relative(1e-12)))  // ten times the rounding of the root
  }

  @Test("no degrees of freedom, no confidence", arguments: IntervalMethod.allCases)
  func needsDegreesOfFreedom(method: IntervalMethod) {
    let estimate = Estimate(value: 80, standardError: 2, degreesOfFreedom: 0, sampleSize: 1)
    #expect(BoundedConfidence(of: estimate, within: 25...100, method: method) == nil)
  }

  @Test(
    "only Student's interval is ever cut off", arguments: [0.11, 0.111, 0.1111, 0.071, 1.0 / 9])
  func isClippedForStudentOnly(weight: Double) throws {
    let unit = 25 * Array(repeating: weight, count: 9).reduce(0, +)
    let bounds = unit...(4 * unit)
    for method in IntervalMethod.allCases {
      for (value, error) in [(4 * unit, 0.0), (unit, 0), (3.9 * unit, 8), (1.05 * unit, 8)] {
        let estimate = Estimate(
          value: value, standardError: error, degreesOfFreedom: 3, sampleSize: 4)
        let confidence = try confidence(estimate, method, bounds)
        let interval = confidence.interval(level: 0.95)
        #expect(bounds.lowerBound <= interval.lower && interval.upper <= bounds.upperBound)
        #expect(confidence.isClipped(level: 0.95) == (method == .student && error > 0))
      }
    }
  }

  @Test("a census is a point, whatever the method", arguments: IntervalMethod.allCases)
  func answersCensus(method: IntervalMethod) throws {
    let estimate = Estimate(
      value: 80, standardError: 0, degreesOfFreedom: 9, sampleSize: 10, isCensus: true)
    let confidence = try confidence(estimate, method)
    #expect(!confidence.hasNoVariation && !confidence.isClipped(level: 0.95))
    let interval = confidence.interval(level: 0.95)
    #expect(interval.lower == 80 && interval.upper == 80)
    #expect(confidence.probability(below: 79.9) == 0)
    #expect(confidence.probability(below: 80.1) == 1)
  }

  @Test("more units than respondents give no more certainty than the respondents")
  func isCappedAtSampleSize() throws {
    // an error far below that of a binomial: many levels of answers, close together
    let narrow = Estimate(value: 80, standardError: 0.2, degreesOfFreedom: 19, sampleSize: 20)
    let least = 75 * (55.0 / 75 * 20 / 75 / 20).squareRoot()
    let binomial = Estimate(value: 80, standardError: least, degreesOfFreedom: 19, sampleSize: 20)
    let (a, b) = (
      try confidence(narrow, .beta).interval(level: 0.9),
      try confidence(binomial, .beta).interval(level: 0.9)
    )
    // the same limits, from a sample size that is rounded once more
    #expect(a.lower.isClose(to: b.lower, .relative(1e-12)))
    #expect(a.upper.isClose(to: b.upper, .relative(1e-12)))
  }

  // MARK: - Moderated

  @Test(
    "an interval between two distributions holds at least its level",
    arguments: [IntervalMethod.moderated, .beta], 0..<20 as Range<UInt64>)
  func intervalHoldsAtLeastItsLevel(method: IntervalMethod, seed: UInt64) throws {
    let confidence = try confidence(estimate(seed: seed), method)
    for level in [0.5, 0.9, 0.95] {
      let interval = confidence.interval(level: level)
      let below = confidence.probability(below: interval.lower)
      let above = 1 - confidence.probability(below: interval.upper)
      // the lower limits put a tail there, the upper ones between nothing and a tail; 1e-10 as above
      let tail = (1 - level) / 2
      #expect(tail / 2 * (1 - 1e-10) <= below && below <= tail * (1 + 1e-10))
      #expect(tail / 2 * (1 - 1e-10) <= above && above <= tail * (1 + 1e-10))
    }
  }

  /// Nine answers of `size` respondents, all at the top but one, which lies `drop` of the scale lower.
  private func nearlyAlike(_ size: Int, drop: Double) -> Estimate {
    Estimate(
      value: 100 - 75 * drop / Double(size), standardError: 75 * drop / Double(size),
      degreesOfFreedom: size - 1, sampleSize: size)
  }

  @Test(
    "answers nearly alike have nearly the interval of answers all alike", arguments: [2, 20, 400])
  func isContinuousAtTheTop(size: Int) throws {
    let alike = try confidence(nearlyAlike(size, drop: 0), .moderated)
    let nearly = try confidence(nearlyAlike(size, drop: 1e-5), .moderated)
    #expect(alike.hasNoVariation && !nearly.hasNoVariation)
    for level in [0.5, 0.95, 0.999] {
      // the drop is 1e-3 of the weight of the guess, which moves the count by as much
      #expect(
        nearly.interval(level: level).lower.isClose(
          to: alike.interval(level: level).lower, .relative(2e-3)))
    }
    #expect(
      nearly.probability(below: 88.305).isClose(
        to: alike.probability(below: 88.305),
        // the probability is (place)^size: its exponent moves by a thousandth
        .relativeWithAbsoluteFloor(0.1, floor: 1e-10)))
  }

  @Test("the fewer answers differ, the more a moderated interval is wider than Korn and Graubard's")
  func isModeratedByInformation() throws {
    // A respondent of a hundred differs by one answer; then as many in a hundred of ten thousand.
    func excess(_ size: Int) throws -> Double {
      let estimate = Estimate(
        value: 100 - 75 / 2700, standardError: 75 / 270 / Double(size).squareRoot(),
        degreesOfFreedom: size - 1, sampleSize: size)
      let moderated = try confidence(estimate, .moderated).interval(level: 0.95)
      let logit = try confidence(estimate, .logit).interval(level: 0.95)
      return (moderated.upper - moderated.lower) / (logit.upper - logit.lower)
    }
    #expect(try excess(100) > excess(1000))
    #expect(try excess(1000) > excess(10_000))
    #expect(try excess(1_000_000).isClose(to: 1, .relative(0.01)))  // the limit, not yet reached
  }

  @Test("one degree of freedom and any level stay inside the bounds and apart")
  func isSafeWithLittleData() throws {
    for value in [25.001, 30, 62.5, 99, 99.999] {
      for error in [0.001, 1, 20] {
        let estimate = Estimate(
          value: value, standardError: error, degreesOfFreedom: 1, sampleSize: 2)
        let confidence = try confidence(estimate, .moderated)
        for level in [0.01, 0.5, 0.95, 0.999999] {
          let interval = confidence.interval(level: level)
          #expect(25 <= interval.lower && interval.lower <= interval.upper)
          #expect(interval.upper <= 100)
          #expect(!confidence.isClipped(level: level))
        }
        let below = confidence.probability(below: 88.305)
        #expect(0 <= below && below <= 1)
      }
    }
  }
}
