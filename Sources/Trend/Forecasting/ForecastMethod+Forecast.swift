import Localization

extension ForecastMethod {
  /// Continues a series by this method.
  ///
  /// - Parameters:
  ///   - series: What was observed.
  ///   - horizon: How many periods ahead, 1 or more; beyond twice the series with a warning.
  /// - Returns: One distribution a period, within the bounds of the series.
  /// - Throws: `TrendError.horizonNotPositive`; `TrendError.tooFewObservations` below ``fewestObservations``;
  ///   `TrendError.notEvenlySpaced` where ``needsEverySinglePeriod`` and one is missing;
  ///   `TrendError.noResidualVariation` where the method fits every observation exactly.
  public func forecast(_ series: EstimateSeries, horizon: Int) throws(TrendError) -> Forecast {
    guard horizon >= 1 else { throw .horizonNotPositive(horizon) }
    let count = series.observations.count
    guard count >= fewestObservations else {
      throw .tooFewObservations(found: count, needed: fewestObservations)
    }
    if needsEverySinglePeriod, !series.isEvenlySpaced {
      throw .notEvenlySpaced(missing: series.missingPeriods)
    }
    let forecaster = try fitted(to: series)
    let distributions = forecaster.distributions(horizon, within: series.bounds)
    let last = series.observations[count - 1].period
    let steps = distributions.enumerated().map { ahead, distribution in
      Forecast.Step(period: last.advanced(by: ahead + 1), distribution: distribution)
    }
    return Forecast(
      method: self, bounds: series.bounds, steps: steps,
      warnings: ForecastWarning.of(series, horizon: horizon) + forecaster.warnings
        + ForecastWarning.atBounds(steps))
  }

  private func fitted(to series: EstimateSeries) throws(TrendError) -> any Forecaster {
    switch self {
    case .skm: try LearnedForecaster(series)
    case .naive: try RandomWalk(series, hasDrift: false)
    case .drift: try RandomWalk(series, hasDrift: true)
    case .linear: try StraightLine(series)
    case .ses: try ExponentialSmoothing(series, slope: .none)
    case .holt: try ExponentialSmoothing(series, slope: .lasting)
    case .damped: try ExponentialSmoothing(series, slope: .fading)
    case .theta: try ThetaMethod(series)
    }
  }
}
