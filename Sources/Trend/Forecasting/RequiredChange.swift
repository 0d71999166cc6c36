public import Localization

/// The change a year that leads from the last observation to a target, beside the changes seen.
public struct RequiredChange: Sendable, Hashable {
  /// The period of the target.
  public let period: Period
  public let target: Double
  /// (target - last value)/years between them, in the unit of the quantity a year.
  public let annualChange: Double
  /// How many of the ``yearlyChanges`` were at least as large as ``annualChange``.
  public let attained: Int
  /// How many pairs of observations lie exactly one year apart; 0 where there are none.
  public let yearlyChanges: Int

  /// Compares what is needed to what was seen.
  ///
  /// - Parameters:
  ///   - target: The value to reach, in the unit of the quantity.
  ///   - period: When, after the last observation and of the same frequency.
  ///   - series: What was observed.
  /// - Throws: `TrendError.targetOutsideBounds` or `TrendError.targetNotAhead`.
  public init(
    _ target: Double, in period: Period, of series: EstimateSeries
  ) throws(TrendError) {
    if let bounds = series.bounds, !bounds.contains(target) {
      throw .targetOutsideBounds(period, target: target, bounds: bounds)
    }
    let observations = series.observations
    let last = observations[observations.count - 1]
    guard period.frequency == last.period.frequency, period > last.period, target.isFinite else {
      throw .targetNotAhead(period, last: last.period)
    }
    let partsOfYear = period.frequency.rawValue
    let years = Double(period.ordinal - last.period.ordinal) / Double(partsOfYear)
    let needed = (target - last.value) / years
    self.period = period
    self.target = target
    annualChange = needed
    var values: [Int: Double] = [:]
    for observation in observations { values[observation.period.ordinal] = observation.value }
    let changes = observations.compactMap { observation in
      values[observation.period.ordinal - partsOfYear].map { observation.value - $0 }
    }
    // 80.3 - 80.2 is less than 0.1 by rounding alone.
    let largest = observations.reduce(target.magnitude) { max($0, $1.value.magnitude) }
    attained = changes.count { $0 >= needed - 4 * largest.ulp }
    yearlyChanges = changes.count
  }
}
