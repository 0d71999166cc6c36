import LinearAlgebra
import Moments

/// How much each respondent moves a coefficient that is computed from covariances.
///
/// A covariance is c = n/(n - 1) · Σ w(x - x̄)(y - ȳ) / Σ w over the respondents who answered both
/// items. A little more weight on one of them changes a coefficient g by
/// z = Σᵢⱼ ∂g/∂cᵢⱼ · nᵢⱼ/(nᵢⱼ - 1) · ((xᵢ - x̄ᵢ)(xⱼ - x̄ⱼ) - sᵢⱼ) / Σ w.
///
/// Source: Yuan, Guarnaccia and Hayslip (2003), Educational and Psychological Measurement 63, 5-23;
/// Maydeu-Olivares, Coffman and Hartmann (2007), Psychological Methods 12, 157-176.
struct CovarianceInfluence: Sendable {
  /// What a pair of items needs.
  private struct Pair {
    let (first, second): (Int, Int)
    let (firstMean, secondMean): (Double, Double)
    /// sᵢⱼ, with the divisor Σ w.
    let product: Double
    /// ∂g/∂cᵢⱼ · nᵢⱼ/(nᵢⱼ - 1) / Σ w, twice for two different items.
    let factor: Double
  }

  private let pairs: [Pair]

  /// Makes the function of a row of answers.
  ///
  /// - Parameters:
  ///   - gradient: ∂g/∂cᵢⱼ, every element by itself.
  ///   - patterns: The answers of everybody; with some missing, covariances are taken pair by pair.
  init(_ gradient: SymmetricMatrix, in patterns: PatternCounts) {
    var pairs: [Pair] = []
    for i in 0..<gradient.order {
      for j in 0...i {
        guard let sample = PairMoments(patterns, i, j) else { continue }
        let inflation = Double(sample.respondents) / Double(sample.respondents - 1)
        pairs.append(
          Pair(
            first: i, second: j, firstMean: sample.firstMean, secondMean: sample.secondMean,
            product: sample.covariance / inflation,
            factor: (i == j ? 1 : 2) * gradient[i, j] * inflation / sample.weight))
      }
    }
    self.pairs = pairs
  }

  /// z of a row of answers; `nil` where nothing was answered.
  func value(of scores: some RandomAccessCollection<UInt8>) -> Double? {
    let answers = scores.map { Double($0) }
    guard answers.contains(where: { $0 != 0 }) else { return nil }
    return pairs.reduce(0) { sum, pair in
      let (x, y) = (answers[pair.first], answers[pair.second])
      guard x != 0 && y != 0 else { return sum }
      return sum + pair.factor * ((x - pair.firstMean) * (y - pair.secondMean) - pair.product)
    }
  }

  /// The standard error that holds whatever the distribution of the answers: √(Σ z²), by the divisor n
  /// of its source; and the acceleration a = Σ z³ / (6·(Σ z²)^1.5) of a bootstrap.
  func spread(in patterns: PatternCounts) -> (standardError: Double, acceleration: Double) {
    var (squares, cubes, count) = (0.0, 0.0, 0)
    for pattern in 0..<patterns.patternCount {
      guard let z = value(of: patterns.scores(of: pattern)) else { continue }
      squares += Double(patterns.counts[pattern]) * z * z
      cubes += Double(patterns.counts[pattern]) * z * z * z
      count += patterns.counts[pattern]
    }
    guard squares > 0 else { return (0, 0) }
    return (
      squares.squareRoot() * Double(count - 1) / Double(count),
      cubes / (6 * squares * squares.squareRoot())
    )
  }
}
