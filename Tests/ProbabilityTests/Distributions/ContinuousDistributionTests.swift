import Probability
import Testing

@Suite struct ContinuousDistributionTests {
  /// Every type of the module behind the seam.
  static let distributions: [any ContinuousDistribution] = [
    Normal(mean: 80, standardDeviation: 3),
    StudentT(degreesOfFreedom: 0.1),
    StudentT(degreesOfFreedom: 9, location: 80, scale: 3),
    ChiSquared(degreesOfFreedom: 0.01),
    ChiSquared(degreesOfFreedom: 8),
    FisherF(numeratorDegreesOfFreedom: 0.05, denominatorDegreesOfFreedom: 0.05),
    FisherF(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 20),
    Beta(alpha: 0.01, beta: 0.01),
    Beta(alpha: 81, beta: 20),
    Gamma(shape: 0.001),
    Gamma(shape: 4, scale: 25),
  ]

  @Test("an interval leaves out equal tails", arguments: distributions)
  func intervalLeavesOutEqualTails(_ distribution: any ContinuousDistribution) {
    for level in [0.01, 0.5, 0.95, 0.999999, 1 - 0x1p-53] {
      let interval = distribution.interval(level: level)
      #expect(distribution.support.contains(interval.lowerBound))
      #expect(distribution.support.contains(interval.upperBound))
      #expect(interval.lowerBound == distribution.quantile((1 - level) / 2))
      #expect(interval.upperBound == distribution.upperQuantile((1 - level) / 2))
    }
  }

  @Test("is never NaN", arguments: distributions)
  func isNeverNaN(_ distribution: any ContinuousDistribution) {
    let magnitudes = [0, .leastNonzeroMagnitude, 1e-300, 1e-9, 0.5, 1, 80, 1e9, 1e300, .infinity]
    for x in magnitudes + magnitudes.map({ -$0 }) {
      #expect(!distribution.cumulative(x).isNaN)
      #expect(!distribution.upperTail(x).isNaN)
    }
    for p in [0, .leastNonzeroMagnitude, 1e-300, 1e-9, 0.5, 0.999999, 1 - 0x1p-53, 1] {
      #expect(!distribution.quantile(p).isNaN)
      #expect(!distribution.upperQuantile(p).isNaN)
    }
  }
}
