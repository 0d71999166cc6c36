import LinearAlgebra
import Probability

/// A linear model whose true values vary around the line beside known sampling errors.
struct RandomEffectsFit: Sendable, Hashable {
  let coefficients: [Double]
  /// Of the coefficients, as tested.
  let covariance: SymmetricMatrix
  /// `nil` for the normal distribution.
  let testDegreesOfFreedom: Int?
  let tau2: Double
  let tau2StandardError: Double?
  let converged: Bool
  /// QE = yᵀPy at τ² = 0.
  let heterogeneity: Double
  let degreesOfFreedom: Int
  /// (n - p)/tr P at τ² = 0, the sampling variance of a typical observation.
  let typicalVariance: Double
  let design: TrendDesign

  /// - Parameters:
  ///   - design: At least one more row than columns.
  ///   - values: One per row.
  ///   - standardErrors: Positive.
  ///   - estimator: Of τ².
  ///   - test: Of the coefficients.
  ///   - isGuarded: The factor of Knapp and Hartung is at least 1.
  /// - Throws: Where there are no degrees of freedom, or numbers are out of range.
  init(
    _ design: TrendDesign, to values: [Double], standardErrors: [Double],
    _ estimator: HeterogeneityEstimator, _ test: CoefficientTest, isGuarded: Bool = true
  ) throws(UndefinedReason) {
    try design.requireDegreesOfFreedom()
    let variances = standardErrors.map { $0 * $0 }
    let heterogeneity = Heterogeneity(values, variances: variances, design: design.matrix)
    let atZero = try heterogeneity.point(0)
    (tau2, tau2StandardError, converged) = try heterogeneity.estimate(estimator)
    let weights = variances.map { [tau2] in 1 / ($0 + tau2) }
    let fit = try design.fit(to: values, weights: weights)
    self.design = design
    coefficients = fit.coefficients
    degreesOfFreedom = design.degreesOfFreedom
    self.heterogeneity = atZero.quadratic
    typicalVariance = Double(degreesOfFreedom) / atZero.trace
    var covariance = fit.unscaledCovariance
    switch test {
    case .wald: testDegreesOfFreedom = nil
    case .knappHartung:
      testDegreesOfFreedom = degreesOfFreedom
      let factor = fit.residualSumOfSquares / Double(degreesOfFreedom)
      covariance *= isGuarded ? max(1, factor) : factor
    }
    self.covariance = covariance
  }

  var terms: [TrendTerm] {
    design.terms.enumerated().map { place, term in
      TrendTerm(
        term, estimate: coefficients[place],
        standardError: covariance[place, place].squareRoot(),
        degreesOfFreedom: testDegreesOfFreedom)
    }
  }

  /// The probability of at least as much heterogeneity from sampling alone.
  var heterogeneityPValue: Double {
    ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(heterogeneity)
  }
}
