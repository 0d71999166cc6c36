import CBoostMath

/// The negative binomial distribution: failures before success number `r`, where each trial succeeds
/// with probability `p`.
///
/// `P(X = k) = Γ(k+r) / (k! Γ(r)) p^r (1-p)^k` with any `r > 0`. It is the distribution of a Poisson
/// count whose mean is drawn from the gamma distribution with shape `r` and rate `p/(1-p)`.
///
/// Source: Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, 3rd edition, 5.3;
/// NIST Digital Library of Mathematical Functions, 8.17.
///
/// Checked against: mpmath 1.3.0, masses and tails to 1e-280, 11 digits; means to 30, 14.
public struct NegativeBinomial: DiscreteDistribution, Hashable {
  /// The number of successes `r` that end the trials, positive and finite.
  public let successes: Double
  /// The probability of success `p` of one trial, in (0, 1].
  public let successProbability: Double

  /// Makes the distribution of a count of failures.
  ///
  /// - Parameters:
  ///   - successes: `r`, positive and finite; not necessarily whole.
  ///   - successProbability: `p`, in (0, 1].
  public init(successes: Double, successProbability: Double) {
    checkPositive(successes, "successes")
    checkPositive(successProbability, "successProbability")
    checkProbability(successProbability)
    self.successes = successes
    self.successProbability = successProbability
  }

  public var support: ClosedRange<Int> { 0...(.max) }

  /// The mean `r(1-p)/p`.
  public var mean: Double { successes * (1 - successProbability) / successProbability }

  /// The standard deviation `√(r(1-p)) / p`.
  public var standardDeviation: Double { (mean / successProbability).squareRoot() }

  public func probability(of k: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard successProbability < 1 else { return k == 0 ? 1 : 0 }
    return skm_negative_binomial_mass(successes, successProbability, Double(k))
  }

  public func cumulative(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard successProbability < 1 else { return 1 }
    return skm_negative_binomial_cdf(successes, successProbability, Double(k))
  }

  public func upperTail(_ k: Int) -> Double {
    guard k >= 0 else { return 1 }
    guard successProbability < 1 else { return 0 }
    return skm_negative_binomial_upper(successes, successProbability, Double(k))
  }

  public func quantile(_ probability: Double) -> Int {
    checkProbability(probability)
    guard probability > 0, successProbability < 1 else { return 0 }
    guard probability < 1 else { return .max }
    let guess = skm_negative_binomial_quantile(successes, successProbability, probability)
    return smallest(from: Int(exactly: guess) ?? Int(mean)) { cumulative($0) >= probability }
  }

  public func upperQuantile(_ probability: Double) -> Int {
    checkProbability(probability)
    guard probability < 1, successProbability < 1 else { return 0 }
    guard probability > 0 else { return .max }
    let guess = skm_negative_binomial_upper_quantile(successes, successProbability, probability)
    return smallest(from: Int(exactly: guess) ?? Int(mean)) { upperTail($0) <= probability }
  }
}
