import Probability
import TestSupport
import Testing

@Suite struct BinomialTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let trials: Int
    let successProbability: Double
    let k: Int
    let mass: Double
    let cumulative: Double
    let upperTail: Double
    var testDescription: String { "\(k) of \(trials) at \(successProbability)" }
  }

  static let references = ReferenceTable<Reference>.load("distributions", "binomial")

  /// Boost's expansion for a small whole shape beside a large one stops at 12 digits.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) {
    let binomial = Binomial(
      trials: reference.trials, successProbability: reference.successProbability)
    let k = reference.k
    #expect(binomial.probability(of: k).isClose(to: reference.mass, .relative(2e-12)))
    #expect(binomial.cumulative(k).isClose(to: reference.cumulative, .relative(2e-12)))
    #expect(binomial.upperTail(k).isClose(to: reference.upperTail, .relative(2e-12)))
  }

  @Test(
    "its quantile is the smallest k that reaches the probability",
    arguments: 0..<60 as Range<UInt64>)
  func quantileIsSmallest(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let trials = Int(random.positive(in: 1...1e6))
    let binomial = Binomial(trials: trials, successProbability: random.fraction())
    let far = random.positive(in: 1e-250...0.5)
    for p in [random.fraction(), far] {
      let k = binomial.quantile(p)
      #expect(binomial.cumulative(k) >= p)
      #expect(binomial.cumulative(k - 1) < p)
      let upper = binomial.upperQuantile(p)
      #expect(binomial.upperTail(upper) <= p)
      #expect(binomial.upperTail(upper - 1) > p)
    }
  }

  @Test("its quantile undoes its tails", arguments: 0..<20 as Range<UInt64>)
  func quantileUndoesTails(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let trials = Int.random(in: 1...40, using: &random)
    let binomial = Binomial(trials: trials, successProbability: 0.1 + 0.8 * random.fraction())
    for k in 0..<trials {
      // where cumulative rounds to 1 it cannot be undone, and the upper tail must be asked
      if binomial.upperTail(k) > 1e-10 {
        #expect(binomial.quantile(binomial.cumulative(k)) == k)
      }
      if binomial.cumulative(k) > 1e-10 {
        #expect(binomial.upperQuantile(binomial.upperTail(k)) == k)
      }
    }
  }

  @Test("its masses add up", arguments: 0..<20 as Range<UInt64>)
  func massesAddUp(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let trials = Int.random(in: 0...60, using: &random)
    let binomial = Binomial(trials: trials, successProbability: random.fraction())
    var total = 0.0
    for k in 0...trials {
      total += binomial.probability(of: k)
      // at most 61 roundings of numbers below 1
      #expect(total.isClose(to: binomial.cumulative(k), .relative(1e-14)))
      #expect((binomial.cumulative(k) + binomial.upperTail(k)).isClose(to: 1, .ulps(2)))
    }
  }

  @Test("answers at the ends", arguments: [0.0, 0.3, 1.0])
  func answersAtTheEnds(p: Double) {
    for trials in [0, 1, 12] {
      let binomial = Binomial(trials: trials, successProbability: p)
      #expect(binomial.cumulative(-1) == 0)
      #expect(binomial.upperTail(-1) == 1)
      #expect(binomial.cumulative(trials) == 1)
      #expect(binomial.upperTail(trials) == 0)
      #expect(binomial.probability(of: -1) == 0)
      #expect(binomial.probability(of: trials + 1) == 0)
      #expect(binomial.quantile(0) == 0)
      #expect(binomial.quantile(1) == trials)
      #expect(binomial.upperQuantile(0) == trials)
      #expect(binomial.upperQuantile(1) == 0)
    }
  }

  @Test("without chance is a constant", arguments: [(0.0, 0), (1.0, 12)])
  func isConstant(p: Double, value: Int) {
    let binomial = Binomial(trials: 12, successProbability: p)
    #expect(binomial.probability(of: value) == 1)
    #expect(binomial.quantile(0.5) == value)
    #expect(binomial.upperQuantile(0.5) == value)
    #expect(binomial.mean == Double(value))
    #expect(binomial.standardDeviation == 0)
  }
}
