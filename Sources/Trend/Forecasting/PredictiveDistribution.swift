public import Probability

/// What is known of one future value: the distribution of Y = c + s·Z, kept between bounds.
///
/// What Z would put past a bound lies at the bound, so that a bound has a mass. Every quantile,
/// interval, probability and moment is of the clipped value.
public struct PredictiveDistribution: Sendable {
  /// The distribution of Z = (Y - c)/s before clipping.
  public let standard: any ContinuousDistribution
  /// c, in the unit of the quantity.
  public let centre: Double
  /// s, in the unit of the quantity; positive.
  public let scale: Double
  /// The smallest and the largest possible value; `nil` where there are none.
  public let bounds: ClosedRange<Double>?

  /// Makes the distribution of c + s·Z between the bounds.
  ///
  /// - Parameters:
  ///   - standard: The distribution of Z.
  ///   - centre: c, finite.
  ///   - scale: s, positive and finite: a value that is known exactly is no forecast.
  ///   - bounds: The smallest and the largest possible value.
  public init(
    _ standard: any ContinuousDistribution, centre: Double, scale: Double,
    within bounds: ClosedRange<Double>? = nil
  ) {
    precondition(centre.isFinite, "centre must be finite; got \(centre)")
    precondition(0 < scale && scale < .infinity, "scale must be positive; got \(scale)")
    self.standard = standard
    self.centre = centre
    self.scale = scale
    self.bounds = bounds
  }

  public var median: Double { quantile(0.5) }

  /// The y with P(Y ≤ y) = `probability`, the smallest where there are several.
  ///
  /// - Parameter probability: A fraction in [0, 1].
  /// - Returns: A value within the bounds; infinite at 0 or 1 where there are none.
  public func quantile(_ probability: Double) -> Double {
    value(at: standard.quantile(probability))
  }

  /// The interval that leaves out equal tails, as far as no bound lies in them.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: The quantiles at `(1 - level)/2` from below and from above.
  public func interval(level: Double) -> ClosedRange<Double> {
    let limits = standard.interval(level: level)
    let lower = value(at: limits.lowerBound)
    return lower...max(lower, value(at: limits.upperBound))
  }

  /// The probability P(Y ≤ y).
  ///
  /// - Parameter y: Any number, in the unit of the quantity.
  /// - Returns: 1 from the upper bound on, and 0 below the lower one.
  public func cumulative(_ y: Double) -> Double {
    if let bounds {
      if y >= bounds.upperBound { return 1 }
      if y < bounds.lowerBound { return 0 }
    }
    return standard.cumulative((y - centre) / scale)
  }

  /// The probability P(Y ≥ y), the mass at the upper bound included.
  ///
  /// - Parameter y: Any number, in the unit of the quantity.
  /// - Returns: 1 up to the lower bound, and 0 above the upper one.
  public func probability(atLeast y: Double) -> Double {
    if let bounds {
      if y <= bounds.lowerBound { return 1 }
      if y > bounds.upperBound { return 0 }
    }
    return standard.upperTail((y - centre) / scale)
  }

  /// The probability that the value as it will be published meets a target.
  ///
  /// Published is Y rounded half-up, so that it meets the target T if Y ≥ T' - ½·10⁻ᵈ, where T' is T
  /// rounded up to d decimals. A target of 100 can thus be met by a quantity that ends there.
  ///
  /// - Parameters:
  ///   - target: T, finite, in the unit of the quantity.
  ///   - decimals: d, the decimals that are published, 0 to 15.
  /// - Returns: P(published Y ≥ T).
  public func probabilityOfAttainment(_ target: Double, decimals: Int = 2) -> Double {
    probability(atLeast: Self.leastValue(attaining: target, decimals: decimals))
  }

  /// The probability that the value as it will be published does not exceed a target.
  ///
  /// Published is Y rounded half-up, so that it is no more than the target T if Y < T' + ½·10⁻ᵈ, where T' is
  /// T rounded down to d decimals.
  ///
  /// - Parameters:
  ///   - target: T, finite, in the unit of the quantity.
  ///   - decimals: d, the decimals that are published, 0 to 15.
  /// - Returns: P(published Y ≤ T).
  public func probability(publishedAtMost target: Double, decimals: Int = 2) -> Double {
    // Below the negative: half-up of -Y would go the other way, and only the open end differs.
    let limit = -Self.leastValue(attaining: -target, decimals: decimals)
    if let bounds {
      if limit <= bounds.lowerBound { return 0 }
      if limit > bounds.upperBound { return 1 }
    }
    return standard.cumulative((limit - centre) / scale)
  }

  /// The smallest value that, as it will be published, meets a target: T' - ½·10⁻ᵈ.
  static func leastValue(attaining target: Double, decimals: Int) -> Double {
    precondition((0...15).contains(decimals), "decimals must lie in 0...15; got \(decimals)")
    precondition(target.isFinite, "target must be finite; got \(target)")
    let power = (0..<decimals).reduce(1.0) { power, _ in 10 * power }
    let units = target * power
    // 88.31 · 100 is 8831.000000000001: no more than rounding above a whole number is that number.
    let whole = units.rounded()
    let needed = units - whole <= 4 * units.ulp ? whole : units.rounded(.up)
    return (needed - 0.5) / power
  }

  /// The value at a quantile of Z.
  func value(at z: Double) -> Double {
    let y = centre + scale * z
    guard let bounds else { return y }
    return min(bounds.upperBound, max(bounds.lowerBound, y))
  }
}
