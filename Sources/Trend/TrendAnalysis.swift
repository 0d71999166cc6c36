/// Everything that is said of one series: which way, how fast, how surely, and what a change of
/// rules did.
///
/// Three observations are enough for most of it; what they do not allow has its
/// ``UndefinedReason``.
public struct TrendAnalysis: Sendable, Hashable {
  public let series: EstimateSeries
  public let options: TrendOptions
  /// All observations counting the same.
  public let leastSquares: Result<LinearTrend, UndefinedReason>
  /// Weights from the standard errors.
  public let weighted: Result<LinearTrend, UndefinedReason>
  /// Known sampling errors beside true variation.
  public let randomEffects: Result<RandomEffectsTrend, UndefinedReason>
  public let theilSen: TheilSen
  public let mannKendall: MannKendall
  /// Changes of edition, none where it stays the same.
  public let breaks: EditionBreaks

  /// The change per year to report: that beside the steps where the edition changes, else that of
  /// ``randomEffects``, and of ``leastSquares`` where standard errors are not known.
  ///
  /// The other slopes take a new questionnaire for a better service.
  public var slope: Result<TrendTerm, UndefinedReason> {
    if let within = breaks.withinEditionSlope { return within }
    if case .failure(.noStandardErrors) = randomEffects { return leastSquares.map(\.slope) }
    return randomEffects.map(\.slope)
  }

  /// Analyses a series.
  public init(_ series: EstimateSeries, options: TrendOptions = TrendOptions()) {
    self.series = series
    self.options = options
    leastSquares = Result { () throws(UndefinedReason) in try LinearTrend.fit(series) }
    weighted = Result { () throws(UndefinedReason) in
      try LinearTrend.fit(series, weighting: .inverseVariance)
    }
    randomEffects = Result { () throws(UndefinedReason) in
      try RandomEffectsTrend.fit(series, estimator: options.estimator, test: options.test)
    }
    theilSen = TheilSen.estimate(from: series, level: options.level)
    mannKendall = MannKendall.test(series, significance: 1 - options.level)
    breaks = EditionBreaks.test(series, options: options)
  }
}
