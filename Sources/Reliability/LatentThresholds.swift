import Probability

/// The levels of one item as stretches of a standard normal variable: who gives level `c` lies
/// between the thresholds `τ_(c-1)` and `τ_c`.
///
/// `Φ(τ_c)` is the share of answers up to level `c`, so thresholds reproduce the answers exactly.
public struct LatentThresholds: Sendable, Hashable {
  /// The levels that somebody gave, lowest first; the others say nothing and are left out.
  public let levels: [Int]
  /// Respondents by level, all above 0.
  public let counts: [Int]
  /// `τ`, one between every two levels, ascending.
  public let values: [Double]

  /// Finds the thresholds of one item.
  ///
  /// - Parameters:
  ///   - counts: Respondents by level, lowest level first; at least two of them above 0.
  ///   - lowest: The first level, such as 1.
  init?(counts: [Int], lowest: Int) {
    let used = counts.indices.filter { counts[$0] > 0 }
    guard used.count > 1 else { return nil }
    levels = used.map { $0 + lowest }
    self.counts = used.map { counts[$0] }
    let total = counts.reduce(0, +)
    var below = 0
    values = self.counts.dropLast().map { count in
      below += count
      // from the nearer tail, so that a reversed scale has the same thresholds reversed
      return 2 * below <= total
        ? Normal.standard.quantile(Double(below) / Double(total))
        : Normal.standard.upperQuantile(Double(total - below) / Double(total))
    }
  }

  /// The share of respondents at each level.
  public var proportions: [Double] {
    let total = Double(counts.reduce(0, +))
    return counts.map { Double($0) / total }
  }

  /// What each respondent adds to `√n (τ̂ - τ)`, by level of the answer and then by threshold.
  ///
  /// `((answer ≤ c) - Φ(τ_c)) / φ(τ_c)`
  var influence: [[Double]] {
    let proportions = proportions
    var (below, shares) = (0.0, [Double]())
    for proportion in proportions.dropLast() {
      below += proportion
      shares.append(below)
    }
    return proportions.indices.map { level in
      values.indices.map { ((level <= $0 ? 1 : 0) - shares[$0]) / normalDensity(values[$0]) }
    }
  }
}
