import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference
import Trend

/// What programs read of trends.
struct TrendPayload: Sendable {
  let study: TrendStudy
  let request: SurveyRequest?

  private var level: Double { study.options.level }

  var members: [Payload.Member] {
    var members = [
      Payload.Member("level", .number(level)),
      Payload.Member("estimator", .text(study.options.estimator.rawValue)),
      Payload.Member("test", .text(study.options.test.rawValue)),
      Payload.Member("editions", .array(study.editions.map { .text($0.id) })),
    ]
    if let edition = study.commonEdition {
      members.append(Payload.Member("commonEdition", .text(edition.id)))
    }
    switch study.source {
    case .series(let header): members.append(Payload.Member("valueHeader", .text(header)))
    case .responses(let series):
      members.append(Payload.Member("weightRule", .text(series.options.weights.name)))
      members.append(Payload.Member("official", .bool(series.isOfficial)))
      if let request {
        members.append(
          Payload.Member("designUsed", .design(request, options: series.options.design)))
      }
    }
    let series = study.groups.concurrentMap { group in
      [self.series(group.main, of: group)]
        + group.elements.map { self.series($0, of: group) }
    }
    return members + [Payload.Member("series", .array(series.flatMap(\.self)))]
  }

  // MARK: - A series

  private func series(_ trend: QuantityTrend, of group: GroupTrend) -> Payload {
    let names = zip(study.groupRoles, group.values).map { Payload.Member($0, .text($1)) }
    var members = [
      Payload.Member("group", .object(names)), Payload.Member("quantity", .text(trend.code)),
    ]
    if case .element(_, let name) = trend.quantity {
      members.append(Payload.Member("name", .words(name)))
    }
    let isMain = trend.quantity == group.main.quantity
    members.append(
      Payload.Member(
        "observations",
        .array(
          trend.observations.map {
            observation($0, of: trend, isMain ? group.grade(in: $0.period) : nil)
          })))
    var reasons: [Bilingual] = []
    switch trend.analysis {
    case .failure(let error):
      members += Self.partKeys.map { Payload.Member($0, .null) }
      reasons.append(error.words)
    case .success(let analysis): members += parts(analysis, &reasons)
    }
    if isMain, let slopes = group.elementSlopes {
      members.append(
        Payload.Member("elementSlopes", ElementSlopesPayload(slopes).payload(&reasons)))
    }
    if !reasons.isEmpty {
      members.append(Payload.Member("reason", .words(IndexWords.joined(reasons))))
    }
    return .object(members)
  }

  private static let partKeys = [
    "mainSlope", "leastSquares", "weighted", "randomEffects", "theilSen", "mannKendall", "breaks",
  ]

  private func observation(
    _ observation: Observation, of trend: QuantityTrend, _ grade: GroupTrend.PeriodGrade?
  ) -> Payload {
    let interval = trend.interval(of: observation, level: level)
    var members = [
      Payload.Member("period", .text(observation.period.text)),
      Payload.Member("estimate", .number(observation.value)),
      Payload.Member("standardError", .optional(observation.standardError)),
      Payload.Member("sampleSize", .optional(observation.sampleSize)),
      Payload.Member("edition", .optional(observation.edition)),
      Payload.Member("lower", .optional(interval?.lower)),
      Payload.Member("upper", .optional(interval?.upper)),
      Payload.Member("level", .number(level)),
    ]
    if let grade {
      members += [
        Payload.Member("published", .text(grade.published.text)),
        Payload.Member("grade", .text(grade.own.grade)),
        Payload.Member("commonGrade", .optional(grade.common?.grade)),
      ]
    }
    return .object(reasonedBy: TrendPayloadWords.notKnown, members)
  }

  // MARK: - Parts of a trend

  private func parts(
    _ analysis: TrendAnalysis, _ reasons: inout [Bilingual]
  ) -> [Payload.Member] {
    func member<Value>(
      _ key: String, _ method: TrendMethod, _ result: Result<Value, UndefinedReason>,
      _ payload: (Value) -> Payload
    ) -> Payload.Member {
      switch result {
      case .success(let value): return Payload.Member(key, payload(value))
      case .failure(let reason):
        let name = TrendTableWords.method(method, options: analysis.options)
        reasons.append(TrendTableWords.undefined(name, reason))
        return Payload.Member(key, .null)
      }
    }
    var members: [Payload.Member] = []
    switch analysis.mainSlope {
    case .success(let slope): members.append(Payload.Member("mainSlope", mainSlope(slope)))
    case .failure(let reason):
      let isBroken = !analysis.breaks.shifts.isEmpty
      reasons.append(TrendWords.noAnswer(reason, isBroken: isBroken))
      members.append(Payload.Member("mainSlope", .null))
    }
    let series = analysis.series
    members += [
      member("leastSquares", .leastSquares, analysis.leastSquares) { linear($0, series) },
      member("weighted", .weighted, analysis.weighted) { linear($0, series) },
      member("randomEffects", .randomEffects, analysis.randomEffects) {
        randomEffects($0, series)
      },
      Payload.Member("theilSen", theilSen(analysis.theilSen)),
      Payload.Member("mannKendall", mannKendall(analysis.mannKendall)),
      Payload.Member("breaks", .array(analysis.breaks.shifts.map(shift))),
    ]
    if let within = analysis.breaks.withinEditionSlope {
      members.append(
        member("withinEditionSlope", .withinEditions, within) { .object(term($0)) })
    }
    return members
  }

