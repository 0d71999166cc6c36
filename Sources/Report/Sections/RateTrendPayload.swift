import Localization
import Rates
import Rendering
import SurveyInference
import Trend

/// What programs read of the trend of a rate.
struct RateTrendPayload {
  private let series: RateSeries

  init(_ series: RateSeries) { self.series = series }

  var payload: Payload {
    var (members, reasons): ([Payload.Member], [Bilingual]) = ([], [])
    switch series.trend {
    case .success(let trend):
      members += [
        Payload.Member("direction", .text(trend.direction.rawValue)),
        Payload.Member("estimator", .text(trend.method.rawValue)),
        Payload.Member("logOdds", logOdds(trend)), Payload.Member("oddsRatio", oddsRatio(trend)),
        Payload.Member("likelihoodRatio", likelihoodRatio(trend)),
        Payload.Member("fitted", .array(trend.fitted.map(fitted))),
      ]
    case .failure(let reason):
      members.append(Payload.Member("logOdds", .null))
      reasons.append(reason.words)
    }
    switch series.test {
    case .success(let test): members.append(Payload.Member("cochranArmitage", self.test(test)))
    case .failure(let reason):
      members.append(Payload.Member("cochranArmitage", .null))
      if reasons.first != reason.words { reasons.append(reason.words) }
    }
    return .object(
      members
        + (reasons.isEmpty
          ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))]))
  }

  /// The slope per year on the log-odds; limits by profile likelihood, the test by Wald.
  private func logOdds(_ trend: RateTrend) -> Payload {
    .object([
      "term": .text("slope"), "estimate": .number(trend.slope),
      "standardError": .number(trend.slopeStandardError), "statistic": .number(trend.statistic),
      "degreesOfFreedom": .null, "pValue": .number(trend.pValue),
      "lower": .number(trend.interval.lower), "upper": .number(trend.interval.upper),
      "level": .number(trend.interval.level),
      "reason": .words(RateTableWords.noDegreesOfFreedom),
    ])
  }

  private func oddsRatio(_ trend: RateTrend) -> Payload {
    let interval = trend.oddsRatioInterval
    func finite(_ value: Double) -> Payload { value.isFinite ? .number(value) : .null }
    return .object(
      reasonedBy: RateTableWords.beyondNumbers,
      [
        Payload.Member("estimate", finite(trend.oddsRatio)),
        Payload.Member("lower", finite(interval.lower)),
        Payload.Member("upper", finite(interval.upper)),
        Payload.Member("level", .number(interval.level)),
      ])
  }

  private func likelihoodRatio(_ trend: RateTrend) -> Payload {
    .object([
      "statistic": .number(trend.likelihoodRatio), "degreesOfFreedom": .integer(1),
      "pValue": .number(trend.likelihoodRatioPValue),
    ])
  }

  private func fitted(_ share: RateTrend.FittedShare) -> Payload {
    .object(["period": .text(String(share.year)), "estimate": .number(100 * share.share)])
  }

  private func test(_ test: CochranArmitage) -> Payload {
    .object([
      "statistic": .number(test.statistic), "pValue": .number(test.pValue),
      "exact": .bool(test.exactPValue != nil),
      "asymptoticPValue": .number(test.asymptoticPValue),
    ])
  }
}

/// What programs read of the time to resolution: days.
struct RateTimePayload {
  private let series: RateSeries

  init(_ series: RateSeries) { self.series = series }

  var payload: Payload {
    switch series.timeToResolution {
    case .success(let time)?: known(time)
    case .failure(let error)?: unknown(error.words)
    case nil: unknown(RateTableWords.noRegister)
    }
  }

  private func known(_ time: TimeToResolution) -> Payload {
    let reason = UndefinedRateReason.staysAbove(share: 0.5).words
    return .object(
      reasonedBy: reason,
      [
        Payload.Member("median", .optional(try? time.median)),
        Payload.Member("lower", .optional(try? time.medianLower)),
        Payload.Member("upper", .optional(try? time.medianUpper)),
        Payload.Member("level", .number(time.level)),
        Payload.Member("resolved", .integer(time.resolved)),
        Payload.Member("unresolved", .integer(time.unresolved)),
      ])
  }

  private func unknown(_ reason: Bilingual) -> Payload {
    .object([
      "median": .null, "lower": .null, "upper": .null, "unresolved": .null,
      "reason": .words(reason),
    ])
  }
}
