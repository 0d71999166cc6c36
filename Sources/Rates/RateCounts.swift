/// Cases that were reported, and how many of them were resolved.
///
/// Counts of several periods or places add up.
public struct RateCounts: Hashable, Sendable {
  /// From 0 to ``reported``.
  public let resolved: Int
  public let reported: Int

  /// No case at all.
  public static let none = RateCounts(unchecked: 0, of: 0)

  /// Counts cases.
  ///
  /// - Parameters:
  ///   - resolved: From 0 to `reported`.
  ///   - reported: 0 or more.
  /// - Throws: `RateError.negativeCount`, `RateError.moreResolvedThanReported`.
  public init(_ resolved: Int, of reported: Int) throws(RateError) {
    for count in [resolved, reported] where count < 0 { throw .negativeCount(count) }
    guard resolved <= reported else {
      throw .moreResolvedThanReported(resolved: resolved, reported: reported)
    }
    self.init(unchecked: resolved, of: reported)
  }

  private init(unchecked resolved: Int, of reported: Int) {
    (self.resolved, self.reported) = (resolved, reported)
  }

  /// The share of reported cases that were resolved, 0 to 1; `nil` where nothing was reported.
  public var share: Double? { reported > 0 ? Double(resolved) / Double(reported) : nil }

  /// Both counts together.
  public static func + (one: RateCounts, other: RateCounts) -> RateCounts {
    RateCounts(unchecked: one.resolved + other.resolved, of: one.reported + other.reported)
  }
}
