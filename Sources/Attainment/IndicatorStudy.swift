import Localization
public import Trend

/// One indicator over the years of its plan.
public struct IndicatorStudy: Sendable {
  public let indicator: Indicator
  /// One for each year of the plan.
  public let years: [IndicatorYear]
  /// Where the realisations come from.
  public let evidence: IndicatorEvidence
  /// Every year with a value, also those outside the plan, ascending.
  public let observations: [Observation]
  /// The years after the last observation, at least to the end of the plan; or why there is no forecast.
  ///
  /// `nil` of a rate, whose years ahead follow from its counts. Of an indicator that is to rise its outlooks are those of the targets that lie ahead and within the
  /// bounds of the quantity.
  public let forecast: Result<ForecastAnalysis, TrendError>?
  /// The target of the last year that has one, with the year; `nil` where no year has one.
  public let planEnd: (year: Int, target: Target)?

  /// The last realisation against the last target of the plan; `nil` where the plan has no realisation.
  public var attainmentOfPlanEnd: Result<AttainmentRatio, UndefinedAttainment>? {
    years.last { (try? $0.realisation.get()) != nil }?.attainmentOfPlanEnd
  }

  /// The year of `year`; `nil` outside the plan.
  public subscript(year: Int) -> IndicatorYear? { years.first { $0.year == year } }

  init(
    _ indicator: Indicator, _ data: YearlyData, plan: Plan, scheme: AttainmentScheme,
    noEvent: NoEventRule
  ) {
    self.indicator = indicator
    evidence = data.evidence
    observations = data.observations
    let targets = indicator.targets.filter { plan.period.contains($0.key) }
    planEnd = targets.max { $0.key < $1.key }.map { (year: $0.key, target: $0.value) }
    let outlook = AttainmentOutlook(indicator, data, planEnd: plan.period.upperBound)
    forecast = outlook.forecast
    let work = YearWork(
      indicator: indicator, data: data, outlook: outlook, last: planEnd?.target,
      cap: plan.attainment.cap, scheme: scheme, noEvent: noEvent)
    years = plan.period.map(work.year)
  }
}

/// What the years of an indicator are made of.
private struct YearWork {
  let indicator: Indicator
  let data: YearlyData
  let outlook: AttainmentOutlook
  let last: Target?
  let cap: Double?
  let scheme: AttainmentScheme
  let noEvent: NoEventRule

  func year(_ year: Int) -> IndicatorYear {
    let target = indicator.targets[year]
    let realisation = self.realisation(in: year)
    let before = try? data.realisations[year - 1]?.get()
    let own = try? realisation.get()
    let attainment = self.attainment(realisation, target)
    return IndicatorYear(
      year: year, target: target, realisation: realisation, attainment: attainment,
      category: (try? attainment.get()).map(scheme.category),
      changeFromLastYear: before.flatMap { before in own.map { $0.value - before.value } },
      isAcrossEditions: before?.edition != nil && own?.edition != nil
        && before?.edition != own?.edition,
      attainmentOfPlanEnd: self.attainment(realisation, last),
      probabilityOfAttainment: outlook.probability(
        in: year, of: target, indicator.polarity, after: data.realisations.keys.max(),
        noEvent: noEvent))
  }

  private func realisation(in year: Int) -> Result<Realisation, MissingRealisation> {
    if let known = data.realisations[year] { return known }
    guard let last = data.realisations.keys.max() else { return .failure(.noData) }
    return .failure(year > last ? .notYet : .noData)
  }

  private func attainment(
    _ realisation: Result<Realisation, MissingRealisation>, _ target: Target?
  ) -> Result<AttainmentRatio, UndefinedAttainment> {
    Result { () throws(UndefinedAttainment) in
      guard let target else { throw .noTarget }
      switch realisation {
      case .success(let realisation):
        return try AttainmentRatio(
          of: realisation.value, against: target, indicator.polarity, cap: cap)
      case .failure(.noEvent) where noEvent == .met: return .met(cap: cap)
      case .failure(let reason): throw .noRealisation(reason)
      }
    }
  }
}
