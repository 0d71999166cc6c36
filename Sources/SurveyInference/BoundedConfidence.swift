import Glibc
import Probability

/// The confidence distribution of a quantity between two bounds: intervals and probabilities are
/// read off it, so they cannot disagree.
///
/// With p = (value - a)/(b - a) the place between the bounds a and b, s = standardError/(b - a),
/// t a variable of Student's distribution with the estimate's degrees of freedom:
///
/// - `student`: value + t·standardError; an interval is cut off at the bounds.
/// - `logit`: logit p + t·s/(p(1 - p)), mapped back.
/// - `beta`: lower limits from Beta(x, m - x + 1) and upper ones from Beta(x + 1, m - x), x = m·p,
///   on the effective sample size m = p(1 - p)/s², at most the sample size n. A probability is the
///   mean over the two distributions, the mid-P confidence distribution.
/// - `moderated`: the same limits on m = n/max(c, (I·c + λ)/(I + λ)). Here c = n·s²/(p(1 - p)) is the
///   variance against that of n answers of yes or no, I = n·p(1 - p) the information that the sample
///   has of it, and λ = 1/100 the weight of the guess that c is 1. With few answers below the top
///   the error is itself hardly known, and m comes closer to n. Student's distribution, on its
///   degrees of freedom times 1 + λ/I, stands for the normal one (see below).
///
/// Student's distribution stands for the normal one where a limit at the tail Φ(t) of a beta
/// distribution is a limit at the tail α, t being Student's quantile at α.
///
/// Where the answers do not vary the standard error is zero and says nothing about the next
/// respondent: then every method gives the beta interval on the sample size, which `moderated`
/// approaches as p approaches a bound. Where everybody was counted there is no next respondent, and
/// the interval is a point. A probability is a degree of confidence, not a posterior.
///
/// Source: Korn and Graubard (1998), Survey Methodology 24, 193-201 (`beta`); Smyth (2004),
/// Statistical Applications in Genetics and Molecular Biology 3, article 3, whose moderated t
/// shrinks a variance and adds to its degrees of freedom alike (`moderated`; λ by the simulation of
/// <doc:CoverageOfIntervals>); Schweder and Hjort (2016), Confidence, Likelihood, Probability, 3.
///
/// Checked against: scipy 1.17.1, and mpmath 1.3.0 for `moderated`, 11 digits.
public struct BoundedConfidence: Sendable, Hashable {
  private enum Shape: Hashable {
    case student(centre: Double, scale: Double, StudentT)
    case logit(centre: Double, scale: Double, StudentT)
    case beta(BetaLimits)
    case point(Double)
  }

  private let shape: Shape
  private let bounds: ClosedRange<Double>
  /// The answers do not vary: the interval rests on the number of respondents alone.
  public let hasNoVariation: Bool

  /// Makes the confidence distribution of `estimate`; fails where it has no standard error.
  ///
  /// - Parameters:
  ///   - estimate: The value, its standard error and degrees of freedom.
  ///   - bounds: The smallest and the largest possible value.
  ///   - method: How.
  public init?(of estimate: Estimate, within bounds: ClosedRange<Double>, method: IntervalMethod) {
    guard let standardError = estimate.standardError else { return nil }
    let width = bounds.upperBound - bounds.lowerBound
    let place = min(1, max(0, (estimate.value - bounds.lowerBound) / width))
    let error = standardError / width
    let student = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom))
    let sampleSize = Double(estimate.sampleSize)
    self.bounds = bounds
    // Answers that differ while the index does not, and fractional weights: the sums cancel to the
    // rounding of their terms, about the square root of 1e-16 of the width.
    hasNoVariation = !estimate.isCensus && (error < 1e-8 || place == 0 || place == 1)
    if estimate.isCensus {
      shape = .point(estimate.value)
      return
    }
    if hasNoVariation {
      shape = .beta(BetaLimits(successes: sampleSize * place, count: sampleSize))
      return
    }
    switch method {
    case .student:
      shape = .student(centre: estimate.value, scale: standardError, student)
    case .logit:
      shape = .logit(
        centre: log(place / (1 - place)), scale: error / (place * (1 - place)), student)
    case .beta:
      let effective = min(sampleSize, place * (1 - place) / (error * error))
      shape = .beta(BetaLimits(successes: effective * place, count: effective))
    case .moderated:
      shape = .beta(moderatedLimits(estimate, place: place, error: error))
    }
  }

  /// The two-sided interval at `level`, a fraction such as 0.95, inside the bounds.
  public func interval(level: Double) -> ConfidenceInterval {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    let (lower, upper) = limits(level: level)
    return ConfidenceInterval(
      lower: max(bounds.lowerBound, lower), upper: min(bounds.upperBound, upper), level: level)
  }

  /// The interval at `level` would reach past a bound and is cut off there.
  public func isClipped(level: Double) -> Bool {
    let (lower, upper) = limits(level: level)
    return lower < bounds.lowerBound || upper > bounds.upperBound
  }

  private func limits(level: Double) -> (lower: Double, upper: Double) {
    switch shape {
    case .point(let value): return (value, value)
    case .student(let centre, let scale, let student):
      let margin = student.quantile((1 + level) / 2) * scale
      return (centre - margin, centre + margin)
    case .logit(let centre, let scale, let student):
      let margin = student.quantile((1 + level) / 2) * scale
      return (value(at: logistic(centre - margin)), value(at: logistic(centre + margin)))
    case .beta(let beta):
      let (lower, upper) = beta.limits(level: level)
      return (value(at: lower), value(at: upper))
    }
  }

  /// The confidence that the quantity lies below `limit`; the ends beyond the bounds count too.
  public func probability(below limit: Double) -> Double {
    switch shape {
    case .point(let value): return value < limit ? 1 : 0
    case .student(let centre, let scale, let student):
      guard place(of: limit) != nil || limit == bounds.upperBound else {
        return limit <= bounds.lowerBound ? 0 : 1
      }
      return student.cumulative((limit - centre) / scale)
    case .logit(let centre, let scale, let student):
      guard let place = place(of: limit) else { return limit <= bounds.lowerBound ? 0 : 1 }
      return student.cumulative((log(place / (1 - place)) - centre) / scale)
    case .beta(let beta):
      guard let place = place(of: limit) else { return limit <= bounds.lowerBound ? 0 : 1 }
      return beta.probability(below: place)
    }
  }

  private func value(at place: Double) -> Double {
    bounds.lowerBound + (bounds.upperBound - bounds.lowerBound) * place
  }

  /// The place of a value strictly between the bounds.
  private func place(of value: Double) -> Double? {
    guard bounds.lowerBound < value && value < bounds.upperBound else { return nil }
    return (value - bounds.lowerBound) / (bounds.upperBound - bounds.lowerBound)
  }
}

func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// The weight of the guess that answers differ as those of yes or no, in units of the information
/// of one such answer.
private let moderation = 0.01

/// The limits on the moderated effective sample size, `place` strictly between 0 and 1.
private func moderatedLimits(_ estimate: Estimate, place: Double, error: Double) -> BetaLimits {
  let sampleSize = Double(estimate.sampleSize)
  let variance = place * (1 - place)
  let information = sampleSize * variance
  let ratio = sampleSize * error * error / variance
  let moderated = (information * ratio + moderation) / (information + moderation)
  let effective = sampleSize / max(ratio, moderated)
  return BetaLimits(
    successes: effective * place, count: effective,
    student: StudentT(
      degreesOfFreedom: Double(estimate.degreesOfFreedom) * (1 + moderation / information)))
}
