import TestSupport
import Testing

@testable import Rates

@Suite struct ScoreNullTests {
  @Test(
    "places are hypergeometric",
    arguments: [(5, 3, 9), (5, 9, 3), (1, 1, 1), (0, 4, 4), (7, 7, 0), (7, 0, 7), (40, 300, 200)])
  func isHypergeometric(open: Int, here: Int, elsewhere: Int) {
    let (first, masses) = ScoreNull.hypergeometric(open, into: here, or: elsewhere)
    #expect(first == max(0, open - elsewhere))
    #expect(first + masses.count - 1 == min(open, here))
    #expect(masses.reduce(0, +).isClose(to: 1, .ulps(8)))
    // its mean is open·here/(here + elsewhere)
    let mean = masses.enumerated().reduce(0) { $0 + Double(first + $1.offset) * $1.element }
    let expected = Double(open * here) / Double(here + elsewhere)
    #expect(mean.isClose(to: expected, .relative(1e-13)))
  }

  @Test("places of few cases", arguments: [0, 1, 2])
  func isExact(taken: Int) {
    // 2 of 3 + 2: 1, 6 and 3 of 10 ways
    let (first, masses) = ScoreNull.hypergeometric(2, into: 3, or: 2)
    #expect(first == 0 && masses[taken].isClose(to: [0.1, 0.6, 0.3][taken], .ulps(4)))
  }

  @Test("over all tables p-values are what they say")
  func isUniform() throws {
    // every way in which 4 of 9 cases can be resolved
    let reported = [3, 2, 4]
    var ways: [(pValue: Double, share: Double)] = []
    for first in 0...3 {
      for second in 0...2 where (0...4).contains(4 - first - second) {
        let resolved = [first, second, 4 - first - second]
        let test = try CochranArmitage(yearCounts([2018, 2019, 2021], resolved, of: reported))
        let count = zip(reported, resolved).reduce(1) { $0 * Self.choose($1.0, $1.1) }
        ways.append((try #require(test.exactPValue), Double(count) / 126))
      }
    }
    #expect(ways.reduce(0) { $0 + $1.share }.isClose(to: 1, .relative(1e-14)))
    for way in ways {
      let tail = ways.filter { $0.pValue <= way.pValue + 1e-12 }.reduce(0) { $0 + $1.share }
      #expect(tail.isClose(to: way.pValue, .relative(1e-12)))
    }
  }

  private static func choose(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}
