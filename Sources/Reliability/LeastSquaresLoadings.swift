import LinearAlgebra

/// The loadings λ of one factor that make Σ w_ij (r_ij - λ_i λ_j)² over every two items least.
///
/// Newton's method with the whole matrix of second derivatives, from the first principal axis.
struct LeastSquaresLoadings {
  /// λ, with a sum that is not negative.
  let loadings: [Double]
  /// The least sum.
  let discrepancy: Double
  let iterations: Int
  let converged: Bool

  /// Fits the loadings.
  ///
  /// - Parameters:
  ///   - correlations: Of at least three items.
  ///   - weights: One per pair (1, 0), (2, 0), (2, 1) and so on, positive; `nil` for all 1 (minres).
  /// - Returns: The loadings, converged or not.
  /// - Throws: ``ReliabilityError/noConvergence(iterations:)`` where the search has no start.
  static func fit(
    to correlations: SymmetricMatrix, weights: [Double]? = nil
  ) throws(ReliabilityError) -> LeastSquaresLoadings {
    let order = correlations.order
    let weights = weights ?? Array(repeating: 1, count: order * (order - 1) / 2)
    guard let eigen = try? SymmetricEigen(correlations),
      let minimum = Minimum.find(
        from: eigen.vectors[0].map { min(max($0 * eigen.values[0].squareRoot(), -0.95), 0.95) },
        { point($0, correlations, weights) })
    else { throw .noConvergence(iterations: 0) }
    var loadings = minimum.parameters
    var least = minimum.value
    // Values a rounding apart end the search with half the digits; the last step needs none of them.
    let end = point(loadings, correlations, weights)
    if minimum.converged, let factor = try? Cholesky(end.curvature) {
      loadings = zip(loadings, factor.solve(end.gradient)).map { $0 - $1 }
      least = point(loadings, correlations, weights).value
    }
    let sign = loadings.reduce(0, +) < 0 ? -1.0 : 1
    return LeastSquaresLoadings(
      loadings: loadings.map { sign * $0 }, discrepancy: least, iterations: minimum.iterations,
      converged: minimum.converged)
  }

  private static func point(
    _ loadings: [Double], _ correlations: SymmetricMatrix, _ weights: [Double]
  ) -> Minimum.Point {
    var (value, gradient) = (0.0, loadings.map { _ in 0.0 })
    var curvature = SymmetricMatrix(order: loadings.count)
    var pair = 0
    for i in loadings.indices {
      for j in 0..<i {
        let weight = weights[pair]
        let residual = loadings[i] * loadings[j] - correlations[i, j]
        value += weight * residual * residual
        gradient[i] += 2 * weight * residual * loadings[j]
        gradient[j] += 2 * weight * residual * loadings[i]
        curvature[i, i] += 2 * weight * loadings[j] * loadings[j]
        curvature[j, j] += 2 * weight * loadings[i] * loadings[i]
        curvature[i, j] = 2 * weight * (loadings[i] * loadings[j] + residual)
        pair += 1
      }
    }
    return Minimum.Point(value: value, gradient: gradient, curvature: curvature)
  }
}
