import Probability
import TestSupport
import Testing
import Trend

@Suite struct PredictiveDistributionTests {
  /// A case of `make/predictive.py`, by mpmath 1.3.0 at 40 digits.
  struct Case: Decodable, Sendable {
    let degreesOfFreedom: Double?
    let centre, scale, lower, upper, mean, standardDeviation, target, attained: Double

    var distribution: PredictiveDistribution {
      let standard: any ContinuousDistribution =
        degreesOfFreedom.map { StudentT(degreesOfFreedom: $0) } ?? Normal.standard
      return PredictiveDistribution(standard, centre: centre, scale: scale, within: lower...upper)
    }
  }

  static let cases: [Case] = ReferenceTable.load("predictive")

  /// The rule stops where it should have 13 digits or more; the standard deviation is a root of a
  /// difference.
  @Test(arguments: cases)
  func momentsAreThoseOfTheClippedValue(_ reference: Case) throws {
    let distribution = reference.distribution
    #expect(try #require(distribution.mean).isClose(to: reference.mean, .relative(1e-12)))
    #expect(
      try #require(distribution.standardDeviation)
        .isClose(to: reference.standardDeviation, .relative(1e-10)))
  }

  /// The threshold is a difference of numbers of 100, so that its distance in scales may be 1e-12 off.
  @Test(arguments: cases)
  func attainmentIsOfThePublishedValue(_ reference: Case) {
    #expect(
      reference.distribution.probabilityOfAttainment(reference.target)
        .isClose(to: reference.attained, .relative(1e-11)))
  }

  private let free = PredictiveDistribution(Normal.standard, centre: 98, scale: 2)
  private let bounded = PredictiveDistribution(
    Normal.standard, centre: 98, scale: 2, within: 25...100)

  @Test func withoutBoundsItIsTheDistributionItself() {
    let normal = Normal(mean: 98, standardDeviation: 2)
    #expect(free.mean == 98)
    #expect(free.median == 98)
    #expect(free.standardDeviation == 2)
    for p in [0.01, 0.3, 0.5, 0.975] {
      #expect(free.quantile(p).isClose(to: normal.quantile(p), .ulps(4)))
      #expect(free.cumulative(free.quantile(p)).isClose(to: p, .relative(1e-13)))
    }
    let cauchy = PredictiveDistribution(StudentT(degreesOfFreedom: 1), centre: 0, scale: 1)
    #expect(cauchy.mean == nil && cauchy.standardDeviation == nil)
    let heavy = PredictiveDistribution(
      StudentT(degreesOfFreedom: 2), centre: 0, scale: 1, within: 0 ... .infinity)
    // E max(0, T) with two degrees of freedom is 1/√2
    #expect(heavy.mean?.isClose(to: 0.5.squareRoot(), .relative(1e-10)) == true)
    #expect(heavy.standardDeviation == nil)
  }

  @Test func boundsHaveAMass() {
    #expect(bounded.interval(level: 0.95).upperBound == 100)
    #expect(bounded.interval(level: 0.95).lowerBound == free.interval(level: 0.95).lowerBound)
    #expect(bounded.quantile(1) == 100)
    #expect(bounded.quantile(0) == 25)
    #expect(bounded.cumulative(100) == 1)
    #expect(bounded.cumulative(99.999) < 1)
    #expect(bounded.probability(atLeast: 100) == free.probability(atLeast: 100))
    #expect(bounded.probability(atLeast: 100) > 0.15)
    #expect(bounded.probability(atLeast: 100.001) == 0)
    #expect(bounded.probability(atLeast: 25) == 1)
    #expect(bounded.cumulative(24.9) == 0)
  }

  @Test func whatDoesNotExceedATargetIsBelowTheNextPublishedValue() {
    for distribution in [free, bounded] {
      for target in [88.31, 97.5, 99.99, 65, 25.01] {
        let exceeding = distribution.probability(atLeast: target + 0.005)
        #expect(
          (1 - distribution.probability(publishedAtMost: target))
            .isClose(to: exceeding, .relativeWithAbsoluteFloor(1e-10, floor: 1e-15)))
      }
      // what has more decimals than are published counts as the value below it
      #expect(
        distribution.probability(publishedAtMost: 97.509)
          == distribution.probability(publishedAtMost: 97.5))
      #expect(
        distribution.probability(publishedAtMost: 97.5, decimals: 1)
          == distribution.cumulative(97.55))
    }
    #expect(bounded.probability(publishedAtMost: 100) == 1)
    #expect(bounded.probability(publishedAtMost: 24.99) == 0)
    #expect(bounded.probability(publishedAtMost: 99.99) < 0.9)
  }

  /// 88.31 · 100 is 8831.000000000001 in binary, which is no reason to ask for 88.32.
  @Test func attainsWhatRoundsToTheTarget() {
    for target in [88.31, 76.61, 65.0, 64.99, 100] {
      #expect(
        bounded.probabilityOfAttainment(target) == bounded.probability(atLeast: target - 0.005)
          || bounded.probabilityOfAttainment(target)
            .isClose(to: bounded.probability(atLeast: target - 0.005), .relative(1e-12))
      )
    }
    // between two printed values the upper one is needed
    #expect(bounded.probabilityOfAttainment(98.301) == bounded.probabilityOfAttainment(98.31))
    #expect(bounded.probabilityOfAttainment(98.301) < bounded.probabilityOfAttainment(98.3))
    #expect(bounded.probabilityOfAttainment(100.001) == 0)
    #expect(
      bounded.probabilityOfAttainment(98, decimals: 0) == bounded.probability(atLeast: 97.5))
  }

  @Test func cumulativeAndAttainmentAddUp() {
    for y in [30, 90, 97.3, 99.99] {
      #expect(
        (bounded.cumulative(y) + bounded.probability(atLeast: y)).isClose(to: 1, .relative(1e-15)))
    }
  }
}
