public import Localization
public import Trend

/// What should be known before relying on trends.
public enum TrendWarning: Sendable, Hashable {
  /// Periods of a group.
  public struct Periods: Sendable, Hashable {
    public let group: [String]
    public let periods: [Period]

    public init(group: [String], periods: [Period]) {
      self.group = group
      self.periods = periods
    }
  }

  /// A period that two editions grade differently.
  public struct Graded: Sendable, Hashable {
    public let group: [String]
    public let grade: GroupTrend.PeriodGrade
  }

  /// These groups have no trend, for this reason.
  case undefinedTrend(TrendError, groups: [[String]])
  /// These groups have no value in any period, as where only targets are known.
  case noValues(groups: [[String]])
  /// Values of these periods were left out, since most of the group's are of another length.
  case otherFrequencies([Periods])
  /// So few observations that a straight line cannot be checked: ``fewest`` or less.
  case fewObservations(groups: [[String]])
  /// Periods between the first and the last without an observation.
  case missingPeriods([Periods])
  /// The common edition gives other grades than the periods' own.
  case gradesDiffer([Graded], common: String)
  /// The search for the variance between periods was stopped.
  case varianceNotConverged(groups: [[String]])

  /// It says why a group has no trend.
  public var isRefusal: Bool {
    switch self {
    case .undefinedTrend, .noValues: true
    case .otherFrequencies, .fewObservations, .missingPeriods, .gradesDiffer,
      .varianceNotConverged:
      false
    }
  }

  /// With so many observations or less a trend is read with care.
  public static let fewest = 5
}

extension TrendStudy {
  /// The warnings on the index or the values, in the order of their weight.
  public var warnings: [TrendWarning] {
    let empty = groups.filter { $0.main.observations.isEmpty && $0.otherFrequencies.isEmpty }
    var warnings = undefined(except: Set(empty.map(\.values)))
    if case .series = source, !empty.isEmpty {
      warnings.append(.noValues(groups: empty.map(\.values)))
    }
    let other = groups.filter { !$0.otherFrequencies.isEmpty }
      .map { TrendWarning.Periods(group: $0.values, periods: $0.otherFrequencies) }
    if !other.isEmpty { warnings.append(.otherFrequencies(other)) }
    let found = answered.compactMap { group in
      (try? group.main.analysis.get()).map { (group: group.values, analysis: $0) }
    }
    let few = found.filter { $0.analysis.series.observations.count <= TrendWarning.fewest }
    if !few.isEmpty { warnings.append(.fewObservations(groups: few.map(\.group))) }
    let gaps = found.filter { !$0.analysis.series.isEvenlySpaced }
      .map { TrendWarning.Periods(group: $0.group, periods: $0.analysis.series.missingPeriods) }
    if !gaps.isEmpty { warnings.append(.missingPeriods(gaps)) }
    let graded = answered.flatMap { group in
      group.grades.filter { $0.common.map(\.grade) ?? $0.own.grade != $0.own.grade }
        .map { TrendWarning.Graded(group: group.values, grade: $0) }
    }
    if let commonEdition, !graded.isEmpty {
      warnings.append(.gradesDiffer(graded, common: commonEdition.id))
    }
    let stopped = found.filter { (try? $0.analysis.randomEffects.get())?.converged == false }
    if !stopped.isEmpty { warnings.append(.varianceNotConverged(groups: stopped.map(\.group))) }
    return warnings
  }

  /// The groups without a trend, together where the reason is the same.
  private func undefined(except left: Set<[String]>) -> [TrendWarning] {
    var (errors, byError): ([TrendError], [TrendError: [[String]]]) = ([], [:])
    for group in groups {
      guard case .failure(let error) = group.main.analysis else { continue }
      if case .series = source, left.contains(group.values) { continue }
      if byError[error] == nil { errors.append(error) }
      byError[error, default: []].append(group.values)
    }
    return errors.map { .undefinedTrend($0, groups: byError[$0] ?? []) }
  }
}
