public import Localization

/// What should be known before relying on rates.
public enum RateWarning: Sendable, Hashable {
  /// Years of a group.
  public struct GroupYears: Sendable, Hashable {
    public let group: [String]
    /// Ascending.
    public let years: [Int]

    public init(group: [String], years: [Int]) {
      self.group = group
      self.years = years
    }
  }

  /// Cases of one year that were resolved too late to count in it.
  public struct LaterResolutions: Sendable, Hashable {
    public let group: [String]
    /// The year of the reports.
    public let year: Int
    /// Resolved in a later year.
    public let count: Int
    /// Of these, reported in December and resolved in the January after it.
    public let atTurnOfYear: Int

    public init(group: [String], year: Int, count: Int, atTurnOfYear: Int) {
      self.group = group
      self.year = year
      self.count = count
      self.atTurnOfYear = atTurnOfYear
    }
  }

  /// A group whose outcomes time parts.
  public struct Separated: Sendable, Hashable {
    public let group: [String]
    public let separation: Separation

    public init(group: [String], separation: Separation) {
      self.group = group
      self.separation = separation
    }
  }

  /// Nothing was reported in these years, so they have no rate.
  case nothingReported([GroupYears])
  /// What the rate counts is not known of these years.
  case notCounted(RateNumerator, [GroupYears])
  /// More cases count than were reported in these years, so that they have no interval.
  case carriedOver([GroupYears])
  /// Years between the first and the last that were not counted.
  case missingYears([GroupYears])
  /// So few cases were reported in these years that their rates say little: fewer than ``fewest``.
  case fewReports([GroupYears])
  /// Cases resolved after the year of their report, which the rate counts as not resolved.
  case resolvedLater([LaterResolutions])
  /// The register ends before its last year does: more cases may be reported in it, and `open` ones
  /// may still be resolved in it.
  case yearNotOver(asOf: CalendarDay, isAsOfGiven: Bool, open: Int)
  /// Time parts the resolved from the other cases, so that the trend is that of Firth's method.
  case separation([Separated])

  /// Years with fewer reports have rates that say little.
  public static let fewest = 5
}

extension RateAnalysis {
  /// The warnings on the series, in the order of their weight.
  public var warnings: [RateWarning] {
    let numerator = options.numerator
    let listed: [RateWarning?] = [
      years { $0.reported == 0 && $0.count(numerator) != nil }.map { .nothingReported($0) },
      years { $0.count(numerator) == nil }.map { .notCounted(numerator, $0) },
      years { ($0.count(numerator) ?? 0) > $0.reported }.map { .carriedOver($0) },
      groupYears(\.missingYears).map { .missingYears($0) },
      years { 1..<RateWarning.fewest ~= $0.reported }.map { .fewReports($0) },
      later.isEmpty ? nil : .resolvedLater(later),
      yearNotOver,
      separated.isEmpty ? nil : .separation(separated),
    ]
    return listed.compactMap(\.self)
  }

  private func groupYears(_ years: (RateSeries) -> [Int]) -> [RateWarning.GroupYears]? {
    let found = series.map { RateWarning.GroupYears(group: $0.values, years: years($0)) }
      .filter { !$0.years.isEmpty }
    return found.isEmpty ? nil : found
  }

  private func years(
    where isMeant: (ConflictYear) -> Bool
  ) -> [RateWarning.GroupYears]? {
    groupYears { $0.points.map(\.year).filter(isMeant).map(\.year) }
  }

  /// Only resolution has days that are kept apart; facilitation is not looked at here.
  private var later: [RateWarning.LaterResolutions] {
    guard options.numerator == .resolved else { return [] }
    return series.flatMap { series in
      series.points.compactMap { point in
        guard let count = point.year.resolvedLater, count > 0 else { return nil }
        return RateWarning.LaterResolutions(
          group: series.values, year: point.year.year, count: count,
          atTurnOfYear: point.year.resolvedAtTurnOfYear ?? 0)
      }
    }
  }

  /// Without a day from the user the register may end where its last year had no more to say,
  /// unless cases of that year are open.
  private var yearNotOver: RateWarning? {
    guard let asOf, (asOf.month, asOf.day) != (12, 31),
      let year = whole.points.last?.year, year.year == asOf.year, let open = year.open,
      isAsOfGiven || open > 0
    else { return nil }
    return .yearNotOver(asOf: asOf, isAsOfGiven: isAsOfGiven, open: open)
  }

  private var separated: [RateWarning.Separated] {
    series.compactMap { series in
      guard case .success(let trend) = series.trend,
        case .separated(let separation) = trend.decision
      else { return nil }
      return RateWarning.Separated(group: series.values, separation: separation)
    }
  }
}
