import LinearAlgebra

/// A straight line through estimates whose sampling errors are known, while their true values vary
/// around the line too: random-effects meta-regression on time.
///
/// yᵢ = b₀ + b₁tᵢ + uᵢ + eᵢ, uᵢ of variance τ², eᵢ of the variance vᵢ that the survey of that
/// period gives. b minimizes Σ (yᵢ - b₀ - b₁tᵢ)²/(vᵢ + τ²) and has the covariance (XᵀWX)⁻¹, W =
/// diag 1/(vᵢ + τ²). Three to ten years hardly tell τ: look at ``tau2StandardError``.
///
/// Source: Berkey, Hoaglin, Mosteller and Colditz (1995), Statistics in Medicine 14, 395-411;
/// Viechtbauer (2010), Journal of Statistical Software 36(3).
///
/// Checked against: R 4.2.2, metafor 3.8.1 `rma` and `predict`, 10 digits of all estimators. Its
/// `"PM"` stops where τ² has 4 to 10 digits; its `"EB"` solves the same equation, and agrees.
public struct RandomEffectsTrend: Sendable, Hashable {
  public let estimator: HeterogeneityEstimator
  public let test: CoefficientTest
  private let fit: RandomEffectsFit

  /// The intercept, which is the level at the first period, and the slope.
  public var terms: [TrendTerm] { fit.terms }
  public var intercept: TrendTerm { terms[0] }
  public var slope: TrendTerm { terms[1] }
  /// τ², the variance of true values around the line, at least 0, in the squared unit of the
  /// quantity.
  public var tau2: Double { fit.tau2 }
  /// The standard error of τ²; `nil` of ``HeterogeneityEstimator/fixedEffect``.
  public var tau2StandardError: Double? { fit.tau2StandardError }
  /// QE = Σ (yᵢ - ŷᵢ)²/vᵢ around the line of τ² = 0; about n - 2 if there is sampling error alone.
  public var residualHeterogeneity: Double { fit.heterogeneity }
  /// The probability of at least as large a ``residualHeterogeneity`` if there is sampling error
  /// alone.
  public var residualHeterogeneityPValue: Double { fit.heterogeneityPValue }
  /// n - 2, at least 1.
  public var degreesOfFreedom: Int { fit.degreesOfFreedom }
  /// The search for τ² came to its end, and was not stopped.
  public var converged: Bool { fit.converged }

  /// The share of the variance around the line that is not sampling error, in [0, 1].
  ///
  /// τ²/(τ² + ṽ) with ṽ = (n - p)/tr P at τ² = 0; max(0, 1 - (n - p)/QE) of
  /// ``HeterogeneityEstimator/fixedEffect``.
  ///
  /// Source: Higgins and Thompson (2002), Statistics in Medicine 21, 1539-1558.
  public var iSquared: Double {
    guard estimator == .fixedEffect else { return tau2 / (tau2 + fit.typicalVariance) }
    let excess = residualHeterogeneity - Double(degreesOfFreedom)
    return excess > 0 ? excess / residualHeterogeneity : 0
  }

  /// Fits a line.
  ///
  /// - Parameters:
  ///   - series: Of at least three observations with standard errors.
  ///   - estimator: Of τ².
  ///   - test: Of the terms.
  ///   - isGuarded: The factor s² of Knapp and Hartung counts as at least 1; without the guard
  ///     errors may be smaller than those of sampling alone.
  /// - Returns: The line.
  /// - Throws: ``UndefinedReason/noStandardErrors(_:)`` and ``UndefinedReason/outOfRange``.
  /// - Complexity: O(n) for each of some fifty values of τ².
  public static func fit(
    _ series: EstimateSeries,
    estimator: HeterogeneityEstimator = .restrictedMaximumLikelihood,
    test: CoefficientTest = .knappHartung, isGuarded: Bool = true
  ) throws(UndefinedReason) -> RandomEffectsTrend {
    RandomEffectsTrend(
      estimator: estimator, test: test,
      fit: try RandomEffectsFit(
        TrendDesign(series), to: series.values,
        standardErrors: try series.requiredStandardErrors(), estimator, test,
        isGuarded: isGuarded))
  }

  /// The line at a time, and a true value or a new survey around it.
  ///
  /// The mean has the variance xᵀ Cov(b) x with x = (1, t), a true value τ² more, and what a survey
  /// finds its squared standard error more.
  ///
  /// - Parameters:
  ///   - time: t, years since the first period (``EstimateSeries/time(of:)``); any number.
  ///   - standardError: Of the new survey; 0 for the true value itself.
  /// - Returns: The mean, and both errors.
  public func value(at time: Double, standardError: Double = 0) -> TrendValue {
    precondition(standardError >= 0, "standardError must not be negative; got \(standardError)")
    let variance = fit.covariance.quadraticForm([1, time])
    return TrendValue(
      time: time, mean: fit.coefficients[0] + fit.coefficients[1] * time,
      meanError: variance.squareRoot(),
      predictionError: (variance + tau2 + standardError * standardError).squareRoot(),
      degreesOfFreedom: fit.testDegreesOfFreedom)
  }
}
