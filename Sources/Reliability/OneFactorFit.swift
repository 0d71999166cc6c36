import Glibc
import LinearAlgebra

/// The one-factor model of a covariance matrix by maximum likelihood, without anything that a
/// bootstrap does not need.
///
/// It is fitted to the correlations, which changes nothing but the scale, in λ and √(ψ - least): no
/// unique variance can become negative, and one that wants to arrives at `least` in a few steps.
struct OneFactorFit: Sendable {
  /// The least unique variance, as a part of the item's variance: as good as 0, and invertible.
  static let leastUnique = 1e-10
  /// A unique variance of less than this part of the item's variance is at its bound.
  static let boundary = 1e-6

  /// λ of the correlations: with a sum that is not negative.
  let correlationLoadings: [Double]
  /// ψ of the correlations.
  let correlationUniqueVariances: [Double]
  /// The standard deviations of the items.
  let scales: [Double]
  /// F = ln|Σ| + tr(SΣ⁻¹) - ln|S| - p, at least 0.
  let discrepancy: Double
  /// -ln|R|: F of the model in which no two items are related.
  let baselineDiscrepancy: Double
  let iterations: Int
  let converged: Bool

  /// λ.
  var loadings: [Double] { zip(correlationLoadings, scales).map { $0 * $1 } }

  /// ψ.
  var uniqueVariances: [Double] { zip(correlationUniqueVariances, scales).map { $0 * $1 * $1 } }

  /// The items whose unique variance is at its bound.
  var improperItems: [Int] {
    correlationUniqueVariances.indices.filter { correlationUniqueVariances[$0] < Self.boundary }
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - covariance: Of at least three items.
  ///   - start: A fit of similar covariances, from which fewer steps are needed.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``,
  ///   ``ReliabilityError/constantItem(_:)``, ``ReliabilityError/notPositiveDefinite``.
  /// - Complexity: O(items³) a step; three or four steps from a good start, some ten without.
  static func fit(
    to covariance: SymmetricMatrix, from start: OneFactorFit? = nil
  ) throws(ReliabilityError) -> OneFactorFit {
    let order = covariance.order
    guard order >= 3 else { throw .tooFewItems(found: order, required: 3) }
    let scales = covariance.diagonal.map { $0.squareRoot() }
    if let constant = scales.firstIndex(where: { !($0 > 0) }) { throw .constantItem(constant) }
    guard let correlation = covariance.correlation, let factor = try? Cholesky(correlation),
      (0..<order).allSatisfy({ factor.lowerTriangle[$0 * ($0 + 3) / 2] > 1e-6 })
    else { throw .notPositiveDefinite }
    let problem = OneFactorProblem(correlation)
    guard let minimum = problem.minimum(from: start.map(problem.parameters)) else {
      throw .notPositiveDefinite
    }
    let (loadings, uniqueVariances) = problem.model(minimum.parameters)
    let sign = loadings.reduce(0, +) < 0 ? -1.0 : 1
    return OneFactorFit(
      correlationLoadings: loadings.map { sign * $0 }, correlationUniqueVariances: uniqueVariances,
      scales: scales,
      discrepancy: max(minimum.value - factor.logDeterminant - Double(order), 0),
      baselineDiscrepancy: max(-factor.logDeterminant, 0), iterations: minimum.iterations,
      converged: minimum.converged)
  }
}

/// The minimization behind ``OneFactorFit``: parameters are λ and, after them, η = √(ψ - least).
private struct OneFactorProblem {
  let order: Int
  /// The correlations, row by row.
  let observed: [Double]

  init(_ correlation: SymmetricMatrix) {
    let order = correlation.order
    var observed = Array(repeating: 0.0, count: order * order)
    var next = 0
    for i in 0..<order {
      for j in 0...i {
        observed[i * order + j] = correlation.lowerTriangle[next]
        observed[j * order + i] = correlation.lowerTriangle[next]
        next += 1
      }
    }
    (self.order, self.observed) = (order, observed)
  }

  func model(_ parameters: [Double]) -> (loadings: [Double], uniqueVariances: [Double]) {
    (
      Array(parameters[..<order]),
      parameters[order...].map { OneFactorFit.leastUnique + $0 * $0 }
    )
  }

