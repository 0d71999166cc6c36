import LinearAlgebra

/// A least-squares fit of a trend's design, whose residual variance is estimated.
struct LineFit: Sendable, Hashable {
  let design: TrendDesign
  let fit: LeastSquares
  /// s, the root of the weighted sum of squared residuals over the degrees of freedom; `nil` where
  /// every residual is rounding.
  let residualStandardDeviation: Double?

  /// - Parameters:
  ///   - design: At least one more observation than terms.
  ///   - values: One per observation.
  ///   - weights: Positive; `nil` for equal ones.
  /// - Throws: Where there are no degrees of freedom, or numbers are out of range.
  init(_ design: TrendDesign, to values: [Double], weights: [Double]?) throws(UndefinedReason) {
    try design.requireDegreesOfFreedom()
    self.design = design
    fit = try design.fit(to: values, weights: weights)
    // 80.1, 80.2, 80.3 lie on a line, but not the doubles nearest to them
    let size = values.reduce(0) { max($0, $1.magnitude) }
    let rounding = 8 * Double.ulpOfOne * size
    let isExact = fit.residuals.allSatisfy { $0.magnitude <= rounding }
    residualStandardDeviation =
      isExact
      ? nil : (fit.residualSumOfSquares / Double(design.degreesOfFreedom)).squareRoot()
  }

  var terms: [TrendTerm] {
    design.terms.enumerated().map { place, term in
      let root = fit.unscaledCovariance[place, place].squareRoot()
      return TrendTerm(
        term, estimate: fit.coefficients[place],
        standardError: residualStandardDeviation.map { $0 * root },
        degreesOfFreedom: design.degreesOfFreedom)
    }
  }
}
