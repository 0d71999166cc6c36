import Probability

/// One estimate of a table with its interval, or why there is none.
public struct TableFinding: Sendable, Hashable {
  /// Why something of an estimate is not known.
  public enum Gap: Sendable, Hashable {
    /// There are no degrees of freedom, hence no standard error and no interval.
    case noDegreesOfFreedom
    /// Nothing varies in the sample, or the weights count no population: nothing to compare the
    /// variance with.
    case noDesignEffect
    /// A quantile has no design effect.
    case quantileHasNoDesignEffect
    /// A limit of a quantile is not there.
    case quantile(QuantileEstimate.Reason)
  }

  /// What is known of it.
  public struct Values: Sendable, Hashable {
    public let estimate: Double
    public let standardError: Double?
    public let degreesOfFreedom: Int
    public let lower: Double?
    public let upper: Double?
    public let designEffect: Double?
    public let sampleSize: Int
    /// Why what is `nil` is not known.
    public let gaps: [Gap]
    /// A share of 0 or 1 in the sample: its interval rests on the number of rows.
    public let hasNoVariation: Bool
  }

  /// The number of the group.
  public let group: Int
  /// The number of the variable.
  public let variable: Int
  /// The number of the category, where the variable has some.
  public let category: Int?
  /// The share that a quantile is of.
  public let probability: Double?
  public let outcome: Result<Values, EstimationError>
}

extension TableFinding.Values {
  /// A mean, total or ratio, with Student's interval, or that of a share.
  ///
  /// - Parameters:
  ///   - found: The estimate.
  ///   - interval: How the interval of a share is made; `nil` for anything else.
  ///   - level: The confidence level.
  init(_ found: TableEstimate, interval: ProportionIntervalMethod?, level: Double) {
    let estimate = found.estimate
    var (limits, gaps): (ConfidenceInterval?, [TableFinding.Gap]) = (nil, [])
    var hasNoVariation = false
    if let standardError = estimate.standardError {
      if let interval {
        let confidence = ProportionConfidence(of: estimate, method: interval)
        limits = confidence?.interval(level: level)
        hasNoVariation = confidence?.hasNoVariation ?? false
      } else {
        let student = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom))
        let margin = student.upperQuantile((1 - level) / 2) * standardError
        limits = ConfidenceInterval(
          lower: estimate.value - margin, upper: estimate.value + margin, level: level)
      }
      if found.designEffect == nil { gaps.append(.noDesignEffect) }
    } else {
      gaps.append(.noDegreesOfFreedom)
    }
    self.init(
      estimate: estimate.value, standardError: estimate.standardError,
      degreesOfFreedom: estimate.degreesOfFreedom, lower: limits?.lower, upper: limits?.upper,
      designEffect: found.designEffect, sampleSize: estimate.sampleSize, gaps: gaps,
      hasNoVariation: hasNoVariation)
  }
}

extension TableFinding.Values {
  /// A quantile with Woodruff's interval.
  init(_ found: QuantileEstimate) {
    var gaps: [TableFinding.Gap] = [.quantileHasNoDesignEffect]
    if let reason = found.reason { gaps.append(.quantile(reason)) }
    self.init(
      estimate: found.value, standardError: found.standardError,
      degreesOfFreedom: found.degreesOfFreedom, lower: found.lower, upper: found.upper,
      designEffect: nil, sampleSize: found.sampleSize, gaps: gaps, hasNoVariation: false)
  }
}
