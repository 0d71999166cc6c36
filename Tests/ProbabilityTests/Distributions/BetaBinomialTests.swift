import Probability
import TestSupport
import Testing

@Suite struct BetaBinomialTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let trials: Int, alpha: Double, beta: Double, k: Int
    let mass: Double, cumulative: Double, upperTail: Double
    var testDescription: String { "\(k) of \(trials) with \(alpha), \(beta)" }
    var distribution: BetaBinomial {
      BetaBinomial(trials: trials, successProbability: Beta(alpha: alpha, beta: beta))
    }
  }

  struct QuantileReference: Decodable, Sendable, CustomTestStringConvertible {
    let trials: Int, alpha: Double, beta: Double
    let probability: Double, quantile: Int, upperQuantile: Int
    var testDescription: String { "\(probability) of \(trials) with \(alpha), \(beta)" }
  }

  static let references = ReferenceTable<Reference>.load("rates", "betaBinomial")
  static let quantiles = ReferenceTable<QuantileReference>.load("rates", "betaBinomialQuantiles")

  /// In long double Boost's densities of a million trials have 13 digits, of fewer 15.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) {
    let (distribution, k) = (reference.distribution, reference.k)
    let close = Tolerance.relative(reference.trials < 1_000_000 ? 1e-14 : 1e-13)
    let found = (
      distribution.probability(of: k), distribution.cumulative(k), distribution.upperTail(k)
    )
    #expect(found.0.isClose(to: reference.mass, close), "\(found.0) is not \(reference.mass)")
    #expect(
      found.1.isClose(to: reference.cumulative, close), "\(found.1) is not \(reference.cumulative)")
    #expect(
      found.2.isClose(to: reference.upperTail, close), "\(found.2) is not \(reference.upperTail)")
  }

  @Test("its quantiles are mpmath's", arguments: quantiles)
  func hasQuantiles(_ reference: QuantileReference) {
    let distribution = BetaBinomial(
      trials: reference.trials,
      successProbability: Beta(alpha: reference.alpha, beta: reference.beta))
    #expect(distribution.quantile(reference.probability) == reference.quantile)
    #expect(distribution.upperQuantile(reference.probability) == reference.upperQuantile)
  }

  @Test("its masses make its moments and its tails", arguments: 0..<30 as Range<UInt64>)
  func massesAddUp(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let trials = Int(random.positive(in: 1...500))
    let distribution = BetaBinomial(
      trials: trials,
      successProbability: Beta(
        alpha: random.positive(in: 0.01...200), beta: random.positive(in: 0.01...200)))
    var (sum, mean, square) = (0.0, 0.0, 0.0)
    for k in distribution.support {
      let mass = distribution.probability(of: k)
      sum += mass
      mean += mass * Double(k)
      square += mass * Double(k) * Double(k)
      // a sum of up to 500 roundings of numbers below 1
      #expect(distribution.cumulative(k).isClose(to: sum, .relative(1e-12)))
      #expect((distribution.upperTail(k) + distribution.cumulative(k)).isClose(to: 1, .ulps(2)))
    }
    #expect(distribution.mean.isClose(to: mean, .relative(1e-12)))
    let variance = distribution.standardDeviation * distribution.standardDeviation
    // the squares cancel down to the variance
    #expect((square - mean * mean).isClose(to: variance, .relative(1e-9)))
  }

  @Test("outside the support it is certain")
  func hasEnds() {
    let distribution = BetaBinomial(
      trials: 5, successProbability: Beta(alpha: 0.5, beta: 2))
    #expect(distribution.probability(of: -1) == 0 && distribution.probability(of: 6) == 0)
    #expect(distribution.cumulative(-1) == 0 && distribution.cumulative(5) == 1)
    #expect(distribution.upperTail(-1) == 1 && distribution.upperTail(5) == 0)
    #expect(distribution.quantile(0) == 0 && distribution.quantile(1) == 5)
    #expect(distribution.upperQuantile(0) == 5 && distribution.upperQuantile(1) == 0)
    let empty = BetaBinomial(trials: 0, successProbability: Beta(alpha: 1, beta: 1))
    #expect(empty.probability(of: 0) == 1 && empty.quantile(0.5) == 0)
    #expect(empty.mean == 0 && empty.standardDeviation == 0)
  }

  @Test("the uniform prior makes all counts equally likely", arguments: [1, 7, 1000])
  func isUniform(trials: Int) {
    let distribution = BetaBinomial(
      trials: trials, successProbability: Beta(alpha: 1, beta: 1))
    for k in [0, trials / 2, trials] {
      #expect(distribution.probability(of: k).isClose(to: 1 / Double(trials + 1), .ulps(2)))
    }
  }
}
