import Moments
import Reliability
import TestSupport
import Testing

@Suite struct OrdinalReliabilityTests {
  @Test("agrees with exact estimates and with lavaan", arguments: OrdinalReference.names)
  func agreesWithReference(name: String) throws {
    let (reference, patterns) = try OrdinalReference.load(name)
    let model = try OrdinalFactorModel.fit(to: patterns)
    let reliability = OrdinalReliability(model)
    let alpha = try #require(reliability.alpha)
    #expect(alpha.isClose(to: reference.ordinalAlphaTight, .relative(1e-12)))
    // lavaan's correlations are 2e-8 off
    #expect(alpha.isClose(to: reference.ordinalAlphaLavaan, .relative(1e-7)))
    #expect(reliability.omega?.isClose(to: reference.ordinalOmegaTight, .relative(1e-11)) == true)
    #expect(!reliability.hasMixedSigns)
    let minres = try OrdinalReliability.minresOmega(of: model.polychoric)
    #expect(minres?.isClose(to: reference.ordinalMinres1Tight.omega, .relative(1e-11)) == true)
  }

  @Test("alpha is undefined where items cancel")
  func isUndefined() throws {
    let patterns = simulatedPatterns(
      loadings: [0.9, -0.9], cuts: [0], count: 200, seed: 1)
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    // 2(1 + r) is positive for two items: alpha is far below 0
    #expect((OrdinalReliability.alpha(of: matrix) ?? 0) < -1)
    let mirrored = try PolychoricMatrix.estimate(
      from: patterns.selecting([0, 0]).reversing(1))
    #expect(mirrored[1, 0].value == -1)
    #expect(OrdinalReliability.alpha(of: mirrored) == nil)
    #expect(throws: ReliabilityError.tooFewItems(found: 2, required: 3)) {
      try OrdinalReliability.minresOmega(of: matrix)
    }
  }
}
