/// The end of a series whose continuation is known: what a method sees, and what came.
public struct ForecastTrial: Sendable, Hashable {
  /// What a method sees.
  public let window: EstimateSeries
  /// The values of the periods after the window, without a gap.
  public let outcomes: [Double]
  /// What an error of 1 is, in the unit of the series: the mean absolute change of the whole past.
  public let scale: Double

  /// Keeps the last observations of the past; fails where nothing changes in it.
  ///
  /// - Parameters:
  ///   - past: All that was observed; its length does not depend on the window, so that scores of
  ///     several windows compare.
  ///   - outcomes: The values of the periods after the past, one at least.
  ///   - length: How many observations a method sees, ``EstimateSeries/fewest`` or more; all of a
  ///     shorter past.
  public init?(past: EstimateSeries, outcomes: [Double], length: Int) {
    precondition(!outcomes.isEmpty, "a forecast is judged by what came; nothing did")
    guard let scale = past.meanAbsoluteChange else { return nil }
    window = past.last(length)
    self.outcomes = outcomes
    self.scale = scale
  }

  /// What a method says of each period that is known by now, beside what came.
  ///
  /// - Parameter method: How to continue the window.
  /// - Returns: A distribution and a value for each outcome.
  /// - Throws: As ``ForecastMethod/forecast(_:horizon:)``.
  func pairs(
    _ method: ForecastMethod
  ) throws(TrendError) -> [(distribution: PredictiveDistribution, value: Double)] {
    let steps = try method.forecast(window, horizon: outcomes.count).steps
    return zip(steps, outcomes).map { ($0.distribution, $1) }
  }

  /// The probabilities of targets about the last value, and whether the values that came met them.
  ///
  /// With the last value y and the mean absolute change u of the window the targets are y + cu. Both
  /// the value and the target are taken as they are published, as by
  /// ``PredictiveDistribution/probabilityOfAttainment(_:decimals:)``.
  ///
  /// - Parameters:
  ///   - method: How to continue the window.
  ///   - multiples: The c.
  ///   - decimals: The decimals that are published, 0 to 15.
  /// - Returns: For each period ahead one case for each multiple.
  /// - Throws: As ``ForecastMethod/forecast(_:horizon:)``.
  public func attainments(
    _ method: ForecastMethod, multiples: [Double], decimals: Int = 2
  ) throws(TrendError) -> [[AttainmentCalibration.Case]] {
    let pairs = try pairs(method)
    let last = window.observations[window.observations.count - 1].value
    let unit = window.meanAbsoluteChange ?? 0
    return pairs.map { distribution, value in
      multiples.map { multiple in
        let target = last + multiple * unit
        return AttainmentCalibration.Case(
          probability: distribution.probabilityOfAttainment(target, decimals: decimals),
          attained: value
            >= PredictiveDistribution.leastValue(attaining: target, decimals: decimals))
      }
    }
  }
}
