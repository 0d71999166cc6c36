/// All that is said of the rates of one group over the years.
public struct RateSeries: Sendable, Hashable {
  /// One year.
  public struct Point: Sendable, Hashable {
    public let year: ConflictYear
    /// The rate, or why there is none.
    public let rate: Result<RateEstimate, RateError>
    /// The rate less that of the calendar year before; `nil` where that year is not there.
    public let difference: Result<RateDifference, RateReason>?
  }

  /// The values that name the group; none for all groups together.
  public let values: [String]
  /// Ascending.
  public let points: [Point]
  /// Years between the first and the last of the data that were not counted.
  ///
  /// A register has none: a year without a case has 0 reports.
  public let missingYears: [Int]
  /// The rate of all years together whose numerator is known.
  public let pooled: Result<RateEstimate, RateError>
  /// Which way the share goes.
  public let trend: Result<RateTrend, RateReason>
  /// Whether it rises or falls at all.
  public let test: Result<CochranArmitage, RateReason>
  /// How long a resolution takes, whatever the numerator; `nil` for yearly counts.
  public let timeToResolution: Result<TimeToResolution, TimeToResolutionError>?
  /// Whether a later year will meet the target; `nil` where there is none.
  public let outlook: Result<RateOutlook, RateReason>?
  /// Cases that are not resolved, whatever the numerator, the oldest first; none for yearly counts.
  public let openCases: [OpenCase]

  /// Some year has a rate.
  public var hasRate: Bool {
    points.contains { point in
      switch point.rate {
      case .success: true
      case .failure: false
      }
    }
  }
}

extension RateSeries {
  /// The cases of a register and the day that it ends on.
  typealias Times = Result<TimeToResolution, TimeToResolutionError>

  /// Analyses the years of a group.
  ///
  /// - Parameters:
  ///   - values: What names the group.
  ///   - years: Ascending, each once.
  ///   - span: The first to the last year of the data; `nil` where there are none.
  ///   - times: Of a register.
  ///   - openCases: Of a register.
  ///   - options: What is asked for.
  init(
    _ values: [String], years: [ConflictYear], span: ClosedRange<Int>?, times: Times?,
    openCases: [OpenCase], options: RateOptions
  ) {
    let numerator = options.numerator
    self.values = values
    timeToResolution = times
    self.openCases = openCases
    points = Self.points(years, options)
    let present = Set(years.map(\.year))
    missingYears = span.map { $0.filter { !present.contains($0) } } ?? []
    let known = years.filter { $0.count(numerator) != nil }
    pooled = Result { () throws(RateError) in
      if known.isEmpty, !years.isEmpty { throw .notCounted(numerator) }
      return try RateEstimate(
        known.reduce(0) { $0 + ($1.count(numerator) ?? 0) },
        of: known.reduce(0) { $0 + $1.reported }, method: options.method, level: options.level)
    }
    let counts = Result { () throws(RateReason) in try Self.counts(known, numerator) }
    trend = counts.flatMap { counts in
      Self.orReason { () throws(UndefinedRateReason) in
        try RateTrend(counts, level: options.level)
      }
    }
    test = counts.flatMap { counts in
      Self.orReason { () throws(UndefinedRateReason) in try CochranArmitage(counts) }
    }
    outlook = options.target.map { target in
      counts.flatMap { counts in
        Self.orReason { () throws(RateError) in
          try RateOutlook(years: counts.map(\.counts), target: target)
        }
      }
    }
  }

  private static func points(_ years: [ConflictYear], _ options: RateOptions) -> [Point] {
    var before: ConflictYear?
    return years.map { year in
      defer { before = year }
      let rate = Result { () throws(RateError) in
        guard let count = year.count(options.numerator) else {
          throw .notCounted(options.numerator)
        }
        return try RateEstimate(
          count, of: year.reported, method: options.method, level: options.level)
      }
      let earlier = before.flatMap { $0.year == year.year - 1 ? $0 : nil }
      let difference = earlier.map { earlier in
        orReason { () throws(RateError) in
          try RateDifference(
            year.counts(options.numerator), minus: earlier.counts(options.numerator),
            level: options.level)
        }
      }
      return Point(year: year, rate: rate, difference: difference)
    }
  }

  /// The counts of each year.
  private static func counts(
    _ years: [ConflictYear], _ numerator: RateNumerator
  ) throws(RateReason) -> [(year: Int, counts: RateCounts)] {
    do throws(RateError) {
      return try years.map { year throws(RateError) in (year.year, try year.counts(numerator)) }
    } catch {
      throw .counts(error)
    }
  }

  private static func orReason<T>(
    _ body: () throws(RateError) -> T
  ) -> Result<T, RateReason> {
    Result(catching: body).mapError { .counts($0) }
  }

  private static func orReason<T>(
    _ body: () throws(UndefinedRateReason) -> T
  ) -> Result<T, RateReason> {
    Result(catching: body).mapError { .undefined($0) }
  }
}
