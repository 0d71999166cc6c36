import Probability
import Reliability
import TestSupport
import Testing

@Suite struct LatentThresholdsTests {
  @Test("give back the shares of the answers", arguments: 0..<20 as Range<UInt64>)
  func giveBackShares(seed: UInt64) throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5], cuts: [-1.5, -0.2, 1], count: 90, seed: seed)
    for thresholds in try PolychoricMatrix.estimate(from: patterns).thresholds {
      #expect(thresholds.counts.reduce(0, +) == 90)
      #expect(thresholds.counts.allSatisfy { $0 > 0 })
      #expect(thresholds.values.count == thresholds.levels.count - 1)
      var share = 0.0
      for (proportion, threshold) in zip(thresholds.proportions, thresholds.values) {
        share += proportion
        // quantile and distribution function undo each other
        #expect(Normal.standard.cumulative(threshold).isClose(to: share, .relative(1e-14)))
      }
    }
  }
}
