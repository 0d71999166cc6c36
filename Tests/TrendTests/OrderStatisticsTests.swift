import TestSupport
import Testing

@testable import Trend

@Suite struct OrderStatisticsTests {
  private func expectSelected(
    _ values: [Double], at places: [Int], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var (selected, sorted) = (values, values.sorted())
    OrderStatistics.select(places, in: &selected)
    for place in places {
      #expect(selected[place] == sorted[place], sourceLocation: sourceLocation)
    }
    // nothing is lost, and nothing put twice
    selected.sort()
    #expect(selected == sorted, sourceLocation: sourceLocation)
    sorted.removeAll()
  }

  @Test("puts values where sorting would", arguments: 0..<40 as Range<UInt64>)
  func selects(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let distinct = Int.random(in: 1...1000, using: &random)  // from many ties to none
    let values = (0..<Int.random(in: 1...900, using: &random)).map { _ in
      Double(Int.random(in: 0..<distinct, using: &random))
    }
    let places = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      Int.random(in: values.indices, using: &random)
    }
    expectSelected(values, at: places.sorted())
  }

  @Test("orders that divide badly", arguments: [2, 33, 34, 100, 5000])
  func selectsFromPatterns(count: Int) {
    let rising = (0..<count).map(Double.init)
    let places = [0, count / 2, count - 1]
    let patterns: [[Double]] = [
      rising, rising.reversed(), rising.map { _ in 1 }, rising.map { ($0 - 50).magnitude },
      (0..<count).map { Double($0 % 2) }, (0..<count).map { Double($0 * 7919 % count) },
    ]
    for values in patterns { expectSelected(values, at: places) }
  }
}
