import Probability

/// The reliability of the sum of ordered answers, as one factor behind their latent responses implies
/// it: the correlation between two such sums of the same respondents.
///
/// ω = Σ_ij C_ij(λ_i λ_j) / Σ_ij C_ij(ρ_ij)
///
/// where C_ij(ρ) = Σ_cd g_ic g_jd (Φ₂(τ_ic, τ_jd; ρ) - Φ(τ_ic)Φ(τ_jd)) is the covariance of two items
/// whose latent responses correlate by ρ, g the number of points between two levels (1, unless nobody
/// gave a level between), and ρ_ij = λ_i λ_j of two items, 1 of an item and itself.
///
/// This, and not ordinal alpha or omega, describes the sum or mean of answers that is reported, where
/// all items count alike.
///
/// Source: Green and Yang (2009), Psychometrika 74, 155-167, equation 21.
///
/// Checked against: semTools 0.5-6 `reliability` and `compRelSEM`, 6 digits; own functions in R with
/// exact loadings, also as one integral over the factor, six questionnaires, 11 digits.
public struct CategoricalOmega: Sendable, Hashable {
  /// ω, in [0, 1].
  public let value: Double
  /// ω with the polychoric correlations for ρ_ij.
  ///
  /// The variance of the sum is then what the tables show and not what the model implies; so it is in
  /// semTools unless told otherwise. It can exceed 1.
  public let valueOfObservedVariance: Double
  /// The variance of the expected sum given the factor, in squared points.
  public let trueVariance: Double
  /// The variance of the sum that the model implies.
  public let totalVariance: Double
  /// Some items load negatively, and are counted against the others.
  public let hasMixedSigns: Bool

  /// Takes ω from a model; `nil` where the model is improper.
  ///
  /// - Complexity: O(items² · levels²).
  public init?(_ model: OrdinalFactorModel) {
    guard !model.isImproper else { return nil }
    let (loadings, thresholds) = (model.loadings, model.polychoric.thresholds)
    var (common, between, observed, own) = (0.0, 0.0, 0.0, 0.0)
    for i in loadings.indices {
      for j in 0..<i {
        between += 2 * covariance(thresholds[i], thresholds[j], loadings[i] * loadings[j])
        observed += 2 * covariance(thresholds[i], thresholds[j], model.polychoric[i, j].value)
      }
      common += covariance(thresholds[i], thresholds[i], loadings[i] * loadings[i])
      own += variance(thresholds[i])
    }
    trueVariance = common + between
    totalVariance = own + between
    value = min(max(trueVariance / totalVariance, 0), 1)
    valueOfObservedVariance = trueVariance / (own + observed)
    hasMixedSigns = model.hasMixedSigns
  }
}

/// The covariance of two items whose latent responses have this correlation.
private func covariance(
  _ left: LatentThresholds, _ right: LatentThresholds, _ correlation: Double
) -> Double {
  let normal = BivariateNormal(correlation: correlation)
  var sum = 0.0
  for (i, x) in left.values.enumerated() {
    let gap = Double(left.levels[i + 1] - left.levels[i])
    for (j, y) in right.values.enumerated() {
      sum += gap * Double(right.levels[j + 1] - right.levels[j]) * normal.indicatorCovariance(x, y)
    }
  }
  return sum
}

/// The variance of one item, with the divisor n.
private func variance(_ item: LatentThresholds) -> Double {
  let shares = item.proportions
  let mean = zip(shares, item.levels).reduce(0) { $0 + $1.0 * Double($1.1) }
  return zip(shares, item.levels).reduce(0) {
    $0 + $1.0 * (Double($1.1) - mean) * (Double($1.1) - mean)
  }
}
