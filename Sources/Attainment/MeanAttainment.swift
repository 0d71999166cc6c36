public import Localization

/// The mean attainment of several indicators in one year: unweighted, of what counts of each.
public struct MeanAttainment: Sendable, Hashable {
  /// An indicator that has no attainment in the year.
  public struct LeftOut: Sendable, Hashable {
    /// Its ID.
    public let indicator: String
    public let reason: UndefinedAttainment

    public init(indicator: String, reason: UndefinedAttainment) {
      (self.indicator, self.reason) = (indicator, reason)
    }
  }

  public let year: Int
  /// In per cent; `nil` where no indicator has an attainment.
  public let percentage: Double?
  /// The name of the mean; `nil` where there is none.
  public let category: AttainmentScheme.Category?
  /// The IDs of the indicators in the mean.
  public let indicators: [String]
  public let leftOut: [LeftOut]

  /// The mean as it is printed: half-up at two decimals.
  public var published: FixedDecimal? {
    percentage.map { FixedDecimal(rounding: $0, decimals: 2) }
  }

  static func means(
    of studies: [IndicatorStudy], over period: ClosedRange<Int>, scheme: AttainmentScheme
  ) -> [MeanAttainment] {
    period.map { year in
      var (counted, ids, leftOut): ([Double], [String], [LeftOut]) = ([], [], [])
      for study in studies {
        switch study[year]?.attainment {
        case .success(let attainment)?:
          counted.append(attainment.counted)
          ids.append(study.indicator.id)
        case .failure(let reason)?:
          leftOut.append(LeftOut(indicator: study.indicator.id, reason: reason))
        case nil: break
        }
      }
      let mean = counted.isEmpty ? nil : counted.reduce(0, +) / Double(counted.count)
      return MeanAttainment(
        year: year, percentage: mean, category: mean.map(scheme.category), indicators: ids,
        leftOut: leftOut)
    }
  }
}

/// The attainment of one objective: the mean over its indicators.
public struct ObjectiveStudy: Sendable, Hashable {
  /// As the plan states it; `nil` for the indicators that state none.
  public let objective: Bilingual?
  /// The IDs of its indicators.
  public let indicators: [String]
  /// One for each year of the plan.
  public let years: [MeanAttainment]

  static func objectives(
    of studies: [IndicatorStudy], over period: ClosedRange<Int>, scheme: AttainmentScheme
  ) -> [ObjectiveStudy] {
    var order: [Bilingual?] = []
    for study in studies where !order.contains(study.indicator.objective) {
      order.append(study.indicator.objective)
    }
    return order.map { objective in
      let own = studies.filter { $0.indicator.objective == objective }
      return ObjectiveStudy(
        objective: objective, indicators: own.map(\.indicator.id),
        years: MeanAttainment.means(of: own, over: period, scheme: scheme))
    }
  }
}
