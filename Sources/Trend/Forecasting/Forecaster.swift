/// A method fitted to a series.
protocol Forecaster: Sendable {
  /// What is known of the periods ahead.
  ///
  /// - Parameters:
  ///   - horizon: How many, 1 or more.
  ///   - bounds: The smallest and the largest possible value.
  /// - Returns: One distribution a period.
  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution]

  /// What the fitting itself gave reason to say.
  var warnings: [ForecastWarning] { get }
}

extension Forecaster {
  var warnings: [ForecastWarning] { [] }
}

/// The values of a series from the first one on, in a unit of their own size.
///
/// What is computed from them depends on neither the level nor the unit of the series, and a series
/// upside down gives the same numbers upside down, to the last bit.
struct StandardizedValues: Sendable {
  let values: [Double]
  /// The first value of the series.
  let origin: Double
  /// A power of two, so that dividing by it rounds nothing.
  let unit: Double
  /// What the rounding of the series itself may leave, in units.
  let rounding: Double

  /// - Throws: `TrendError.valueNotFinite` where the difference to the first value is too large a number.
  init(_ series: EstimateSeries) throws(TrendError) {
    let observations = series.observations
    let origin = observations[0].value
    var (largest, spread) = (0.0, 0.0)
    for observation in observations {
      let difference = (observation.value - origin).magnitude
      guard difference < 1e300 else { throw .valueNotFinite(observation.period) }
      largest = max(largest, observation.value.magnitude)
      spread = max(spread, difference)
    }
    let unit = spread > 0 ? spread.binade : 1
    self.origin = origin
    self.unit = unit
    values = observations.map { ($0.value - origin) / unit }
    rounding = 4 * largest.ulp / unit
  }

  /// Whether residuals with this sum of squares are nothing but rounding.
  func isNothing(_ sumOfSquares: Double) -> Bool {
    sumOfSquares <= Double(values.count) * rounding * rounding
  }
}
