import Probability
import TestSupport
import Testing

@Suite struct GammaTests {
  /// Both tails are computed by themselves in long double; shapes of 1e5 and more cost a digit.
  @Test("tails agree with mpmath", arguments: TailReference.load("gamma"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(
      Gamma(shape: reference.parameters[0], scale: reference.parameters[1]), .relative(1e-14))
  }

  /// A quantile is refined in long double; the double argument is the only rounding before it.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("gamma"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(
      Gamma(shape: reference.parameters[0], scale: reference.parameters[1]), .relative(1e-15))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let shape = random.positive(in: 0.05...1e5)
    checkDistributionLaws(Gamma(shape: shape, scale: random.positive(in: 1e-3...1e3)))
  }

  @Test("with shape ν/2 and scale 2 is chi-squared", arguments: 0..<20 as Range<UInt64>)
  func isChiSquared(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let degreesOfFreedom = random.positive(in: 0.1...1e4)
    let chiSquared = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    let gamma = Gamma(shape: degreesOfFreedom / 2, scale: 2)
    let x = chiSquared.quantile(random.fraction())
    #expect(gamma.upperTail(x).isClose(to: chiSquared.upperTail(x), .relative(1e-15)))
    #expect(gamma.cumulative(x).isClose(to: chiSquared.cumulative(x), .relative(1e-15)))
  }

  @Test func hasItsMoments() {
    #expect(Gamma(shape: 4, scale: 3).mean == 12)
    #expect(Gamma(shape: 4, scale: 3).standardDeviation == 6)
  }
}
