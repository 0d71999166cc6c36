public import LinearAlgebra
public import Moments

/// One factor behind the latent responses of all items, by diagonally weighted least squares.
///
/// Answers are stretches of latent responses with variance 1; their polychoric correlations r are to be
/// λ_i λ_j. Least is F = Σ (r_ij - λ_i λ_j)²/γ_ij over every two items, where γ_ij/n is the sampling
/// variance of r_ij; thresholds are those of the answers, whatever the loadings.
///
/// T = (n - 1)F is not chi-squared. The test is of aT + b, scaled and shifted to the mean and the
/// variance of chi-squared with p(p - 3)/2 degrees of freedom: with UΓ as in the source
///
/// a = √(df / tr(UΓ)²), b = df - a·tr(UΓ)
///
/// The signs of the loadings are such that their sum is not negative. A loading beyond ±1 (a Heywood
/// case) is left as it is, and its item among ``improperItems``. Respondents who answered every item
/// count, each as one.
///
/// Source: Muthén, du Toit and Spisic (1997), Robust inference using weighted least squares and
/// quadratic estimating equations; Asparouhov and Muthén (2010), Simple second order chi-square
/// correction, Mplus technical appendix.
///
/// Checked against: lavaan 0.6-14 `cfa(estimator = "WLSMV", std.lv = TRUE)`, six questionnaires,
/// within its stopping rules (5e-6); the same with vanishing gradients, loadings, errors and
/// statistics 11 digits.
public struct OrdinalFactorModel: Sendable, Hashable {
  /// Thresholds and correlations of the latent responses.
  public let polychoric: PolychoricMatrix
  /// λ, correlations of the latent responses with the factor: one per item.
  public let loadings: [Double]
  /// The covariance of ``loadings``, whether or not the model holds (sandwich), over n - 1 as
  /// lavaan has it; `nil` where the loadings are not determined.
  public let loadingCovariance: SymmetricMatrix?
  /// Measures of T itself, which is no test.
  public let unscaledFitMeasures: FitMeasures
  /// Measures of aT + b; `nil` without degrees of freedom, and where loadings are not determined or
  /// respondents too few for any residual to vary.
  public let fitMeasures: FitMeasures?
  /// 1/a, as programs print it, and b.
  public let scaling: Scaling?
  /// The iteration arrived, for the loadings and every correlation.
  public let converged: Bool

  /// How T becomes a test: T/factor + shift.
  public struct Scaling: Sendable, Hashable {
    public let factor: Double
    public let shift: Double

    /// From the traces of UΓ and of its square.
    init(_ trace: Double, ofSquare square: Double, degreesOfFreedom: Int) {
      let scale = (Double(degreesOfFreedom) / square).squareRoot()
      factor = 1 / scale
      shift = Double(degreesOfFreedom) - scale * trace
    }

    func callAsFunction(_ statistic: Double) -> Double { max(statistic / factor + shift, 0) }
  }

  /// The most items: their Γ has 12 million elements.
  public static let largestItemCount = 100

  /// Fits the model.
  ///
  /// - Parameter patterns: Answers to three to a hundred items.
  /// - Returns: The model; look at ``converged``, ``isImproper`` and the `polychoric` matrix.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``,
  ///   ``ReliabilityError/tooManyItems(found:allowed:)``,
  ///   ``ReliabilityError/tooFewRespondents(found:required:)``,
  ///   ``ReliabilityError/constantItem(_:)``; ``ReliabilityError/perfectOrder(_:_:)`` of two items,
  ///   counted from 0, with a correlation of ±1; ``ReliabilityError/noConvergence(iterations:)``.
  /// - Complexity: O(patterns · items⁴).
  public static func fit(
    to patterns: PatternCounts
  ) throws(ReliabilityError) -> OrdinalFactorModel {
    guard patterns.itemCount >= 3 else {
      throw .tooFewItems(found: patterns.itemCount, required: 3)
    }
    guard patterns.itemCount <= largestItemCount else {
      throw .tooManyItems(found: patterns.itemCount, allowed: largestItemCount)
    }
    let tables = try PairTables.checked(patterns)
    let thresholds = try tables.thresholds(lowest: patterns.levels.lowerBound)
    let likelihoods = tables.likelihoods(thresholds)
    let polychoric = PolychoricMatrix(
      respondents: tables.respondents, thresholds: thresholds,
      pairs: likelihoods.map(PolychoricCorrelation.init(maximizing:)))
    for i in thresholds.indices {
      for j in 0..<i where !(polychoric[i, j].standardError ?? 0 > 0) { throw .perfectOrder(j, i) }
    }
    return try OrdinalFactorModel(
      polychoric, PolychoricCovariance(likelihoods, polychoric, patterns).matrix)
  }

