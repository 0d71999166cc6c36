import Glibc
import Probability

/// The Theta method: simple exponential smoothing, carried on along half the slope of the straight line.
///
/// With the smoothing parameter α, the last level l, its residual variance σ² and the least squares
/// slope b, the value h periods ahead is normal about l + ½b·(h - 1 + (1 - (1 - α)ⁿ)/α) with variance
/// σ²·(1 + (h - 1)·α²).
///
/// Source: Assimakopoulos and Nikolopoulos (2000), International Journal of Forecasting 16, 521-530;
/// Hyndman and Billah (2003), ibid. 19, 287-290, equation 6.
/// Checked against: R forecast 8.20 `thetaf`, 4 digits of a standard deviation: as closely as its search
/// finds α and the first level.
struct ThetaMethod: Forecaster {
  private let smoothing: ExponentialSmoothing
  private let halfSlope: Double
  private let count: Double

  init(_ series: EstimateSeries) throws(TrendError) {
    do throws(TrendError) {
      smoothing = try ExponentialSmoothing(series, slope: .none)
    } catch {
      guard case .noResidualVariation = error else { throw error }
      throw .noResidualVariation(.theta)
    }
    let standardized = try StandardizedValues(series)
    let line = StraightLine.line(through: standardized.values, series)
    halfSlope = standardized.unit * line.slope / 2
    count = Double(standardized.values.count)
  }

  var warnings: [ForecastWarning] { smoothing.warnings }

  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution] {
    let alpha = smoothing.parameters.level
    let delay = -expm1(count * log1p(-alpha)) / alpha
    return (0..<horizon).map { ahead in
      let h = Double(ahead)
      return PredictiveDistribution(
        Normal.standard, centre: smoothing.lastLevel + halfSlope * (h + delay),
        scale: smoothing.residualStandardDeviation * (1 + h * alpha * alpha).squareRoot(),
        within: bounds)
    }
  }
}
