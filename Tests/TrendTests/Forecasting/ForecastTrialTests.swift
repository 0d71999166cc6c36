import Localization
import TestSupport
import Testing
import Trend

@Suite struct ForecastTrialTests {
  @Test func keepsTheEnd() throws {
    let past = try yearly([80, 70, 75, 74, 76])
    let trial = try #require(ForecastTrial(past: past, outcomes: [78], length: 3))
    #expect(trial.window.values == [75, 74, 76])
    #expect(trial.window.periods.map(\.year) == [2002, 2003, 2004])
    // Of the whole past: changes 10, 5, 1 and 2.
    #expect(trial.scale == 4.5)
    let whole = try #require(ForecastTrial(past: past, outcomes: [78], length: 9))
    #expect(whole.window == past)
    #expect(ForecastTrial(past: try yearly([70, 70, 70]), outcomes: [78], length: 3) == nil)
  }

  /// Of the last value 76 and a mean change of 1.5; a value counts as it is published.
  @Test func asksForTargetsAboutTheLastValue() throws {
    let past = try yearly([75, 74, 76])
    let trial = try #require(ForecastTrial(past: past, outcomes: [76, 77.495, 77.49], length: 3))
    let cases = try trial.attainments(.naive, multiples: [-1, 0, 1])
    #expect(
      cases.map { $0.map(\.attained) } == [
        [true, true, false], [true, true, true], [true, true, false],
      ])
    let forecast = try ForecastMethod.naive.forecast(past, horizon: 3)
    for (own, step) in zip(cases, forecast.steps) {
      #expect(
        own.map(\.probability)
          == [74.5, 76, 77.5].map { step.distribution.probabilityOfAttainment($0) })
    }
    #expect(throws: TrendError.tooFewObservations(found: 3, needed: 5)) {
      try trial.attainments(.holt, multiples: [0])
    }
  }
}
