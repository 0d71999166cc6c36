import Glibc
import LinearAlgebra
import Probability

/// The likelihood of the variance τ² of true values around a line, beside known sampling variances.
///
/// P = W - WX(XᵀWX)⁻¹XᵀW with W = diag 1/(vᵢ + τ²) does not change when columns of X are combined,
/// nor Py when some of X is added to y; so X is made orthonormal, and y its residuals.
struct Heterogeneity {
  /// What the estimators need at one τ².
  struct Point {
    /// yᵀPy and yᵀPPy.
    let quadratic: Double, squaredQuadratic: Double
    /// tr P.
    let trace: Double
    /// Σ 1/(vᵢ + τ²) and Σ 1/(vᵢ + τ²)².
    let weight: Double, squaredWeight: Double
    /// Σ ln(vᵢ + τ²), and ln det XᵀWX of the orthonormal X.
    let logVariances: Double, logDeterminant: Double
  }

  private let variances: [Double]
  private let basis: [[Double]]
  private let residuals: [Double]
  /// Observations less terms.
  let degreesOfFreedom: Int

  init(_ values: [Double], variances: [Double], design: Matrix) {
    var basis: [[Double]] = []
    for j in 0..<design.columnCount {
      var column = design.column(j)
      for _ in 0..<2 { Self.remove(basis, from: &column) }  // twice is enough
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      basis.append(column.map { $0 / length })
    }
    var residuals = values
    for _ in 0..<2 { Self.remove(basis, from: &residuals) }
    self.variances = variances
    self.basis = basis
    self.residuals = residuals
    degreesOfFreedom = values.count - basis.count
  }

  private static func remove(_ basis: [[Double]], from vector: inout [Double]) {
    for column in basis {
      let part = zip(column, vector).reduce(0) { $0 + $1.0 * $1.1 }
      for row in vector.indices { vector[row] -= part * column[row] }
    }
  }

  /// - Throws: Where weights differ so much that the line is not determined.
  func point(_ tau2: Double) throws(UndefinedReason) -> Point {
    let (weights, factor) = try weighted(tau2)
    let coefficients = factor.solve(
      basis.map { column in
        weights.indices.reduce(0) { $0 + weights[$1] * column[$1] * residuals[$1] }
      })
    let inverse = factor.inverse
    var (quadratic, squaredQuadratic, trace, logVariances) = (0.0, 0.0, 0.0, 0.0)
    for (place, weight) in weights.enumerated() {
      let row = row(place)
      let residual = residuals[place] - zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
      quadratic += weight * residual * residual
      squaredQuadratic += weight * weight * residual * residual
      trace += weight * (1 - weight * inverse.quadraticForm(row))
      logVariances += log(variances[place] + tau2)
    }
    let squaredWeight = weights.reduce(0) { $0 + $1 * $1 }
    guard trace > 0, squaredWeight.isFinite, squaredQuadratic.isFinite else { throw .outOfRange }
    return Point(
      quadratic: quadratic, squaredQuadratic: squaredQuadratic, trace: trace,
      weight: weights.reduce(0, +), squaredWeight: squaredWeight, logVariances: logVariances,
      logDeterminant: factor.logDeterminant)
  }

  /// tr PP, element by element: a difference of sums would cancel where weights differ much.
  ///
  /// - Complexity: O(n²).
  func squaredTrace(_ tau2: Double) throws(UndefinedReason) -> Double {
    let (weights, factor) = try weighted(tau2)
    let inverse = factor.inverse
    // One array each: the pairs are many, and none of them should allocate.
    let (rows, terms) = (weights.indices.flatMap(row), basis.count)
    let images = weights.indices.flatMap { inverse.product(row($0)) }
    var sum = 0.0
    for i in weights.indices {
      for j in 0...i {
        var cross = 0.0
        for term in 0..<terms { cross += images[i * terms + term] * rows[j * terms + term] }
        let element =
          i == j ? weights[i] * (1 - weights[i] * cross) : weights[i] * weights[j] * cross
        sum += (i == j ? 1 : 2) * element * element
      }
    }
    guard sum > 0, sum.isFinite else { throw .outOfRange }
    return sum
  }

  /// The weights, and the factor of XᵀWX of the orthonormal X.
  private func weighted(
    _ tau2: Double
  ) throws(UndefinedReason) -> (weights: [Double], factor: Cholesky) {
    let weights = variances.map { 1 / ($0 + tau2) }
    guard weights.allSatisfy(\.isFinite) else { throw .outOfRange }
    var moment = SymmetricMatrix(order: basis.count)
    for (place, weight) in weights.enumerated() {
      moment.addOuterProduct(of: row(place), scale: weight)
    }
    do {
      return (weights, try Cholesky(moment))
    } catch {
      throw .outOfRange
    }
  }

