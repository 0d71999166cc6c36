import CBoostMath

/// The noncentral chi-squared distribution with `ν` degrees of freedom and noncentrality `λ`.
///
/// The sum of `ν` squared normal variables of variance 1 whose squared means add up to `λ`:
/// `P(X ≤ x) = Σ e^(-λ/2) (λ/2)ʲ/j! · P(ν/2 + j, x/2)` over `j ≥ 0`.
///
/// Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 2nd
/// edition, chapter 29.
public struct NoncentralChiSquared: ContinuousDistribution, Hashable {
  /// The degrees of freedom `ν`, positive and finite; need not be whole.
  public let degreesOfFreedom: Double
  /// The noncentrality `λ`, at least 0 and finite.
  public let noncentrality: Double

  /// Makes the distribution; with `noncentrality` 0 it is ``ChiSquared``.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: `ν`, positive and finite.
  ///   - noncentrality: `λ`, at least 0 and finite.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    checkPositive(degreesOfFreedom, "degreesOfFreedom")
    precondition(
      0 <= noncentrality && noncentrality < .infinity,
      "noncentrality must be finite and not negative; got \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// The noncentrality at which `P(X ≤ x) = probability`: a limit of confidence for it, once `x` was
  /// observed.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: `ν`, positive and finite.
  ///   - x: Positive and finite.
  ///   - probability: In (0, 1).
  /// - Returns: `nil` where `P(X ≤ x)` is less than `probability` at every noncentrality, since it is
  ///   at 0 already.
  public static func noncentrality(
    degreesOfFreedom: Double, x: Double, cumulative probability: Double
  ) -> Double? {
    checkPositive(degreesOfFreedom, "degreesOfFreedom")
    checkPositive(x, "x")
    precondition(
      0 < probability && probability < 1, "probability must lie in (0, 1); got \(probability)")
    let found = skm_non_central_chi_squared_noncentrality(degreesOfFreedom, x, probability)
    return found.isNaN ? nil : found
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// The mean `ν + λ`.
  public var mean: Double? { degreesOfFreedom + noncentrality }

  /// The standard deviation `√(2ν + 4λ)`.
  public var standardDeviation: Double? {
    (2 * degreesOfFreedom + 4 * noncentrality).squareRoot()
  }

  public func cumulative(_ x: Double) -> Double {
    cumulative(x) { skm_non_central_chi_squared_cdf(degreesOfFreedom, noncentrality, $0) }
  }

  public func upperTail(_ x: Double) -> Double {
    upperTail(x) { skm_non_central_chi_squared_upper(degreesOfFreedom, noncentrality, $0) }
  }

  public func quantile(_ probability: Double) -> Double {
    quantile(probability) {
      skm_non_central_chi_squared_quantile(degreesOfFreedom, noncentrality, $0)
    }
  }

  public func upperQuantile(_ probability: Double) -> Double {
    upperQuantile(probability) {
      skm_non_central_chi_squared_upper_quantile(degreesOfFreedom, noncentrality, $0)
    }
  }
}
