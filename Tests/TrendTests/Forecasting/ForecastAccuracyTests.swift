import Probability
import TestSupport
import Testing
import Trend

@Suite struct ForecastAccuracyTests {
  /// By hand: limits at 1.96 (95 %) and 1.28 (80 %) standard deviations about 10.
  @Test func scoresByTheDefinitions() throws {
    let distribution = PredictiveDistribution(Normal.standard, centre: 10, scale: 1)
    let accuracy = try #require(
      ForecastAccuracy([11, 8.5, 13, 10].map { (distribution, $0) }, scale: 2))
    let z = Normal.standard.quantile(0.975)
    #expect(accuracy.forecasts == 4)
    #expect(accuracy.coverage80 == 0.5)
    #expect(accuracy.coverage95 == 0.75)
    // distances 1, 1.5, 3 and 0
    #expect(accuracy.meanAbsoluteScaledError.isClose(to: 5.5 / 4 / 2, .relative(1e-14)))
    #expect(
      accuracy.meanScaledIntervalScore
        .isClose(to: (4 * 2 * z + 40 * (3 - z)) / 4 / 2, .relative(1e-13)))
    #expect(ForecastAccuracy([], scale: 1) == nil)
  }
}