  private func mainSlope(_ slope: MainSlope) -> Payload {
    .object(
      [
        Payload.Member("basis", .text(slope.basis.rawValue)),
        Payload.Member("direction", .text(slope.direction(level: level).rawValue)),
      ] + term(slope.term))
  }

  private func term(_ term: TrendTerm) -> [Payload.Member] {
    let members = TrendTable.termColumns.map { $0.key }
    let values = TrendTable.values(of: term, level: level)
    let reason = TrendTable.reason(of: term)
    return zip(members, values).map { Payload.Member($0, $1) }
      + [reason].compactMap { $0.map { Payload.Member("reason", .words($0)) } }
  }

  private func linear(_ trend: LinearTrend, _ series: EstimateSeries) -> Payload {
    .object([
      "terms": .array(trend.terms.map { .object(term($0)) }),
      "residualStandardDeviation": .optional(trend.residualStandardDeviation),
      "rSquared": .optional(trend.rSquared), "tau2": .null, "iSquared": .null,
      "fitted": .array(line(series) { trend.value(at: $0) }),
      "reason": .words(
        trend.residualStandardDeviation == nil
          ? IndexWords.joined([
            UndefinedReason.noResidualVariation.words, TrendPayloadWords.otherModels,
          ]) : TrendPayloadWords.otherModels),
    ])
  }

  private func randomEffects(_ trend: RandomEffectsTrend, _ series: EstimateSeries) -> Payload {
    .object([
      "terms": .array(trend.terms.map { .object(term($0)) }),
      "residualStandardDeviation": .null, "rSquared": .null, "tau2": .number(trend.tau2),
      "tauSquaredStandardError": .optional(trend.tau2StandardError),
      "iSquared": .number(trend.iSquared),
      "residualHeterogeneity": .object([
        "statistic": .number(trend.residualHeterogeneity),
        "degreesOfFreedom": .integer(trend.degreesOfFreedom),
        "pValue": .number(trend.residualHeterogeneityPValue),
      ]),
      "converged": .bool(trend.converged),
      "fitted": .array(line(series) { trend.value(at: $0) }),
      "reason": .words(TrendPayloadWords.otherModels),
    ])
  }

  /// The line and its two bands in every period from the first to the last.
  private func line(
    _ series: EstimateSeries, _ value: (Double) -> TrendValue
  ) -> [Payload] {
    let (first, last) = (series.periods[0], series.periods[series.periods.count - 1])
    return (0...(last.ordinal - first.ordinal)).map { step in
      let period = first.advanced(by: step)
      let value = value(series.time(of: period))
      let (mean, one) = (
        value.interval(level: level), value.predictionInterval(level: level)
      )
      return .object(
        reasonedBy: UndefinedReason.noResidualVariation.words,
        [
          Payload.Member("period", .text(period.text)),
          Payload.Member("estimate", .number(value.mean)),
          Payload.Member("lower", .optional(mean?.lower)),
          Payload.Member("upper", .optional(mean?.upper)),
          Payload.Member("predictionLower", .optional(one?.lower)),
          Payload.Member("predictionUpper", .optional(one?.upper)),
        ])
    }
  }

  private func theilSen(_ estimate: TheilSen) -> Payload {
    .object(
      [
        Payload.Member("slope", .number(estimate.slope)),
        Payload.Member("intercept", .number(estimate.intercept)),
        Payload.Member("lower", .optional(estimate.interval?.lower)),
        Payload.Member("upper", .optional(estimate.interval?.upper)),
        Payload.Member("level", .number(level)),
      ] + Self.reason(estimate.reason))
  }

  private func mannKendall(_ test: MannKendall) -> Payload {
    .object(
      [
        Payload.Member("statistic", .integer(test.statistic)),
        Payload.Member("tau", .optional(test.tau)),
        Payload.Member("pValue", .optional(test.pValue)),
        Payload.Member("exact", .bool(test.isExact)),
        Payload.Member("smallestPValue", .number(test.smallestPValue)),
      ] + Self.reason(test.reason))
  }

  private static func reason(_ reason: UndefinedReason?) -> [Payload.Member] {
    [reason].compactMap { $0.map { Payload.Member("reason", .words($0.words)) } }
  }

  /// A change of edition: its reason is the change, and where the step has no answer also why.
  private func shift(_ shift: LevelShift) -> Payload {
    let (term, change) = (try? shift.term.get(), TrendTableWords.change(shift))
    let why = shift.reason.map { [change, $0.words] } ?? [change]
    let interval = term?.interval(level: level)
    return .object([
      "period": .text(shift.period.text), "from": .text(shift.from), "to": .text(shift.to),
      "reason": .words(IndexWords.joined(why)),
      "estimate": .optional(term?.estimate), "standardError": .optional(term?.standardError),
      "statistic": .optional(term?.statistic),
      "degreesOfFreedom": .optional(term?.degreesOfFreedom),
      "pValue": .optional(shift.pValue), "lower": .optional(interval?.lower),
      "upper": .optional(interval?.upper), "level": .number(level),
    ])
  }
}

extension QuantityTrend {
  /// What programs call it: `value`, `index`, or the code of the element.
  var code: String {
    switch quantity {
    case .value: "value"
    case .index: "index"
    case .element(let code, _): code
    }
  }
}

extension SatisfactionSeries {
  /// All elements of every edition are there, so that the index is the regulation's.
  var isOfficial: Bool {
    options.bridge == nil
      && !analysisWarnings.contains { warning in
        if case .unofficialElements = warning { true } else { false }
      }
  }
}
