import Probability
import Testing

@Suite struct DiscreteDistributionTests {
  @Test("tails are monotone and add up", arguments: [0.001, 0.3, 0.5, 0.98])
  func tailsAreMonotone(p: Double) {
    let distribution: any DiscreteDistribution = Binomial(trials: 50, successProbability: p)
    for k in -2...52 {
      #expect(distribution.cumulative(k - 1) <= distribution.cumulative(k))
      #expect(distribution.upperTail(k - 1) >= distribution.upperTail(k))
      #expect((distribution.probability(of: k) > 0) == distribution.support.contains(k))
    }
  }

  @Test("quantiles are monotone and stay in the support", arguments: [0.001, 0.3, 0.5, 0.98])
  func quantilesAreMonotone(p: Double) {
    let distribution: any DiscreteDistribution = Binomial(trials: 50, successProbability: p)
    let probabilities = [0, 1e-300, 1e-9, 0.025, 0.5, 0.975, 1 - 0x1p-53, 1]
    let quantiles = probabilities.map(distribution.quantile)
    #expect(quantiles == quantiles.sorted())
    #expect(quantiles.allSatisfy(distribution.support.contains))
    let upper = probabilities.map(distribution.upperQuantile)
    #expect(upper == upper.sorted(by: >))
    #expect(upper.allSatisfy(distribution.support.contains))
  }
}
