import Probability
import Rates
import SurveyInference

/// How often an interval holds the propensity, exactly, over a grid of propensities.
struct RateCoverage {
  /// The smallest over the grid and just beside every limit, where coverage jumps.
  let minimum: Double
  /// Over the grid.
  let mean: Double

  init(_ method: RateIntervalMethod, reported: Int, level: Double) throws {
    let intervals = try (0...reported).map {
      try RateCounts($0, of: reported).interval(method, level: level)
    }
    let coverage = { (p: Double) in
      let counts = Binomial(trials: reported, successProbability: p)
      return intervals.indices.reduce(0) { sum, x in
        intervals[x].lower <= p && p <= intervals[x].upper
          ? sum + counts.probability(of: x) : sum
      }
    }
    let grid = (0..<1000).map { (Double($0) + 0.5) / 1000 }
    let beside = intervals.flatMap { [$0.lower, $0.upper] }.flatMap { [$0 - 1e-9, $0 + 1e-9] }
    mean = grid.map(coverage).reduce(0, +) / Double(grid.count)
    minimum = (grid + beside.filter { 0 < $0 && $0 < 1 }).map(coverage).min() ?? 1
  }
}
