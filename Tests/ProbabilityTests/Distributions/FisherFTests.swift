import Probability
import TestSupport
import Testing

@Suite struct FisherFTests {
  /// Boost's expansion for a small whole shape beside a large one stops at 12 digits.
  @Test("tails agree with mpmath", arguments: TailReference.load("fisherF"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(fisherF(reference.parameters), .relative(2e-12))
  }

  /// A quantile is solved on the tails, so it inherits their 12 digits.
  @Test("quantiles agree with mpmath", arguments: QuantileReference.load("fisherF"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(fisherF(reference.parameters), .relative(2e-12))
  }

  private func fisherF(_ parameters: [Double]) -> FisherF {
    FisherF(
      numeratorDegreesOfFreedom: parameters[0], denominatorDegreesOfFreedom: parameters[1])
  }

  @Test("obeys the laws of a distribution", arguments: 0..<40 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let numerator = random.positive(in: 0.3...1e4)
    let denominator = random.positive(in: 0.3...1e4)
    checkDistributionLaws(fisherF([numerator, denominator]))
  }

  @Test(
    "its reciprocal is F with the degrees of freedom exchanged", arguments: 0..<20 as Range<UInt64>)
  func reciprocalExchangesDegreesOfFreedom(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let d1 = random.positive(in: 0.5...500)
    let d2 = random.positive(in: 0.5...500)
    let p = random.positive(in: 1e-20...0.999)
    let product = fisherF([d1, d2]).quantile(p) * fisherF([d2, d1]).upperQuantile(p)
    #expect(product.isClose(to: 1, .relative(2e-12)))
  }

  @Test("with one degree of freedom is a squared t", arguments: [0.25, 1, 2, 6, 30])
  func isSquaredT(t: Double) {
    let tail = fisherF([1, 12]).upperTail(t * t)
    // t² is exact here
    #expect(tail.isClose(to: 2 * StudentT(degreesOfFreedom: 12).upperTail(t), .relative(2e-12)))
  }

  @Test("has the moments that exist")
  func hasMomentsThatExist() {
    #expect(fisherF([3, 2]).mean == nil)
    #expect(fisherF([3, 4]).mean == 2)
    #expect(fisherF([3, 4]).standardDeviation == nil)
    #expect(fisherF([4, 6]).standardDeviation == 1.5 * 2.0.squareRoot())
  }
}
