import Localization
import Probability
import Rates
import Rendering
import SurveyInference

/// What programs and spreadsheets read of rates; all shares are in per cent.
struct RatePayload: Sendable {
  let analysis: RateAnalysis

  private var options: RateOptions { analysis.options }
  private var roles: [String] { analysis.groupRoles }

  var members: [Payload.Member] {
    let whole = analysis.whole
    var members = [
      Payload.Member("numerator", .text(options.numerator.rawValue)),
      Payload.Member("method", .text(options.method.rawValue)),
      Payload.Member("level", .number(options.level)),
      Payload.Member("register", .bool(analysis.isRegister)),
    ]
    if let asOf = analysis.asOf { members.append(Payload.Member("asOf", .text(asOf.text))) }
    members.append(
      Payload.Member(
        "groups",
        .array(analysis.series.flatMap { series in series.points.map { point($0, of: series) } })))
    members += summary(whole)
    members.append(
      Payload.Member(
        "differences", .array(analysis.series.flatMap { series in differences(of: series) })))
    let parts = roles.isEmpty ? [] : analysis.series
    members.append(
      Payload.Member(
        "series",
        .array(parts.map { .object([Payload.Member("group", group($0.values))] + summary($0)) })))
    return members
  }

  private func group(_ values: [String], year: Int? = nil) -> Payload {
    .object(
      zip(roles, values).map { Payload.Member($0, .text($1)) }
        + (year.map { [Payload.Member("year", .text(String($0)))] } ?? []))
  }

  // MARK: - Years

  private func point(_ point: RateSeries.Point, of series: RateSeries) -> Payload {
    let year = point.year
    var reasons: [Bilingual] = []
    if year.facilitated == nil {
      reasons.append(RateError.notCounted(.facilitated).words)
    }
    let rate = rate(point.rate, &reasons)
    var members = [
      Payload.Member("group", group(series.values, year: year.year)),
      Payload.Member("reported", .integer(year.reported)),
      Payload.Member("resolved", .integer(year.resolved)),
      Payload.Member("facilitated", .optional(year.facilitated)),
    ]
    if let ever = year.everResolved {
      members.append(Payload.Member("everResolved", .integer(ever)))
    }
    members.append(Payload.Member("rate", rate))
    let shares = RateNumerator.allCases.compactMap { numerator -> Payload.Member? in
      guard year.reported > 0, let count = year.count(numerator) else { return nil }
      let percent = 100 * Double(count) / Double(year.reported)
      return Payload.Member(numerator.rawValue, .number(percent))
    }
    members.append(Payload.Member("shares", .object(shares)))
    return .object(members + reason(reasons))
  }

  /// The rate, or null and its reason among `reasons`.
  private func rate(
    _ rate: Result<RateEstimate, RateError>, _ reasons: inout [Bilingual]
  ) -> Payload {
    switch rate {
    case .failure(let error):
      reasons.append(error.words)
      return .null
    case .success(let estimate):
      let values = limits(estimate.interval)
      return .object(
        [
          Payload.Member("estimate", .number(estimate.percent)),
          Payload.Member("lower", .optional(values.lower)),
          Payload.Member("upper", .optional(values.upper)),
          Payload.Member("level", .number(options.level)),
          Payload.Member("method", .text(options.method.rawValue)),
        ] + reason(values.reason.map { [$0] } ?? []))
    }
  }

  private func limits(
    _ interval: Result<ConfidenceInterval, RateError>
  ) -> (lower: Double?, upper: Double?, reason: Bilingual?) {
    switch interval {
    case .success(let interval): (100 * interval.lower, 100 * interval.upper, nil)
    case .failure(let error): (nil, nil, error.words)
    }
  }

