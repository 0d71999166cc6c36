public import Localization
public import Rates
public import Responses
public import Satisfaction
public import Trend

/// What should be known before relying on the attainment of an indicator.
public struct PlanStudyWarning: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// Of the files.
    case reading(ResponseWarning)
    /// Of the index of a year.
    case analysis(SatisfactionWarning)
    /// Of the index over the years.
    case series(SatisfactionSeriesWarning)
    /// Of the rates.
    case rate(RateWarning)
    /// Of the forecast, as where there are few observations.
    case forecast(ForecastWarning)
    /// From this year on a series was measured by another edition.
    case editionChange(year: Int, from: String, to: String)
    /// The index of a year is the mean of those of its parts.
    case averagedPeriods([Period])
    /// Years in which no case was reported.
    case noEventYears([Int], NoEventRule)
    /// Years in which more than the cap was reached.
    case capApplied([Int], cap: Double)
    /// Years in which the formula gives less than 0 %.
    case negativeAttainment([Int])
    /// Years with data that are none of the plan: they serve the forecast only.
    case dataOutsidePeriod([Int])
    /// Years with a realisation and no target.
    case realisationWithoutTarget([Int])
  }

  /// The ID of the indicator.
  public let indicator: String
  public let kind: Kind

  public init(indicator: String, _ kind: Kind) {
    (self.indicator, self.kind) = (indicator, kind)
  }
}
