public import SurveyInference
public import Trend

/// What was reached in one year.
public struct Realisation: Sendable, Hashable {
  /// In the unit of the indicator: an index as it is published, half-up at two decimals; a rate in per
  /// cent; a value of a series as it stands there.
  public let value: Double
  /// The standard error of the value before it was rounded; `nil` where it is not known.
  public let standardError: Double?
  /// `nil` where nothing is known of the error.
  public let interval: ConfidenceInterval?
  /// How many respondents or cases it rests on; `nil` where it is not known.
  public let sampleSize: Int?
  /// The ID of the edition that an index was measured by; `nil` where it is not known.
  public let edition: String?
  /// The letter of an index's grade under its own edition; `nil` where it has none.
  public let grade: String?

  public init(
    value: Double, standardError: Double? = nil, interval: ConfidenceInterval? = nil,
    sampleSize: Int? = nil, edition: String? = nil, grade: String? = nil
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.sampleSize = sampleSize
    self.edition = edition
    self.grade = grade
  }
}

/// Why a year has no probability that its target will be met.
public enum NoProbability: Error, Sendable, Hashable {
  /// There is no target for the year.
  case noTarget
  /// The year does not lie after the last observation.
  case notAhead
  /// The series has no forecast, for this reason.
  case noForecast(TrendError)
  /// No year of a rate has a report, so that nothing is known of a later one.
  case neverReported
}

/// One year of the plan, for one indicator.
public struct IndicatorYear: Sendable {
  public let year: Int
  /// `nil` where the plan has none for the year.
  public let target: Target?
  public let realisation: Result<Realisation, MissingRealisation>
  /// The realisation against the year's own target.
  public let attainment: Result<AttainmentRatio, UndefinedAttainment>
  /// The name of the attainment; `nil` where there is none.
  public let category: AttainmentScheme.Category?
  /// The realisation less that of the calendar year before, which may lie before the plan; in the unit
  /// of the indicator, `nil` where one of the two is missing.
  public let changeFromLastYear: Double?
  /// The year before was measured by another edition, so that the change is none of the service alone.
  public let isAcrossEditions: Bool
  /// The realisation against the last target of the plan.
  public let attainmentOfPlanEnd: Result<AttainmentRatio, UndefinedAttainment>
  /// How probable it is that the value as published will meet the target.
  public let probabilityOfAttainment: Result<Double, NoProbability>
}

extension PredictiveDistribution {
  /// The probability that the value as it will be published is as good as a target asks.
  ///
  /// - Parameters:
  ///   - target: In the unit of the indicator.
  ///   - polarity: Under `range` a value within is good, under the others one that is at least as high,
  ///     or as low, as the nearer end.
  ///   - decimals: The decimals that are published.
  /// - Returns: A fraction in [0, 1].
  func probability(of target: Target, _ polarity: Polarity, decimals: Int) -> Double {
    let range =
      switch target {
      case .value(let value): value...value
      case .range(let range): range
      }
    switch polarity {
    case .higherIsBetter:
      return probabilityOfAttainment(range.lowerBound, decimals: decimals)
    case .lowerIsBetter, .lowerIsBetterInverse:
      return probability(publishedAtMost: range.upperBound, decimals: decimals)
    case .range:
      return max(
        0,
        probability(publishedAtMost: range.upperBound, decimals: decimals)
          + probabilityOfAttainment(range.lowerBound, decimals: decimals) - 1)
    }
  }
}
