import Localization
import Probability

/// A walk whose steps are independent, with or without a mean: the last value, or last value and drift.
///
/// With the change dᵢ over Δᵢ periods, T = ΣΔᵢ and b = (yₙ - y₁)/T (0 without drift), the variance of
/// a step is σ² = Σ(dᵢ - bΔᵢ)²/Δᵢ / (number of changes, less 1 with drift), and h periods ahead the value
/// is normal about yₙ + bh with variance σ²·(h + h²/T), the second part only with drift.
///
/// Source: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd edition, 5.2
/// and 5.5; with Δᵢ = 1 theirs, else generalised least squares.
/// Checked against: R forecast 8.20 `naive` and `rwf`, 12 digits; with missing periods R 4.2.2 `lm` with
/// weights 1/Δᵢ.
struct RandomWalk: Forecaster {
  private let last: Double
  private let drift: Double
  private let stepDeviation: Double
  /// T; `nil` without drift.
  private let duration: Double?

  init(_ series: EstimateSeries, hasDrift: Bool) throws(TrendError) {
    let standardized = try StandardizedValues(series)
    let values = standardized.values
    let ordinals = series.observations.map(\.period.ordinal)
    let duration = Double(ordinals[ordinals.count - 1] - ordinals[0])
    let drift = hasDrift ? values[values.count - 1] / duration : 0
    var sum = 0.0
    for i in 1..<values.count {
      let gap = Double(ordinals[i] - ordinals[i - 1])
      let residual = values[i] - values[i - 1] - drift * gap
      sum += residual * residual / gap
    }
    guard !standardized.isNothing(sum) else {
      throw .noResidualVariation(hasDrift ? .drift : .naive)
    }
    let changes = Double(values.count - 1)
    last = series.observations[values.count - 1].value
    self.drift = drift * standardized.unit
    stepDeviation = standardized.unit * (sum / (hasDrift ? changes - 1 : changes)).squareRoot()
    self.duration = hasDrift ? duration : nil
  }

  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution] {
    (1...horizon).map { step in
      let h = Double(step)
      let factor = duration.map { h + h * h / $0 } ?? h
      return PredictiveDistribution(
        Normal.standard, centre: last + drift * h, scale: stepDeviation * factor.squareRoot(),
        within: bounds)
    }
  }
}
