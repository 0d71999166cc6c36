import Localization
import Trend

/// What is known of the years ahead of an indicator.
struct AttainmentOutlook {
  let forecast: Result<ForecastAnalysis, TrendError>
  private let polarity: Polarity

  /// Forecasts an indicator to the end of its plan, or the usual number of years past it.
  init(_ indicator: Indicator, _ data: YearlyData, planEnd: Int) {
    polarity = indicator.polarity
    var options = ForecastOptions()
    if let last = data.observations.last?.period.year {
      if last < planEnd { options.until = Period(year: planEnd) }
      // A target past a bound would leave the other years without a forecast too.
      for (year, target) in indicator.targets {
        guard indicator.polarity == .higherIsBetter, year > last, case .value(let value) = target,
          data.bounds?.contains(value) ?? true
        else { continue }
        options.targets[Period(year: year)] = value
      }
    }
    forecast = GroupForecast([], data.observations, within: data.bounds, options: options).outcome
  }

  /// How probable it is that the value of `year` will be as good as `target`.
  func probability(in year: Int, of target: Target?) -> Result<Double, NoProbability> {
    Result { () throws(NoProbability) in
      guard let target else { throw .noTarget }
      switch forecast {
      case .failure(let reason): throw .noForecast(reason)
      case .success(let analysis):
        guard let distribution = analysis.forecast[Period(year: year)] else { throw .notAhead }
        return distribution.probability(
          of: target, polarity, decimals: analysis.series.publishedDecimals)
      }
    }
  }
}
