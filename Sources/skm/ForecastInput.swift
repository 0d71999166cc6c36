import Localization
import Report
import Responses
import Satisfaction
import SurveyInference
import Trend

/// The series to forecast, wherever they come from.
struct ForecastInput {
  /// One series and its targets.
  struct Group: Sendable {
    let values: [String]
    let observations: [Observation]
    let targets: [Period: Double]
  }

  let groups: [Group]
  let roles: [String]
  /// The bounds of a quantity that is known for what it is; `nil` where it is not.
  let usualBounds: ClosedRange<Double>?
  /// The quantity is the satisfaction index.
  let isIndex: Bool
  /// Only the elements that editions share count.
  let isBridge: Bool
  let notices: [Notice]

  /// Takes the series out of what was read.
  ///
  /// - Parameters:
  ///   - input: Series, or responses of several years.
  ///   - schedule: The editions of rows of a series that name none.
  ///   - design: The sampling design of responses.
  /// - Throws: `Failure` where responses give no index at all.
  init(_ input: TrendInput, schedule: EditionSchedule, design: DesignOptions) throws {
    switch input {
    case .series(let reading):
      let meaning = SeriesMeaning(header: reading.valueHeader)
      groups = reading.groups.map { group in
        guard let frequency = group.mainFrequency else {
          return Group(values: group.values, observations: [], targets: [:])
        }
        return Group(
          values: group.values, observations: reading.observations(of: group, schedule: schedule),
          targets: group.targets(frequency))
      }
      roles = reading.groupRoles
      usualBounds = meaning.bounds
      isIndex = meaning == .index
      isBridge = false
      notices = reading.warnings.map(\.notice) + Self.leftOut(of: reading).map(\.notice)
    case .responses(let years):
      let series = try years.estimates(design: design)
      groups = series.groups.map {
        Group(values: $0.values, observations: $0.index, targets: [:])
      }
      roles = series.groupRoles
      usualBounds = series.indexBounds
      // A bridge is no official index.
      isBridge = years.reading.bridge != nil
      isIndex = !isBridge
      notices =
        years.reading.warnings.map(\.notice) + series.analysisWarnings.map(\.notice)
        + series.warnings.map(\.notice)
    }
  }

  /// Groups without a value, and values of periods that are not as long as most.
  private static func leftOut(of reading: SeriesReading) -> [TrendWarning] {
    let empty = reading.groups.filter { $0.mainFrequency == nil }.map(\.values)
    let others = reading.groups.compactMap { group -> TrendWarning.Periods? in
      let frequency = group.mainFrequency
      let left = group.rows.filter { $0.value != nil && $0.period.frequency != frequency }
      return left.isEmpty
        ? nil : TrendWarning.Periods(group: group.values, periods: left.map(\.period))
    }
    return (empty.isEmpty ? [] : [.noValues(groups: empty)])
      + (others.isEmpty ? [] : [.otherFrequencies(others)])
  }
}
