public import LinearAlgebra

/// Means and covariances of the items, estimated from respondents.
///
/// sᵢⱼ = n/(n - 1) · Σ w·(xᵢ - x̄ᵢ)(xⱼ - x̄ⱼ) / Σ w, which without weights is the usual sample
/// covariance with divisor n - 1. Patterns that have no weight are left out.
public struct SampleCovariance: Sendable, Hashable {
  /// Respondents who answered every item, n.
  public let respondents: Int
  /// The means x̄ᵢ.
  public let means: [Double]
  /// The covariances sᵢⱼ.
  public let covariance: SymmetricMatrix

  /// Estimates from the respondents who answered every item; `nil` of fewer than two with a weight.
  ///
  /// - Parameter patterns: Answers; those of respondents who left something out are not used.
  public init?(complete patterns: PatternCounts) {
    self.init(pairwise: patterns.complete)
  }

  /// Estimates each covariance from the respondents who answered both items, and each mean from
  /// those who answered the item.
  ///
  /// The matrix need not be one that any complete data could have; it is `nil` where fewer than two
  /// respondents with a weight answered some two items.
  ///
  /// - Parameter patterns: Answers.
  public init?(pairwise patterns: PatternCounts) {
    let items = patterns.itemCount
    var covariance = SymmetricMatrix(order: items)
    var means = Array(repeating: 0.0, count: items)
    for i in 0..<items {
      for j in 0...i {
        guard let pair = PairMoments(patterns, i, j) else { return nil }
        covariance[i, j] = pair.covariance
        if i == j { means[i] = pair.firstMean }
      }
    }
    self.init(
      respondents: Self.completeRespondents(patterns), means: means, covariance: covariance)
  }

  private static func completeRespondents(_ patterns: PatternCounts) -> Int {
    (0..<patterns.patternCount).reduce(0) { count, pattern in
      let isComplete = patterns.weights[pattern] > 0 && !patterns.scores(of: pattern).contains(0)
      return isComplete ? count + patterns.counts[pattern] : count
    }
  }

  private init(respondents: Int, means: [Double], covariance: SymmetricMatrix) {
    (self.respondents, self.means, self.covariance) = (respondents, means, covariance)
  }

  /// The correlations; `nil` where an item does not vary.
  public var correlation: SymmetricMatrix? { covariance.correlation }

  /// The means and covariances of some of the items.
  public func selecting(_ items: [Int]) -> SampleCovariance {
    SampleCovariance(
      respondents: respondents, means: items.map { means[$0] },
      covariance: covariance.selecting(items))
  }
}
