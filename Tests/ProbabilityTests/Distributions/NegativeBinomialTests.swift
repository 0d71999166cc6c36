import Probability
import TestSupport
import Testing

@Suite struct NegativeBinomialTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let successes: Double, successProbability: Double, k: Int
    let mass: Double, cumulative: Double, upperTail: Double
    var testDescription: String { "\(k) with \(successes), \(successProbability)" }
  }

  static let references = ReferenceTable<Reference>.load("rates", "negativeBinomial")

  /// As the binomial: Boost's expansion for large shapes stops at 12 digits.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) {
    let (distribution, k) = (
      NegativeBinomial(
        successes: reference.successes, successProbability: reference.successProbability),
      reference.k
    )
    let close = Tolerance.relative(2e-12)
    #expect(distribution.probability(of: k).isClose(to: reference.mass, close))
    #expect(distribution.cumulative(k).isClose(to: reference.cumulative, close))
    #expect(distribution.upperTail(k).isClose(to: reference.upperTail, close))
  }

  @Test("its quantile is the smallest k that reaches it", arguments: 0..<40 as Range<UInt64>)
  func quantileIsSmallest(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let distribution = NegativeBinomial(
      successes: random.positive(in: 0.01...1e5), successProbability: random.fraction())
    let far = random.positive(in: 1e-200...0.5)
    for p in [random.fraction(), far] {
      let k = distribution.quantile(p)
      #expect(distribution.cumulative(k) >= p)
      #expect(distribution.cumulative(k - 1) < p)
      let upper = distribution.upperQuantile(p)
      #expect(distribution.upperTail(upper) <= p)
      #expect(distribution.upperTail(upper - 1) > p)
    }
  }

  @Test("its masses make its moments", arguments: [0.3, 1, 7.5], [0.25, 0.9])
  func hasMoments(successes: Double, successProbability: Double) {
    let distribution = NegativeBinomial(
      successes: successes, successProbability: successProbability)
    let masses = (0...distribution.upperQuantile(1e-18)).map(distribution.probability)
    let mean = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    #expect(distribution.mean.isClose(to: mean, .relative(1e-12)))
    let variance = masses.enumerated().reduce(0) {
      $0 + (Double($1.offset) - mean) * (Double($1.offset) - mean) * $1.element
    }
    let deviation = distribution.standardDeviation
    #expect((deviation * deviation).isClose(to: variance, .relative(1e-12)))
  }

  @Test("certain success never fails")
  func isDegenerate() {
    let distribution = NegativeBinomial(successes: 3, successProbability: 1)
    #expect(distribution.probability(of: 0) == 1 && distribution.probability(of: 1) == 0)
    #expect(distribution.cumulative(0) == 1 && distribution.upperTail(0) == 0)
    #expect(distribution.quantile(0.9) == 0 && distribution.upperQuantile(0.1) == 0)
    #expect(distribution.cumulative(-1) == 0 && distribution.upperTail(-1) == 1)
  }
}
