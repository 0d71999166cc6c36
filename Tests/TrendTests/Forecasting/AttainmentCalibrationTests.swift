import Probability
import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct AttainmentCalibrationTests {
  @Test func countsByBins() throws {
    let cases = [(0.05, false), (0.15, true), (0.1, false), (1, true), (0.95, true)]
      .map { AttainmentCalibration.Case(probability: $0, attained: $1) }
    let calibration = try #require(AttainmentCalibration(cases))
    #expect(calibration.bins.map(\.count) == [1, 2, 0, 0, 0, 0, 0, 0, 0, 2])
    #expect(calibration.bins[1].frequency == 0.5)
    #expect(try #require(calibration.bins[1].meanProbability).isClose(to: 0.125, .ulps(2)))
    #expect(
      try #require(calibration.bins[1].standardError)
        .isClose(to: (0.125 * 0.875 / 2).squareRoot(), .relative(1e-14)))
    #expect(calibration.bins[2].frequency == nil)
    #expect(calibration.bins[2].standardError == nil)
    let sum = 0.05 * 0.05 + 0.85 * 0.85 + 0.1 * 0.1 + 0 + 0.05 * 0.05
    #expect(calibration.brierScore.isClose(to: sum / 5, .relative(1e-13)))
    #expect(calibration.baseRate == 0.6)
    #expect(calibration.baseRateBrierScore.isClose(to: 0.24, .ulps(4)))
    #expect(AttainmentCalibration([]) == nil)
  }

  /// Who always says the base rate has the Brier score of the base rate.
  @Test func theBaseRateIsItsOwnBenchmark() throws {
    let cases = (0..<40).map {
      AttainmentCalibration.Case(probability: 0.25, attained: $0.isMultiple(of: 4))
    }
    let calibration = try #require(AttainmentCalibration(cases, binCount: 4))
    #expect(calibration.brierScore == calibration.baseRateBrierScore)
    #expect(calibration.bins.map(\.count) == [0, 40, 0, 0])
  }

  /// At a limit p the share lies z√(p(1 - p)/n) from it, which is what the interval means.
  @Test(arguments: [(40, 13), (1, 1), (9, 0), (400, 399)])
  func intervalSolvesItsEquation(count: Int, attained: Int) throws {
    let cases = (0..<count).map {
      AttainmentCalibration.Case(probability: 0.5, attained: $0 < attained)
    }
    let bin = try #require(AttainmentCalibration(cases, binCount: 1)).bins[0]
    let share = try #require(bin.frequency)
    for level in [0.8, 0.95] {
      let interval = try #require(bin.interval(level: level))
      let z = Normal.standard.upperQuantile((1 - level) / 2)
      #expect(interval.lower <= share && share <= interval.upper && interval.level == level)
      for limit in [interval.lower, interval.upper] where 0 < limit && limit < 1 {
        let distance = z * (limit * (1 - limit) / Double(count)).squareRoot()
        // shares near an end lose three digits in the root
        #expect((share - limit).magnitude.isClose(to: distance, .relative(1e-12)))
      }
    }
    let empty = try #require(AttainmentCalibration(cases, binCount: 2)).bins[0]
    #expect(empty.interval(level: 0.95) == nil)
  }

  /// 5 points where cases are many; of 9 cases 0.3 is less than two errors √(0.25/9) of a half.
  @Test(arguments: [
    (count: 400, attained: 219, isCalibrated: true), (400, 221, false), (9, 7, true), (9, 8, false),
  ])
  func allowsFivePointsOrTwoErrors(count: Int, attained: Int, isCalibrated: Bool) throws {
    let cases = (0..<count).map {
      AttainmentCalibration.Case(probability: 0.5, attained: $0 < attained)
    }
    let calibration = try #require(AttainmentCalibration(cases, binCount: 2))
    #expect(calibration.bins.map(\.isCalibrated) == [nil, isCalibrated])
  }
}
