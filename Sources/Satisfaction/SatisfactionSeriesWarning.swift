public import Localization
import Responses

/// What should be known before relying on a series.
public enum SatisfactionSeriesWarning: Sendable, Hashable {
  /// Groups that no series can hold, since their period is not known.
  public struct LeftOut: Sendable, Hashable {
    public let group: [String]
    /// What stands where a period should.
    public let period: String
    public let respondents: Int

    public init(group: [String], period: String, respondents: Int) {
      self.group = group
      self.period = period
      self.respondents = respondents
    }
  }

  /// From this period on another edition holds: grades have other bands, and unless a bridge leaves
  /// them out the index has other elements.
  case editionChange(
    period: Period, from: String, to: String, added: [Bilingual], dropped: [Bilingual],
    isBridged: Bool)
  /// Respondents without a period.
  case leftOutOfSeries([LeftOut])
  /// Periods of a group without an index.
  case unfinishedSeries(group: [String], periods: [Period])

  static func warnings(
    editions: [(edition: RegulationEdition, first: Period)], groups: [SatisfactionSeries.Group],
    leftOut: [LeftOut], isBridged: Bool
  ) -> [SatisfactionSeriesWarning] {
    var warnings: [SatisfactionSeriesWarning] = []
    for (before, after) in zip(editions, editions.dropFirst())
    where before.edition.id != after.edition.id {
      func names(_ edition: RegulationEdition, not other: RegulationEdition) -> [Bilingual] {
        let known = Set(other.elements.map(\.identity))
        return edition.elements.filter { !known.contains($0.identity) }.map(\.name)
      }
      warnings.append(
        .editionChange(
          period: after.first, from: before.edition.id, to: after.edition.id,
          added: names(after.edition, not: before.edition),
          dropped: names(before.edition, not: after.edition), isBridged: isBridged))
    }
    if !leftOut.isEmpty { warnings.append(.leftOutOfSeries(leftOut)) }
    for group in groups where !group.undefined.isEmpty {
      warnings.append(
        .unfinishedSeries(group: group.values, periods: group.undefined.map(\.period)))
    }
    return warnings
  }
}
