public import Localization

/// The distributions of the values that follow a series.
public struct Forecast: Sendable {
  /// What is known of one period ahead.
  public struct Step: Sendable {
    public let period: Period
    public let distribution: PredictiveDistribution

    public init(period: Period, distribution: PredictiveDistribution) {
      self.period = period
      self.distribution = distribution
    }
  }

  public let method: ForecastMethod
  /// The smallest and the largest value that the quantity can take; `nil` where there are none.
  public let bounds: ClosedRange<Double>?
  /// From the period after the last observation on, without a gap.
  public let steps: [Step]
  public let warnings: [ForecastWarning]

  public init(
    method: ForecastMethod, bounds: ClosedRange<Double>?, steps: [Step],
    warnings: [ForecastWarning] = []
  ) {
    self.method = method
    self.bounds = bounds
    self.steps = steps
    self.warnings = warnings
  }

  /// What is known of a period; `nil` where it is none of the steps.
  public subscript(period: Period) -> PredictiveDistribution? {
    steps.first { $0.period == period }?.distribution
  }
}
