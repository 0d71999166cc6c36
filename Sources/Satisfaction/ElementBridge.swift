public import Responses

/// The elements that several editions share: a bridge between their indices, and no official index.
///
/// Elements are the same where their identities are. Of the editions of 2014 and 2017 these are
/// eight of nine.
public struct ElementBridge: Sendable, Hashable {
  /// The IDs of the editions, in the order given.
  public let editions: [String]
  /// What the shared elements are known by.
  public let identities: Set<String>

  /// Finds what `editions` share.
  ///
  /// Fails where they share nothing.
  ///
  /// - Parameter editions: At least one; an edition given twice counts once.
  public init?(between editions: [RegulationEdition]) {
    var ids: [String] = []
    for edition in editions where !ids.contains(edition.id) { ids.append(edition.id) }
    let sets = editions.map { Set($0.elements.map(\.identity)) }
    guard let first = sets.first,
      case let shared = sets.dropFirst().reduce(first, { $0.intersection($1) }),
      !shared.isEmpty
    else { return nil }
    (self.editions, identities) = (ids, shared)
  }

  /// What `edition` shares with its neighbours of 2014 and 2017, where its index alone is asked for.
  ///
  /// Fails where they share nothing.
  ///
  /// - Parameter edition: The only edition in the data.
  public init?(around edition: RegulationEdition) {
    self.init(
      between: [edition]
        + ["permenpanrb-16-2014", "permenpanrb-14-2017"].compactMap(RegulationEdition.shipped(id:)))
  }

  /// The codes of the elements of `edition` that are not shared.
  public func leftOut(of edition: RegulationEdition) -> [String] {
    edition.elements.filter { !identities.contains($0.identity) }.map(\.code)
  }

  /// Leaves the other elements of `edition` out of what is read.
  public func apply(to request: inout SurveyRequest, of edition: RegulationEdition) {
    request.leftOutItems = Set(leftOut(of: edition))
  }
}
