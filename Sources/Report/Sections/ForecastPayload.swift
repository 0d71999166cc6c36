import Localization
import Rendering
import Trend

/// What programs and spreadsheets read of forecasts.
struct ForecastPayload: Sendable {
  let groups: [GroupForecast]
  let roles: [String]
  let method: ForecastMethod

  static let levels = [0.5, 0.8, 0.95]

  func group(_ group: GroupForecast) -> Payload {
    let name = Payload.object(
      zip(roles, group.values).map { Payload.Member($0, .text($1)) })
    switch group.outcome {
    case .failure(let error):
      return .object([
        Payload.Member("group", name), Payload.Member("model", .text(method.rawValue)),
        Payload.Member("bounds", .null), Payload.Member("steps", .array([])),
        Payload.Member("requiredAnnualChange", .null), Payload.Member("backtest", .null),
        Payload.Member("code", .text(error.code)), Payload.Member("reason", .words(error.words)),
      ])
    case .success(let analysis):
      let forecast = analysis.forecast
      var reasons: [Bilingual] = []
      if forecast.bounds == nil { reasons.append(ForecastWords.noBounds) }
      if analysis.outlooks.isEmpty { reasons.append(ForecastWords.noTargets) }
      let bounds = forecast.bounds.map { bounds in
        Payload.array([.number(bounds.lowerBound), .number(bounds.upperBound)])
      }
      let members =
        [
          Payload.Member("group", name), Payload.Member("model", .text(forecast.method.rawValue)),
          Payload.Member("bounds", bounds ?? .null),
          Payload.Member("observations", .array(analysis.series.observations.map(observation))),
          Payload.Member("steps", .array(forecast.steps.map { step($0, analysis) })),
          Payload.Member(
            "requiredAnnualChange", .optional(analysis.outlooks.last?.required.annualChange)),
          Payload.Member("requiredChanges", .array(analysis.outlooks.map(required))),
          Payload.Member("backtest", backtest(analysis.backtest)),
        ]
        + (reasons.isEmpty
          ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))])
      return .object(members)
    }
  }

  private func observation(_ observation: Observation) -> Payload {
    let unknown = observation.standardError == nil || observation.sampleSize == nil
    return .object(
      [
        Payload.Member("period", .text(observation.period.text)),
        Payload.Member("estimate", .number(observation.value)),
        Payload.Member("standardError", .optional(observation.standardError)),
        Payload.Member("sampleSize", .optional(observation.sampleSize)),
        Payload.Member("edition", .optional(observation.edition)),
      ]
        + (unknown || observation.edition == nil
          ? [Payload.Member("reason", .words(ForecastWords.notStated))] : []))
  }

  private func step(_ step: Forecast.Step, _ analysis: ForecastAnalysis) -> Payload {
    let (mean, deviation) = moments(of: step)
    let outlook = analysis.outlooks.first { $0.period == step.period }
    var reasons: [Bilingual] = []
    if mean == nil || deviation == nil { reasons.append(ForecastWords.infinite) }
    if outlook == nil { reasons.append(ForecastWords.noTarget(step.period)) }
    return .object(
      [
        Payload.Member("period", .text(step.period.text)),
        Payload.Member("mean", .optional(mean)),
        Payload.Member("median", .number(step.distribution.median)),
        Payload.Member("standardDeviation", .optional(deviation)),
        Payload.Member(
          "intervals",
          .array(
            Self.levels.map { level in
              let interval = step.distribution.interval(level: level)
              return .object([
                "level": .number(level), "lower": .number(interval.lowerBound),
                "upper": .number(interval.upperBound),
              ])
            })),
        Payload.Member("target", .optional(outlook?.target)),
        Payload.Member("probabilityOfAttainment", .optional(outlook?.probability)),
      ]
        + (reasons.isEmpty
          ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))]))
  }

  private func moments(of step: Forecast.Step) -> (mean: Double?, deviation: Double?) {
    (step.distribution.mean, step.distribution.standardDeviation)
  }

  private func required(_ outlook: TargetOutlook) -> Payload {
    .object([
      "period": .text(outlook.period.text), "target": .number(outlook.target),
      "annualChange": .number(outlook.required.annualChange),
      "attained": .integer(outlook.required.attained),
      "yearlyChanges": .integer(outlook.required.yearlyChanges),
    ])
  }

  private func backtest(_ backtest: Backtest) -> Payload {
    switch backtest.accuracy {
    case .scores(let accuracy):
      .object([
        "origins": .integer(backtest.origins), "coverage80": .number(accuracy.coverage80),
        "coverage95": .number(accuracy.coverage95),
        "meanAbsoluteScaledError": .number(accuracy.meanAbsoluteScaledError),
        "meanScaledIntervalScore": .number(accuracy.meanScaledIntervalScore),
      ])
    case .undefined(let reason):
      .object([
        "origins": .integer(backtest.origins), "coverage80": .null, "coverage95": .null,
        "meanAbsoluteScaledError": .null, "meanScaledIntervalScore": .null,
        "reason": .words(ForecastWords.unproven(reason)),
      ])
    }
  }

  /// One row per group, step and level.
  var table: PayloadTable {
    var rows: [[Payload]] = []
    for group in groups {
      guard case .success(let analysis) = group.outcome else { continue }
      for step in analysis.forecast.steps {
        let (mean, deviation) = moments(of: step)
        let outlook = analysis.outlooks.first { $0.period == step.period }
        for level in Self.levels {
          let interval = step.distribution.interval(level: level)
          rows.append(
            group.values.map { .text($0) } + [
              .text(method.rawValue), .text(step.period.text), .optional(mean),
              .number(step.distribution.median), .optional(deviation), .number(level),
              .number(interval.lowerBound), .number(interval.upperBound),
              .optional(outlook?.target), .optional(outlook?.probability),
            ])
        }
      }
    }
    return PayloadTable(
      columns: roles + [
        "model", "period", "mean", "median", "standardDeviation", "level", "lower", "upper",
        "target", "probabilityOfAttainment",
      ], rows: rows)
  }
}
