import Glibc
import SurveyInference
import TestSupport
import Testing

@testable import Rates

@Suite struct RateTrendTests {
  /// Both sides compute to the last bits; a limit's root and a difference of nearly equal sums
  /// lose some.
  static let close = Tolerance.relativeWithAbsoluteFloor(2e-13, floor: 1e-14)

  @Test("agrees with maximization of the likelihood as it stands", arguments: ExactTrend.all)
  func agreesWithMaximization(_ exact: ExactTrend) throws {
    for (method, fit) in [
      (RateTrend.Method.maximumLikelihood, exact.maximumLikelihood), (.firth, exact.firth),
    ] {
      guard let fit else { continue }
      for level in [0.8, 0.95] {
        let trend = try RateTrend(exact.counts(), level: level, method: method)
        #expect(trend.slope.isClose(to: fit.slope, Self.close))
        #expect(trend.slopeStandardError.isClose(to: fit.slopeStandardError, Self.close))
        #expect(trend.intercept.isClose(to: fit.intercept, Self.close))
        #expect(trend.interceptStandardError.isClose(to: fit.interceptStandardError, Self.close))
        #expect(trend.likelihoodRatio.isClose(to: fit.likelihoodRatio, Self.close))
        #expect(trend.deviance.isClose(to: fit.deviance, Self.close))
        let limits = try #require(fit.limits["\(level)"])
        #expect(trend.interval.lower.isClose(to: limits[0], Self.close))
        #expect(trend.interval.upper.isClose(to: limits[1], Self.close))
        for (fitted, share) in zip(trend.fitted, fit.fitted) {
          #expect(fitted.share.isClose(to: share, Self.close))
        }
      }
    }
  }

  @Test("agrees with R", arguments: PeerTrend.all)
  func agreesWithR(_ peer: PeerTrend) throws {
    let firth = try RateTrend(peer.counts(), level: 0.95, method: .firth)
    // brglm2 stops where a step of the coefficients is below 1e-12
    #expect(firth.intercept.isClose(to: peer.brglm2.coefficients[0], .relative(1e-8)))
    #expect(firth.slope.isClose(to: peer.brglm2.coefficients[1], .relative(1e-8)))
    #expect(firth.interceptStandardError.isClose(to: peer.brglm2.errors[0], .relative(1e-8)))
    #expect(firth.slopeStandardError.isClose(to: peer.brglm2.errors[1], .relative(1e-8)))
    guard let glm = peer.glm else { return }
    let trend = try RateTrend(peer.counts(), level: 0.95, method: .maximumLikelihood)
    #expect(trend.intercept.isClose(to: glm.coefficients[0], .relative(1e-10)))
    #expect(trend.slope.isClose(to: glm.coefficients[1], .relative(1e-10)))
    #expect(trend.statistic.isClose(to: glm.statistic, .relative(1e-7)))
    #expect(trend.pValue.isClose(to: glm.pValue, .relative(1e-6)))
    #expect(trend.deviance.isClose(to: glm.deviance, .relative(1e-6)))
    #expect(trend.likelihoodRatio.isClose(to: glm.likelihoodRatio, .relative(1e-6)))
    // R interpolates the profile by a spline, which may err by some thousandths of an error
    let close = Tolerance.relativeWithAbsoluteFloor(1e-3, floor: 1e-3 * glm.errors[1])
    #expect(trend.interval.lower.isClose(to: glm.profile[0], close))
    #expect(trend.interval.upper.isClose(to: glm.profile[1], close))
  }

  @Test("takes Firth's method where time parts the outcomes, or one is rare")
  func decides() throws {
    func decision(_ name: String) throws -> RateTrend {
      try RateTrend(
        #require(ExactTrend.all.first { $0.name == name }).counts(), level: 0.95)
    }
    #expect(try decision("resolved").decision == .enoughCases)
    #expect(try decision("resolved").method == .maximumLikelihood)
    #expect(try decision("full").decision == .fewCases(count: 4, needed: 5))
    #expect(try decision("allResolved").decision == .separated(.complete))
    #expect(try decision("noneResolved").decision == .separated(.complete))
    #expect(try decision("complete").decision == .separated(.complete))
    #expect(try decision("firstYearOnly").decision == .separated(.quasiComplete))
    #expect(try decision("lastYearOnly").decision == .separated(.quasiComplete))
    for name in ["full", "allResolved", "complete", "firstYearOnly"] {
      #expect(try decision(name).method == .firth)
    }
    // five of the rarer outcome are enough, and twenty under separation are not
    let five = try yearCounts([2019, 2020], [17, 18], of: [20, 20])
    #expect(try RateTrend(five, level: 0.95).decision == .enoughCases)
    let parted = try yearCounts([2019, 2020], [0, 20], of: [20, 20])
    #expect(try RateTrend(parted, level: 0.95).decision == .separated(.complete))
  }

  @Test("has no ordinary estimate of separated cases", arguments: ExactTrend.all)
  func refusesSeparated(_ exact: ExactTrend) throws {
    guard exact.isSeparated else { return }
    #expect(throws: UndefinedRateReason.outOfRange) {
      try RateTrend(exact.counts(), level: 0.95, method: .maximumLikelihood)
    }
  }

