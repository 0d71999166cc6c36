import Localization

/// What changes of edition do to a series: a step at each, beside one slope that all editions
/// share.
///
/// y = b₀ + b₁t + Σ δₖ·[t ≥ period k]. A new questionnaire moves answers without any change of the
/// service, so that ``withinEditionSlope`` b₁ is performance, and δ is not. With known standard
/// errors the model is that of ``RandomEffectsTrend``, since it never gives an error below that of
/// sampling; else that of ``LinearTrend``. Either way a step has Student's t with n - 2 - steps
/// degrees of freedom (the normal distribution under ``CoefficientTest/wald``), and each p-value is
/// of its own step.
///
/// A step next to an edition of one observation is not tested: any deviation of that observation
/// would be one. The same edition coming back is a step of its own.
///
/// Source: Wagner, Soumerai, Zhang and Ross-Degnan (2002), Journal of Clinical Pharmacy and
/// Therapeutics 27, 299-309, without their change of slope, which so short a series does not tell.
///
/// Checked against: R 4.2.2 `lm`, 12 digits, and metafor 3.8.1 `rma(test = "adhoc")`, 8 digits.
public struct EditionBreaks: Sendable, Hashable {
  /// What the steps are estimated by.
  public enum Model: Sendable, Hashable {
    case leastSquares
    case randomEffects
  }

  public let model: Model
  /// One per change, in the order of their periods.
  public let shifts: [LevelShift]
  /// The change per year that is left beside the steps, or why it is not to be told; `nil` where
  /// the edition does not change.
  public let withinEditionSlope: Result<TrendTerm, UndefinedReason>?

  /// Tests every change of edition; an observation without one counts to that before it.
  ///
  /// - Parameters:
  ///   - series: Of at least three observations.
  ///   - options: Of the random-effects model.
  /// - Returns: The steps, none where the edition does not change.
  public static func test(
    _ series: EstimateSeries, options: TrendOptions = TrendOptions()
  ) -> EditionBreaks {
    EditionBreaks(series, options)
  }

  private init(_ series: EstimateSeries, _ options: TrendOptions) {
    model = series.standardErrors == nil ? .leastSquares : .randomEffects
    let changes = series.editionChanges
    guard !changes.isEmpty else {
      (shifts, withinEditionSlope) = ([], nil)
      return
    }
    let terms = Self.terms(of: series, steps: changes.map(\.place), options)
    withinEditionSlope = terms.map { $0[1] }
    let borders = [0] + changes.map(\.place) + [series.observations.count]
    shifts = changes.enumerated().map { number, change in
      let lone = [number, number + 1].first { borders[$0 + 1] - borders[$0] == 1 }
      return LevelShift(
        period: change.period, from: change.from, to: change.to,
        term: terms.flatMap { terms in
          if let lone { return .failure(.singleObservation(series.periods[borders[lone]])) }
          return .success(terms[2 + number])
        })
    }
  }

  private static func terms(
    of series: EstimateSeries, steps: [Int], _ options: TrendOptions
  ) -> Result<[TrendTerm], UndefinedReason> {
    let design = TrendDesign(series, steps: steps)
    return Result { () throws(UndefinedReason) in
      guard let errors = series.standardErrors else {
        return try LineFit(design, to: series.values, weights: nil).terms
      }
      return try RandomEffectsFit(
        design, to: series.values, standardErrors: errors, options.estimator, options.test
      ).terms
    }
  }
}
