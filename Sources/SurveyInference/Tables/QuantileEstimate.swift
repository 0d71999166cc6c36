import Probability

/// A quantile with its interval.
public struct QuantileEstimate: Sendable, Hashable {
  /// Why a limit is not there.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The interval of the share below reaches past 0 or 1, where no value of the sample is.
    case beyondData
    /// There are no degrees of freedom.
    case noDegreesOfFreedom
    /// The quantile is the largest value: a share of 1 has no error that would say how far to go.
    case noVariation
  }

  /// The quantile, one of the values in the sample.
  public let value: Double
  /// The lower limit, one of the values in the sample.
  public let lower: Double?
  /// The upper limit, one of the values in the sample.
  public let upper: Double?
  /// The confidence level, a fraction such as 0.95.
  public let level: Double
  /// (upper - lower)/(2·t), t Student's quantile of the level; `nil` where a limit is.
  public let standardError: Double?
  /// Degrees of freedom of the share at or below the quantile.
  public let degreesOfFreedom: Int
  /// Rows used.
  public let sampleSize: Int
  /// Why a limit is not there; `nil` where both are.
  public let reason: Reason?

  /// The quantile and what the interval of the share below it gives.
  ///
  /// - Parameters:
  ///   - value: The quantile.
  ///   - share: The share of those at or below it.
  ///   - points: The distribution of the values.
  ///   - level: The confidence level.
  ///   - method: How the interval of the share is made.
  init(
    _ value: Double, share: Estimate, points: WeightedPoints, level: Double,
    method: ProportionIntervalMethod
  ) {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    self.value = value
    self.level = level
    degreesOfFreedom = share.degreesOfFreedom
    sampleSize = share.sampleSize
    let share = share.within01
    var (lower, upper, reason): (Double?, Double?, Reason?) = (nil, nil, nil)
    if share.standardError == nil {
      reason = .noDegreesOfFreedom
    } else if share.isCensus || (share.standardError == 0 && share.value < 1) {
      (lower, upper) = (value, value)
    } else if share.value == 1 {
      reason = .noVariation
    } else if let confidence = ProportionConfidence(of: share, method: method) {
      let limits = confidence.interval(level: level)
      lower = limits.lower < 0 ? nil : points.quantile(limits.lower)
      upper = limits.upper > 1 ? nil : points.quantile(limits.upper)
      if lower == nil || upper == nil { reason = .beyondData }
    }
    self.lower = lower
    self.upper = upper
    self.reason = reason
    if let lower, let upper {
      let student = StudentT(degreesOfFreedom: Double(share.degreesOfFreedom))
      standardError = (upper - lower) / (2 * student.quantile((1 + level) / 2))
    } else {
      standardError = nil
    }
  }
}

extension Estimate {
  /// A share that rounding, or negative weights, left outside 0 to 1 is the nearer of these.
  fileprivate var within01: Estimate {
    Estimate(
      value: min(1, max(0, value)), standardError: standardError,
      degreesOfFreedom: degreesOfFreedom, sampleSize: sampleSize, isCensus: isCensus)
  }
}
