/// A way to continue a series.
public enum ForecastMethod: String, Sendable, Hashable, CaseIterable {
  /// What was learnt from many short series; see the documentation of the module.
  case skm
  /// The last value; errors grow as those of a random walk.
  case naive
  /// The last value and the mean change.
  case drift
  /// The straight line of least squares.
  case linear
  /// Simple exponential smoothing: a level that moves.
  case ses
  /// Holt's method: a level and a slope that move.
  case holt
  /// Holt's method with a slope that fades.
  case damped
  /// Simple exponential smoothing and half the slope of the straight line.
  case theta

  /// The fewest observations that leave an error to estimate.
  public var fewestObservations: Int {
    switch self {
    case .skm, .naive, .drift, .linear, .ses, .theta: EstimateSeries.fewest
    case .holt: 5
    case .damped: 6
    }
  }

  /// The method steps from period to period, and so cannot pass over one without an observation.
  public var needsEverySinglePeriod: Bool {
    switch self {
    case .skm, .naive, .drift, .linear: false
    case .ses, .holt, .damped, .theta: true
    }
  }
}
