import Probability
import TestSupport
import Testing

@Suite struct ChiSquaredTests {
  /// Both tails are computed by themselves in long double; shapes of 1e5 and more cost a digit.
  @Test("tails agree with mpmath", arguments: TailReference.load("chiSquared"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(ChiSquared(degreesOfFreedom: reference.parameters[0]), .relative(1e-14))
  }

  /// A quantile is refined in long double; the double argument is the only rounding before it.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("chiSquared"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(ChiSquared(degreesOfFreedom: reference.parameters[0]), .relative(1e-15))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    checkDistributionLaws(ChiSquared(degreesOfFreedom: random.positive(in: 0.05...1e6)))
  }

  @Test("with one degree of freedom is a squared normal", arguments: [0.01, 0.5, 1, 2, 6, 30])
  func isSquaredNormal(z: Double) {
    // z² is rounded, and its rounding is z² times as large in the tail
    let tail = ChiSquared(degreesOfFreedom: 1).upperTail(z * z)
    #expect(tail.isClose(to: 2 * Normal.standard.upperTail(z), .relative(1e-13)))
  }

  @Test func hasItsMoments() {
    #expect(ChiSquared(degreesOfFreedom: 8).mean == 8)
    #expect(ChiSquared(degreesOfFreedom: 8).standardDeviation == 4)
  }
}