  private func row(_ place: Int) -> [Double] { basis.map { $0[place] } }
}

// MARK: - Estimators

extension Heterogeneity {
  /// τ² by an estimator, its standard error (`nil` where it is not estimated), and whether the
  /// search came to its end.
  func estimate(
    _ estimator: HeterogeneityEstimator
  ) throws(UndefinedReason) -> (tau2: Double, standardError: Double?, converged: Bool) {
    let (atZero, freedom) = (try point(0), Double(degreesOfFreedom))
    var (tau2, converged) = (0.0, true)
    switch estimator {
    case .fixedEffect: return (0, nil, true)
    case .derSimonianLaird: tau2 = max(0, (atZero.quadratic - freedom) / atZero.trace)
    case .pauleMandel:
      if atZero.quadratic > freedom {
        (tau2, converged) = try root(in: 0...2 * upperLimit) { $0.quadratic - freedom }
      }
    case .restrictedMaximumLikelihood, .maximumLikelihood:
      (tau2, converged) = try likeliest(estimator == .restrictedMaximumLikelihood)
    }
    return (tau2, try standardError(estimator, tau2, atZero), converged)
  }

  /// Above this yᵀPPy < tr P and yᵀPy < n - p, so that no estimate lies there.
  ///
  /// With R the residual sum of squares without weights, yᵀPy ≤ R/τ², yᵀPPy ≤ R/τ⁴ and
  /// tr P ≥ (n - p)/(τ² + max v), and at this τ² R(τ² + max v) = (n - p)τ⁴. Where sampling errors are far
  /// below the scatter the estimate is this limit but for rounding, so that a search ends at its double.
  private var upperLimit: Double {
    let sum = residuals.reduce(0) { $0 + $1 * $1 } / Double(degreesOfFreedom)
    let largest = variances.reduce(0, max)
    return (sum + (sum * sum + 4 * sum * largest).squareRoot()) / 2
  }

  /// The highest of all local maxima of the likelihood, between which its slope is followed on a
  /// grid.
  private func likeliest(
    _ isRestricted: Bool
  ) throws(UndefinedReason) -> (tau2: Double, converged: Bool) {
    func slope(_ point: Point) -> Double {
      point.squaredQuadratic - (isRestricted ? point.trace : point.weight)
    }
    func height(_ point: Point) -> Double {
      -point.logVariances - point.quadratic - (isRestricted ? point.logDeterminant : 0)
    }
    let limit = upperLimit
    guard limit > 0 else { return (0, true) }
    let grid = [0] + (0...24).map { limit * pow(10, Double($0 - 24) / 3) } + [2 * limit]
    var (best, bestHeight) = ((tau2: 0.0, converged: true), -Double.infinity)
    var before = slope(try point(0))
    if before <= 0 { bestHeight = height(try point(0)) }
    for (low, high) in zip(grid, grid.dropFirst()) {
      let after = slope(try point(high))
      if before > 0 && after <= 0 {
        let found = try root(in: low...high, slope)
        let here = height(try point(found.tau2))
        if here > bestHeight { (best, bestHeight) = (found, here) }
      }
      before = after
    }
    return best
  }

  private func root(
    in bracket: ClosedRange<Double>, _ equation: (Point) -> Double
  ) throws(UndefinedReason) -> (tau2: Double, converged: Bool) {
    var failure: UndefinedReason?
    let found = RootFinding.root(in: bracket) { tau2 in
      do throws(UndefinedReason) {
        return equation(try point(tau2))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return (found.root, found.converged)
  }

  /// Source: Viechtbauer (2005), with the forms that metafor uses at the estimate.
  private func standardError(
    _ estimator: HeterogeneityEstimator, _ tau2: Double, _ atZero: Point
  ) throws(UndefinedReason) -> Double? {
    let (here, freedom) = (try point(tau2), Double(degreesOfFreedom))
    switch estimator {
    case .fixedEffect: return nil
    case .derSimonianLaird:
      let variance =
        2 * freedom + 4 * tau2 * atZero.trace + 2 * tau2 * tau2 * (try squaredTrace(0))
      return variance.squareRoot() / atZero.trace
    case .restrictedMaximumLikelihood: return (2 / (try squaredTrace(tau2))).squareRoot()
    case .maximumLikelihood: return (2 / here.squaredWeight).squareRoot()
    case .pauleMandel:
      let count = Double(variances.count)
      return (2 * count * count / freedom).squareRoot() / here.weight
    }
  }
}
