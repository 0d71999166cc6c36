import Glibc
import Localization
import Probability

/// The forecaster of short series that was learnt from other series.
///
/// It looks at the last ten values and at their changes only: a series upside down, moved or in another
/// unit has its forecast upside down, moved and in that unit. Values for periods without an observation
/// are filled in on the straight line between their neighbours. Where all standard errors are known, what
/// they explain of the movement is taken for noise, and the distribution is that of the next *observed*
/// value: the error of the future survey is in it.
struct LearnedForecaster: Forecaster {
  private let values: StandardizedValues
  private let last: Double
  private let unit: Double
  private let shape: LearnedMap.Shape
  let warnings: [ForecastWarning]

  /// - Throws: `TrendError.noResidualVariation` where nothing changes.
  init(_ series: EstimateSeries) throws(TrendError) {
    let standardized = try StandardizedValues(series)
    let errors = series.standardErrors?.map { $0 / standardized.unit }
    guard
      let features = WindowFeatures(
        values: filled(standardized.values, series),
        standardErrors: errors.map { filled($0, series) })
    else { throw .noResidualVariation(.skm) }
    values = standardized
    last = standardized.values[standardized.values.count - 1]
    unit = features.unit
    shape = LearnedMap.shipped.shape(of: features)
    warnings = series.periods[0].frequency == .year ? [] : [.notYearly]
  }

  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution] {
    (1...horizon).map { ahead in
      let reach = pow(Double(ahead), shape.growth)
      let standard = SplitJohnson(
        median: 0, below: exp(shape.width - shape.lean) * reach,
        above: exp(shape.width + shape.lean) * reach, tail: shape.tail)
      let centre = last + unit * LearnedMap.shipped.median(shape, ahead: ahead)
      return PredictiveDistribution(
        standard, centre: values.origin + values.unit * centre, scale: values.unit * unit,
        within: bounds)
    }
  }
}

/// One value a period: those of missing periods on the straight line between their neighbours.
private func filled(_ values: [Double], _ series: EstimateSeries) -> [Double] {
  let ordinals = series.periods.map(\.ordinal)
  var filled = [values[0]]
  for place in 1..<values.count {
    let gap = ordinals[place] - ordinals[place - 1]
    for step in stride(from: 1, to: gap, by: 1) {
      let share = Double(step) / Double(gap)
      filled.append(values[place - 1] * (1 - share) + values[place] * share)
    }
    filled.append(values[place])
  }
  return filled
}
