import Localization
import Rates
import Trend

/// What is known of the years ahead of an indicator.
enum AttainmentOutlook {
  /// Of an index or a series.
  case forecast(Result<ForecastAnalysis, TrendError>)
  /// Of a rate: the counts of every year that was counted.
  case counts([RateCounts])

  /// Forecasts an indicator to the end of its plan, or the usual number of years past it.
  init(_ indicator: Indicator, _ data: YearlyData, planEnd: Int) {
    if case .cases = data.evidence {
      self = .counts(data.counts)
      return
    }
    var options = ForecastOptions()
    if let last = data.observations.last?.period.year {
      if last < planEnd { options.until = Period(year: planEnd) }
      // A target past a bound would leave the other years without a forecast too.
      for (year, target) in indicator.targets {
        guard indicator.polarity == .higherIsBetter, last < year, year <= planEnd,
          case .value(let value) = target,
          data.bounds?.contains(value) ?? true
        else { continue }
        options.targets[Period(year: year)] = value
      }
    }
    self = .forecast(
      GroupForecast([], data.observations, within: data.bounds, options: options).outcome)
  }

  /// The forecast; `nil` of a rate.
  var forecast: Result<ForecastAnalysis, TrendError>? {
    if case .forecast(let forecast) = self { forecast } else { nil }
  }

  /// How probable it is that the value of `year` will be as good as `target`.
  ///
  /// - Parameters:
  ///   - year: A year of the plan.
  ///   - target: What is asked for.
  ///   - polarity: Which values are good.
  ///   - last: The last year of the data; `nil` where there are none.
  ///   - noEvent: What a year without a report counts as, of a rate.
  /// - Returns: A fraction in [0, 1].
  func probability(
    in year: Int, of target: Target?, _ polarity: Polarity, after last: Int?, noEvent: NoEventRule
  ) -> Result<Double, NoProbability> {
    Result { () throws(NoProbability) in
      guard let target else { throw .noTarget }
      if let last, year <= last { throw .notAhead }
      switch self {
      case .forecast(.failure(let reason)): throw .noForecast(reason)
      case .forecast(.success(let analysis)):
        guard let distribution = analysis.forecast[Period(year: year)] else { throw .notAhead }
        return distribution.probability(
          of: target, polarity, decimals: analysis.series.publishedDecimals)
      case .counts(let counts):
        do throws(RateError) {
          return try Self.probability(counts, target, polarity, noEvent)
        } catch {
          // the only reason why counts of years have no outlook
          throw .neverReported
        }
      }
    }
  }

  // MARK: - Rates

  /// Shares closer to a target than this, in per cent, meet it: quotients of counts differ by more.
  private static let nextShare = 1e-9

  private static func probability(
    _ counts: [RateCounts], _ target: Target, _ polarity: Polarity, _ noEvent: NoEventRule
  ) throws(RateError) -> Double {
    guard !counts.isEmpty else { throw .nothingReported }
    let range =
      switch target {
      case .value(let value): value...value
      case .range(let range): range
      }
    func atLeast(_ percentage: Double) throws(RateError) -> RateOutlook {
      try RateOutlook(years: counts, target: max(0, percentage / 100))
    }
    let low = try atLeast(range.lowerBound)
    let above = try atLeast(range.upperBound + nextShare)
    let met =
      switch polarity {
      case .higherIsBetter: low.probabilityOfAttainment
      case .lowerIsBetter, .lowerIsBetterInverse: 1 - above.probabilityOfAttainment
      case .range: max(0, low.probabilityOfAttainment - above.probabilityOfAttainment)
      }
    return switch noEvent {
    case .omit: met
    case .met: low.probabilityOfNoReport + (1 - low.probabilityOfNoReport) * met
    }
  }
}
