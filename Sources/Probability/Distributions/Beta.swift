import CBoostMath

/// The beta distribution on [0, 1] with shapes `α` and `β`.
///
/// `P(X ≤ x) = I_x(α, β)`, the regularized incomplete beta function.
///
/// Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 2nd
/// edition, chapter 25; NIST Digital Library of Mathematical Functions, 8.17.2.
///
/// Checked against: mpmath 1.3.0, tails and quantiles to 1e-300, 15 digits in most places, 11
/// where one shape is a small whole number and the other large.
public struct Beta: ContinuousDistribution, Hashable {
  /// The shape `α` at 0, positive and finite.
  public let alpha: Double
  /// The shape `β` at 1, positive and finite.
  public let beta: Double

  /// Makes the distribution with density proportional to `x^(α-1) (1-x)^(β-1)`.
  ///
  /// - Parameters:
  ///   - alpha: `α`, positive and finite.
  ///   - beta: `β`, positive and finite.
  public init(alpha: Double, beta: Double) {
    checkPositive(alpha, "alpha")
    checkPositive(beta, "beta")
    self.alpha = alpha
    self.beta = beta
  }

  public var support: ClosedRange<Double> { 0...1 }

  /// The mean `α/(α+β)`.
  public var mean: Double? { alpha / (alpha + beta) }

  /// The standard deviation `√(αβ/(α+β+1)) / (α+β)`.
  public var standardDeviation: Double? {
    let sum = alpha + beta
    return (alpha / sum * (beta / sum) / (sum + 1)).squareRoot()
  }

  public func cumulative(_ x: Double) -> Double {
    cumulative(x) { skm_beta_cdf(alpha, beta, $0) }
  }

  public func upperTail(_ x: Double) -> Double {
    upperTail(x) { skm_beta_upper(alpha, beta, $0) }
  }

  public func quantile(_ probability: Double) -> Double {
    quantile(probability) { skm_beta_quantile(alpha, beta, $0) }
  }

  public func upperQuantile(_ probability: Double) -> Double {
    upperQuantile(probability) { skm_beta_upper_quantile(alpha, beta, $0) }
  }
}