  private init(
    _ polychoric: PolychoricMatrix, _ covariance: SymmetricMatrix
  ) throws(ReliabilityError) {
    let weights = covariance.diagonal.map { 1 / $0 }
    let fit = try LeastSquaresLoadings.fit(to: polychoric.correlations, weights: weights)
    let spread = LoadingSpread(loadings: fit.loadings, covariance)
    let statistics = Statistics(fit, polychoric, weights: weights)
    let (pairs, freedom) = (covariance.order, covariance.order - fit.loadings.count)
    self.polychoric = polychoric
    loadings = fit.loadings
    converged = fit.converged && polychoric.converged
    loadingCovariance = spread?.covariance(divisor: Double(polychoric.respondents - 1))
    unscaledFitMeasures = statistics.measures(.unscaled)
    guard let spread, freedom > 0, spread.traceOfSquare > 1e-10 * spread.wholeSquare else {
      (fitMeasures, scaling) = (nil, nil)
      return
    }
    let scaling = Scaling(spread.trace, ofSquare: spread.traceOfSquare, degreesOfFreedom: freedom)
    let baselineScaling = Scaling(
      Double(pairs), ofSquare: spread.wholeSquare, degreesOfFreedom: pairs)
    self.scaling = scaling
    fitMeasures = statistics.measures(.scaledShifted, scaling, baselineScaling)
  }
}

/// (n - 1)F of the model and of that in which no two items are related, and SRMR.
private struct Statistics {
  let sampleSize: Int
  let items: Int
  let chiSquare: Double
  let baseline: Double
  let srmr: Double

  init(_ fit: LeastSquaresLoadings, _ polychoric: PolychoricMatrix, weights: [Double]) {
    let (loadings, values) = (fit.loadings, polychoric.pairs.map(\.value))
    sampleSize = polychoric.respondents - 1
    items = loadings.count
    chiSquare = Double(sampleSize) * fit.discrepancy
    baseline = Double(sampleSize) * zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    var squares = 0.0
    for i in loadings.indices {
      for j in 0..<i {
        let residual = polychoric[i, j].value - loadings[i] * loadings[j]
        squares += residual * residual
      }
    }
    // the diagonal counts, though it has no residuals
    srmr = (squares / Double(items * (items + 1) / 2)).squareRoot()
  }

  func measures(
    _ test: FitMeasures.Test, _ scaling: OrdinalFactorModel.Scaling? = nil,
    _ baselineScaling: OrdinalFactorModel.Scaling? = nil
  ) -> FitMeasures {
    FitMeasures(
      test: test, chiSquare: scaling?(chiSquare) ?? chiSquare,
      degreesOfFreedom: items * (items - 3) / 2,
      baselineChiSquare: baselineScaling?(baseline) ?? baseline,
      baselineDegreesOfFreedom: items * (items - 1) / 2, sampleSize: sampleSize, srmr: srmr)
  }
}

extension OrdinalFactorModel {
  /// Respondents who answered every item.
  public var respondents: Int { polychoric.respondents }

  /// 1 - λ², what the factor leaves of each latent response; below 0 in an improper model.
  public var uniqueVariances: [Double] { loadings.map { 1 - $0 * $0 } }

  /// The standard errors of ``loadings``.
  public var loadingStandardErrors: [Double]? {
    loadingCovariance?.diagonal.map { $0.squareRoot() }
  }

  /// The items, counted from 0, that load 1 or more, which no correlation can.
  public var improperItems: [Int] { loadings.indices.filter { loadings[$0].magnitude >= 1 } }

  /// Some item is among ``improperItems``.
  public var isImproper: Bool { !improperItems.isEmpty }

  /// Some items load negatively: they may have to be reversed first.
  public var hasMixedSigns: Bool { loadings.contains { $0 < 0 } }
}
