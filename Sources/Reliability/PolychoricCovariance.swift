import LinearAlgebra
import Moments

/// Γ, the covariance of √n times the polychoric correlations of every two items, in the order of
/// ``PolychoricMatrix/pairs``.
///
/// Γ = Σ n_r h_r h_rᵀ / n over the patterns r of answers, where h holds what a respondent adds to each
/// correlation, that of the thresholds included.
///
/// Source: Muthén (1984), Psychometrika 49, 115-132, as in lavaan's `muthen1984`.
struct PolychoricCovariance {
  /// Γ.
  let matrix: SymmetricMatrix

  /// - Parameters:
  ///   - likelihoods: Of items (1, 0), (2, 0), (2, 1) and so on.
  ///   - polychoric: The correlations at their maxima, none of them 1 or -1.
  ///   - patterns: The answers that both came from.
  /// - Complexity: O(patterns · items⁴), and memory for items⁴/8 numbers.
  init(
    _ likelihoods: [PolychoricLikelihood], _ polychoric: PolychoricMatrix, _ patterns: PatternCounts
  ) {
    let influences = zip(likelihoods, polychoric.pairs).map { $0.influence(at: $1.value) }
    let items = patterns.itemCount
    var matrix = SymmetricMatrix(order: influences.count)
    var (levels, influence) = (
      Array(repeating: 0, count: items), Array(repeating: 0.0, count: influences.count)
    )
    let places = polychoric.thresholds.map { thresholds in
      (0...patterns.levels.upperBound).map { thresholds.levels.firstIndex(of: $0) ?? 0 }
    }
    for pattern in patterns.completePatterns {
      for item in 0..<items {
        levels[item] = places[item][Int(patterns.scores[pattern * items + item])]
      }
      var pair = 0
      for i in 0..<items {
        for j in 0..<i {
          let width = polychoric.thresholds[j].levels.count
          influence[pair] = influences[pair][levels[i] * width + levels[j]]
          pair += 1
        }
      }
      matrix.addOuterProduct(
        of: influence, scale: Double(patterns.counts[pattern]) / Double(polychoric.respondents))
    }
    self.matrix = matrix
  }
}
