import Localization
import Probability
import Trend

extension Workload {
  /// Each method for itself, on every series: five periods ahead, medians and two intervals.
  ///
  /// Series are the column `train` of a CSV, numbers between blanks; made up where no file is named.
  static func forecasting(_ path: String?) throws -> [Workload] {
    let series = try path.map { try CertifiedTable.rows($0).map(SeriesFamily.past) } ?? walks()
    return ForecastMethod.allCases.map { method in
      Workload(name: "forecast-\(method.rawValue)", rows: series.count) {
        var sum = 0.0
        for one in series {
          // A method that has no answer for a series has nothing to do either.
          guard let forecast = try? method.forecast(one, horizon: SeriesFamily.horizons) else {
            continue
          }
          for step in forecast.steps {
            let (narrow, wide) = (
              step.distribution.interval(level: 0.8), step.distribution.interval(level: 0.95)
            )
            sum +=
              (step.distribution.median - narrow.lowerBound)
              / (wide.upperBound - wide.lowerBound)
          }
        }
        return Int((sum * 1e6).rounded())
      }
    }
  }

  /// As many series as are timed beside R, of ten values.
  private static func walks() throws -> [EstimateSeries] {
    var random = Xoshiro256(seed: 1)
    return try (0..<645).map { _ in
      var value = 75.0
      return try EstimateSeries(
        (0..<10).map { year in
          value += random.normal()
          return Observation(period: Period(year: 2000 + year), value: value)
        })
    }
  }
}
