public import Localization

/// An observation that was measured by other rules than the last one whose rules are known.
public struct EditionChange: Sendable, Hashable {
  /// The place of the observation in its series, at least 1.
  public let place: Int
  /// From which on the edition ``to`` holds.
  public let period: Period
  public let from: String
  public let to: String
}

extension EstimateSeries {
  /// Where the edition is another than that before; observations without an edition change nothing.
  public var editionChanges: [EditionChange] {
    var (changes, last) = ([EditionChange](), String?.none)
    for (place, observation) in observations.enumerated() {
      guard let edition = observation.edition else { continue }
      if let last, last != edition {
        changes.append(
          EditionChange(place: place, period: observation.period, from: last, to: edition))
      }
      last = edition
    }
    return changes
  }
}
