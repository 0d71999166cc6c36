import CBoostMath

/// Fisher's F distribution with `ν₁` and `ν₂` degrees of freedom.
///
/// `P(X ≤ x) = I_z(ν₁/2, ν₂/2)` with `z = ν₁x/(ν₁x + ν₂)`, the regularized incomplete beta
/// function.
///
/// Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 2nd
/// edition, chapter 27; NIST Digital Library of Mathematical Functions, 8.17.
///
/// Checked against: mpmath 1.3.0, tails and quantiles to 1e-300, 15 digits in most places, 11
/// where one `ν` is small and even and the other large.
public struct FisherF: ContinuousDistribution, Hashable {
  /// The degrees of freedom `ν₁` of the numerator, positive and finite; need not be whole.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom `ν₂` of the denominator, positive and finite; need not be whole.
  public let denominatorDegreesOfFreedom: Double

  /// Makes the distribution of a ratio of two mean squares.
  ///
  /// - Parameters:
  ///   - numeratorDegreesOfFreedom: `ν₁`, positive and finite.
  ///   - denominatorDegreesOfFreedom: `ν₂`, positive and finite.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    checkPositive(numeratorDegreesOfFreedom, "numeratorDegreesOfFreedom")
    checkPositive(denominatorDegreesOfFreedom, "denominatorDegreesOfFreedom")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  /// The mean `ν₂/(ν₂-2)`; nil where `ν₂ ≤ 2`.
  public var mean: Double? {
    let d2 = denominatorDegreesOfFreedom
    return d2 > 2 ? d2 / (d2 - 2) : nil
  }

  /// The standard deviation `ν₂/(ν₂-2) √(2(ν₁+ν₂-2) / (ν₁(ν₂-4)))`; nil where `ν₂ ≤ 4`.
  public var standardDeviation: Double? {
    let d1 = numeratorDegreesOfFreedom
    let d2 = denominatorDegreesOfFreedom
    guard d2 > 4 else { return nil }
    return d2 / (d2 - 2) * (2 * (d1 + d2 - 2) / (d1 * (d2 - 4))).squareRoot()
  }

  public func cumulative(_ x: Double) -> Double {
    cumulative(x) {
      skm_fisher_f_cdf(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, $0)
    }
  }

  public func upperTail(_ x: Double) -> Double {
    upperTail(x) {
      skm_fisher_f_upper(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, $0)
    }
  }

  public func quantile(_ probability: Double) -> Double {
    quantile(probability) {
      skm_fisher_f_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, $0)
    }
  }

  public func upperQuantile(_ probability: Double) -> Double {
    upperQuantile(probability) {
      skm_fisher_f_upper_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, $0)
    }
  }
}