  private func reason(_ reasons: [Bilingual]) -> [Payload.Member] {
    reasons.isEmpty ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))]
  }

  private func differences(of series: RateSeries) -> [Payload] {
    series.points.compactMap { point in
      guard let difference = point.difference else { return nil }
      var members = [
        Payload.Member("group", group(series.values)),
        Payload.Member("from", .text(String(point.year.year - 1))),
        Payload.Member("to", .text(String(point.year.year))),
      ]
      switch difference {
      case .success(let difference):
        let interval = difference.interval
        members += [
          Payload.Member("estimate", .number(100 * difference.value)),
          Payload.Member("lower", .number(100 * interval.lower)),
          Payload.Member("upper", .number(100 * interval.upper)),
          Payload.Member("level", .number(interval.level)),
        ]
      case .failure(let reason):
        members += ["estimate", "lower", "upper"].map { Payload.Member($0, .null) }
        members.append(Payload.Member("reason", .words(reason.words)))
      }
      return .object(members)
    }
  }

  // MARK: - All years of a group

  private func summary(_ series: RateSeries) -> [Payload.Member] {
    [
      Payload.Member("pooled", pooled(series)),
      Payload.Member("trend", RateTrendPayload(series).payload),
      Payload.Member("timeToResolution", RateTimePayload(series).payload),
      Payload.Member("openCases", .array(series.openCases.map(openCase))),
      Payload.Member("outlook", outlook(series)),
    ]
  }

  private func pooled(_ series: RateSeries) -> Payload {
    let years = series.points.map(\.year)
    let facilitated = years.compactMap(\.facilitated)
    let isKnown = facilitated.count == years.count
    var reasons = isKnown ? [] : [RateError.notCounted(.facilitated).words]
    let rate = rate(series.pooled, &reasons)
    return .object(
      [
        Payload.Member("group", group(series.values)),
        Payload.Member("reported", .integer(years.reduce(0) { $0 + $1.reported })),
        Payload.Member("resolved", .integer(years.reduce(0) { $0 + $1.resolved })),
        Payload.Member("facilitated", .optional(isKnown ? facilitated.reduce(0, +) : nil)),
        Payload.Member("rate", rate),
      ] + reason(reasons))
  }

  /// Dates, days and places; nothing that names a person.
  private func openCase(_ item: OpenCase) -> Payload {
    .object(
      reasonedBy: RateTableWords.notStated,
      [
        Payload.Member("reported", .text(item.reported.text)),
        Payload.Member("days", .integer(item.days)),
        Payload.Member("type", .optional(item.type)),
        Payload.Member("village", .optional(item.village)),
      ])
  }

  private func outlook(_ series: RateSeries) -> Payload {
    guard case .success(let outlook)? = series.outlook else {
      var reason = RateTableWords.noTarget
      if case .failure(let own)? = series.outlook { reason = own.words }
      return .object([
        "target": .optional(options.target.map { 100 * $0 }), "probabilityOfAttainment": .null,
        "probabilityOfNoReport": .null, "reason": .words(reason),
      ])
    }
    return .object([
      "target": .number(100 * outlook.target),
      "probabilityOfAttainment": .number(outlook.probabilityOfAttainment),
      "probabilityOfNoReport": .number(outlook.probabilityOfNoReport),
      "meanReports": .number(outlook.reports.distribution.mean),
      "dispersion": .number(outlook.reports.dispersion),
      "byReports": .array(outlook.years.map(year)),
    ])
  }

  private func year(_ year: RateOutlook.Year) -> Payload {
    .object(
      reasonedBy: RateWords.aboveHundred,
      [
        Payload.Member("reports", .integer(year.reports)),
        Payload.Member("probability", .number(year.probability)),
        Payload.Member("resolvedNeeded", .optional(year.resolvedNeeded)),
        Payload.Member("probabilityOfAttainment", .number(year.probabilityOfAttainment)),
      ])
  }

  // MARK: - The table

  /// One row per group and year.
  var table: PayloadTable {
    let rows = analysis.series.flatMap { series in
      series.points.map { point -> [Payload] in
        var (share, interval): (Double?, Result<ConfidenceInterval, RateError>) = (
          nil, .failure(.nothingReported)
        )
        var reason: Bilingual?
        switch point.rate {
        case .success(let estimate): (share, interval) = (estimate.percent, estimate.interval)
        case .failure(let error): (interval, reason) = (.failure(error), error.words)
        }
        let values = limits(interval)
        reason = reason ?? values.reason
        let year = point.year
        return series.values.map { .text($0) } + [
          .integer(year.year), .integer(year.reported), .integer(year.resolved),
          .optional(year.facilitated),
        ] + (analysis.isRegister ? [.optional(year.everResolved)] : []) + [
          .optional(share), .optional(values.lower), .optional(values.upper),
          .number(options.level), .text(options.method.rawValue), .optional(reason),
        ]
      }
    }
    return PayloadTable(
      columns: roles + ["year", "reported", "resolved", "facilitated"]
        + (analysis.isRegister ? ["everResolved"] : [])
        + ["estimate", "lower", "upper", "level", "method", "reason"], rows: rows)
  }
}
