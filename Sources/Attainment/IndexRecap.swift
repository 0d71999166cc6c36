public import Localization
public import Satisfaction

/// One unit's row in the recap of its parent: the latest year's index and what is done about it.
public struct IndexRecap: Sendable {
  public let unit: Bilingual
  /// The ID of the indicator that the index is of.
  public let indicator: String
  /// The last year of the unit's plan that has an index.
  public let year: Int
  /// The index as it is published.
  public let published: FixedDecimal
  public let edition: String?
  /// The letter of the grade; `nil` where the edition is not known.
  public let grade: String?
  /// `nil` where it is not known.
  public let respondents: Int?
  /// In the order of the edition; empty where the index comes from a series.
  public let elements: [ElementResult]
  public let followUp: [FollowUp]
  /// How the survey was held, as the plan says it; `nil` where it does not.
  public let method: Bilingual?

  /// The elements to improve first (unsur prioritas perbaikan): those of the three lowest ranks, the
  /// lowest first; more than three where ranks are shared.
  public var weakest: [ElementResult] {
    elements.enumerated().filter { ($0.element.rank ?? .max) <= 3 }
      .sorted { ($0.element.rank ?? .max, $0.offset) < ($1.element.rank ?? .max, $1.offset) }
      .map(\.element)
  }

  /// How much of the follow-up was done, in per cent: the mean over the actions that state it, `nil`
  /// where none does.
  public var followUpRealisation: Double? {
    let stated = followUp.compactMap(\.realisation)
    return stated.isEmpty ? nil : stated.reduce(0, +) / Double(stated.count)
  }

  /// The recap of an indicator; fails where it is no index, or no year of the plan has one.
  init?(_ study: IndicatorStudy, of plan: Plan) {
    guard study.indicator.kind == .satisfactionIndex,
      let (year, realisation) = study.years.reversed().lazy.compactMap({ year in
        (try? year.realisation.get()).map { (year.year, $0) }
      }).first
    else { return nil }
    unit = plan.unit
    indicator = study.indicator.id
    self.year = year
    published = FixedDecimal(rounding: realisation.value, decimals: 2)
    (edition, grade, respondents) = (
      realisation.edition, realisation.grade, realisation.sampleSize
    )
    (followUp, method) = (plan.followUp, study.indicator.method)
    guard case .responses(let series) = study.evidence else {
      elements = []
      return
    }
    elements =
      series.groups.flatMap(\.points).first { $0.period.year == year }?.satisfaction.elements ?? []
  }
}

extension PlanStudy {
  /// The row of each satisfaction index that has a value, for the recap of a parent.
  public var recaps: [IndexRecap] {
    indicators.compactMap { IndexRecap($0, of: plan) }
  }
}

/// The recap of a parent: its units, and the mean of their indices.
public struct UnitsRecap: Sendable {
  /// In the order given.
  public let rows: [IndexRecap]

  public init(_ rows: [IndexRecap]) { self.rows = rows }

  /// The unweighted mean of the published indices, half-up at two decimals; `nil` without a row.
  ///
  /// So official reports average units, however many respondents each has.
  public var mean: FixedDecimal? {
    rows.isEmpty ? nil : YearlyData.mean(rows.map(\.published))
  }

  /// The years differ, so that the mean is of no one year.
  public var spansYears: Bool { Set(rows.map(\.year)).count > 1 }

  /// The grade of the mean; `nil` where the editions of the units differ or are not known.
  public var grade: Grade? {
    let editions = Set(rows.map(\.edition))
    guard editions.count == 1, let id = editions.first ?? nil, let mean else { return nil }
    return RegulationEdition.shipped(id: id)?.grade(of: mean)
  }
}
