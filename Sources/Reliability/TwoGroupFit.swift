import LinearAlgebra

/// The moments of one of two groups, in the unit of items that both share.
struct GroupMoments: Sendable {
  /// The group's part of all respondents.
  let share: Double
  let means: [Double]
  /// With the divisor n.
  let covariance: SymmetricMatrix
}

/// One factor in two groups with some parameters equal, by maximum likelihood.
///
/// Of the first group μ = ν and Σ = λλᵀ + Ψ₁, of the second μ = ν + κλ and Σ = β²λλᵀ + Ψ₂; where
/// intercepts are free, μ are the means. Parameters are λ, the roots η of both Ψ, β, and then ν and κ.
struct TwoGroupFit: Sendable {
  let minimum: Minimum
  let problem: TwoGroupProblem

  /// Fits the model; `nil` where the covariances have no likelihood.
  ///
  /// - Parameters:
  ///   - groups: Two.
  ///   - starts: The model of each group by itself.
  ///   - equalIntercepts: ν is common, not only λ.
  init?(_ groups: [GroupMoments], from starts: [OneFactorFit], equalIntercepts: Bool) {
    problem = TwoGroupProblem(groups: groups, equalIntercepts: equalIntercepts)
    guard let minimum = problem.minimum(from: problem.start(starts)) else { return nil }
    self.minimum = minimum
  }

  /// F: Σ shareᵍ·(ln|Σ| + tr(SΣ⁻¹) + dᵀΣ⁻¹d), without its constant.
  var value: Double { minimum.value }

  /// κ: how much higher the factor is in the second group, in its standard deviations in the first.
  var factorMean: Double {
    guard problem.equalIntercepts else { return 0 }
    let isReversed = minimum.parameters[..<problem.items].reduce(0, +) < 0
    return (isReversed ? -1 : 1) * minimum.parameters[problem.meanIndex]
  }

  /// Whether some unique variance is at its bound.
  var isImproper: Bool { !improper.isEmpty }

  private var improper: [Int] {
    (problem.items..<3 * problem.items).filter {
      let root = minimum.parameters[$0]
      return root * root < OneFactorFit.boundary
    }
  }

  /// What the model says of a group.
  func implied(
    _ group: Int
  ) -> (loadings: [Double], uniqueVariances: [Double], meanResiduals: [Double]) {
    let items = problem.items
    let scale = group == 0 ? 1 : minimum.parameters[problem.scaleIndex]
    return (
      minimum.parameters[..<items].map { scale * $0 },
      problem.uniqueVariances(of: group, minimum.parameters),
      problem.meanResiduals(of: group, minimum.parameters)
    )
  }

  /// The expected curvature of F over the parameters that are not at a bound, factored.
  private var information: (free: [Int], factor: Cholesky)? {
    guard let curvature = problem.expectedCurvature(minimum.parameters) else { return nil }
    let atBound = Set(improper)
    let free = (0..<curvature.order).filter { !atBound.contains($0) }
    guard let factor = try? Cholesky(curvature.selecting(free)) else { return nil }
    return (free, factor)
  }

  /// The standard error of ``factorMean`` among `respondents` of both groups.
  func factorMeanError(respondents: Int) -> Double? {
    guard problem.equalIntercepts, let (free, factor) = information,
      let place = free.firstIndex(of: problem.meanIndex)
    else { return nil }
    let solution = factor.solve(free.indices.map { $0 == place ? 1 : 0 })
    return (2 * solution[place] / Double(respondents)).squareRoot()
  }

  /// What would change if a parameter of the second group were freed: the score test and the change
  /// that one step expects.
  ///
  /// - Parameters:
  ///   - place: A loading counted from 0; an intercept counted from twice the number of items.
  ///   - respondents: Of both groups.
  /// - Returns: `nil` where the others make up for it: it would change nothing.
  func release(_ place: Int, respondents: Int) -> (chiSquare: Double, change: Double)? {
    guard let second = problem.point(of: 1, minimum.parameters), let (free, factor) = information
    else { return nil }
    let share = problem.groups[1].share
    let curvature = second.curvature(exact: false)
    var own = curvature[place, place] * share
    let gradient = second.gradient[place] * share
    let row = (0..<curvature.order).map { curvature[place, $0] }
    var cross = Array(repeating: 0.0, count: problem.parameterCount)
    for column in problem.columns(of: 1, minimum.parameters) {
      cross[column.index] = share * column.times(row)
    }
    let freeCross = free.map { cross[$0] }
    own -= zip(freeCross, factor.solve(freeCross)).reduce(0) { $0 + $1.0 * $1.1 }
    guard own > 1e-12 else { return nil }
    return (Double(respondents) / 2 * gradient * gradient / own, -gradient / own)
  }
}

extension GroupMoments {
  /// The root of the mean squared difference between observed and fitted covariances and means, in
  /// units of the group's own standard deviations: SRMR of one group.
  func residual(
    loadings: [Double], uniqueVariances: [Double], meanResiduals: [Double]
  ) -> Double {
    let order = loadings.count
    let covariances = covariance.squaredResiduals(
      loadings: loadings, uniqueVariances: uniqueVariances)
    let means = zip(meanResiduals, covariance.diagonal).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    return ((covariances + means) / Double(order * (order + 3) / 2)).squareRoot()
  }
}
