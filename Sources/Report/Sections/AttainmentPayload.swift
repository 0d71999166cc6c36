import Attainment
import Localization
import Rendering
import Satisfaction
import SurveyInference

/// What programs and spreadsheets read of a plan.
struct AttainmentPayload: Sendable {
  let study: PlanStudy
  let units: [PlanStudy]

  var members: [Payload.Member] {
    let plan = study.plan
    return [
      Payload.Member("unit", .words(plan.unit)), Payload.Member("parent", .optional(plan.parent)),
      Payload.Member("period", .text("\(plan.period.lowerBound)-\(plan.period.upperBound)")),
      Payload.Member("goal", .optional(plan.goal)),
      Payload.Member("scheme", .text(study.scheme.id)),
      Payload.Member("noEvent", .text(study.options.noEvent.rawValue)),
      Payload.Member("indicators", .array(study.indicators.map(indicator))),
      Payload.Member("means", .array(study.means.map(mean))),
      Payload.Member("objectives", .array(study.objectives.map(objective))),
      Payload.Member("budget", .array(study.budget.map(budget))),
      Payload.Member("followUp", .array(plan.followUp.map(followUp))),
      Payload.Member("units", .array(units.flatMap(\.recaps).map(recap))),
      Payload.Member(
        "unitsMean", .optional(UnitsRecap(units.flatMap(\.recaps)).mean.map { $0.value })),
    ] + reason([plan.parent, plan.goal], units.isEmpty)
  }

  private func reason(_ texts: [Bilingual?], _ hasGap: Bool = false) -> [Payload.Member] {
    texts.contains(nil) || hasGap
      ? [Payload.Member("reason", .words(AttainmentWords.notInPlan))] : []
  }

  // MARK: - Indicators

