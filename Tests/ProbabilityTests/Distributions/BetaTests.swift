import Probability
import TestSupport
import Testing

@Suite struct BetaTests {
  /// Boost's expansion for a small whole shape beside a large one stops at 12 digits.
  @Test("tails agree with mpmath", arguments: TailReference.load("beta"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(
      Beta(alpha: reference.parameters[0], beta: reference.parameters[1]), .relative(2e-12))
  }

  /// A quantile is solved on the tails, so it inherits their 12 digits.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("beta"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(
      Beta(alpha: reference.parameters[0], beta: reference.parameters[1]), .relative(2e-12))
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alpha = random.positive(in: 0.1...1e4)
    let beta = random.positive(in: 0.1...1e4)
    checkDistributionLaws(Beta(alpha: alpha, beta: beta))
  }

  @Test("with both shapes 1 is uniform", arguments: [1e-300, 0.125, 0.5, 0.9])
  func isUniform(x: Double) {
    let uniform = Beta(alpha: 1, beta: 1)
    #expect(uniform.cumulative(x) == x)
    #expect(uniform.quantile(x) == x)
    #expect(uniform.upperTail(x) == 1 - x)
  }

  @Test("mirrors when its shapes are exchanged", arguments: 0..<20 as Range<UInt64>)
  func mirrors(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alpha = random.positive(in: 0.2...1000)
    let beta = random.positive(in: 0.2...1000)
    let x = Double(Int.random(in: 1...1023, using: &random)) / 1024  // 1 - x is exact
    let tail = Beta(alpha: alpha, beta: beta).upperTail(x)
    let mirrored = Beta(alpha: beta, beta: alpha).cumulative(1 - x)
    #expect(tail.isClose(to: mirrored, .relative(2e-12)))
  }

  @Test func hasItsMoments() {
    let beta = Beta(alpha: 2, beta: 6)
    #expect(beta.mean == 0.25)
    #expect(beta.standardDeviation == (0.1875 / 9).squareRoot())
  }
}
