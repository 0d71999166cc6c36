public import Localization

/// What should be known before relying on a forecast.
public enum ForecastWarning: Sendable, Hashable {
  /// More than twice as many periods ahead as were observed.
  case longHorizon(Int, observations: Int)
  /// So few observations, ``fewObservations`` at most, that the spread of the errors is hardly known.
  case fewObservations(Int)
  /// These periods between the first and the last observation have none.
  case missingPeriods([Period])
  /// From this period on another edition holds, and the step between the two is taken for a change of
  /// the quantity.
  case editionChange(Period, from: String, to: String)
  /// The method was learnt from yearly series, and these periods are shorter.
  case notYearly
  /// From this period on the 95 % interval is a point at this bound, past which the method goes on. That
  /// is no certainty.
  case intervalAtBound(Double, from: Period)
  /// The search for the most likely parameters was stopped.
  case notConverged

  /// Up to so many observations are few.
  public static let fewObservations = 5

  /// What is to be said of any forecast of a series.
  ///
  /// - Parameters:
  ///   - series: What was observed.
  ///   - horizon: How many periods ahead are forecast.
  /// - Returns: The warnings that every method has.
  public static func of(_ series: EstimateSeries, horizon: Int) -> [ForecastWarning] {
    let observations = series.observations
    var warnings: [ForecastWarning] = []
    if observations.count <= fewObservations {
      warnings.append(.fewObservations(observations.count))
    }
    if horizon > 2 * observations.count {
      warnings.append(.longHorizon(horizon, observations: observations.count))
    }
    let missing = series.missingPeriods
    if !missing.isEmpty { warnings.append(.missingPeriods(missing)) }
    warnings += series.editionChanges.map { .editionChange($0.period, from: $0.from, to: $0.to) }
    return warnings
  }

  /// Where intervals of 95 % end in a point at a bound, each bound once.
  ///
  /// - Parameter steps: What is known of each period ahead.
  /// - Returns: The first period of each bound.
  static func atBounds(_ steps: [Forecast.Step]) -> [ForecastWarning] {
    var bounds: [Double] = []
    return steps.compactMap { step in
      let interval = step.distribution.interval(level: 0.95)
      guard interval.lowerBound == interval.upperBound, !bounds.contains(interval.lowerBound)
      else { return nil }
      bounds.append(interval.lowerBound)
      return .intervalAtBound(interval.lowerBound, from: step.period)
    }
  }
}
