public import Localization
import Probability
public import SurveyInference
public import Trend

/// The trend of one quantity of one group, or why there is none.
public struct QuantityTrend: Sendable {
  /// What was observed.
  public enum Quantity: Sendable, Hashable {
    /// The column of values of a series.
    case value
    /// The satisfaction index.
    case index
    /// The mean of one element on the scale of answers. Its code is that of the latest edition;
    /// an element that only earlier ones ask has their ID behind it: `U8@permenpanrb-16-2014`.
    case element(code: String, name: Bilingual)
  }

  public let quantity: Quantity
  /// As they were found, also where they allow no trend.
  public let observations: [Observation]
  public let analysis: Result<TrendAnalysis, TrendError>
  /// The intervals that come with observations of a survey.
  private let intervals: [Period: ConfidenceInterval]

  init(
    _ quantity: Quantity, _ observations: [Observation],
    intervals: [Period: ConfidenceInterval] = [:], options: TrendOptions
  ) {
    self.quantity = quantity
    self.observations = observations
    self.intervals = intervals
    analysis = Result { () throws(TrendError) in
      TrendAnalysis(try EstimateSeries(observations), options: options)
    }
  }

  /// The slope that says which way the quantity goes; `nil` where there is no trend.
  public var mainSlope: Result<MainSlope, UndefinedReason>? {
    (try? analysis.get())?.mainSlope
  }

  /// The interval of one observation.
  ///
  /// - Parameters:
  ///   - observation: One of ``observations``.
  ///   - level: Of the normal distribution, where the survey's own interval is not known.
  /// - Returns: `nil` where no error is known.
  public func interval(of observation: Observation, level: Double) -> ConfidenceInterval? {
    if let interval = intervals[observation.period] { return interval }
    return observation.standardError.flatMap { error in
      guard error > 0, error.isFinite else { return nil }
      let half = Normal.standard.upperQuantile((1 - level) / 2) * error
      return ConfidenceInterval(
        lower: observation.value - half, upper: observation.value + half, level: level)
    }
  }
}
