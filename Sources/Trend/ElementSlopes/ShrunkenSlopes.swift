import LinearAlgebra

/// The slopes of several elements over the same periods, each drawn toward what they have in
/// common.
///
/// With slopes bᵢ of standard errors sᵢ around a common slope μ, between which true slopes vary by
/// τ², the estimate of an element is λᵢbᵢ + (1 - λᵢ)μ, λᵢ = τ²/(τ² + sᵢ²), and its variance λᵢsᵢ² +
/// (1 - λᵢ)²·Var μ. The worst of nine elements is worst by bad luck too, and this takes the luck
/// out. Errors of elements are taken as independent and as known. The same respondents answered all
/// elements in the same years: differences between elements are surer than this says, and what they
/// have in common, μ, is far less sure. Report the order and the estimates, and not their errors.
///
/// Source: Efron and Morris (1975), Journal of the American Statistical Association 70, 311-319;
/// Raudenbush and Bryk (1985), Journal of Educational Statistics 10, 75-98, for τ² from the slopes.
///
/// Checked against: R 4.2.2, metafor 3.8.1 `rma` and `blup`, 8 digits.
public struct ShrunkenSlopes: Sendable, Hashable {
  /// The fewest elements that tell how far slopes differ.
  public static let fewest = 3

  /// As given.
  public let elements: [ShrunkenSlope]
  /// μ: its estimate and error, as a change per year.
  public let commonSlope: TrendTerm
  /// τ², the variance of true slopes, at least 0.
  public let tau2: Double
  /// The search for τ² came to its end, and was not stopped.
  public let converged: Bool

  /// What drags the index first: in ascending order of ``ShrunkenSlope/contribution``, equal ones
  /// as given.
  public var ranking: [ShrunkenSlope] {
    elements.enumerated().sorted {
      ($0.element.contribution, $0.offset) < ($1.element.contribution, $1.offset)
    }.map(\.element)
  }

  /// Draws slopes together.
  ///
  /// - Parameters:
  ///   - slopes: Of at least three elements.
  ///   - estimator: Of τ², best ``HeterogeneityEstimator/restrictedMaximumLikelihood`` or
  ///     ``HeterogeneityEstimator/pauleMandel``.
  ///   - test: Of μ, and of intervals.
  ///   - isGuarded: The factor s² of Knapp and Hartung counts as at least 1.
  /// - Returns: The slopes, in the same order.
  /// - Throws: ``UndefinedReason/tooFewElements(found:needed:)`` and
  ///   ``UndefinedReason/outOfRange``.
  public static func estimate(
    from slopes: [ElementSlope],
    estimator: HeterogeneityEstimator = .restrictedMaximumLikelihood,
    test: CoefficientTest = .knappHartung, isGuarded: Bool = true
  ) throws(UndefinedReason) -> ShrunkenSlopes {
    guard slopes.count >= fewest else {
      throw .tooFewElements(found: slopes.count, needed: fewest)
    }
    let fit = try RandomEffectsFit(
      TrendDesign(mean: slopes.count), to: slopes.map(\.estimate),
      standardErrors: slopes.map(\.standardError), estimator, test, isGuarded: isGuarded)
    return ShrunkenSlopes(slopes, fit)
  }

  private init(_ slopes: [ElementSlope], _ fit: RandomEffectsFit) {
    let (mean, variance) = (fit.coefficients[0], fit.covariance[0, 0])
    commonSlope = TrendTerm(
      .slope, estimate: mean, standardError: variance.squareRoot(),
      degreesOfFreedom: fit.testDegreesOfFreedom)
    tau2 = fit.tau2
    converged = fit.converged
    elements = slopes.map { slope in
      let sampling = slope.standardError * slope.standardError
      let share = fit.tau2 / (fit.tau2 + sampling)
      let spread = share * sampling + (1 - share) * (1 - share) * variance
      return ShrunkenSlope(
        element: slope, ownShare: share,
        estimate: share * slope.estimate + (1 - share) * mean,
        standardError: spread.squareRoot(), degreesOfFreedom: fit.testDegreesOfFreedom)
    }
  }
}
