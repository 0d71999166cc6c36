import Glibc
import Probability

/// How sure a proportion is: intervals around an estimate in [0, 1], which need not be symmetric.
///
/// With p the estimate, s its standard error, n rows, t(ν) the quantile of Student's distribution at
/// (1 + level)/2, d the degrees of freedom, t = t(d):
///
/// - `logit`: the logit of p, ± t·s/(p(1 - p)), mapped back.
/// - `beta`: the lower limit from Beta(x, m - x + 1), the upper one from Beta(x + 1, m - x), with
///   x = m·p on the effective sample size m = p(1 - p)/s² · (t(n - 1)/t(d))². It may exceed n.
/// - `wilson`: where |p - π| = t·√(π(1 - π)/m) on m = p(1 - p)/s²,
///   (p + t²/2m ± t·√(p(1 - p)/m + t²/4m²))/(1 + t²/m).
/// - `wald`: p ± t·s, not cut off at 0 and 1.
///
/// A standard error of 0 has three meanings. Where everybody was counted, and where p lies between 0
/// and 1 (a share of strata whose sizes are known), the interval is the point p. Where p is 0 or 1
/// the sample shows no variation, which is not that of the population: then m is n, with the factor
/// for the degrees of freedom under `beta`, and `logit` has no answer of its own and gives that of
/// `beta`. `wald` gives the point even there; R's `svyciprop` answers so under its `mean`, and NaN
/// under the others.
///
/// Source: Korn and Graubard (1998), Survey Methodology 24, 193-201 (`beta`); Kott and Carr (1997),
/// Journal of Official Statistics 13, 367-383 (`wilson`); Dean and Pagano (2015), Journal of Survey
/// Statistics and Methodology 3, 484-503, who compare them.
///
/// Checked against: R survey 4.1-1 `svyciprop` with `xlogit`, `beta` and `mean`, 12 digits; `wilson`
/// against the equation that it solves.
public struct ProportionConfidence: Sendable, Hashable {
  private let estimate: Estimate
  private let standardError: Double
  private let method: ProportionIntervalMethod

  /// Makes the intervals of `estimate`; fails where it has no standard error, or lies outside 0 and 1,
  /// as calibrated weights below zero may bring about, under a method other than `wald`.
  ///
  /// - Parameters:
  ///   - estimate: A proportion, its standard error, degrees of freedom and sample size.
  ///   - method: How.
  public init?(of estimate: Estimate, method: ProportionIntervalMethod) {
    guard let standardError = estimate.standardError,
      method == .wald || 0...1 ~= estimate.value
    else { return nil }
    self.estimate = estimate
    self.standardError = standardError
    self.method = method
  }

  /// The proportion is 0 or 1 in the sample, so that its error rests on the number of rows alone.
  public var hasNoVariation: Bool {
    !estimate.isCensus && (estimate.value == 0 || estimate.value == 1)
  }

  /// The two-sided interval at `level`, a fraction such as 0.95.
  public func interval(level: Double) -> ConfidenceInterval {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    let (lower, upper) = limits(level: level)
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  private func limits(level: Double) -> (lower: Double, upper: Double) {
    let place = estimate.value
    guard hasNoVariation || (standardError > 0 && !estimate.isCensus) else {
      return (place, place)
    }
    let student = quantile(estimate.degreesOfFreedom, level)
    switch method {
    case .logit where !hasNoVariation:
      let (centre, margin) = (
        log(place / (1 - place)), student * standardError / (place * (1 - place))
      )
      return (logistic(centre - margin), logistic(centre + margin))
    case .logit, .beta:
      let ratio = quantile(estimate.sampleSize - 1, level) / student
      let effective = effectiveSize * ratio * ratio
      return BetaLimits(successes: effective * place, count: effective).limits(level: level)
    case .wilson:
      let share = student * student / effectiveSize
      let centre = (place + share / 2) / (1 + share)
      let margin = (share * (place * (1 - place) + share / 4)).squareRoot() / (1 + share)
      return (
        place == 0 ? 0 : max(0, centre - margin), place == 1 ? 1 : min(1, centre + margin)
      )
    case .wald:
      return (place - student * standardError, place + student * standardError)
    }
  }

  /// p(1 - p)/s²; the number of rows where nothing varies.
  private var effectiveSize: Double {
    hasNoVariation
      ? Double(estimate.sampleSize)
      : estimate.value * (1 - estimate.value) / (standardError * standardError)
  }

  private func quantile(_ degreesOfFreedom: Int, _ level: Double) -> Double {
    StudentT(degreesOfFreedom: Double(degreesOfFreedom)).upperQuantile((1 - level) / 2)
  }
}
