import Glibc
import TestSupport
import Testing

@testable import Rates

@Suite struct LogisticLineTests {
  private func line(_ counts: YearCounts) -> LogisticLine {
    let times = counts.times
    let last = times[times.count - 1]
    return LogisticLine(
      times: times.map { $0 / last - 0.5 }, resolved: counts.resolved,
      unresolved: counts.unresolved, isPenalized: true)
  }

  /// Jeffreys' prior may make several hills of the likelihood of many years with one case each.
  @Test("no line of a grid is better than the maximum, nor than the profile", arguments: 0..<120)
  func findsTheHighest(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let largest = [1, 2, 5, 60].randomElement(using: &random) ?? 1
    let counts = YearCounts(try arbitraryYears(2...6, largest: largest, using: &random))
    guard counts.years.count > 1 else { return }
    let line = line(counts)
    let maximum = try #require(line.maximum())
    for slope in stride(from: -40.0, through: 40, by: 2.5) {
      let best = line.best(slope: slope)
      for intercept in stride(from: -30.0, through: 30, by: 0.5) {
        let other = LogisticLine.Point(intercept: intercept, slope: slope)
        #expect(line.deviance(from: maximum, to: other) > -1e-9)
        #expect(line.deviance(from: best, to: other) > -1e-9)
      }
    }
  }

  @Test("the score is the slope of the likelihood", arguments: 0..<50)
  func derives(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let counts = YearCounts(try arbitraryYears(3...6, largest: 20, using: &random))
    guard counts.years.count > 1 else { return }
    let line = line(counts)
    let point = LogisticLine.Point(
      intercept: 4 * random.fraction() - 2, slope: 6 * random.fraction() - 3)
    let step = 1e-5
    func change(_ intercept: Double, _ slope: Double) -> Double {
      let (above, below) = (
        LogisticLine.Point(intercept: point.intercept + intercept, slope: point.slope + slope),
        LogisticLine.Point(intercept: point.intercept - intercept, slope: point.slope - slope)
      )
      return line.deviance(from: above, to: below) / (4 * step)
    }
    // a central difference is good to the square of its step
    let close = Tolerance.relativeWithAbsoluteFloor(1e-6, floor: 1e-7)
    let score = line.score(at: point)
    #expect(change(step, 0).isClose(to: score.intercept, close))
    #expect(change(0, step).isClose(to: score.slope, close))
  }

  @Test("leverages add up to the number of terms", arguments: [0.0, 3, 40, 700, -2000])
  func sharesOutLeverage(slope: Double) {
    let line = LogisticLine(
      times: [-0.5, 0, 0.5], resolved: [1, 2, 3], unresolved: [2, 2, 0], isPenalized: true)
    let information = line.information(at: LogisticLine.Point(intercept: 0.3, slope: slope))
    #expect(information.leverages.reduce(0, +).isClose(to: 2, .relative(1e-13)))
    #expect(information.logDeterminant.isFinite)
  }
}
