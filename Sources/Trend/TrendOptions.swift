/// How a trend is estimated; every default is written here and nowhere else.
public struct TrendOptions: Sendable, Hashable {
  /// How the variance between periods is estimated, where standard errors are known.
  public var estimator = HeterogeneityEstimator.restrictedMaximumLikelihood
  /// How the terms of the random-effects trend are tested.
  public var test = CoefficientTest.knappHartung
  /// The confidence level of intervals, a fraction; a p-value above 1 - `level` is not significant.
  public var level = 0.95

  public init() {}
}
