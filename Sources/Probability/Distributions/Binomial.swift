import CBoostMath

/// The binomial distribution: successes in `n` independent trials with probability `p` each.
///
/// `P(X > k) = I_p(k+1, n-k)`, the regularized incomplete beta function.
///
/// Source: Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, 3rd edition,
/// chapter 3; NIST Digital Library of Mathematical Functions, 8.17.5.
///
/// Checked against: mpmath 1.3.0, masses and tails with `n` to a million, 11 digits; small tables,
/// 15.
public struct Binomial: DiscreteDistribution, Hashable {
  /// The number of trials `n`, at least 0.
  public let trials: Int
  /// The probability of success `p` of one trial, in [0, 1].
  public let successProbability: Double

  /// Makes the distribution of a count of successes.
  ///
  /// - Parameters:
  ///   - trials: `n`, at least 0.
  ///   - successProbability: `p`, in [0, 1].
  public init(trials: Int, successProbability: Double) {
    precondition(trials >= 0, "trials must not be negative; got \(trials)")
    checkProbability(successProbability)
    self.trials = trials
    self.successProbability = successProbability
  }

  public var support: ClosedRange<Int> { 0...trials }

  /// The mean `np`.
  public var mean: Double { Double(trials) * successProbability }

  /// The standard deviation `√(np(1-p))`.
  public var standardDeviation: Double { (mean * (1 - successProbability)).squareRoot() }

  public func probability(of k: Int) -> Double {
    guard support.contains(k) else { return 0 }
    return skm_binomial_mass(Double(trials), successProbability, Double(k))
  }

  public func cumulative(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard k < trials else { return 1 }
    return skm_binomial_cdf(Double(trials), successProbability, Double(k))
  }

  public func upperTail(_ k: Int) -> Double {
    guard k >= 0 else { return 1 }
    guard k < trials else { return 0 }
    return skm_binomial_upper(Double(trials), successProbability, Double(k))
  }

  public func quantile(_ probability: Double) -> Int {
    checkProbability(probability)
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    let guess = skm_binomial_quantile(Double(trials), successProbability, probability)
    return smallest(from: Int(guess)) { cumulative($0) >= probability }
  }

  public func upperQuantile(_ probability: Double) -> Int {
    checkProbability(probability)
    guard probability > 0 else { return trials }
    guard probability < 1 else { return 0 }
    let guess = skm_binomial_upper_quantile(Double(trials), successProbability, probability)
    return smallest(from: Int(guess)) { upperTail($0) <= probability }
  }
}
