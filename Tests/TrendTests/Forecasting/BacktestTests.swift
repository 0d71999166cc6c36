import Localization
import TestSupport
import Testing
import Trend

@Suite struct BacktestTests {
  /// Every origin once more by hand, for a series without and with gaps.
  @Test(arguments: [
    [2010, 2011, 2012, 2013, 2014, 2015, 2016], [2010, 2011, 2013, 2014, 2017, 2018, 2020],
  ])
  func seesThePastOnly(_ years: [Int]) throws {
    let values = [80.0, 82, 81, 84, 83, 88, 86]
    let all = zip(years, values).map { Observation(period: Period(year: $0), value: $1) }
    let series = try EstimateSeries(all)
    let backtest = try Backtest(.drift, series, horizon: 2)
    var pairs: [(distribution: PredictiveDistribution, value: Double)] = []
    var origins = 0
    for count in 3..<all.count {
      let forecast = try ForecastMethod.drift.forecast(
        try EstimateSeries(Array(all.prefix(count))), horizon: 2)
      let later = all[count...].compactMap { one in forecast[one.period].map { ($0, one.value) } }
      origins += later.isEmpty ? 0 : 1
      pairs += later
    }
    let scale = try #require(series.meanAbsoluteChange)
    #expect(scale.isClose(to: 14.0 / 6, .ulps(1)))
    #expect(backtest.origins == origins)
    #expect(
      backtest.accuracy
        == (origins < 3
          ? .undefined(.tooFewOrigins(origins))
          : .scores(try #require(ForecastAccuracy(pairs, scale: scale)))))
  }

  @Test func saysWhyThereIsNone() throws {
    let short = try Backtest(.naive, yearly([80, 82, 81, 84, 83]), horizon: 1)
    #expect(short.accuracy == .undefined(.tooFewOrigins(2)))
    let still = try Backtest(.naive, yearly([80, 80, 80, 80, 80, 80, 80]), horizon: 1)
    #expect(still.accuracy == .undefined(.noChange))
    #expect(throws: TrendError.horizonNotPositive(-1)) {
      try Backtest(.naive, yearly([80, 82, 81]), horizon: -1)
    }
    let few = try Backtest(.damped, yearly([80, 82, 81, 84]), horizon: 1)
    #expect(few.accuracy == .undefined(.tooFewOrigins(0)))
  }

  /// Of a long series the last origins alone are tried.
  @Test func triesTheLastOrigins() throws {
    var random = SplitMix64(seed: 7)
    let values = (0..<Backtest.mostOrigins + 40).map { _ in random.fraction() }
    let backtest = try Backtest(.naive, yearly(values), horizon: 1)
    #expect(backtest.origins == Backtest.mostOrigins)
    // Each forecasts the value behind it: the last 200 changes, in units of the mean one of all.
    let changes = zip(values.dropFirst(), values).map { ($0 - $1).magnitude }
    let mean = changes.reduce(0, +) / Double(changes.count)
    let last = changes.suffix(Backtest.mostOrigins).reduce(0, +) / Double(Backtest.mostOrigins)
    guard case .scores(let scores) = backtest.accuracy else {
      Issue.record("\(backtest.accuracy)")
      return
    }
    // sums of 239 terms in another order
    #expect(scores.meanAbsoluteScaledError.isClose(to: last / mean, .relative(1e-13)))
  }

  /// After equal values only the last value has no error to go by: that origin is left out.
  @Test func leavesOutOriginsWithoutAnswer() throws {
    let backtest = try Backtest(.naive, yearly([80, 80, 80, 81, 80, 82, 81, 83]), horizon: 1)
    #expect(backtest.origins == 4)
  }

  /// The 95 % intervals of the last value cover a random walk of known steps less often than 95 %, since the
  /// spread is estimated from few steps, but not by much from twenty on.
  @Test func coversARandomWalk() throws {
    var random = SplitMix64(seed: 41)
    var inside = 0.0
    let repeats = 60
    for _ in 0..<repeats {
      var value = 0.0
      let values = (0..<40).map { _ in
        value += (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0...1, using: &random) }
        return value
      }
      guard case .scores(let scores) = try Backtest(.naive, yearly(values), horizon: 1).accuracy
      else { continue }
      inside += scores.coverage95
    }
    // 2,220 forecasts: a standard error of half a point, around 93 to 95
    #expect(0.91...0.965 ~= inside / Double(repeats))
  }
}
