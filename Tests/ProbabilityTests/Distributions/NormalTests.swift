import Probability
import TestSupport
import Testing

@Suite struct NormalTests {
  /// Both tails are computed by themselves in long double and rounded once: a few units of 1e-16.
  @Test("tails agree with mpmath", arguments: TailReference.load("normal"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(Normal.standard, .relative(1e-15))
  }

  /// A quantile is refined in long double; the double argument is the only rounding before it.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("normal"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(Normal.standard, .relative(1e-15))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let deviation = random.positive(in: 1e-6...1e6)
    checkDistributionLaws(Normal(mean: 0, standardDeviation: deviation))
  }

  @Test("is the standard normal moved and stretched", arguments: 0..<20 as Range<UInt64>)
  func isMovedAndStretched(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let mean = Double(Int.random(in: -64...64, using: &random)) / 8
    let z = Double(Int.random(in: -64...64, using: &random)) / 8
    let normal = Normal(mean: mean, standardDeviation: 4)
    // every product and sum here is exact in binary
    #expect(normal.cumulative(mean + 4 * z) == Normal.standard.cumulative(z))
    #expect(normal.upperTail(mean + 4 * z) == Normal.standard.upperTail(z))
    #expect(normal.mean == mean)
    #expect(normal.standardDeviation == 4)
  }

  @Test("is symmetric", arguments: [0.0, 0.5, 1, 3, 10, 37, 38.5])
  func isSymmetric(x: Double) {
    #expect(Normal.standard.cumulative(-x) == Normal.standard.upperTail(x))
  }

  @Test func tailsBeyondDoubleAreZero() {
    #expect(Normal.standard.cumulative(-40) == 0)
    #expect(Normal.standard.upperTail(1e300) == 0)
    #expect(Normal.standard.cumulative(1e300) == 1)
  }

  @Test("its interval is symmetric about the mean", arguments: [0.5, 0.9, 0.95, 0.999])
  func intervalIsSymmetric(level: Double) {
    let normal = Normal(mean: 0, standardDeviation: 2)
    let interval = normal.interval(level: level)
    #expect(interval.lowerBound == -interval.upperBound)
    // 1 - level loses the digits that level does not have
    let inside = 1 - normal.cumulative(interval.lowerBound) - normal.upperTail(interval.upperBound)
    #expect(inside.isClose(to: level, .relative(1e-15)))
  }
}
