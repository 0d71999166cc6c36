import Localization
import TestSupport
import Testing
import Trend

@Suite struct ForecastMethodTests {
  /// The limits are sums of a value and an error of about a hundredth of it: some rounding of the value.
  static let closedForm = Tolerance.relative(1e-12)

  private func expect(
    _ forecast: Forecast, _ limits: ForecastReference.Limits, _ tolerance: Tolerance,
    _ location: SourceLocation = #_sourceLocation
  ) {
    for (step, (forecast, centre)) in zip(forecast.steps, limits.centres).enumerated() {
      let (narrow, wide) = (
        forecast.distribution.interval(level: 0.8), forecast.distribution.interval(level: 0.95)
      )
      for (found, expected) in [
        (forecast.distribution.median, centre),
        (narrow.lowerBound, limits.lower80[step]), (narrow.upperBound, limits.upper80[step]),
        (wide.lowerBound, limits.lower95[step]), (wide.upperBound, limits.upper95[step]),
      ] {
        #expect(found.isClose(to: expected, tolerance), sourceLocation: location)
      }
    }
    #expect(forecast.steps.count == limits.centres.count, sourceLocation: location)
  }

  @Test(arguments: ForecastReference.all)
  func closedFormsAreThoseOfR(_ reference: ForecastReference) throws {
    let series = try yearly(reference.values)
    expect(try ForecastMethod.naive.forecast(series, horizon: 5), reference.naive, Self.closedForm)
    expect(try ForecastMethod.drift.forecast(series, horizon: 5), reference.drift, Self.closedForm)
    expect(
      try ForecastMethod.linear.forecast(series, horizon: 5), reference.linear, Self.closedForm)
  }

  @Test func missingPeriodsCountAsTime() throws {
    let gaps = try ReferenceFile.load("forecast", "gaps", as: ForecastReference.Gaps.self)
    let series = try EstimateSeries(
      zip(gaps.years, gaps.values).map { Observation(period: Period(year: $0), value: $1) })
    let naive = try ForecastMethod.naive.forecast(series, horizon: 5)
    expect(naive, gaps.naive, Self.closedForm)
    expect(try ForecastMethod.drift.forecast(series, horizon: 5), gaps.drift, Self.closedForm)
    expect(try ForecastMethod.linear.forecast(series, horizon: 5), gaps.linear, Self.closedForm)
    #expect(naive.warnings == [.missingPeriods([2017, 2019, 2020, 2023].map(Period.init(year:)))])
  }

  /// R's search ends up to 7e-5 short of the best α, and its first level up to 1e-4 standard deviations
  /// off; the width is four of them.
  @Test(arguments: ForecastReference.all.filter { $0.theta != nil })
  func thetaIsThatOfR(_ reference: ForecastReference) throws {
    let theta = try #require(reference.theta)
    let forecast = try ForecastMethod.theta.forecast(try yearly(reference.values), horizon: 5)
    for (step, found) in forecast.steps.enumerated() {
      let (limits, interval) = (theta.limits, found.distribution.interval(level: 0.95))
      let width = limits.upper95[step] - limits.lower95[step]
      #expect((found.distribution.median - limits.centres[step]).magnitude <= 1e-4 * width)
      #expect((interval.lowerBound - limits.lower95[step]).magnitude <= 1e-4 * width)
      #expect((interval.upperBound - limits.upper95[step]).magnitude <= 1e-4 * width)
    }
  }

  // MARK: - Laws

  /// y → a + b·y moves every quantile alike, and for b < 0 turns the distribution over.
  ///
  /// Rounding a + b·y changes the differences of the series by 1e-14 of themselves here, and what was
  /// found by a search by the root of the rounding of S, 1e-7.
  @Test(arguments: ForecastMethod.allCases, [(250.0, 3.5), (-40, -0.25), (1e4, -1), (0, 1e6)])
  func followsTheScale(_ method: ForecastMethod, _ map: (shift: Double, factor: Double)) throws {
    var random = SplitMix64(seed: 20)
    for count in [6, 7, 9, 14, 30] {
      let values = arbitraryValues(count, using: &random)
      let plain = try method.forecast(yearly(values), horizon: 4)
      let mapped = try method.forecast(
        yearly(values.map { map.shift + map.factor * $0 }), horizon: 4)
      for (one, other) in zip(plain.steps, mapped.steps) {
        let unit = map.factor.magnitude * one.distribution.scale
        for probability in [0.025, 0.1, 0.5, 0.9, 0.975] {
          let expected =
            map.shift + map.factor
            * one.distribution.quantile(map.factor > 0 ? probability : 1 - probability)
          let found = other.distribution.quantile(probability)
          #expect((found - expected).magnitude <= 1e-6 * unit, "\(count) values, \(probability)")
        }
      }
    }
  }

