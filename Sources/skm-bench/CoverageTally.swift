import Probability
import SurveyInference

/// How the intervals of some samples lie about the true index, by method in the order of
/// `IntervalMethod.allCases`.
struct CoverageTally {
  /// The same for one method.
  struct Count {
    /// The true index lies in the interval.
    var covered = 0
    /// The true index lies below the interval.
    var missedBelow = 0
    /// The true index lies above the interval.
    var missedAbove = 0
    var width = 0.0
  }

  private(set) var counts = [Count](repeating: Count(), count: IntervalMethod.allCases.count)
  private(set) var sampleCount = 0

  init() {}

  /// Draws samples, each from a stream of its own.
  init(
    _ survey: CoverageSurvey, level: Double, seed: UInt64, streams: Range<UInt64>
  ) throws {
    for stream in streams {
      var random = Xoshiro256(seed: seed, stream: stream)
      let estimate = try survey.estimate(&random)
      for (place, method) in IntervalMethod.allCases.enumerated() {
        guard
          let interval = BoundedConfidence(of: estimate, within: 25...100, method: method)?
            .interval(level: level)
        else { continue }
        if survey.trueIndex < interval.lower {
          counts[place].missedBelow += 1
        } else if survey.trueIndex > interval.upper {
          counts[place].missedAbove += 1
        } else {
          counts[place].covered += 1
        }
        counts[place].width += interval.upper - interval.lower
      }
      sampleCount += 1
    }
  }

  mutating func add(_ other: CoverageTally) {
    for (place, count) in other.counts.enumerated() {
      counts[place].covered += count.covered
      counts[place].missedBelow += count.missedBelow
      counts[place].missedAbove += count.missedAbove
      counts[place].width += count.width
    }
    sampleCount += other.sampleCount
  }
}