  func parameters(_ fit: OneFactorFit) -> [Double] {
    // not from the bound itself, where the slope of η vanishes
    fit.correlationLoadings + fit.correlationUniqueVariances.map { max($0, 0.01).squareRoot() }
  }

  /// The lowest of what is reached from `start` and from the item that could best be the factor itself.
  func minimum(from start: [Double]?) -> Minimum? {
    guard let found = nearest(to: start) else { return nil }
    let (item, value) = lowestBoundary
    guard value < found.value - 1e-9 else { return found }
    // not from the bound itself, where the slope of η vanishes
    let loadings = (0..<order).map { observed[item * order + $0] * ($0 == item ? 0.995 : 1) }
    let rival = nearest(to: loadings + loadings.map { (1 - $0 * $0).squareRoot() })
    guard let rival, rival.value < found.value else { return found }
    return rival
  }

  /// Where one item is the factor, λ are its correlations and ψ what they leave: the item for which
  /// F is lowest, and that.
  private var lowestBoundary: (item: Int, value: Double) {
    var lowest = (item: 0, value: Double.infinity)
    for item in 0..<order {
      var product = 1.0
      for other in 0..<order where other != item {
        let correlation = observed[item * order + other]
        product *= 1 - correlation * correlation
      }
      let value = log(product) + Double(order)
      if value < lowest.value { lowest = (item, value) }
    }
    return lowest
  }

  /// Newton steps; without a start, or where they fail, steps by the expected curvature before them.
  private func nearest(to start: [Double]?) -> Minimum? {
    if let start, let near = minimum(from: start, iterations: 30, exact: true), near.converged {
      return near
    }
    guard
      let rough = minimum(from: principalStart, iterations: 20, tolerance: 1e-4, exact: false),
      let near = minimum(from: rough.parameters, iterations: 50, exact: true)
    else { return nil }
    if near.converged { return near }
    return minimum(from: near.parameters, iterations: 2000, exact: false)
  }

  private func minimum(
    from start: [Double], iterations: Int, tolerance: Double = 1e-15, exact: Bool
  ) -> Minimum? {
    Minimum.find(from: start, iterations: iterations, tolerance: tolerance) {
      point($0, exact: exact)
    }
  }

  /// The first principal component, shrunk: twenty steps of the power method are near enough.
  private var principalStart: [Double] {
    var vector = (0..<order).map { i in 1 + 0.01 * Double(i) }
    var largest = 1.0
    for _ in 0..<20 {
      let next = (0..<order).map { i in
        (0..<order).reduce(0.0) { $0 + observed[i * order + $1] * vector[$1] }
      }
      largest = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = next.map { $0 / largest }
    }
    let loadings = vector.map { min(max($0 * largest.squareRoot() * 0.9, -0.95), 0.95) }
    return loadings + loadings.map { (1 - $0 * $0).squareRoot() }
  }

  /// F with its gradient, and its curvature or what is expected of it.
  private func point(_ parameters: [Double], exact: Bool) -> Minimum.Point? {
    let (loadings, uniqueVariances) = model(parameters)
    guard
      let inverse = OneFactorInverse(loadings: loadings, uniqueVariances: uniqueVariances)
    else { return nil }
    let discrepancy = OneFactorDiscrepancy(inverse, loadings: loadings, observed: observed)
    guard discrepancy.value.isFinite else { return nil }
    let slopes = discrepancy.uniqueGradient
    let roots = parameters[order...].map { 2 * $0 }  // dψ/dη
    // d²ψ/dη² = 2 adds the slope; of the expectation only what leads towards the bound
    let curvature = SymmetricMatrix(
      items: order,
      loadings: {
        exact ? discrepancy.loadingCurvature($0, $1) : inverse.loadingInformation($0, $1)
      },
      mixed: {
        roots[$1]
          * (exact ? discrepancy.mixedCurvature($0, $1) : inverse.mixedInformation($0, $1))
      },
      uniques: { i, j in
        let bend = i == j ? 2 * (exact ? slopes[i] : max(slopes[i], 0)) : 0
        return bend + roots[i] * roots[j]
          * (exact ? discrepancy.uniqueCurvature(i, j) : inverse.uniqueInformation(i, j))
      })
    return Minimum.Point(
      value: discrepancy.value,
      gradient: discrepancy.loadingGradient + zip(roots, slopes).map { $0 * $1 },
      curvature: curvature)
  }
}