  /// What is turned over or doubled exactly is forecast so exactly, up to the sum of centre and error.
  @Test(arguments: ForecastMethod.allCases, [-1.0, 4, -0.5])
  func followsTheSignToTheLastBits(_ method: ForecastMethod, _ factor: Double) throws {
    var random = SplitMix64(seed: 21)
    for count in 6...12 {
      let values = arbitraryValues(count, using: &random)
      let plain = try method.forecast(yearly(values), horizon: 3)
      let mapped = try method.forecast(yearly(values.map { factor * $0 }), horizon: 3)
      for (one, other) in zip(plain.steps, mapped.steps) {
        #expect(
          other.distribution.centre.isClose(to: factor * one.distribution.centre, .ulps(2)))
        #expect(
          other.distribution.scale.isClose(to: factor.magnitude * one.distribution.scale, .ulps(2)))
      }
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func growsLessSureWithTime(_ method: ForecastMethod) throws {
    var random = SplitMix64(seed: 22)
    let forecast = try method.forecast(yearly(arbitraryValues(12, using: &random)), horizon: 8)
    for (near, far) in zip(forecast.steps, forecast.steps.dropFirst()) {
      #expect(near.distribution.scale <= far.distribution.scale)
      #expect(near.period.advanced(by: 1) == far.period)
    }
    #expect(forecast.steps[0].period == Period(year: 2012))
  }

  @Test(arguments: ForecastMethod.allCases)
  func staysWithinTheBounds(_ method: ForecastMethod) throws {
    let series = try yearly([80, 84, 89, 91, 94, 99, 98], within: 25...100)
    for step in try method.forecast(series, horizon: 5).steps {
      #expect(step.distribution.interval(level: 0.999).upperBound == 100)
      #expect(step.distribution.probabilityOfAttainment(100) > 0)
    }
  }

  // MARK: - Refusals and warnings

  @Test(arguments: ForecastMethod.allCases)
  func refusesNoHorizon(_ method: ForecastMethod) throws {
    let series = try yearly([80, 82, 81, 84, 83, 86])
    #expect(throws: TrendError.horizonNotPositive(0)) {
      try method.forecast(series, horizon: 0)
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func refusesTooFew(_ method: ForecastMethod) throws {
    let values: [Double] = [80, 82, 81, 84, 83, 86]
    let fewest = method.fewestObservations
    #expect(try method.forecast(yearly(Array(values.prefix(fewest))), horizon: 1).steps.count == 1)
    guard fewest > EstimateSeries.fewest else { return }
    #expect(throws: TrendError.tooFewObservations(found: fewest - 1, needed: fewest)) {
      try method.forecast(yearly(Array(values.prefix(fewest - 1))), horizon: 1)
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func refusesValuesAllAlike(_ method: ForecastMethod) throws {
    let series = try yearly(Array(repeating: 88.3, count: 7))
    #expect(throws: TrendError.noResidualVariation(method)) {
      try method.forecast(series, horizon: 1)
    }
  }

  /// 80.1, 80.2, … stand on a line but for the rounding of their decimals.
  @Test(arguments: [ForecastMethod.drift, .linear, .holt])
  func refusesALineThatFitsExactly(_ method: ForecastMethod) throws {
    let series = try yearly([80.1, 80.2, 80.3, 80.4, 80.5, 80.6, 80.7])
    #expect(throws: TrendError.noResidualVariation(method)) {
      try method.forecast(series, horizon: 1)
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func steppingMethodsRefuseAGap(_ method: ForecastMethod) throws {
    let years = [2010, 2011, 2012, 2014, 2015, 2016, 2019]
    let series = try EstimateSeries(
      zip(years, [80, 82, 81, 84, 83, 86, 85]).map {
        Observation(period: Period(year: $0), value: $1)
      })
    let missing = [2013, 2017, 2018].map(Period.init(year:))
    if method.needsEverySinglePeriod {
      #expect(throws: TrendError.notEvenlySpaced(missing: missing)) {
        try method.forecast(series, horizon: 1)
      }
    } else {
      #expect(try method.forecast(series, horizon: 1).warnings == [.missingPeriods(missing)])
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func refusesDifferencesBeyondAllNumbers(_ method: ForecastMethod) throws {
    let series = try yearly([-1e300, 1, 2, 1e300, 3, 1e300])
    #expect(throws: TrendError.valueNotFinite(Period(year: 2001))) {
      try method.forecast(series, horizon: 1)
    }
  }

  @Test(arguments: ForecastMethod.allCases)
  func answersALongHorizonWithAWarning(_ method: ForecastMethod) throws {
    let series = try yearly([80, 82, 81, 84, 83, 86])
    #expect(try method.forecast(series, horizon: 12).warnings.isEmpty)
    let forecast = try method.forecast(series, horizon: 13)
    #expect(forecast.warnings == [.longHorizon(13, observations: 6)])
    #expect(forecast.steps.count == 13)
    #expect(forecast[Period(year: 2018)] != nil)
    #expect(forecast[Period(year: 2019)] == nil)
  }
}
