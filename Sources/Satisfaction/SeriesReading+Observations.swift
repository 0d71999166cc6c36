public import Localization
public import Responses
public import Trend

extension SeriesReading {
  /// The values of a group's main frequency with their editions, in the order of the file.
  ///
  /// - Parameters:
  ///   - group: One of the groups.
  ///   - schedule: Says the edition of a row that names none, where it changes over the years.
  /// - Returns: One for each row with a value; none where no row has one.
  public func observations(of group: Group, schedule: EditionSchedule) -> [Observation] {
    group.mainFrequency.map {
      KnownEditions(self, schedule: schedule).observations(of: group, $0)
    } ?? []
  }
}

extension SeriesReading.Group {
  /// The values of one frequency as observations, in the order of the file.
  ///
  /// - Parameter frequency: As ``SeriesReading/Group/mainFrequency`` finds it; rows of another are left
  ///   out.
  /// - Returns: One for each row with a value.
  public func observations(_ frequency: Period.Frequency) -> [Observation] {
    rows(frequency).compactMap { row in
      row.value.map {
        Observation(
          period: row.period, value: $0, standardError: row.standardError,
          sampleSize: row.sampleSize, edition: row.edition)
      }
    }
  }

  /// What the value should be, by period of one frequency.
  ///
  /// - Parameter frequency: Rows of another are left out.
  /// - Returns: The targets that stand in the file.
  public func targets(_ frequency: Period.Frequency) -> [Period: Double] {
    Dictionary(
      rows(frequency).compactMap { row in row.target.map { (row.period, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func rows(_ frequency: Period.Frequency) -> [SeriesReading.Row] {
    rows.filter { $0.period.frequency == frequency }
  }
}
