import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct ItemDivisionsTests {
  /// More than 1024 divisions, after which sums are taken anew; elements are sixty-fourths, so that
  /// all sums are exact.
  @Test("visits every division once, with its sums", arguments: [2, 3, 4, 5, 8, 12])
  func visitsAll(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let items = SymmetricMatrix.randomItems(count, using: &random)
    let divisions = ItemDivisions(items)
    var seen = Set<UInt32>()
    divisions.forEach { division in
      seen.insert(division.members)
      let first = (0..<count).filter { division.members & (1 << UInt32($0)) != 0 }
      let second = (0..<count).filter { division.members & (1 << UInt32($0)) == 0 }
      #expect(division.count == first.count && !first.isEmpty && second.last == count - 1)
      #expect(division.first == items.selecting(first).sum)
      #expect(division.second == items.selecting(second).sum)
      let between = (items.sum - division.first - division.second) / 2
      #expect(division.between == between)
      #expect(divisions.between(division.members) == between)
    }
    #expect(seen.count == 1 << (count - 1) - 1)
  }

  @Test("refuses to divide too few or too many", arguments: [1, 26])
  func refusesOthers(count: Int) async {
    await #expect(processExitsWith: .failure) { [count] in
      _ = ItemDivisions(SymmetricMatrix(order: count))
    }
  }
}
