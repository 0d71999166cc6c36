import Rates
import Testing

@Suite struct RateCountsTests {
  @Test func aShareNeedsAReport() throws {
    #expect(RateCounts.none.share == nil)
    #expect(try RateCounts(0, of: 4).share == 0)
    #expect(try RateCounts(3, of: 4).share == 0.75)
  }

  @Test func countsAddUp() throws {
    #expect(try RateCounts(1, of: 2) + RateCounts(3, of: 3) == RateCounts(4, of: 5))
    #expect(try RateCounts(1, of: 2) + .none == RateCounts(1, of: 2))
  }

  @Test func impossibleCountsAreRefused() {
    #expect(throws: RateError.moreResolvedThanReported(resolved: 3, reported: 2)) {
      try RateCounts(3, of: 2)
    }
    #expect(throws: RateError.negativeCount(-1)) { try RateCounts(-1, of: 2) }
    #expect(throws: RateError.negativeCount(-3)) { try RateCounts(0, of: -3) }
  }
}
