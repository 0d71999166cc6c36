import Glibc
import Probability
public import SurveyInference

/// How the limits of a propensity are found from counts.
public enum RateIntervalMethod: String, Sendable, CaseIterable {
  /// Where the score test does not reject: the mean coverage is near the level, also of few cases.
  case wilson
  /// Where neither tail of the binomial is below (1 - level)/2: covers at least at the level, always.
  case clopperPearson = "clopper-pearson"
  /// Equal tails of the posterior under Jeffreys' prior; 0 of no success and 1 of nothing else.
  case jeffreys
  /// Wald's limits about the middle of Wilson's, which may leave [0, 1].
  case agrestiCoull = "agresti-coull"
  /// Clopper and Pearson's with half the probability of what was observed.
  case midP = "midp"
  /// Where the likelihood is not too far below its maximum.
  case likelihood
}

extension RateCounts {
  /// The interval of the propensity `p` behind `x` resolved of `n` reported cases.
  ///
  /// With `z` the normal quantile of (1 + level)/2 and `α = 1 - level`:
  /// - `wilson`: `(2x + z² ± z√(z² + 4x(n-x)/n)) / 2(n + z²)`
  /// - `clopperPearson`: `P(X ≥ x) = α/2` and `P(X ≤ x) = α/2`
  /// - `jeffreys`: the quantiles α/2 and 1 - α/2 of `Beta(x + ½, n - x + ½)`
  /// - `agrestiCoull`: `p̃ ± z√(p̃(1-p̃)/ñ)` with `ñ = n + z²` and `p̃ = (x + z²/2)/ñ`
  /// - `midP`: `P(X > x) + ½P(X = x) = α/2` and `P(X < x) + ½P(X = x) = α/2`
  /// - `likelihood`: `2(ℓ(x/n) - ℓ(p)) = z²`
  ///
  /// - Parameters:
  ///   - method: How the limits are found.
  ///   - level: The confidence level, a fraction in (0, 1).
  /// - Returns: Limits in [0, 1], but for `agrestiCoull`, which is left unclipped.
  /// - Throws: `RateError.nothingReported` where `n` is 0.
  ///
  /// Source: Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion,
  /// Statistical Science 16, 101-133; Agresti and Gottard (2007) for `midP`, Computational
  /// Statistics and Data Analysis 51, 6447-6458.
  ///
  /// Checked against: mpmath 1.3.0 at 40 digits, `n` to a million and levels to 0.9999, 12 digits.
  public func interval(
    _ method: RateIntervalMethod, level: Double
  ) throws(RateError) -> ConfidenceInterval {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    guard reported > 0 else { throw .nothingReported }
    let limits = RateLimits(successes: Double(resolved), trials: Double(reported), level: level)
    let (lower, upper) = limits(method)
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }
}

/// The limits of a propensity, each computed where no digit cancels.
private struct RateLimits {
  let x: Double, n: Double
  /// The probability on either side, (1 - level)/2, and its normal quantile.
  let tail: Double, z: Double

  init(successes: Double, trials: Double, level: Double) {
    (x, n) = (successes, trials)
    tail = (1 - level) / 2
    z = Normal.standard.upperQuantile(tail)
  }

  func callAsFunction(_ method: RateIntervalMethod) -> (Double, Double) {
    switch method {
    case .wilson: wilson
    case .clopperPearson: (clopperPearsonLower, clopperPearsonUpper)
    case .jeffreys: jeffreys
    case .agrestiCoull: agrestiCoull
    case .midP: (midPLower, midPUpper)
    case .likelihood: (likelihoodLower, likelihoodUpper)
    }
  }

  /// The lower limit by the product of both, since their difference would cancel of few successes.
  private var wilson: (Double, Double) {
    let sum = 2 * x + z * z + z * (z * z + 4 * x * ((n - x) / n)).squareRoot()
    let upper = x == n ? 1 : min(sum / (2 * (n + z * z)), 1)
    return (2 * x * (x / n) / sum, upper)
  }

  private var clopperPearsonLower: Double {
    x == 0 ? 0 : Beta(alpha: x, beta: n - x + 1).quantile(tail)
  }

  private var clopperPearsonUpper: Double {
    x == n ? 1 : Beta(alpha: x + 1, beta: n - x).upperQuantile(tail)
  }

  private var jeffreys: (Double, Double) {
    let posterior = Beta(alpha: x + 0.5, beta: n - x + 0.5)
    return (x == 0 ? 0 : posterior.quantile(tail), x == n ? 1 : posterior.upperQuantile(tail))
  }

  private var agrestiCoull: (Double, Double) {
    let count = n + z * z
    let middle = (x + z * z / 2) / count
    let half = z * (middle * ((n - x + z * z / 2) / count) / count).squareRoot()
    // middle - half as the difference of their squares, in which only two terms can cancel
    let difference = (x * (n + 2 * z * z) - z * z * n / 2) / count
    return (middle * (difference / count) / (middle + half), middle + half)
  }

  private func binomial(_ p: Double) -> Binomial {
    Binomial(trials: Int(n), successProbability: p)
  }

  private var midPLower: Double {
    if x == 0 { return 0 }
    if x == n { return exp(log(2 * tail) / n) }
    return root(from: clopperPearsonLower) { p in
      binomial(p).upperTail(Int(x)) + binomial(p).probability(of: Int(x)) / 2
    }
  }

  private var midPUpper: Double {
    if x == n { return 1 }
    if x == 0 { return -expm1(log(2 * tail) / n) }
    return root(from: clopperPearsonUpper) { p in
      binomial(p).cumulative(Int(x) - 1) + binomial(p).probability(of: Int(x)) / 2
    }
  }

  /// Where `probability` is `tail`, between the limit of Clopper and Pearson, which is wider, and
  /// the other end, since at a level near 0 even x/n is left out.
  private func root(from limit: Double, _ probability: (Double) -> Double) -> Double {
    let estimate = x / n
    func excess(_ p: Double) -> Double {
      log(max(probability(p), .leastNormalMagnitude)) - log(tail)
    }
    let end = excess(estimate) >= 0 ? estimate : (limit < estimate ? 1 : 0)
    return RootFinding.root(in: min(limit, end)...max(limit, end), excess).root
  }

  private var likelihoodLower: Double {
    if x == 0 { return 0 }
    if x == n { return exp(-z * z / (2 * n)) }
    // (n-x) ln(q/q̂) is at most x, so that the deviance exceeds z² here
    let start = x / n * exp(-1 - z * z / (2 * x))
    return RootFinding.root(in: start...x / n, excessDeviance).root
  }

  private var likelihoodUpper: Double {
    if x == n { return 1 }
    if x == 0 { return -expm1(-z * z / (2 * n)) }
    let start = 1 - (n - x) / n * exp(-1 - z * z / (2 * (n - x)))
    return RootFinding.root(in: x / n...start, excessDeviance).root
  }

  /// 2(ℓ(x/n) - ℓ(p)) - z², from the distance p - x/n, near which the logarithms cancel.
  private func excessDeviance(_ p: Double) -> Double {
    let distance = p - x / n
    let deviance = -2 * (x * log1p(distance * (n / x)) + (n - x) * log1p(-distance * (n / (n - x))))
    return deviance - z * z
  }
}
