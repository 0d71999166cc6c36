import Rates
import TestSupport
import Testing

@Suite struct CochranArmitageTests {
  struct Listed: YearTable, CustomTestStringConvertible {
    let name: String
    let years: [Int]
    let resolved: [Int]
    let reported: [Int]
    let pValue: Double
    let chiSquared: Double
    let sign: Int
    var testDescription: String { name }
  }

  @Test(
    "agrees with lists of every table", arguments: ReferenceTable<Listed>.load("cochran-armitage"))
  func agreesWithLists(_ listed: Listed) throws {
    let test = try CochranArmitage(listed.counts())
    #expect(test.reason == nil && test.pValue == test.exactPValue)
    // products and sums of positive numbers; thousands of them at most
    #expect(try #require(test.exactPValue).isClose(to: listed.pValue, .relative(1e-12)))
    // T is a difference of sums
    #expect(
      test.chiSquared.isClose(
        to: listed.chiSquared, .relativeWithAbsoluteFloor(1e-12, floor: 1e-24)))
    if listed.sign != 0 { #expect((test.statistic > 0) == (listed.sign > 0)) }
  }

  @Test("agrees with R's prop.trend.test", arguments: PeerTrend.all)
  func agreesWithR(_ peer: PeerTrend) throws {
    guard let chiSquared = peer.chiSquared, let pValue = peer.pValue else { return }
    let test = try CochranArmitage(peer.counts())
    // R fits a weighted line
    #expect(test.chiSquared.isClose(to: chiSquared, .relative(1e-9)))
    #expect(
      test.asymptoticPValue.isClose(to: pValue, .relativeWithAbsoluteFloor(1e-9, floor: 1e-300)))
  }

  @Test("one outcome, or one year, is no test")
  func refuses() throws {
    func test(_ resolved: [Int], of reported: [Int]) throws -> CochranArmitage {
      try CochranArmitage(
        yearCounts(Array(2018..<2018 + resolved.count), resolved, of: reported))
    }
    #expect(throws: UndefinedRateReason.allResolved) { try test([3, 2], of: [3, 2]) }
    #expect(throws: UndefinedRateReason.noneResolved) { try test([0, 0], of: [3, 2]) }
    #expect(throws: UndefinedRateReason.tooFewYears(found: 1, needed: 2)) {
      try test([0, 2, 0], of: [0, 3, 0])
    }
    #expect(throws: UndefinedRateReason.tooFewYears(found: 0, needed: 2)) { try test([], of: []) }
    #expect(try test([1, 2], of: [2, 2]).pValue == 1)
  }

  @Test("takes the normal distribution where tables are too many")
  func becomesNormal() throws {
    let test = try CochranArmitage(
      yearCounts(
        [2018, 2019, 2020], [500_000, 503_000, 499_000], of: [1_000_000, 1_000_000, 999_000]))
    #expect(test.exactPValue == nil && test.pValue == test.asymptoticPValue)
    #expect(test.reason == .tooLargeForExact(limit: CochranArmitage.exactLimit))
    let huge = try CochranArmitage(yearCounts([2018, 2019], [Int.max, 5], of: [Int.max, 9]))
    #expect(huge.exactPValue == nil && huge.reason != nil)
  }

  @Test("near the normal distribution in hundreds of cases")
  func isNearNormal() throws {
    let test = try CochranArmitage(
      yearCounts([2018, 2019, 2020, 2021], [150, 161, 158, 172], of: [200, 210, 199, 205]))
    let exact = try #require(test.exactPValue)
    #expect(exact > 0.001 && exact < 0.5)
    // sums are whole numbers, which the normal distribution does not know
    #expect(exact.isClose(to: test.asymptoticPValue, .relative(0.1)))
  }

  @Test("mirrors, and sees the distances of years alone", arguments: 0..<100)
  func follows(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let counts = try arbitraryYears(2...6, largest: 12, using: &random)
    guard let test = try? CochranArmitage(counts) else { return }
    let close = Tolerance.relativeWithAbsoluteFloor(1e-11, floor: 1e-13)
    let reversed = try CochranArmitage(counts.map { (3000 - 2 * $0.year, $0.counts) })
    let swapped = try CochranArmitage(
      counts.map { year, counts in
        (year, try RateCounts(counts.reported - counts.resolved, of: counts.reported))
      })
    for other in [reversed, swapped] {
      #expect(other.statistic.isClose(to: -test.statistic, close))
      #expect(other.pValue.isClose(to: test.pValue, close))
    }
    let shuffled = try CochranArmitage(counts.shuffled(using: &random) + [(1950, .none)])
    #expect(shuffled == test)
    #expect((0...1).contains(test.pValue) && test.pValue > 0)
    #expect((0...1).contains(test.asymptoticPValue))
  }
}
