public import Localization

/// Why there is no trend or forecast of a series.
public enum TrendError: Error, Hashable, Sendable {
  case tooFewObservations(found: Int, needed: Int)
  case duplicatePeriod(Period)
  /// The second stands after the first, and lies before it.
  case unorderedPeriods(Period, Period)
  /// Years beside halves, quarters or months.
  case mixedFrequencies(Period, Period)
  case valueNotFinite(Period)
  case standardErrorNotPositive(Period, standardError: Double)
  case valueOutsideBounds(Period, value: Double, bounds: ClosedRange<Double>)
  case targetOutsideBounds(Period, target: Double, bounds: ClosedRange<Double>)
  /// A target of a period that is not forecast: at or before the last observation, or no such one.
  case targetNotAhead(Period, last: Period)
  /// The period to forecast to lies at or before the last observation, or is no such one.
  case endNotAhead(Period, last: Period)
  /// Farther ahead than any plan.
  case horizonTooLong(Int, longest: Int)
  /// Not one period ahead.
  case horizonNotPositive(Int)
  /// Periods without an observation, where a method steps from each to the next.
  case notEvenlySpaced(missing: [Period])
  /// The method fits every observation exactly and says nothing of its errors.
  case noResidualVariation(ForecastMethod)
}
