import Localization
import TestSupport
import Testing
import Trend

@Suite struct TrendAnalysisTests {
  @Test("says of three observations what they allow")
  func handlesThree() throws {
    let analysis = TrendAnalysis(try .of([80, 83, 82]))
    #expect(try analysis.leastSquares.get().slope.degreesOfFreedom == 1)
    let reason = UndefinedReason.noStandardErrors([2015, 2016, 2017].map { Period(year: $0) })
    #expect(analysis.weighted == .failure(reason))
    #expect(analysis.randomEffects == .failure(reason))
    #expect(analysis.theilSen.slope == 1 && analysis.theilSen.interval == nil)
    #expect(analysis.mannKendall.statistic == 1 && analysis.mannKendall.pValue == nil)
    #expect(analysis.breaks.shifts.isEmpty)
  }

  @Test("reports the slope that is no new questionnaire")
  func reportsASlope() throws {
    let (values, errors) = ([80, 80.5, 84, 85, 84.5], [0.5, 0.4, 0.5, 0.4, 0.3])
    let plain = TrendAnalysis(try .of(values))
    #expect(try plain.slope.get() == plain.leastSquares.get().slope)
    let known = TrendAnalysis(try .of(values, errors: errors))
    #expect(try known.slope.get() == known.randomEffects.get().slope)
    let changed = TrendAnalysis(
      try .of(values, errors: errors, editions: ["a", "a", "b", "b", "b"]))
    #expect(changed.slope == changed.breaks.withinEditionSlope)
    #expect(try changed.slope.get().estimate < 0.6 && known.slope.get().estimate > 1)
    let three = TrendAnalysis(try .of([80, 81, 85], editions: ["a", "a", "b"]))
    #expect(three.slope == .failure(.noDegreesOfFreedom(observations: 3, terms: 3)))
    let huge = TrendAnalysis(try .of([80, 81, 85], errors: [1e200, 1e200, 1e200]))
    #expect(huge.slope == .failure(.outOfRange))
  }

  @Test("hands its options on")
  func usesOptions() throws {
    let series = try EstimateSeries.of(
      [80, 83, 82, 85, 84], errors: [0.5, 0.4, 0.5, 0.4, 0.3], editions: ["a", "a", "b", "b", "b"])
    var options = TrendOptions()
    options.estimator = .pauleMandel
    options.test = .wald
    options.level = 0.8
    let analysis = TrendAnalysis(series, options: options)
    #expect(
      try analysis.randomEffects.get()
        == RandomEffectsTrend.fit(series, estimator: .pauleMandel, test: .wald))
    #expect(analysis.theilSen == TheilSen.estimate(from: series, level: 0.8))
    #expect(analysis.mannKendall == MannKendall.test(series, significance: 1 - 0.8))
    #expect(analysis.breaks == EditionBreaks.test(series, options: options))
    #expect(try analysis.breaks.shifts[0].term.get().degreesOfFreedom == nil)
    #expect(TrendAnalysis(series).breaks != analysis.breaks)
  }
}
