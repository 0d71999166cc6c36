import Localization
public import Responses
import SurveyInference
public import Trend

/// The trends of every group, from responses of several years or from series.
public struct TrendStudy: Sendable {
  /// Where the observations come from.
  public enum Source: Sendable {
    /// Responses: the index and every element were estimated.
    case responses(SatisfactionSeries)
    /// A column of values under this header.
    case series(valueHeader: String)
  }

  public let source: Source
  public let options: TrendOptions
  /// The roles or headers that name the groups.
  public let groupRoles: [String]
  /// Sorted naturally by their values.
  public let groups: [GroupTrend]
  /// The known editions of the observations, in the order of their first periods.
  public let editions: [RegulationEdition]
  /// The edition that grades all periods; `nil` where there are no grades.
  public let commonEdition: RegulationEdition?
  /// What should be known of the editions and the periods of responses.
  public let seriesWarnings: [SatisfactionSeriesWarning]

  /// Finds the trends of what was estimated from responses.
  ///
  /// - Parameters:
  ///   - series: The index and the elements by period.
  ///   - options: Of the trends.
  public init(_ series: SatisfactionSeries, options: TrendOptions = TrendOptions()) {
    source = .responses(series)
    self.options = options
    groupRoles = series.groupRoles
    groups = series.groups.concurrentMap { GroupTrend($0, of: series, options: options) }
    editions = series.editions
    commonEdition = series.commonEdition
    seriesWarnings = series.warnings
  }

  /// Finds the trends of series that were read.
  ///
  /// A group has one frequency, that of most of its values. Values of a known edition that lie
  /// between the ends of its index are graded.
  ///
  /// - Parameters:
  ///   - reading: The series.
  ///   - schedule: The editions of rows that name none, where they change over the years.
  ///   - options: Of the trends.
  public init(
    _ reading: SeriesReading, schedule: EditionSchedule, options: TrendOptions = TrendOptions()
  ) {
    source = .series(valueHeader: reading.valueHeader)
    self.options = options
    groupRoles = reading.groupRoles
    let known = KnownEditions(reading, schedule: schedule)
    let observations = reading.groups.map { group in
      group.mainFrequency.map { known.observations(of: group, $0) } ?? []
    }
    let dated = observations.flatMap(\.self).sorted { $0.period < $1.period }
    var editions: [RegulationEdition] = []
    for id in dated.compactMap(\.edition) where !editions.contains(where: { $0.id == id }) {
      if let edition = known.edition(id: id) { editions.append(edition) }
    }
    let common = editions.last
    groups = reading.groups.concurrentMap {
      GroupTrend($0, editions: known, common: common, options: options)
    }
    self.editions = editions
    commonEdition = common
    seriesWarnings = Self.editionChanges(groups.map(\.main), known)
  }

  /// Every change of edition in a series, each once.
  private static func editionChanges(
    _ trends: [QuantityTrend], _ known: KnownEditions
  ) -> [SatisfactionSeriesWarning] {
    func names(_ edition: String, not other: String) -> [Bilingual] {
      guard let edition = known.edition(id: edition), let other = known.edition(id: other) else {
        return []
      }
      let shared = Set(other.elements.map(\.identity))
      return edition.elements.filter { !shared.contains($0.identity) }.map(\.name)
    }
    var warnings: [SatisfactionSeriesWarning] = []
    for analysis in trends.compactMap({ try? $0.analysis.get() }) {
      for shift in analysis.breaks.shifts {
        let warning = SatisfactionSeriesWarning.editionChange(
          period: shift.period, from: shift.from, to: shift.to,
          added: names(shift.to, not: shift.from), dropped: names(shift.from, not: shift.to),
          isBridged: false)
        if !warnings.contains(warning) { warnings.append(warning) }
      }
    }
    return warnings
  }

  /// The groups whose index or value has a trend.
  public var answered: [GroupTrend] {
    groups.filter { if case .success = $0.main.analysis { true } else { false } }
  }
}
