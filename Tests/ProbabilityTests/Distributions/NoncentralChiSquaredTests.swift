import Probability
import TestSupport
import Testing

@Suite struct NoncentralChiSquaredTests {
  static func distribution(_ parameters: [Double]) -> NoncentralChiSquared {
    NoncentralChiSquared(degreesOfFreedom: parameters[0], noncentrality: parameters[1])
  }

  /// Both tails are computed by themselves in long double.
  @Test(
    "tails agree with mpmath",
    arguments: TailReference.load("noncentralChiSquared", in: "noncentral"))
  func tailsAgreeWithReference(_ reference: TailReference) {
    reference.check(Self.distribution(reference.parameters), .relative(1e-14))
  }

  /// A quantile is refined in long double.
  @Test(
    "quantiles agree with mpmath",
    arguments: QuantileReference.load("noncentralChiSquared", in: "noncentral"))
  func quantilesAgreeWithReference(_ reference: QuantileReference) {
    reference.check(Self.distribution(reference.parameters), .relative(1e-14))
  }

  struct Noncentrality: Decodable, Sendable {
    let degreesOfFreedom: Double
    let x: Double
    let probability: Double
    let noncentrality: Double?
  }

  /// A noncentrality near 0 is the difference of two probabilities near each other.
  @Test(
    "noncentralities agree with mpmath",
    arguments: ReferenceTable<Noncentrality>.load("noncentral", "noncentrality"))
  func noncentralitiesAgree(_ reference: Noncentrality) {
    let found = NoncentralChiSquared.noncentrality(
      degreesOfFreedom: reference.degreesOfFreedom, x: reference.x,
      cumulative: reference.probability)
    #expect((found == nil) == (reference.noncentrality == nil))
    if let found, let expected = reference.noncentrality {
      #expect(found.isClose(to: expected, .relative(1e-13)), "\(found) is not \(expected)")
    }
  }

  @Test("obeys the laws of a distribution", arguments: 0..<20 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    checkDistributionLaws(
      NoncentralChiSquared(
        degreesOfFreedom: random.positive(in: 0.05...1e3),
        noncentrality: random.positive(in: 1e-6...1e3)))
  }

  @Test("without noncentrality is chi-squared", arguments: [0.01, 0.5, 3, 40])
  func isCentral(x: Double) {
    let (distribution, central) = (Self.distribution([5, 0]), ChiSquared(degreesOfFreedom: 5))
    #expect(distribution.cumulative(x) == central.cumulative(x))
    #expect(distribution.upperTail(x) == central.upperTail(x))
  }

  @Test func hasItsMoments() {
    #expect(Self.distribution([8, 3]).mean == 11)
    #expect(Self.distribution([8, 5]).standardDeviation == 6)
  }
}
