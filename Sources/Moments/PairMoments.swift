/// Means and covariance of two items, estimated from those who answered both.
public struct PairMoments: Sendable, Hashable {
  /// Respondents who answered both items.
  public let respondents: Int
  /// The sum of their weights.
  public let weight: Double
  /// The mean of the first item.
  public let firstMean: Double
  /// The mean of the second item.
  public let secondMean: Double
  /// n/(n - 1) · Σ w·(x - x̄)(y - ȳ) / Σ w.
  public let covariance: Double

  /// Estimates from patterns of answers.
  ///
  /// - Parameters:
  ///   - patterns: Answers.
  ///   - first: The number of an item.
  ///   - second: The number of an item; of the same for a variance.
  /// - Returns: `nil` where fewer than two respondents with a weight answered both items.
  public init?(_ patterns: PatternCounts, _ first: Int, _ second: Int) {
    // Distances from the top of the scale are whole numbers, whose sums are exact.
    let origin = Double(patterns.levels.upperBound)
    var (count, weight, left, right, product) = (0, 0.0, 0.0, 0.0, 0.0)
    for pattern in 0..<patterns.patternCount {
      let start = pattern * patterns.itemCount
      let (x, y) = (patterns.scores[start + first], patterns.scores[start + second])
      guard x != 0 && y != 0 else { continue }
      let (dx, dy, w) = (Double(x) - origin, Double(y) - origin, patterns.weights[pattern])
      count += patterns.counts[pattern]
      weight += w
      left += w * dx
      right += w * dy
      product += w * dx * dy
    }
    guard count > 1 && weight > 0 else { return nil }
    respondents = count
    self.weight = weight
    (firstMean, secondMean) = (origin + left / weight, origin + right / weight)
    covariance =
      (product - left * right / weight) * Double(count) / (Double(count - 1) * weight)
  }
}
