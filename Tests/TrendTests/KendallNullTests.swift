import TestSupport
import Testing

@testable import Trend

@Suite struct KendallNullTests {
  @Test(
    "is symmetric, sums to 1 and has Kendall's variance",
    arguments: [
      [1, 1, 1], [3, 2], [1, 4, 1, 2], [5], Array(repeating: 1, count: 40), [20, 30, 1],
    ])
  func isADistribution(_ ties: [Int]) {
    let null = KendallNull(ties: ties)
    let pairs = null.probabilities.count - 1
    #expect(null.probabilities.reduce(0, +).isClose(to: 1, .relative(1e-13)))
    var variance = 0.0
    for (d, probability) in null.probabilities.enumerated() {
      #expect(probability.isClose(to: null.probabilities[pairs - d], .relative(1e-12)))
      variance += Double((pairs - 2 * d) * (pairs - 2 * d)) * probability
    }
    #expect(variance.isClose(to: MannKendall.variance(ties: ties), .relative(1e-12)))
    #expect(null.twoSided(0) == 1)
    #expect(
      null.twoSided(pairs).isClose(to: KendallNull.smallestPValue(ties: ties), .relative(1e-12)))
  }
}
