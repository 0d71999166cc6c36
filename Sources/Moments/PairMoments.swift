/// Means and covariance of two items, estimated from those who answered both.
///
/// Patterns that have no weight are left out. Without weights sums are of whole numbers, and the
/// covariance errs by the last digit only.
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

  /// Estimates from patterns of answers; `nil` where fewer than two respondents with a weight answered
  /// both items.
  ///
  /// - Parameters:
  ///   - patterns: Answers.
  ///   - first: The number of an item.
  ///   - second: The number of an item; of the same for a variance.
  public init?(_ patterns: PatternCounts, _ first: Int, _ second: Int) {
    // Distances from the top of the scale are whole numbers, whose sums are exact.
    let top = Double(patterns.levels.upperBound)
    let sums = Self.sums(patterns, first, second, origins: (top, top))
    guard sums.count > 1 else { return nil }
    (respondents, weight) = (sums.count, sums.weight)
    (firstMean, secondMean) = (top + sums.left / weight, top + sums.right / weight)
    // Distances from the level next to the mean are whole too, and small: little cancels. Those of an
    // item that does not vary are zero, whatever the weights.
    let centred = Self.sums(
      patterns, first, second, origins: (firstMean.rounded(), secondMean.rounded()))
    let product = weight * centred.product - centred.left * centred.right
    covariance = product * Double(respondents) / (Double(respondents - 1) * weight * weight)
  }

  /// Σ w, Σ w·dx, Σ w·dy and Σ w·dx·dy of distances from `origins`, with the number of respondents.
  private static func sums(
    _ patterns: PatternCounts, _ first: Int, _ second: Int, origins: (Double, Double)
  ) -> (count: Int, weight: Double, left: Double, right: Double, product: Double) {
    var (count, weight, left, right, product) = (0, 0.0, 0.0, 0.0, 0.0)
    for pattern in 0..<patterns.patternCount where patterns.weights[pattern] > 0 {
      let start = pattern * patterns.itemCount
      let (x, y) = (patterns.scores[start + first], patterns.scores[start + second])
      guard x != 0 && y != 0 else { continue }
      let (dx, dy, w) = (
        Double(x) - origins.0, Double(y) - origins.1, patterns.weights[pattern]
      )
      count += patterns.counts[pattern]
      weight += w
      left += w * dx
      right += w * dy
      product += w * dx * dy
    }
    return (count, weight, left, right, product)
  }
}
