import Localization
import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct LinearTrendTests {
  /// R's own `lm` keeps 13 digits of these; a statistic of 1e3 costs its p-value one more.
  private let closed = Tolerance.relative(1e-12)

  @Test("agrees with R", arguments: TrendReference.all)
  func agreesWithReference(_ reference: TrendReference) throws {
    let series = try reference.series()
    try check(LinearTrend.fit(series), reference.leastSquares)
    try check(LinearTrend.fit(series, weighting: .inverseVariance), reference.weighted)
  }

  private func check(_ line: LinearTrend, _ expected: TrendReference.Line) throws {
    #expect(line.terms.map(\.term) == [.intercept, .slope])
    for (place, term) in line.terms.enumerated() {
      // a slope of 0 is 1e-16 in R, and its statistic as much
      let error = expected.standardErrors[place]
      #expect(
        term.estimate.isClose(
          to: expected.estimates[place], .relativeWithAbsoluteFloor(1e-12, floor: 1e-13 * error)))
      #expect(try #require(term.standardError).isClose(to: expected.standardErrors[place], closed))
      #expect(
        try #require(term.statistic).isClose(
          to: expected.statistics[place], .relativeWithAbsoluteFloor(1e-12, floor: 1e-13)))
      #expect(try #require(term.pValue).isClose(to: expected.pValues[place], .relative(1e-11)))
      let interval = try #require(term.interval(level: 0.9))
      // an end may lie near 0, and carries the rounding of the estimate
      #expect(interval.lower.isClose(to: expected.lower90[place], near(term.estimate)))
      #expect(interval.upper.isClose(to: expected.upper90[place], near(term.estimate)))
    }
    #expect(
      try #require(line.residualStandardDeviation).isClose(
        to: expected.residualStandardDeviation, closed))
    #expect(try #require(line.rSquared).isClose(to: expected.rSquared, closed))
    for (place, time) in expected.times.enumerated() {
      let value = line.value(at: time)
      #expect(value.mean.isClose(to: expected.means[place], closed))
      #expect(try #require(value.meanError).isClose(to: expected.meanErrors[place], closed))
      let (band, prediction) = (
        try #require(value.interval(level: 0.95)),
        try #require(value.predictionInterval(level: 0.95))
      )
      #expect(band.lower.isClose(to: expected.lower[place], near(value.mean)))
      #expect(band.upper.isClose(to: expected.upper[place], near(value.mean)))
      #expect(prediction.lower.isClose(to: expected.predictionLower[place], near(value.mean)))
      #expect(prediction.upper.isClose(to: expected.predictionUpper[place], near(value.mean)))
    }
  }

  private func near(_ size: Double) -> Tolerance {
    .relativeWithAbsoluteFloor(1e-12, floor: 1e-12 * size.magnitude)
  }

  @Test("a line that the points lie on has no error, and is not called certain")
  func isHonestOfAnExactLine() throws {
    for weighting in [LinearTrend.Weighting.equal, .inverseVariance] {
      let line = try LinearTrend.fit(
        .of([80.1, 80.2, 80.3], errors: [1, 2, 1]), weighting: weighting)
      #expect(line.slope.estimate.isClose(to: 0.1, .relative(1e-13)))  // 80.1 has 14 digits of 0.1
      #expect(line.slope.standardError == nil && line.slope.pValue == nil)
      #expect(line.slope.interval(level: 0.95) == nil && line.slope.reason == .noResidualVariation)
      #expect(line.residualStandardDeviation == nil)
      #expect(line.value(at: 5).interval(level: 0.95) == nil)
      #expect(line.value(at: 5).predictionInterval(level: 0.95) == nil)
      #expect(try #require(line.rSquared).isClose(to: 1, .relative(1e-15)))
    }
  }

  @Test("values that do not vary have a slope of 0 and no share explained")
  func isHonestOfConstants() throws {
    let line = try LinearTrend.fit(.of([80.3, 80.3, 80.3, 80.3]))
    #expect(line.slope.estimate == 0 && line.rSquared == nil && line.slope.pValue == nil)
  }

  @Test("keeps residuals that are small but no rounding")
  func keepsSmallResiduals() throws {
    let line = try LinearTrend.fit(.of([80.1, 80.2, 80.3 + 1e-10]))
    #expect(line.slope.pValue != nil)
  }

  @Test("weights need every standard error")
  func refuses() throws {
    let series = try EstimateSeries([
      Observation(period: Period(year: 2019), value: 80, standardError: 1),
      Observation(period: Period(year: 2020), value: 81),
      Observation(period: Period(year: 2021), value: 80, standardError: 1),
    ])
    #expect(throws: UndefinedReason.noStandardErrors([Period(year: 2020)])) {
      try LinearTrend.fit(series, weighting: .inverseVariance)
    }
    #expect(throws: UndefinedReason.outOfRange) {
      try LinearTrend.fit(.of([1e300, -1e300, 1e300]))
    }
    for error in [1e200, 1e-200] {
      #expect(throws: UndefinedReason.outOfRange) {
        try LinearTrend.fit(
          .of([80, 81, 83], errors: [1, error, 1]), weighting: .inverseVariance)
      }
    }
  }

  @Test(
    "a shift of values moves the level, and their scale scales everything",
    arguments: 0..<20 as Range<UInt64>)
  func isEquivariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    for weighting in [LinearTrend.Weighting.equal, .inverseVariance] {
      let line = try LinearTrend.fit(series, weighting: weighting)
      let mirrored = try LinearTrend.fit(series.changing { -$0 }, weighting: weighting)
      let doubled = try LinearTrend.fit(series.changing { 2 * $0 }, weighting: weighting)
      #expect(mirrored.slope.estimate == -line.slope.estimate)
      #expect(mirrored.slope.pValue == line.slope.pValue && mirrored.rSquared == line.rSquared)
      #expect(doubled.slope.estimate == 2 * line.slope.estimate)
      #expect(doubled.slope.standardError == line.slope.standardError.map { 2 * $0 })
      #expect(doubled.slope.pValue == line.slope.pValue)
      // the values are rounded anew, at about 1e-14 each
      let raised = try LinearTrend.fit(series.changing { $0 + 10 }, weighting: weighting)
      let size = try #require(line.slope.standardError)
      #expect((raised.slope.estimate - line.slope.estimate).magnitude < 1e-11 * size)
      #expect((raised.intercept.estimate - line.intercept.estimate - 10).magnitude < 1e-11)
      #expect(try LinearTrend.fit(series.moved(by: 7), weighting: weighting) == line)
    }
  }

  @Test("only the ratios of standard errors are believed", arguments: 0..<10 as Range<UInt64>)
  func believesRatios(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    let line = try LinearTrend.fit(series, weighting: .inverseVariance)
    let doubled = try LinearTrend.fit(
      series.changing(errors: { 2 * $0 }), weighting: .inverseVariance)
    #expect(doubled.terms == line.terms)
    #expect(doubled.residualStandardDeviation == line.residualStandardDeviation.map { $0 / 2 })
    let equal = try LinearTrend.fit(
      series.changing(errors: { _ in 0.5 }), weighting: .inverseVariance)
    let plain = try LinearTrend.fit(series)
    #expect(equal.slope.estimate.isClose(to: plain.slope.estimate, .relative(1e-13)))
    #expect(
      try #require(equal.slope.pValue).isClose(to: #require(plain.slope.pValue), .relative(1e-12)))
  }

  @Test("a new observation that is measured better is predicted better")
  func predictsByPrecision() throws {
    let series = try EstimateSeries.of([80, 82, 81, 84], errors: [1, 0.5, 1, 0.5])
    let line = try LinearTrend.fit(series, weighting: .inverseVariance)
    let errors = [0.1, 0.5, 2].compactMap { line.value(at: 4, standardError: $0).predictionError }
    #expect(errors.count == 3 && errors == errors.sorted() && errors[0] < errors[2])
    #expect(try #require(line.value(at: 4).meanError) < errors[0])
  }
}
