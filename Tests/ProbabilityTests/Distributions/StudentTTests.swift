import Probability
import TestSupport
import Testing

@Suite struct StudentTTests {
  /// Both tails are computed by themselves in long double and rounded once: a few units of 1e-16.
  @Test("tails agree with mpmath", arguments: TailReference.load("studentT"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(StudentT(degreesOfFreedom: reference.parameters[0]), .relative(1e-15))
  }

  /// A quantile is refined in long double; the double argument is the only rounding before it.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("studentT"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(StudentT(degreesOfFreedom: reference.parameters[0]), .relative(1e-15))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    checkDistributionLaws(StudentT(degreesOfFreedom: random.positive(in: 0.3...1e8)))
  }

  @Test("with infinite degrees of freedom is normal", arguments: [-30.0, -2, 0, 0.5, 8])
  func isNormalInTheLimit(x: Double) {
    let t = StudentT(degreesOfFreedom: .infinity)
    // the same function of Boost.Math, but by another path to it
    #expect(t.cumulative(x).isClose(to: Normal.standard.cumulative(x), .relative(1e-14)))
    #expect(t.upperTail(x).isClose(to: Normal.standard.upperTail(x), .relative(1e-14)))
    #expect(t.quantile(0.975).isClose(to: Normal.standard.quantile(0.975), .ulps(1)))
    #expect(t.standardDeviation == 1)
    checkDistributionLaws(t)
  }

  @Test("with one degree of freedom is Cauchy", arguments: [0x1p-40, 0x1p-20, 0.125, 0.25])
  func isCauchy(probability: Double) {
    // the median of |X| is 1
    let cauchy = StudentT(degreesOfFreedom: 1)
    #expect(cauchy.quantile(0.75).isClose(to: 1, .ulps(1)))
    // (1 - p)/2 is exact; X and 1/X are alike: q(p/2) q((1-p)/2) = 1 for the tails of |X|
    let product =
      cauchy.upperQuantile(probability / 2) * cauchy.upperQuantile((1 - probability) / 2)
    #expect(product.isClose(to: 1, .relative(1e-15)))
  }

  @Test("has the moments that exist")
  func hasMomentsThatExist() {
    #expect(StudentT(degreesOfFreedom: 1).mean == nil)
    #expect(StudentT(degreesOfFreedom: 1.5).mean == 0)
    #expect(StudentT(degreesOfFreedom: 2).standardDeviation == nil)
    #expect(StudentT(degreesOfFreedom: 4, location: 3, scale: 5).mean == 3)
    #expect(
      StudentT(degreesOfFreedom: 4, location: 3, scale: 5).standardDeviation
        == 5 * 2.0.squareRoot())
  }

  @Test("moves and stretches", arguments: 0..<20 as Range<UInt64>)
  func movesAndStretches(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let degreesOfFreedom = random.positive(in: 1...100)
    let plain = StudentT(degreesOfFreedom: degreesOfFreedom)
    let moved = StudentT(degreesOfFreedom: degreesOfFreedom, location: 80, scale: 0.25)
    let p = random.fraction()
    #expect(moved.quantile(p) == 80 + 0.25 * plain.quantile(p))
    #expect(moved.cumulative(80.5) == plain.cumulative(2))
    #expect(moved.upperTail(79.5) == plain.upperTail(-2))
    #expect(moved.interval(level: 0.9).contains(80))
  }
}
