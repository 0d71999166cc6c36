import CBoostMath

/// Student's t distribution with `ν` degrees of freedom, moved by `m` and stretched by `s`.
///
/// `(X - m)/s` has the density `Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + t²/ν)^(-(ν+1)/2)`. With `ν`
/// infinite it is the normal distribution, as where a standard error is known and not estimated.
///
/// Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 2nd
/// edition, chapter 28.
///
/// Checked against: mpmath 1.3.0, tails and quantiles to 1e-300 with `ν` from 0.5 to 1e7, 15
/// digits.
public struct StudentT: ContinuousDistribution, Hashable {
  /// The degrees of freedom `ν`, positive; need not be whole, may be infinite.
  public let degreesOfFreedom: Double
  /// The median `m`.
  public let location: Double
  /// The scale `s`; the standard deviation is larger, where there is one.
  public let scale: Double

  /// Makes the distribution of `m + s·T`, where `T` is Student's t.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: `ν`, positive; `.infinity` gives the normal distribution.
  ///   - location: `m`, finite, such as a predicted value.
  ///   - scale: `s`, positive and finite, such as a standard error.
  public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) {
    precondition(degreesOfFreedom > 0, "degreesOfFreedom must be positive; got \(degreesOfFreedom)")
    precondition(location.isFinite, "location must be finite; got \(location)")
    checkPositive(scale, "scale")
    self.degreesOfFreedom = degreesOfFreedom
    self.location = location
    self.scale = scale
  }

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  /// The mean `m`; nil where `ν ≤ 1`.
  public var mean: Double? { degreesOfFreedom > 1 ? location : nil }

  /// The standard deviation `s √(ν/(ν-2))`; nil where `ν ≤ 2`.
  public var standardDeviation: Double? {
    guard degreesOfFreedom > 2 else { return nil }
    guard degreesOfFreedom < .infinity else { return scale }
    return scale * (degreesOfFreedom / (degreesOfFreedom - 2)).squareRoot()
  }

  public func cumulative(_ x: Double) -> Double {
    cumulative(x) { skm_student_t_cdf(degreesOfFreedom, ($0 - location) / scale) }
  }

  public func upperTail(_ x: Double) -> Double {
    upperTail(x) { skm_student_t_upper(degreesOfFreedom, ($0 - location) / scale) }
  }

  public func quantile(_ probability: Double) -> Double {
    quantile(probability) { location + scale * skm_student_t_quantile(degreesOfFreedom, $0) }
  }

  public func upperQuantile(_ probability: Double) -> Double {
    upperQuantile(probability) {
      location + scale * skm_student_t_upper_quantile(degreesOfFreedom, $0)
    }
  }
}
