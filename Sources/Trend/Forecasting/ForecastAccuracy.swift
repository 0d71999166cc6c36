/// How forecasts of values that are known by now turned out.
public struct ForecastAccuracy: Sendable, Hashable {
  /// How many values were forecast.
  public let forecasts: Int
  /// The share of the values within their 80 % intervals.
  public let coverage80: Double
  /// The share of the values within their 95 % intervals.
  public let coverage95: Double
  /// The mean distance of the values from the medians, in units of the scale.
  public let meanAbsoluteScaledError: Double
  /// The mean interval score at 95 %, in units of the scale.
  public let meanScaledIntervalScore: Double

  /// Scores forecasts.
  ///
  /// The interval score of a value y at the level 1 - a is u - l + (2/a)·(l - y if y < l, y - u if y > u).
  ///
  /// - Parameters:
  ///   - pairs: Distributions and the values that came; `nil` is the answer to none.
  ///   - scale: What a distance of 1 is, positive, such as the mean absolute change of the series.
  ///
  /// Source: Hyndman and Koehler (2006), International Journal of Forecasting 22, 679-688; Gneiting
  /// and Raftery (2007), Journal of the American Statistical Association 102, 359-378, equation 43.
  public init?(_ pairs: [(distribution: PredictiveDistribution, value: Double)], scale: Double) {
    precondition(scale > 0, "scale must be positive; got \(scale)")
    guard !pairs.isEmpty else { return nil }
    var (inside80, inside95, distances, scores) = (0, 0, 0.0, 0.0)
    for (distribution, value) in pairs {
      let wide = distribution.interval(level: 0.95)
      if distribution.interval(level: 0.8).contains(value) { inside80 += 1 }
      if wide.contains(value) { inside95 += 1 }
      distances += (value - distribution.median).magnitude / scale
      let outside = max(0, wide.lowerBound - value, value - wide.upperBound)
      scores += (wide.upperBound - wide.lowerBound + 2 / 0.05 * outside) / scale
    }
    let count = Double(pairs.count)
    forecasts = pairs.count
    coverage80 = Double(inside80) / count
    coverage95 = Double(inside95) / count
    meanAbsoluteScaledError = distances / count
    meanScaledIntervalScore = scores / count
  }
}
