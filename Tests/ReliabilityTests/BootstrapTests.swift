import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct BootstrapTests {
  @Test("quantiles stand at rank (R + 1)p, between two on the scale of normal quantiles")
  func takesQuantiles() throws {
    let bootstrap = Bootstrap(
      estimate: 50, replicates: (1...99).map { Double($0) }.reversed(), acceleration: 0)
    // (99 + 1)·0.05 = 5 exactly
    let interval = try #require(bootstrap.percentileInterval(level: 0.9))
    #expect(interval.lowerBound.isClose(to: 5, .relative(1e-12)))
    #expect(interval.upperBound.isClose(to: 95, .relative(1e-12)))
    let narrow = try #require(bootstrap.percentileInterval(level: 0.91))
    // rank 4.5: nearer to 5 than to 4, as the normal quantile is
    #expect(4.5 < narrow.lowerBound && narrow.lowerBound < 4.6)
  }

  @Test("without bias or acceleration the corrected interval is the percentile interval")
  func correctsNothing() throws {
    let bootstrap = Bootstrap(
      estimate: 500.5, replicates: (1...1000).map { Double($0) }, acceleration: 0)
    let (plain, corrected) = try (
      #require(bootstrap.percentileInterval(level: 0.95)),
      #require(bootstrap.biasCorrectedInterval(level: 0.95))
    )
    #expect(corrected.lowerBound.isClose(to: plain.lowerBound, .relative(1e-9)))
    #expect(corrected.upperBound.isClose(to: plain.upperBound, .relative(1e-9)))
  }

  @Test("too few replicates for a quantile give none, and missing ones are counted")
  func refuses() {
    let few = Bootstrap(estimate: 1, replicates: [0.5, nil, 1.5], acceleration: 0)
    #expect(few.failures == 1 && few.replicates == [0.5, 1.5])
    #expect(few.percentileInterval(level: 0.95) == nil)
    #expect(few.biasCorrectedInterval(level: 0.95) == nil)
    let below = Bootstrap(
      estimate: 9, replicates: (1...200).map { Double($0) / 100 }, acceleration: 0)
    #expect(below.biasCorrectedInterval(level: 0.95) == nil)
    #expect(Bootstrap(estimate: 1, replicates: [1], acceleration: 0).standardError == nil)
  }
}
