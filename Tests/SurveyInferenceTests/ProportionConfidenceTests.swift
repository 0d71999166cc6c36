import Probability
import SurveyInference
import TestSupport
import Testing

/// Limits beside R's `svyciprop` are in `TableEstimatorTests`.
@Suite struct ProportionConfidenceTests {
  private func estimate(
    _ value: Double, _ error: Double, df: Int = 20, n: Int = 80, isCensus: Bool = false
  ) -> Estimate {
    Estimate(
      value: value, standardError: error, degreesOfFreedom: df, sampleSize: n, isCensus: isCensus)
  }

  private func interval(
    _ estimate: Estimate, _ method: ProportionIntervalMethod, level: Double = 0.95
  ) throws -> ConfidenceInterval {
    try #require(ProportionConfidence(of: estimate, method: method)).interval(level: level)
  }

  @Test(
    "Wilson's limits are t standard errors away from the estimate, errors those of the limits",
    arguments: [(0.5, 0.05), (0.97, 0.02), (0.01, 0.004), (0.2, 0.15)])
  func solvesWilson(value: Double, error: Double) throws {
    let found = try interval(estimate(value, error), .wilson, level: 0.9)
    let student = StudentT(degreesOfFreedom: 20).upperQuantile(0.05)
    let effective = value * (1 - value) / (error * error)
    for limit in [found.lower, found.upper] {
      let distance = student * (limit * (1 - limit) / effective).squareRoot()
      // the roots of a quadratic, known to a few roundings of its terms
      #expect((limit - value).magnitude.isClose(to: distance, .relative(1e-12)))
    }
    #expect(found.lower < value && value < found.upper && found.level == 0.9)
  }

  @Test("limits turn round with the proportion", arguments: ProportionIntervalMethod.allCases)
  func turnsRound(method: ProportionIntervalMethod) throws {
    for (value, error) in [(0.25, 0.0625), (0.875, 0.03125), (0.0, 0.0)] {
      let one = try interval(estimate(value, error), method)
      let other = try interval(estimate(1 - value, error), method)
      // 1 - limit rounds to the last place of 1
      #expect(
        one.lower.isClose(to: 1 - other.upper, .relativeWithAbsoluteFloor(1e-12, floor: 1e-14)))
      #expect(
        one.upper.isClose(to: 1 - other.lower, .relativeWithAbsoluteFloor(1e-12, floor: 1e-14)))
    }
  }

  @Test(
    "limits lie around the proportion and within 0 and 1",
    arguments: [ProportionIntervalMethod.logit, .beta, .wilson])
  func staysInside(method: ProportionIntervalMethod) throws {
    for value in [0.001, 0.3, 0.5, 0.999] {
      for error in [1e-6, 0.01, 0.4] {
        let found = try interval(estimate(value, error), method)
        #expect(0 <= found.lower && found.lower < value && value < found.upper && found.upper <= 1)
      }
    }
  }

  @Test("nobody or everybody in the sample leaves the population in doubt")
  func answersAtTheEnds() throws {
    let nobody = estimate(0, 0)
    #expect(try #require(ProportionConfidence(of: nobody, method: .beta)).hasNoVariation)
    // Clopper and Pearson on n adjusted for the degrees of freedom: (1 - upper)^m = 0.025
    let ratio =
      StudentT(degreesOfFreedom: 79).upperQuantile(0.025)
      / StudentT(degreesOfFreedom: 20).upperQuantile(0.025)
    let beta = try interval(nobody, .beta)
    let expected = Beta(alpha: 1, beta: 80 * ratio * ratio).upperQuantile(0.025)
    #expect(beta.lower == 0 && beta.upper.isClose(to: expected, .relative(1e-12)))
    #expect(try interval(nobody, .logit) == beta)
    // (π - 0)² = t²·π(1 - π)/n, so π = t²/(n + t²)
    let square = { $0 * $0 }(StudentT(degreesOfFreedom: 20).upperQuantile(0.025))
    let wilson = try interval(nobody, .wilson)
    #expect(wilson.lower == 0)
    #expect(wilson.upper.isClose(to: square / (80 + square), .relative(1e-12)))
    #expect(try interval(estimate(1, 0), .wilson).upper == 1)
    // as R's svyciprop under "mean"
    let wald = try interval(nobody, .wald)
    #expect(wald.lower == 0 && wald.upper == 0)
  }

  @Test(
    "a share that is known is a point", arguments: ProportionIntervalMethod.allCases)
  func isPoint(method: ProportionIntervalMethod) throws {
    for known in [estimate(0.25, 0), estimate(0, 0, isCensus: true), estimate(0.5, 0)] {
      let confidence = try #require(ProportionConfidence(of: known, method: method))
      let found = confidence.interval(level: 0.95)
      #expect(found.lower == known.value && found.upper == known.value)
      #expect(!confidence.hasNoVariation)
    }
  }

  @Test("without degrees of freedom there is no interval")
  func hasNone() {
    #expect(ProportionConfidence(of: estimate(0.5, 0.1, df: 0), method: .logit) == nil)
    #expect(ProportionConfidence(of: estimate(1.01, 0.1), method: .logit) == nil)
    #expect(ProportionConfidence(of: estimate(1.01, 0.1), method: .wald) != nil)
  }
}
