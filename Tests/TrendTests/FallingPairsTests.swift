import TestSupport
import Testing

@testable import Trend

@Suite struct FallingPairsTests {
  @Test("counts each pair once, ties not at all", arguments: 0..<40 as Range<UInt64>)
  func countsPairs(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<Int.random(in: 0...70, using: &random)).map { _ in
      Double(Int.random(in: -6...6, using: &random))
    }
    var falling = 0
    for j in values.indices {
      for i in 0..<j where values[i] > values[j] { falling += 1 }
    }
    #expect(FallingPairs.count(values) == falling)
  }

  @Test("counts all pairs of a falling series, and none of a rising or level one")
  func countsExtremes() {
    let count = 1000
    let values = (0..<count).map(Double.init)
    #expect(FallingPairs.count(values) == 0)
    #expect(FallingPairs.count(values.reversed()) == count * (count - 1) / 2)
    #expect(FallingPairs.count(values.map { _ in 3 }) == 0)
    #expect(FallingPairs.count([0, -0.0]) == 0 && FallingPairs.count([]) == 0)
  }
}
