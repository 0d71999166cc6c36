/// The future of the series of one group, or why nothing can be said of it.
public struct GroupForecast: Sendable {
  /// The values that name the group.
  public let values: [String]
  public let outcome: Result<ForecastAnalysis, TrendError>

  /// Forecasts the series of a group.
  ///
  /// - Parameters:
  ///   - values: The values that name the group.
  ///   - observations: In ascending order of their periods.
  ///   - bounds: The smallest and the largest value that the quantity can take.
  ///   - options: How, how far, and what should be reached.
  public init(
    _ values: [String], _ observations: [Observation], within bounds: ClosedRange<Double>?,
    options: ForecastOptions
  ) {
    self.values = values
    outcome = Result { () throws(TrendError) in
      try ForecastAnalysis(EstimateSeries(observations, bounds: bounds), options: options)
    }
  }
}
