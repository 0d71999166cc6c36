public import Localization

/// Everything that is said of the future of one series.
public struct ForecastAnalysis: Sendable {
  /// A target that was met or not.
  public struct PastTarget: Sendable, Hashable {
    public let period: Period
    public let target: Double
  }

  public let series: EstimateSeries
  public let forecast: Forecast
  /// The targets of periods up to the last observation, in their order.
  public let pastTargets: [PastTarget]
  /// The targets that lie ahead, in the order of their periods.
  public let outlooks: [TargetOutlook]
  /// What the method would have forecast in the past.
  public let backtest: Backtest

  /// Forecasts a series as far as is asked, and at least as far as the last target.
  ///
  /// - Parameters:
  ///   - series: What was observed.
  ///   - options: How, how far, and what should be reached.
  /// - Throws: `TrendError` where the method has no answer, or a target or the last period does not lie
  ///   ahead or within the bounds.
  public init(
    _ series: EstimateSeries, options: ForecastOptions = ForecastOptions()
  ) throws(TrendError) {
    let last = series.observations[series.observations.count - 1].period
    let targets = options.targets.filter { $0.key > last }.sorted { $0.key < $1.key }
    func distance(to period: Period) -> Int { period.ordinal - last.ordinal }
    for (period, _) in targets where period.frequency != last.frequency {
      throw .targetNotAhead(period, last: last)
    }
    if let until = options.until,
      until.frequency != last.frequency || distance(to: until) < 1
    {
      throw .endNotAhead(until, last: last)
    }
    let farthestTarget = targets.last.map { distance(to: $0.key) }
    let asked = options.horizon ?? options.until.map(distance)
    let horizon = max(
      asked ?? farthestTarget ?? ForecastOptions.usualHorizon, farthestTarget ?? 1)
    if let asked, asked < 1 { throw .horizonNotPositive(asked) }
    guard horizon <= ForecastOptions.farthestHorizon else {
      throw .horizonTooLong(horizon, longest: ForecastOptions.farthestHorizon)
    }
    let forecast = try options.method.forecast(series, horizon: horizon)
    var outlooks: [TargetOutlook] = []
    for (period, target) in targets {
      let required = try RequiredChange(target, in: period, of: series)
      outlooks.append(
        TargetOutlook(
          period: period, target: target,
          probability: forecast.steps[distance(to: period) - 1].distribution
            .probabilityOfAttainment(target, decimals: series.publishedDecimals),
          required: required))
    }
    self.series = series
    self.forecast = forecast
    let observed = Set(series.periods)
    pastTargets = options.targets.filter { observed.contains($0.key) }
      .sorted { $0.key < $1.key }.map { PastTarget(period: $0.key, target: $0.value) }
    self.outlooks = outlooks
    backtest = try Backtest(options.method, series, horizon: horizon)
  }
}
