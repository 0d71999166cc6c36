import Localization

/// What a method would have forecast in the past, beside what came: a rolling origin.
///
/// Each origin is an observation with enough before it for the method and at least one after it; of more
/// than ``mostOrigins`` the last ones. The method sees what came up to the origin only, and is judged by each later value within the horizon. The scale
/// of the errors is the mean absolute change from one observation of the series to the next, of the whole
/// series.
///
/// Source: Tashman (2000), International Journal of Forecasting 16, 437-450.
public struct Backtest: Sendable {
  /// Why there are no scores.
  public enum Reason: Sendable, Hashable {
    /// So few origins, of ``fewestOrigins``, have a forecast and a later value.
    case tooFewOrigins(Int)
    /// All values are the same.
    case noChange
  }

  /// Fewer origins show the luck of a few years and not the method.
  public static let fewestOrigins = 3
  /// The last so many origins are tried: they say how the method does today, and every further one of a long
  /// series would cost as much as a forecast of all of it.
  public static let mostOrigins = 200

  public let method: ForecastMethod
  /// The farthest period ahead that was judged.
  public let horizon: Int
  /// How many origins had an answer that could be judged.
  public let origins: Int
  /// The scores, or why there are none.
  public let accuracy: Outcome

  /// The scores, or why there are none.
  public enum Outcome: Sendable, Hashable {
    case scores(ForecastAccuracy)
    case undefined(Reason)
  }

  /// Forecasts a series from its past.
  ///
  /// An origin from which the method gives no answer, such as after equal values only, is left out.
  ///
  /// - Parameters:
  ///   - method: How to continue what came up to an origin.
  ///   - series: All that was observed.
  ///   - horizon: How many periods ahead at most, 1 or more.
  /// - Throws: `TrendError.horizonNotPositive`.
  public init(
    _ method: ForecastMethod, _ series: EstimateSeries, horizon: Int
  ) throws(TrendError) {
    guard horizon >= 1 else { throw .horizonNotPositive(horizon) }
    self.method = method
    self.horizon = horizon
    let pairs = Self.pairs(method, series, horizon)
    origins = pairs.count
    if let scale = series.meanAbsoluteChange {
      let accuracy =
        pairs.count < Self.fewestOrigins
        ? nil : ForecastAccuracy(pairs.flatMap(\.self), scale: scale)
      self.accuracy = accuracy.map { .scores($0) } ?? .undefined(.tooFewOrigins(pairs.count))
    } else {
      accuracy = .undefined(.noChange)
    }
  }

  /// Of each origin the distributions and the values that came.
  private static func pairs(
    _ method: ForecastMethod, _ series: EstimateSeries, _ horizon: Int
  ) -> [[(distribution: PredictiveDistribution, value: Double)]] {
    let observations = series.observations
    guard observations.count > method.fewestObservations else { return [] }
    return (method.fewestObservations..<observations.count).suffix(mostOrigins).compactMap {
      count in
      let origin = observations[count - 1].period.ordinal
      let later = observations[count...].prefix { $0.period.ordinal - origin <= horizon }
      guard let farthest = later.last,
        let forecast = try? method.forecast(
          series.first(count), horizon: farthest.period.ordinal - origin)
      else { return nil }
      return later.map { observation in
        (forecast.steps[observation.period.ordinal - origin - 1].distribution, observation.value)
      }
    }
  }
}

extension EstimateSeries {
  /// The mean size of the changes from one observation to the next; `nil` where nothing changes.
  ///
  /// The unit of scaled errors of forecasts.
  public var meanAbsoluteChange: Double? {
    let changes = zip(observations, observations.dropFirst()).map { before, after in
      (after.value - before.value).magnitude
    }
    let mean = changes.reduce(0, +) / Double(changes.count)
    return mean > 0 ? mean : nil
  }
}
