import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct TheilSenTests {
  @Test("agrees with R", arguments: TrendReference.all)
  func agreesWithReference(_ reference: TrendReference) throws {
    for expected in reference.theilSen {
      let sen = TheilSen.estimate(from: try reference.series(), level: expected.level)
      #expect(sen.slope.isClose(to: expected.slope, .relative(1e-13)))
      #expect(sen.intercept.isClose(to: expected.intercept, .relative(1e-13)))
      // R takes the extreme slopes where the ranks lie beyond them
      if reference.values.count == 3 || reference.values.count == 4 && expected.level == 0.95 {
        #expect(sen.interval == nil && sen.reason != nil)
      } else {
        let interval = try #require(sen.interval)
        #expect(interval.level == expected.level && sen.reason == nil)
        #expect(interval.lower.isClose(to: expected.lower, .relative(1e-12)))
        #expect(interval.upper.isClose(to: expected.upper, .relative(1e-12)))
      }
    }
  }

  @Test("a few observations allow no interval")
  func isTooShort() throws {
    let sen = TheilSen.estimate(from: try .of([80, 81, 83, 82]))
    guard case .tooShort(4, let smallest, _) = sen.reason else {
      Issue.record("\(String(describing: sen.reason))")
      return
    }
    #expect(smallest.isClose(to: 1.0 / 12, .ulps(2)))
    #expect(TheilSen.estimate(from: try .of([80, 81, 83, 82]), level: 0.9).interval != nil)
    let flat = TheilSen.estimate(from: try .of([80, 80, 80, 80, 80, 80]))
    #expect(flat.slope == 0 && flat.interval == nil && flat.reason == .noVariation)
  }

  @Test("one wild observation hardly moves it")
  func isRobust() throws {
    let sen = TheilSen.estimate(from: try .of([80, 81, 82, 83, 40, 85, 86]))
    #expect(sen.slope == 1 && sen.intercept == 80)
  }

  @Test("a gap in the years counts")
  func knowsGaps() throws {
    let series = try EstimateSeries.of([80, 81, 85], periods: ["2015", "2016", "2020"])
    #expect(TheilSen.estimate(from: series).slope == 1)
    let halves = try EstimateSeries.of([80, 81, 82], periods: ["2015-S1", "2015-S2", "2016-S1"])
    #expect(TheilSen.estimate(from: halves).slope == 2)
  }

  @Test(
    "its intervals hold the slope as often as they say, or a little more", arguments: [5, 8, 12])
  func covers(count: Int) throws {
    var random = SplitMix64(seed: 11)
    let replicates = 4000
    var held = 0
    for _ in 0..<replicates {
      let values = (0..<count).map { 2 * Double($0) + random.normal() }
      let sen = TheilSen.estimate(from: try .of(values))
      let interval = try #require(sen.interval)
      if interval.lower <= 2 && 2 <= interval.upper { held += 1 }
    }
    // 4000 series tell a share of 0.96 to 0.003
    let share = Double(held) / Double(replicates)
    #expect(0.95 < share && share < 0.99)
  }

  @Test("follows scale and mirror", arguments: 0..<20 as Range<UInt64>)
  func isEquivariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    let sen = TheilSen.estimate(from: series)
    let mirrored = TheilSen.estimate(from: try series.changing { -2 * $0 })
    #expect(mirrored.slope == -2 * sen.slope)
    #expect(mirrored.intercept.isClose(to: -2 * sen.intercept, .relative(1e-15)))
    #expect((mirrored.interval == nil) == (sen.interval == nil))
    if let interval = sen.interval, let other = mirrored.interval {
      #expect(interval.lower <= sen.slope && sen.slope <= interval.upper)
      let size = (interval.upper - interval.lower) * 1e-12
      #expect((other.lower + 2 * interval.upper).magnitude <= size)
      #expect((other.upper + 2 * interval.lower).magnitude <= size)
    }
    // time comes back as the same differences
    #expect(TheilSen.estimate(from: try series.moved(by: 9)) == sen)
  }
}