  private func indicator(_ study: IndicatorStudy) -> Payload {
    let indicator = study.indicator
    let cap = self.study.plan.attainment.cap
    let end = study.attainmentOfPlanEnd.flatMap { try? $0.get().counted }
    let texts = [
      indicator.unit, indicator.responsible, indicator.source, indicator.objective,
      indicator.formula,
    ]
    var reasons: [Bilingual] = texts.contains(nil) || cap == nil ? [AttainmentWords.notInPlan] : []
    if end == nil { reasons.append(AttainmentWords.noAttainment) }
    return .object(
      [
        Payload.Member("indicator", .text(indicator.id)),
        Payload.Member("name", .words(indicator.name)),
        Payload.Member("kind", .text(indicator.kind.rawValue)),
        Payload.Member("unit", .optional(indicator.unit)),
        Payload.Member("polarity", .text(indicator.polarity.rawValue)),
        Payload.Member("responsible", .optional(indicator.responsible)),
        Payload.Member("source", .optional(indicator.source)),
        Payload.Member("objective", .optional(indicator.objective)),
        Payload.Member("formula", .optional(indicator.formula)),
        Payload.Member("cap", .optional(cap)),
        Payload.Member("attainmentOfPlanEnd", .optional(end)),
        Payload.Member("years", .array(study.years.map(year))),
      ] + (reasons.isEmpty ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))]))
  }

  private func year(_ year: IndicatorYear) -> Payload {
    let realisation = try? year.realisation.get()
    let attainment = try? year.attainment.get()
    return .object(
      [
        Payload.Member("year", .integer(year.year)),
        Payload.Member("target", Self.target(year.target)),
        Payload.Member("realisation", .optional(realisation?.value)),
        Payload.Member("lower", .optional(realisation?.interval?.lower)),
        Payload.Member("upper", .optional(realisation?.interval?.upper)),
        Payload.Member("level", .optional(realisation?.interval?.level)),
        Payload.Member("sampleSize", .optional(realisation?.sampleSize)),
        Payload.Member("edition", .optional(realisation?.edition)),
        Payload.Member("grade", .optional(realisation?.grade)),
        Payload.Member("attainment", .optional(attainment?.counted)),
        Payload.Member("isCapped", .bool(attainment?.isCapped ?? false)),
        Payload.Member("category", .optional(year.category?.label)),
        Payload.Member("categoryCode", .optional(year.category?.id)),
        Payload.Member("changeFromLastYear", .optional(year.changeFromLastYear)),
        Payload.Member(
          "attainmentOfPlanEnd", .optional((try? year.attainmentOfPlanEnd.get())?.counted)),
        Payload.Member(
          "probabilityOfAttainment", .optional(try? year.probabilityOfAttainment.get())),
      ] + (year.reasons.map { [Payload.Member("reason", .words($0))] } ?? []))
  }

  private static func target(_ target: Target?) -> Payload {
    switch target {
    case .value(let value): .number(value)
    case .range(let range): .array([.number(range.lowerBound), .number(range.upperBound)])
    case nil: .null
    }
  }

  // MARK: - Means, money, units

  private func mean(_ mean: MeanAttainment) -> Payload {
    .object(
      [
        Payload.Member("year", .integer(mean.year)),
        Payload.Member("attainment", .optional(mean.percentage)),
        Payload.Member("category", .optional(mean.category?.label)),
        Payload.Member("indicators", .array(mean.indicators.map { .text($0) })),
      ]
        + (mean.percentage == nil
          ? [Payload.Member("reason", .words(AttainmentWords.noAttainment))] : []))
  }

  private func objective(_ objective: ObjectiveStudy) -> Payload {
    .object(
      [
        Payload.Member("objective", .optional(objective.objective)),
        Payload.Member("indicators", .array(objective.indicators.map { .text($0) })),
        Payload.Member("means", .array(objective.years.map(mean))),
      ] + reason([objective.objective]))
  }

  private func budget(_ year: BudgetYear) -> Payload {
    .object(
      [
        Payload.Member("year", .integer(year.year)),
        Payload.Member("plan", .number(year.budget.plan)),
        Payload.Member("actual", .number(year.budget.actual)),
        Payload.Member("absorption", .number(year.absorption)),
        Payload.Member("attainment", .optional(year.attainment?.percentage)),
        Payload.Member("efficiency", .optional(year.efficiency)),
      ]
        + (year.efficiency == nil
          ? [Payload.Member("reason", .words(AttainmentWords.noAttainment))] : []))
  }

  private func followUp(_ entry: FollowUp) -> Payload {
    let hasGap = entry.when == nil || entry.responsible == nil || entry.realisation == nil
    return .object(
      [
        Payload.Member("element", .text(entry.element)),
        Payload.Member("action", .words(entry.action)),
        Payload.Member("when", .optional(entry.when)),
        Payload.Member("responsible", .optional(entry.responsible)),
        Payload.Member("realisation", .optional(entry.realisation)),
      ] + reason([], hasGap))
  }

  private func recap(_ row: IndexRecap) -> Payload {
    let hasGap = row.edition == nil || row.grade == nil || row.respondents == nil
    return .object(
      [
        Payload.Member("unit", .words(row.unit)), Payload.Member("indicator", .text(row.indicator)),
        Payload.Member("year", .integer(row.year)),
        Payload.Member("published", .text(row.published.text)),
        Payload.Member("edition", .optional(row.edition)),
        Payload.Member("grade", .optional(row.grade)),
        Payload.Member("respondents", .optional(row.respondents)),
        Payload.Member(
          "elements",
          .array(
            row.elements.map { element in
              .object(
                [
                  Payload.Member("element", .text(element.element)),
                  Payload.Member("mean", .optional(element.mean?.value)),
                  Payload.Member("rank", .optional(element.rank)),
                ]
                  + (element.mean == nil || element.rank == nil
                    ? [Payload.Member("reason", .words(IndexWords.noIndex))] : []))
            })),
        Payload.Member("weakest", .array(row.weakest.map { .text($0.element) })),
        Payload.Member("followUp", .array(row.followUp.map(followUp))),
        Payload.Member("followUpRealisation", .optional(row.followUpRealisation)),
      ] + reason([], hasGap || row.followUpRealisation == nil))
  }

  // MARK: - Spreadsheets

  /// One row per indicator and year; of a range `target` is its lower end.
  var table: PayloadTable {
    PayloadTable(
      columns: [
        "indicator", "name", "unit", "polarity", "responsible", "source", "objective", "year",
        "target", "targetUpper", "realisation", "lower", "upper", "sampleSize", "edition", "grade",
        "attainment", "category", "changeFromLastYear", "attainmentOfPlanEnd",
        "probabilityOfAttainment", "reason",
      ],
      rows: study.indicators.flatMap { study in study.years.map { row(study.indicator, $0) } })
  }

  private func row(_ indicator: Indicator, _ year: IndicatorYear) -> [Payload] {
    let realisation = try? year.realisation.get()
    let target: (lower: Double?, upper: Double?) =
      switch year.target {
      case .value(let value): (value, nil)
      case .range(let range): (range.lowerBound, range.upperBound)
      case nil: (nil, nil)
      }
    return [
      .text(indicator.id), .words(indicator.name), .optional(indicator.unit),
      .text(indicator.polarity.rawValue), .optional(indicator.responsible),
      .optional(indicator.source), .optional(indicator.objective), .integer(year.year),
      .optional(target.lower), .optional(target.upper), .optional(realisation?.value),
      .optional(realisation?.interval?.lower), .optional(realisation?.interval?.upper),
      .optional(realisation?.sampleSize), .optional(realisation?.edition),
      .optional(realisation?.grade), .optional((try? year.attainment.get())?.counted),
      .optional(year.category?.label), .optional(year.changeFromLastYear),
      .optional((try? year.attainmentOfPlanEnd.get())?.counted),
      .optional(try? year.probabilityOfAttainment.get()), .optional(year.reasons),
    ]
  }
}