  @Test("needs two years with reports")
  func needsTwoYears() throws {
    let one = try yearCounts([2019, 2020, 2021], [0, 3, 0], of: [0, 4, 0])
    #expect(throws: UndefinedRateReason.tooFewYears(found: 1, needed: 2)) {
      try RateTrend(one, level: 0.95)
    }
    let same = try yearCounts([2020, 2020], [1, 3], of: [2, 4])
    #expect(throws: UndefinedRateReason.tooFewYears(found: 1, needed: 2)) {
      try RateTrend(same, level: 0.95)
    }
    #expect(throws: UndefinedRateReason.tooFewYears(found: 0, needed: 2)) {
      try RateTrend([], level: 0.95)
    }
  }

  @Test("two years lie on the line")
  func passesThroughTwoYears() throws {
    let counts = try yearCounts([2018, 2021], [6, 30], of: [20, 40])
    let trend = try RateTrend(counts, level: 0.95)
    #expect(trend.degreesOfFreedom == 0 && trend.deviance < 1e-25 && trend.firstYear == 2018)
    #expect(trend.share(in: 2018).isClose(to: 0.3, .ulps(8)))
    #expect(trend.share(in: 2021).isClose(to: 0.75, .ulps(8)))
    // ln odds ratio over three years
    #expect(trend.slope.isClose(to: log(3.0 * 14 / 6) / 3, .relative(1e-14)))
    let error = (1.0 / 6 + 1.0 / 14 + 1.0 / 30 + 1.0 / 10).squareRoot() / 3
    #expect(trend.slopeStandardError.isClose(to: error, .relative(1e-14)))
    #expect(trend.oddsRatio.isClose(to: exp(trend.slope), .ulps(1)))
    #expect(trend.oddsRatioInterval.lower.isClose(to: exp(trend.interval.lower), .ulps(1)))
    #expect(trend.oddsRatioInterval.upper.isClose(to: exp(trend.interval.upper), .ulps(1)))
  }

  @Test("does not depend on order, on empty years, or on how a year is divided", arguments: 0..<30)
  func seesCountsAlone(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let counts = try arbitraryYears(3...8, largest: 30, using: &random)
    guard let trend = try? RateTrend(counts, level: 0.9) else { return }
    var divided = counts.flatMap { year, counts -> [(year: Int, counts: RateCounts)] in
      guard let one = try? RateCounts(counts.resolved, of: counts.resolved),
        let other = try? RateCounts(0, of: counts.reported - counts.resolved)
      else { return [] }
      return [(year, one), (year, other)]
    }
    divided.append((2090, .none))
    #expect(try RateTrend(divided.shuffled(using: &random), level: 0.9) == trend)
  }

  @Test("shifts, mirrors and stretches with time and outcome", arguments: 0..<30)
  func follows(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let counts = try arbitraryYears(3...8, largest: 30, using: &random)
    guard let trend = try? RateTrend(counts, level: 0.9) else { return }
    let close = Tolerance.relativeWithAbsoluteFloor(1e-10, floor: 1e-12)
    let shifted = try RateTrend(counts.map { ($0.year + 17, $0.counts) }, level: 0.9)
    #expect(shifted.slope == trend.slope && shifted.interval == trend.interval)
    let reversed = try RateTrend(counts.map { (4000 - $0.year, $0.counts) }, level: 0.9)
    #expect(reversed.slope.isClose(to: -trend.slope, close))
    #expect(reversed.interval.lower.isClose(to: -trend.interval.upper, close))
    #expect(reversed.likelihoodRatio.isClose(to: trend.likelihoodRatio, close))
    let other = try counts.map { year, counts in
      (year: year, counts: try RateCounts(counts.reported - counts.resolved, of: counts.reported))
    }
    let swapped = try RateTrend(other, level: 0.9)
    #expect(swapped.slope.isClose(to: -trend.slope, close))
    #expect(swapped.interval.upper.isClose(to: -trend.interval.lower, close))
    #expect(swapped.decision == trend.decision)
    let tripled = try RateTrend(counts.map { ($0.year * 3, $0.counts) }, level: 0.9)
    #expect(tripled.slope.isClose(to: trend.slope / 3, close))
    #expect(tripled.interval.upper.isClose(to: trend.interval.upper / 3, close))
  }

  @Test("four times the cases halve the error", arguments: 0..<20)
  func learns(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let counts = try arbitraryYears(3...8, largest: 30, using: &random)
    let many = counts.map { year, counts in
      (year: year, counts: counts + counts + counts + counts)
    }
    guard let trend = try? RateTrend(counts, level: 0.9, method: .maximumLikelihood) else { return }
    let larger = try RateTrend(many, level: 0.9, method: .maximumLikelihood)
    #expect(larger.slope.isClose(to: trend.slope, Self.close))
    #expect(larger.slopeStandardError.isClose(to: trend.slopeStandardError / 2, Self.close))
    #expect(larger.deviance.isClose(to: 4 * trend.deviance, Self.close))
    #expect(larger.likelihoodRatio.isClose(to: 4 * trend.likelihoodRatio, Self.close))
  }

  @Test("holds its laws on small tables", arguments: 0..<2000)
  func holdsLaws(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let largest = [1, 2, 4, 9, 40].randomElement(using: &random) ?? 1
    let counts = try arbitraryYears(1...7, largest: largest, using: &random)
    do throws(UndefinedRateReason) {
      let trend = try RateTrend(counts, level: 0.95)
      #expect(trend.interval.lower < trend.slope && trend.slope < trend.interval.upper)
      #expect(trend.interval.lower.isFinite && trend.interval.upper.isFinite)
      #expect((0...1).contains(trend.pValue) && (0...1).contains(trend.likelihoodRatioPValue))
      #expect(trend.deviance >= 0 && trend.likelihoodRatio >= 0)
      for fitted in trend.fitted { #expect(0 < fitted.share && fitted.share < 1) }
      let isOutside = trend.interval.lower > 0 || trend.interval.upper < 0
      #expect(isOutside == (trend.likelihoodRatioPValue < 0.05))
    } catch {
      let years = Set(counts.filter { $0.counts.reported > 0 }.map(\.year)).count
      #expect(error == .tooFewYears(found: years, needed: 2) && years < 2)
    }
  }

  @Test("withstands few, many and distant cases")
  func withstandsExtremes() throws {
    let billion = 1_000_000_000_000
    let tables: [([Int], [Int], [Int])] = [
      ([2020, 2021], [1, 0], [1, 1]),
      ([2020, 2021], [billion - 1, billion], [billion, billion]),
      (
        [2020, 2021, 2022], [billion / 2, billion / 2 + 1, billion / 2],
        [billion, billion, billion]
      ),
      ([1, 5000, 9999], [3, 4, 9], [9, 5, 11]),
      ([2019, 2020, 2021], [1, billion, 1], [1, billion, 2]),
      ([2019, 2020, 2021], [billion, 0, billion], [billion, billion, billion]),
      ([2019, 2020, 2021], [0, billion / 2, billion], [billion, billion, billion]),
      ([Int.min, 0, Int.max], [3, 4, 9], [9, 5, 11]),
      ([2019, 2020], [Int.max / 2, Int.max / 3], [Int.max, Int.max]),
      (Array(1985..<2025), (0..<40).map { $0 % 3 }, [Int](repeating: 2, count: 40)),
      (Array(1985..<2025), [Int](repeating: 1, count: 40), [Int](repeating: 1, count: 40)),
    ]
    for (years, resolved, reported) in tables {
      let trend = try RateTrend(yearCounts(years, resolved, of: reported), level: 0.95)
      #expect(trend.interval.lower < trend.slope && trend.slope < trend.interval.upper)
      #expect((0...1).contains(trend.pValue) && (0...1).contains(trend.likelihoodRatioPValue))
    }
  }
}
