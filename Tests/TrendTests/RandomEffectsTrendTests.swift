import Localization
import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct RandomEffectsTrendTests {
  @Test("agrees with metafor", arguments: TrendReference.all)
  func agreesWithReference(_ reference: TrendReference) throws {
    let series = try reference.series()
    for expected in reference.randomEffects {
      let trend = try RandomEffectsTrend.fit(
        series, estimator: estimator(expected.estimator),
        test: expected.test == "z" ? .wald : .knappHartung, isGuarded: expected.test == "adhoc")
      try check(
        trend, expected, gap: reference.pauleMandelGap, "\(expected.estimator) \(expected.test)")
    }
  }

  /// FE and DL are closed forms.
  ///
  /// Scoring ends in metafor at steps of 1e-13, but Paule-Mandel earlier: how far from its root its
  /// own `EB` says, which solves the same equation. A τ² of 1e-13 is 0.
  private func check(
    _ trend: RandomEffectsTrend, _ expected: TrendReference.RandomEffects, gap: Double,
    _ about: Comment
  ) throws {
    let size =
      switch expected.estimator {
      case "FE", "DL": 1e-12
      case "PM": max(1e-10, 2 * gap)
      default: 1e-10
      }
    let tolerance = Tolerance.relativeWithAbsoluteFloor(size, floor: 1e-12)
    #expect(trend.converged)
    #expect(trend.tau2.isClose(to: expected.tau2, tolerance), about)
    #expect((trend.tau2StandardError == nil) == (expected.tau2StandardError == nil), about)
    if let error = expected.tau2StandardError {
      #expect(try #require(trend.tau2StandardError).isClose(to: error, tolerance), about)
    }
    #expect(
      (100 * trend.iSquared).isClose(
        to: expected.iSquaredPercent, .relativeWithAbsoluteFloor(size, floor: 1e-9)), about)
    #expect(trend.residualHeterogeneity.isClose(to: expected.q, .relative(1e-11)), about)
    // a tail loses as many digits as its exponent is long
    #expect(
      trend.residualHeterogeneityPValue.isClose(to: expected.qPValue, .relative(1e-10)), about)
    for (place, term) in trend.terms.enumerated() {
      #expect(term.degreesOfFreedom == expected.degreesOfFreedom, about)
      #expect(term.estimate.isClose(to: expected.estimates[place], tolerance), about)
      #expect(
        try #require(term.standardError).isClose(to: expected.standardErrors[place], tolerance),
        about)
      #expect(
        try #require(term.statistic).isClose(to: expected.statistics[place], tolerance), about)
      // metafor's normal p-values of intercepts are below 1e-300
      #expect(
        try #require(term.pValue).isClose(
          to: expected.pValues[place], .relativeWithAbsoluteFloor(1000 * size, floor: 1e-300)),
        about)
      let interval = try #require(term.interval(level: 0.95))
      let near = Tolerance.relativeWithAbsoluteFloor(size, floor: size * term.estimate.magnitude)
      #expect(interval.lower.isClose(to: expected.lower[place], near), about)
      #expect(interval.upper.isClose(to: expected.upper[place], near), about)
    }
    for (place, time) in try #require(expected.times).enumerated() {
      let value = trend.value(at: time)
      #expect(value.mean.isClose(to: try #require(expected.means)[place], tolerance), about)
      #expect(
        try #require(value.meanError).isClose(to: #require(expected.meanErrors)[place], tolerance),
        about)
      let band = try #require(value.interval(level: 0.95))
      #expect(band.lower.isClose(to: try #require(expected.meanLower)[place], tolerance), about)
      #expect(band.upper.isClose(to: try #require(expected.meanUpper)[place], tolerance), about)
      // metafor has no prediction interval without a τ²
      guard let lower = expected.predictionLower, let upper = expected.predictionUpper else {
        continue
      }
      let prediction = try #require(value.predictionInterval(level: 0.95))
      #expect(prediction.lower.isClose(to: lower[place], tolerance), about)
      #expect(prediction.upper.isClose(to: upper[place], tolerance), about)
    }
  }

  @Test("the guarded error is the larger of the two", arguments: TrendReference.all)
  func guardTakesTheLarger(_ reference: TrendReference) throws {
    let series = try reference.series()
    for method in HeterogeneityEstimator.allCases {
      let wald = try RandomEffectsTrend.fit(series, estimator: method, test: .wald)
      let bare = try RandomEffectsTrend.fit(series, estimator: method, isGuarded: false)
      let guarded = try RandomEffectsTrend.fit(series, estimator: method)
      for place in 0..<2 {
        let errors = try [wald, bare].map { try #require($0.terms[place].standardError) }
        let error = try #require(guarded.terms[place].standardError)
        #expect(error == errors.max())
        #expect(guarded.terms[place].degreesOfFreedom == series.values.count - 2)
      }
    }
  }

  @Test(
    "without variation between periods it is the weighted line", arguments: 0..<10 as Range<UInt64>)
  func isTheWeightedLine(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    let fixed = try RandomEffectsTrend.fit(series, estimator: .fixedEffect, isGuarded: false)
    let line = try LinearTrend.fit(series, weighting: .inverseVariance)
    for (left, right) in zip(fixed.terms, line.terms) {
      #expect(left.estimate.isClose(to: right.estimate, .relative(1e-14)))
      #expect(
        try #require(left.standardError).isClose(
          to: #require(right.standardError), .relative(1e-13)))
    }
    #expect(fixed.tau2 == 0 && fixed.tau2StandardError == nil)
    // so large errors explain everything
    let vague = try series.changing(errors: { 20 * $0 })
    for method in HeterogeneityEstimator.allCases {
      let trend = try RandomEffectsTrend.fit(vague, estimator: method, test: .wald)
      let expected = try RandomEffectsTrend.fit(vague, estimator: .fixedEffect, test: .wald)
      #expect(trend.tau2 == 0 && trend.iSquared == 0 && trend.terms == expected.terms)
    }
  }

  @Test("follows the scale of values, and nothing else", arguments: 0..<10 as Range<UInt64>)
  func isEquivariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    for method in HeterogeneityEstimator.allCases {
      let trend = try RandomEffectsTrend.fit(series, estimator: method)
      let scaled = try RandomEffectsTrend.fit(
        series.changing(values: { -4 * $0 }, errors: { 4 * $0 }), estimator: method)
      // the search for τ² compares with numbers that are scaled by powers of 2, and ends alike
      #expect(scaled.tau2.isClose(to: 16 * trend.tau2, .relative(1e-11)))
      #expect(scaled.slope.estimate.isClose(to: -4 * trend.slope.estimate, .relative(1e-11)))
      #expect(
        try #require(scaled.slope.pValue).isClose(
          to: #require(trend.slope.pValue), .relative(1e-10)))
      #expect(scaled.iSquared.isClose(to: trend.iSquared, .relative(1e-11)))
      #expect(try RandomEffectsTrend.fit(series.moved(by: 3), estimator: method) == trend)
    }
  }

  @Test("points on a line keep their sampling error")
  func keepsSamplingError() throws {
    let series = try EstimateSeries.of([80, 81, 82], errors: [1, 1, 1])
    let trend = try RandomEffectsTrend.fit(series)
    #expect(trend.tau2 == 0)
    // Var b₁ = 1/Σ(t - t̄)² = 1/2
    #expect(try #require(trend.slope.standardError).isClose(to: 0.5.squareRoot(), .relative(1e-14)))
    #expect(trend.slope.degreesOfFreedom == 1)
  }

  @Test("its intervals hold the slope, whatever varies", arguments: [0.0, 0.5, 3])
  func covers(tau: Double) throws {
    var random = SplitMix64(seed: 13)
    let (replicates, errors) = (600, [1.2, 0.8, 1, 0.6, 0.7, 0.5])
    var held = 0
    for _ in 0..<replicates {
      let values = errors.enumerated().map {
        80 + 0.5 * Double($0.offset) + tau * random.normal() + $0.element * random.normal()
      }
      let slope = try RandomEffectsTrend.fit(.of(values, errors: errors)).slope
      let interval = try #require(slope.interval(level: 0.95))
      if interval.lower <= 0.5 && 0.5 <= interval.upper { held += 1 }
    }
    // 600 series tell a share of 0.95 to 0.009
    #expect(Double(held) / Double(replicates) > 0.93)
  }

  @Test("a survey of known error is predicted less surely than the truth")
  func predictsASurvey() throws {
    let trend = try RandomEffectsTrend.fit(.of([80, 83, 81, 85], errors: [1, 0.5, 1, 0.5]))
    let (truth, survey) = (trend.value(at: 5), trend.value(at: 5, standardError: 2))
    #expect(truth.mean == survey.mean && truth.meanError == survey.meanError)
    let (narrow, wide) = (try #require(truth.predictionError), try #require(survey.predictionError))
    #expect((wide * wide - narrow * narrow).isClose(to: 4, .relative(1e-13)))
  }

  @Test("gives numbers or a reason, whatever the errors", arguments: 0..<40 as Range<UInt64>)
  func isNeverNaN(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random).changing(
      values: { $0 * random.positive(in: 1e-3...1e3) },
      errors: { $0 * random.positive(in: 1e-12...1e12) })
    for method in HeterogeneityEstimator.allCases {
      guard let trend = try? RandomEffectsTrend.fit(series, estimator: method) else { continue }
      #expect(trend.tau2 >= 0 && trend.tau2.isFinite && 0 <= trend.iSquared && trend.iSquared <= 1)
      #expect(trend.tau2StandardError.map { $0 > 0 && $0.isFinite } ?? true)
      #expect(trend.terms.allSatisfy { $0.estimate.isFinite && $0.standardError != nil })
      let value = trend.value(at: 3)
      #expect(try #require(value.meanError) <= #require(value.predictionError))
    }
  }

  @Test("refuses missing standard errors, and those beyond numbers")
  func refuses() throws {
    #expect(
      throws: UndefinedReason.noStandardErrors([2015, 2016, 2017].map { Period(year: $0) })
    ) {
      try RandomEffectsTrend.fit(.of([80, 81, 83]))
    }
    for error in [1e-200, 1e-100, 1e200] {
      #expect(throws: UndefinedReason.outOfRange) {
        try RandomEffectsTrend.fit(.of([80, 81, 83], errors: [error, error, error]))
      }
    }
  }
}
