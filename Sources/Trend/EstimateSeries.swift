public import Localization

/// Observations of one quantity in ascending periods of one frequency, at least three.
public struct EstimateSeries: Sendable, Hashable {
  public let observations: [Observation]
  /// The smallest and the largest value that the quantity can take; `nil` where there are none.
  public let bounds: ClosedRange<Double>?

  /// The fewest observations that say anything of a change and of its error.
  public static let fewest = 3
  /// Differences and changes a year of values up to this size are numbers too.
  private static let largest = 1e300

  /// Checks the observations.
  ///
  /// - Parameters:
  ///   - observations: In ascending order of their periods.
  ///   - bounds: The smallest and the largest value that the quantity can take.
  /// - Throws: `TrendError` for the first thing that is wrong.
  public init(
    _ observations: [Observation], bounds: ClosedRange<Double>? = nil
  ) throws(TrendError) {
    for observation in observations {
      guard observation.value.magnitude <= Self.largest else {
        throw .valueNotFinite(observation.period)
      }
      if let bounds, !bounds.contains(observation.value) {
        throw .valueOutsideBounds(observation.period, value: observation.value, bounds: bounds)
      }
      if let error = observation.standardError, !(error > 0 && error.isFinite) {
        throw .standardErrorNotPositive(observation.period, standardError: error)
      }
    }
    for (before, after) in zip(observations, observations.dropFirst()) {
      guard before.period.frequency == after.period.frequency else {
        throw .mixedFrequencies(before.period, after.period)
      }
      guard before.period < after.period else {
        if let twice = observations.first(where: { other in
          observations.count(where: { $0.period == other.period }) > 1
        }) {
          throw .duplicatePeriod(twice.period)
        }
        throw .unorderedPeriods(before.period, after.period)
      }
    }
    guard observations.count >= Self.fewest else {
      throw .tooFewObservations(found: observations.count, needed: Self.fewest)
    }
    self.observations = observations
    self.bounds = bounds
  }

  private init(unchecked observations: [Observation], bounds: ClosedRange<Double>?) {
    self.observations = observations
    self.bounds = bounds
  }

  /// The first observations, ``fewest`` at least.
  func first(_ count: Int) -> EstimateSeries {
    precondition(count >= Self.fewest, "a series has \(Self.fewest) observations; got \(count)")
    return EstimateSeries(unchecked: Array(observations.prefix(count)), bounds: bounds)
  }

  /// The last observations, ``fewest`` at least; all of fewer.
  func last(_ count: Int) -> EstimateSeries {
    precondition(count >= Self.fewest, "a series has \(Self.fewest) observations; got \(count)")
    return EstimateSeries(unchecked: Array(observations.suffix(count)), bounds: bounds)
  }

  public var values: [Double] { observations.map(\.value) }
  public var periods: [Period] { observations.map(\.period) }
  /// Years since the first period.
  public var times: [Double] {
    let start = observations[0].period
    return observations.map {
      Double($0.period.ordinal - start.ordinal) / Double(start.frequency.rawValue)
    }
  }
  /// The standard errors, if every observation has one.
  public var standardErrors: [Double]? {
    let errors = observations.compactMap(\.standardError)
    return errors.count == observations.count ? errors : nil
  }
  /// The decimals that values of this size are published with: two, as those of an index are.
  ///
  /// Shares written as fractions and other quantities that never exceed 1 have four, and one more
  /// for each tenth that the largest is smaller: two would make all of them alike.
  public var publishedDecimals: Int {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard 0 < largest && largest <= 1 else { return 2 }
    var (decimals, unit) = (4, 0.1)
    while largest < unit && decimals < 15 {
      decimals += 1
      unit /= 10
    }
    return decimals
  }
  /// No period is missing between the first and the last.
  public var isEvenlySpaced: Bool {
    observations[observations.count - 1].period.ordinal - observations[0].period.ordinal
      == observations.count - 1
  }
  /// The periods between the first and the last that have no observation.
  public var missingPeriods: [Period] {
    zip(observations, observations.dropFirst()).flatMap { before, after in
      (1..<after.period.ordinal - before.period.ordinal).map(before.period.advanced)
    }
  }
}
