import Localization
import Responses
import Trend

/// The editions that a series names, and those of its years where the user gave them.
struct KnownEditions: Sendable {
  private let schedule: EditionSchedule
  private let shipped: [String: RegulationEdition]

  /// - Parameters:
  ///   - reading: Whose column of editions is looked at.
  ///   - schedule: Says the edition of a row that names none, unless one holds in every year: then
  ///     it may be nothing but the default, and the values no index.
  init(_ reading: SeriesReading, schedule: EditionSchedule) {
    self.schedule = schedule
    let names = Set(reading.groups.flatMap(\.rows).compactMap(\.edition))
    shipped = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        RegulationEdition.shipped(id: name).map { (name, $0) }
      })
  }

  /// The edition of this ID, if it is one that is known.
  func edition(id: String) -> RegulationEdition? {
    schedule.editions.first { $0.id == id } ?? shipped[id]
  }

  /// The observations of one frequency with their editions, in the order of the file.
  func observations(
    of group: SeriesReading.Group, _ frequency: Period.Frequency
  ) -> [Observation] {
    let observations = group.observations(frequency)
    guard !schedule.isConstant else { return observations }
    return observations.map { observation in
      guard observation.edition == nil else { return observation }
      return Observation(
        period: observation.period, value: observation.value,
        standardError: observation.standardError, sampleSize: observation.sampleSize,
        edition: schedule.edition(in: observation.period.year)?.id)
    }
  }
}
