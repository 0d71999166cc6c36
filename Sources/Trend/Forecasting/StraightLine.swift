import Localization
import Probability

/// The line of least squares, carried on.
///
/// At time t the new value is Student's t with n - 2 degrees of freedom about a + bt, with the scale
/// s·√(1 + 1/n + (t - t̄)²/Σ(tᵢ - t̄)²) and s² = Σ(residuals)²/(n - 2).
///
/// Source: Draper and Smith (1998), Applied Regression Analysis, 3rd edition, 3.1.
/// Checked against: R 4.2.2 `predict.lm`, 12 digits.
struct StraightLine: Forecaster {
  /// The slope per period, in the unit of the quantity.
  let slope: Double
  private let middle: Double
  private let meanTime: Double
  private let lastTime: Double
  private let sumOfTimes: Double
  private let deviation: Double
  private let count: Double

  init(_ series: EstimateSeries) throws(TrendError) {
    let standardized = try StandardizedValues(series)
    let line = Self.line(through: standardized.values, series)
    guard !standardized.isNothing(line.residual) else { throw .noResidualVariation(.linear) }
    count = Double(standardized.values.count)
    slope = standardized.unit * line.slope
    middle = standardized.origin + standardized.unit * line.mean
    meanTime = line.meanTime
    lastTime = line.lastTime
    sumOfTimes = line.sumOfTimes
    deviation = standardized.unit * (line.residual / (count - 2)).squareRoot()
  }

  /// A line in units of the standardized values, with times in periods after the first.
  struct Line {
    var (slope, mean, residual) = (0.0, 0.0, 0.0)
    var (meanTime, lastTime, sumOfTimes) = (0.0, 0.0, 0.0)
  }

  /// The line of least squares, and the sum of squares that it leaves.
  static func line(through values: [Double], _ series: EstimateSeries) -> Line {
    let start = series.observations[0].period.ordinal
    let times = series.observations.map { Double($0.period.ordinal - start) }
    let count = Double(values.count)
    var line = Line()
    line.lastTime = times[times.count - 1]
    line.meanTime = times.reduce(0, +) / count
    line.mean = values.reduce(0, +) / count
    var products = 0.0
    for (time, value) in zip(times, values) {
      products += (time - line.meanTime) * (value - line.mean)
      line.sumOfTimes += (time - line.meanTime) * (time - line.meanTime)
    }
    line.slope = products / line.sumOfTimes
    for (time, value) in zip(times, values) {
      let residual = value - line.mean - line.slope * (time - line.meanTime)
      line.residual += residual * residual
    }
    return line
  }

  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution] {
    let standard = StudentT(degreesOfFreedom: count - 2)
    return (1...horizon).map { step in
      let distance = lastTime + Double(step) - meanTime
      let factor = 1 + 1 / count + distance * distance / sumOfTimes
      return PredictiveDistribution(
        standard, centre: middle + slope * distance, scale: deviation * factor.squareRoot(),
        within: bounds)
    }
  }
}
