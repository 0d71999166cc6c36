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
