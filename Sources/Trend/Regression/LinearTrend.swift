import LinearAlgebra

/// The straight line through a series by least squares: level at the first period and change per
/// year.
///
/// (b₀, b₁) makes Σ wᵢ(yᵢ - b₀ - b₁tᵢ)² least, t in years since the first period. The covariance of
/// the two is s²(XᵀWX)⁻¹ with s² = Σ wᵢrᵢ²/(n - 2), and they follow Student's t with n - 2 degrees
/// of freedom if the deviations from the line are normal and independent.
///
/// Source: Draper and Smith (1998), Applied Regression Analysis, 3rd edition, chapters 1, 3 and 9.
///
/// Checked against: R 4.2.2 `lm`, `predict` and `confint`, 12 digits.
public struct LinearTrend: Sendable, Hashable {
  /// How much an observation counts.
  public enum Weighting: Sendable, Hashable {
    /// All the same.
    case equal
    /// wᵢ = 1/seᵢ². Only the ratios of the standard errors are believed; how large they are is
    /// estimated, and may come out smaller than they say (``RandomEffectsTrend`` never lets it).
    case inverseVariance
  }

  public let weighting: Weighting
  /// The intercept, which is the level at the first period, and the slope.
  public let terms: [TrendTerm]
  public var intercept: TrendTerm { terms[0] }
  public var slope: TrendTerm { terms[1] }
  /// s, positive; `nil` where every residual is rounding.
  ///
  /// Under ``Weighting/inverseVariance`` a multiple of the standard errors: 1 where the observations
  /// scatter as these say.
  public let residualStandardDeviation: Double?
  /// n - 2, at least 1.
  public let degreesOfFreedom: Int
  /// 1 - Σ wᵢrᵢ²/Σ wᵢ(yᵢ - ȳ)², the share of the variation that the line follows, in [0, 1]; `nil`
  /// where the values do not vary.
  public let rSquared: Double?
  private let unscaledCovariance: SymmetricMatrix
  /// The mean weight, 1 of equal ones.
  private let meanWeight: Double

  /// Fits a line.
  ///
  /// - Parameters:
  ///   - series: Of at least three observations.
  ///   - weighting: How much each counts.
  /// - Returns: The line.
  /// - Throws: ``UndefinedReason/noStandardErrors(_:)`` where weights need them, and
  ///   ``UndefinedReason/outOfRange``.
  /// - Complexity: O(n).
  public static func fit(
    _ series: EstimateSeries, weighting: Weighting = .equal
  ) throws(UndefinedReason) -> LinearTrend {
    let weights: [Double]? =
      switch weighting {
      case .equal: nil
      case .inverseVariance: try series.requiredStandardErrors().map { 1 / ($0 * $0) }
      }
    let line = try LineFit(TrendDesign(series), to: series.values, weights: weights)
    return LinearTrend(line, weighting, series.values, weights)
  }

  private init(_ line: LineFit, _ weighting: Weighting, _ values: [Double], _ weights: [Double]?) {
    self.weighting = weighting
    terms = line.terms
    residualStandardDeviation = line.residualStandardDeviation
    degreesOfFreedom = line.design.degreesOfFreedom
    unscaledCovariance = line.fit.unscaledCovariance
    let weights = weights ?? values.map { _ in 1 }
    let sum = weights.reduce(0, +)
    meanWeight = sum / Double(values.count)
    let first = values[0]  // from which distances are small
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - first) } / sum
    let total = zip(weights, values).reduce(0) {
      let distance = $1.1 - first - mean
      return $0 + $1.0 * distance * distance
    }
    rSquared =
      values.allSatisfy { $0 == first }
      ? nil : max(0, 1 - line.fit.residualSumOfSquares / total)
  }

  /// The line at a time, and a new observation around it.
  ///
  /// The mean has the variance xᵀ(XᵀWX)⁻¹x·s² with x = (1, t), and an observation of weight w
  /// s²/w more.
  ///
  /// - Parameters:
  ///   - time: t, years since the first period (``EstimateSeries/time(of:)``); any number.
  ///   - standardError: Of the new observation, positive, where weights come from standard errors;
  ///     `nil` for one that weighs as much as those of the series on average.
  /// - Returns: The mean, and both errors.
  public func value(at time: Double, standardError: Double? = nil) -> TrendValue {
    let leverage = unscaledCovariance.quadraticForm([1, time])
    let variance: Double
    switch (weighting, standardError) {
    case (.inverseVariance, let error?):
      precondition(error > 0, "standardError must be positive; got \(error)")
      variance = error * error
    case (.inverseVariance, nil), (.equal, _): variance = 1 / meanWeight
    }
    return TrendValue(
      time: time, mean: intercept.estimate + slope.estimate * time,
      meanError: residualStandardDeviation.map { $0 * leverage.squareRoot() },
      predictionError: residualStandardDeviation.map { $0 * (variance + leverage).squareRoot() },
      degreesOfFreedom: degreesOfFreedom)
  }
}
