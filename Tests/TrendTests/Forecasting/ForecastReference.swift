import Localization
import TestSupport
import Testing
import Trend

/// Forecasts that R forecast 8.20 and R 4.2.2 made, five periods ahead, from `make/forecast.R`.
struct ForecastReference: Decodable, Sendable, CustomTestStringConvertible {
  /// Centres and limits, one a period.
  struct Limits: Decodable, Sendable {
    let centres, lower80, upper80, lower95, upper95: [Double]
  }

  /// What `ets` fitted; no likelihood where the series is so short that R does not maximize it.
  struct Smoothed: Decodable, Sendable {
    let centres, lower80, upper80, lower95, upper95: [Double]
    let level, slope, damping: Double
    let logLikelihood: Double?

    var limits: Limits {
      Limits(
        centres: centres, lower80: lower80, upper80: upper80, lower95: lower95, upper95: upper95)
    }
    var parameters: ExponentialSmoothing.Parameters {
      ExponentialSmoothing.Parameters(level: level, slope: slope, damping: damping)
    }
  }

  /// The Theta method with the smoothing parameter that R found.
  struct Theta: Decodable, Sendable {
    let centres, lower80, upper80, lower95, upper95: [Double]
    let level: Double

    var limits: Limits {
      Limits(
        centres: centres, lower80: lower80, upper80: upper80, lower95: lower95, upper95: upper95)
    }
  }

  /// A series with missing periods, by weighted least squares.
  struct Gaps: Decodable, Sendable {
    let years: [Int]
    let values: [Double]
    let naive, drift, linear: Limits
  }

  let series: String
  let values: [Double]
  let naive, drift, linear: Limits
  let theta: Theta?
  let ses, holt, damped: Smoothed?

  var testDescription: String { series }

  static let all: [ForecastReference] = ReferenceTable.load("forecast")

  func smoothed(_ slope: ExponentialSmoothing.Slope) -> Smoothed? {
    switch slope {
    case .none: ses
    case .lasting: holt
    case .fading: damped
    }
  }
}

/// A series of years without a gap.
func yearly(
  _ values: [Double], from year: Int = 2000, within bounds: ClosedRange<Double>? = nil
) throws -> EstimateSeries {
  try EstimateSeries(
    values.enumerated().map { Observation(period: Period(year: year + $0), value: $1) },
    bounds: bounds)
}

/// Values of a walk with a trend.
func arbitraryValues(_ count: Int, using random: inout SplitMix64) -> [Double] {
  var value = Double.random(in: 60...90, using: &random)
  let drift = Double.random(in: -1...1, using: &random)
  return (0..<count).map { _ in
    value += drift + Double.random(in: -2...2, using: &random)
    return value
  }
}
