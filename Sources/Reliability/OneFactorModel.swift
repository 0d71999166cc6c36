public import LinearAlgebra
public import Moments

/// One factor behind all items, by normal maximum likelihood: Σ = λλᵀ + Ψ with Ψ diagonal.
///
/// Least is F = ln|Σ| + tr(SΣ⁻¹) - ln|S| - p, with the divisor n in S and a factor of variance 1; then
/// χ² = nF has p(p - 3)/2 degrees of freedom. No unique variance becomes negative: one that would
/// (a Heywood case) stays at 0, or 10⁻¹⁰ of the item's variance, and its item is among
/// ``improperItems``. The signs of the loadings are such that their sum is not negative.
///
/// Source: Jöreskog (1967), Psychometrika 32, 443-482; Bollen (1989), Structural Equations with Latent
/// Variables, 4A and 4B for the expected information.
///
/// Checked against: lavaan 0.6-14 `cfa(std.lv = TRUE)` with gradients of 1e-12, χ² and loadings 10
/// digits, standard errors 9.
public struct OneFactorModel: Sendable, Hashable {
  /// λ, in the unit of the answers: one per item.
  public let loadings: [Double]
  /// ψ, the variance of each item that the factor leaves.
  public let uniqueVariances: [Double]
  /// Correlations of the items with the factor, λᵢ/√σᵢᵢ.
  public let standardizedLoadings: [Double]
  /// The covariance of the estimates, loadings before unique variances, from the expected information;
  /// zero for a unique variance at its bound, and `nil` where the information is singular.
  public let parameterCovariance: SymmetricMatrix?
  public let fitMeasures: FitMeasures
  /// Respondents who answered every item, n.
  public let respondents: Int
  /// The iteration arrived.
  public let converged: Bool
  /// The items, counted from 0, whose unique variance is at its bound: the model is improper.
  public let improperItems: [Int]

  /// Fits the model.
  ///
  /// - Parameter sample: Means and covariances of at least three items, of more respondents than
  ///   items. Weights change the estimates; the errors are those of a simple random sample.
  /// - Returns: The model; look at ``converged`` and ``isImproper``.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``,
  ///   ``ReliabilityError/tooFewRespondents(found:required:)``,
  ///   ``ReliabilityError/constantItem(_:)``, ``ReliabilityError/notPositiveDefinite``.
  /// - Complexity: O(items³) a step, and some ten steps.
  public static func fit(
    to sample: SampleCovariance
  ) throws(ReliabilityError) -> OneFactorModel {
    let order = sample.covariance.order
    guard order >= 3 else { throw .tooFewItems(found: order, required: 3) }
    if let constant = sample.covariance.diagonal.firstIndex(where: { !($0 > 0) }) {
      throw .constantItem(constant)
    }
    guard sample.respondents > order else {
      throw .tooFewRespondents(found: sample.respondents, required: order + 1)
    }
    var covariance = sample.covariance
    covariance *= Double(sample.respondents - 1) / Double(sample.respondents)
    return OneFactorModel(
      try OneFactorFit.fit(to: covariance), covariance, respondents: sample.respondents)
  }

  private init(_ fit: OneFactorFit, _ covariance: SymmetricMatrix, respondents: Int) {
    let order = covariance.order
    loadings = fit.loadings
    uniqueVariances = fit.uniqueVariances
    standardizedLoadings = zip(fit.correlationLoadings, fit.correlationUniqueVariances).map {
      $0 / ($0 * $0 + $1).squareRoot()
    }
    parameterCovariance = fit.parameterCovariance(respondents: respondents)
    fitMeasures = FitMeasures(
      test: .normalTheory, chiSquare: Double(respondents) * fit.discrepancy,
      degreesOfFreedom: order * (order - 3) / 2,
      baselineChiSquare: Double(respondents) * fit.baselineDiscrepancy,
      baselineDegreesOfFreedom: order * (order - 1) / 2, sampleSize: respondents,
      srmr: fit.residual(from: covariance))
    self.respondents = respondents
    converged = fit.converged
    improperItems = fit.improperItems
  }

  /// Some unique variance is at its bound: the model does not suit these items, or the sample is small.
  public var isImproper: Bool { !improperItems.isEmpty }

  /// Some items load negatively: they may have to be reversed first.
  public var hasMixedSigns: Bool { loadings.contains { $0 < 0 } }

  /// The standard errors of ``loadings``; `nil` where the information is singular.
  public var loadingStandardErrors: [Double]? {
    parameterCovariance?.diagonal.prefix(loadings.count).map { $0.squareRoot() }
  }

  /// The standard errors of ``uniqueVariances``, `nil` for one at its bound; and no list where the
  /// information is singular.
  public var uniqueVarianceStandardErrors: [Double?]? {
    parameterCovariance.map { covariance in
      loadings.indices.map { item in
        improperItems.contains(item)
          ? nil : covariance[loadings.count + item, loadings.count + item].squareRoot()
      }
    }
  }
}

extension OneFactorFit {
  /// 2/n times the inverse of the expected curvature of F, in the unit of the answers.
  fileprivate func parameterCovariance(respondents: Int) -> SymmetricMatrix? {
    let order = scales.count
    guard
      let model = OneFactorInverse(
        loadings: correlationLoadings, uniqueVariances: correlationUniqueVariances)
    else { return nil }
    let improper = Set(improperItems)
    let free = (0..<2 * order).filter { $0 < order || !improper.contains($0 - order) }
    let information = model.information.selecting(free)
    guard let inverse = (try? Cholesky(information))?.inverse else { return nil }
    let units = scales + scales.map { $0 * $0 }
    var covariance = SymmetricMatrix(order: 2 * order)
    for i in free.indices {
      for j in 0...i {
        covariance[free[i], free[j]] =
          2 * inverse[i, j] / Double(respondents) * units[free[i]] * units[free[j]]
      }
    }
    return covariance
  }

  /// The root of the mean squared difference between observed and fitted covariances, in units of the
  /// observed standard deviations: SRMR.
  fileprivate func residual(from covariance: SymmetricMatrix) -> Double {
    let order = scales.count
    var sum = 0.0
    for i in 0..<order {
      for j in 0...i {
        let unique = i == j ? correlationUniqueVariances[i] : 0
        let residual =
          covariance[i, j] / (scales[i] * scales[j])
          - (correlationLoadings[i] * correlationLoadings[j] + unique)
        sum += residual * residual
      }
    }
    return (sum / Double(order * (order + 1) / 2)).squareRoot()
  }
}
