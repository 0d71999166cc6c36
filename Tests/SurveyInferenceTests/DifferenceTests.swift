import SurveyInference
import TestSupport
import Testing

@Suite struct DifferenceTests {
  private func estimate(_ value: Double, _ error: Double?, _ freedom: Int) -> Estimate {
    Estimate(
      value: value, standardError: error, degreesOfFreedom: freedom, sampleSize: freedom + 1)
  }

  @Test func variancesAndDegreesOfFreedomAddUp() throws {
    let difference = Difference(estimate(80, 3, 20), minus: estimate(70, 4, 30))
    #expect(difference.estimate.value == 10)
    #expect(difference.estimate.standardError == 5)
    #expect(difference.estimate.degreesOfFreedom == 50)
    #expect(difference.estimate.sampleSize == 52)
    #expect(difference.statistic == 2)
    let interval = try #require(difference.interval(level: 0.95))
    // half a width is the same on both sides but for rounding
    #expect((interval.lower + interval.upper).isClose(to: 20, .relative(1e-13)))
    // the test and the interval are of one distribution
    let limit = try #require(difference.interval(level: 1 - (difference.pValue ?? 0)))
    #expect(limit.lower.magnitude < 1e-9)
  }

  @Test func withoutAnErrorThereIsNoTest() {
    let difference = Difference(estimate(80, nil, 0), minus: estimate(70, 4, 30))
    #expect(difference.estimate.value == 10)
    #expect(difference.pValue == nil)
  }

  @Test(
    "an interval that holds with others leaves out 0 only where Holm finds the difference real",
    arguments: 1...20 as ClosedRange<UInt64>)
  func simultaneousIntervals(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let differences = (0..<9).map { _ in
      Difference(
        estimate(random.positive(in: 0.1...4), random.positive(in: 0.5...2), 40),
        minus: estimate(1, 0.3, 40))
    }
    let adjusted = holmAdjusted(differences.compactMap(\.pValue))
    var (real, apart) = (0, 0)
    for (difference, pValue) in zip(differences, adjusted) {
      let interval = try #require(difference.interval(level: 0.95, among: 9))
      let single = try #require(difference.interval(level: 0.95))
      #expect(interval.lower < single.lower && single.upper < interval.upper)
      #expect(interval.level == 0.95)
      if pValue <= 0.05 { real += 1 }
      guard interval.lower > 0 || interval.upper < 0 else { continue }
      apart += 1
      #expect(pValue <= 0.05)
    }
    #expect(apart <= real)
    // a family of one has the interval of its own
    #expect(differences[0].interval(level: 0.9, among: 1) == differences[0].interval(level: 0.9))
  }
}
