public import Localization
public import Responses

/// The rates of each group and year, and what follows from them.
public struct RateAnalysis: Sendable, Hashable {
  public let options: RateOptions
  /// The roles or headers that name the groups.
  public let groupRoles: [String]
  /// The data are a register, and no yearly counts.
  public let isRegister: Bool
  /// The last day of a register; `nil` for yearly counts.
  public let asOf: CalendarDay?
  /// The user gave ``asOf``; else it is the latest day in the register.
  public let isAsOfGiven: Bool
  /// A year may have more resolved cases than reported ones.
  public let carriesOver: Bool
  /// Sorted naturally by the values of the groups.
  public let series: [RateSeries]
  /// All groups together; the one series where there are no groups.
  ///
  /// A year that some groups did not count is the sum over those that did.
  public let whole: RateSeries

  /// Analyses what was read.
  ///
  /// A year of a register in which nothing was reported has 0 reports, from the first year with a
  /// report to the last; or to that of the last day where the user gave it. Of yearly counts a year
  /// that is not there is not known.
  ///
  /// - Parameters:
  ///   - reading: Counts or cases.
  ///   - options: What is asked for.
  public init(_ reading: ConflictReading, options: RateOptions = RateOptions()) {
    self.options = options
    groupRoles = reading.groupRoles
    isRegister = reading.isRegister
    asOf = reading.asOf
    isAsOfGiven = reading.isAsOfGiven
    carriesOver = reading.carriesOver
    switch reading.groups {
    case .counts(let groups):
      (series, whole) = Self.counted(groups, options)
    case .cases(let groups):
      (series, whole) = Self.registered(
        groups, asOf: reading.asOf, isAsOfGiven: reading.isAsOfGiven, options)
    }
  }

  // MARK: - Yearly counts

  private static func counted(
    _ groups: [ConflictReading.Group<ConflictReading.Count>], _ options: RateOptions
  ) -> (series: [RateSeries], whole: RateSeries) {
    let all = groups.flatMap { $0.rows.map(\.year) }
    let span = all.min().flatMap { first in all.max().map { first...$0 } }
    func series(_ values: [String], _ years: [ConflictYear]) -> RateSeries {
      RateSeries(
        values, years: years, span: span, times: nil, openCases: [], options: options)
    }
    let years = groups.map { $0.rows.map { ConflictYear($0) }.sorted { $0.year < $1.year } }
    let parts = Dictionary(grouping: years.joined(), by: \.year)
    let whole = parts.sorted { $0.key < $1.key }.map { ConflictYear($0.key, sum: $0.value) }
    return (zip(groups, years).map { series($0.values, $1) }, series([], whole))
  }

  // MARK: - A register

  private static func registered(
    _ groups: [ConflictReading.Group<ConflictReading.Case>], asOf: CalendarDay?, isAsOfGiven: Bool,
    _ options: RateOptions
  ) -> (series: [RateSeries], whole: RateSeries) {
    let all = groups.flatMap(\.rows)
    let days = all.map(\.reported)
    guard let first = days.min(), let last = days.max() else {
      return (
        [], RateSeries([], years: [], span: nil, times: nil, openCases: [], options: options)
      )
    }
    let end = asOf ?? last
    let span = first.year...(isAsOfGiven ? end.year : last.year)
    let knowsFacilitation = !all.contains { $0.facilitation == .unknown }
    func series(_ values: [String], _ cases: [ConflictReading.Case]) -> RateSeries {
      let byYear = Dictionary(grouping: cases, by: \.reported.year)
      let years = span.map { year in
        ConflictYear(year, cases: byYear[year] ?? [], knowsFacilitation: knowsFacilitation)
      }
      return RateSeries(
        values, years: years, span: span, times: times(cases, asOf: end, level: options.level),
        openCases: OpenCase.all(cases, asOf: end), options: options)
    }
    return (groups.map { series($0.values, $0.rows) }, series([], all))
  }

  private static func times(
    _ cases: [ConflictReading.Case], asOf: CalendarDay, level: Double
  ) -> RateSeries.Times {
    Result { () throws(TimeToResolutionError) in
      try TimeToResolution(
        cases.map { item throws(TimeToResolutionError) in
          try TimeToResolution.Case(
            days: (item.resolved ?? asOf).number - item.reported.number,
            isResolved: item.resolved != nil)
        }, level: level)
    }
  }
}
