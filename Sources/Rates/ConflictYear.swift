import Localization
import Responses

/// One year of one group, as it was counted or as the cases of a register give it.
///
/// A case belongs to the year of its report. It counts as resolved where it was resolved in that
/// calendar year, as the indicator says; what was resolved later stands in ``everResolved``.
///
/// *Source:* Kecamatan Kras, Indikator Kinerja Utama 2016-2021: cases resolved of those reported
/// within one year.
public struct ConflictYear: Sendable, Hashable {
  public let year: Int
  /// 0 or more.
  public let reported: Int
  /// Resolved within the year; more than `reported` only where cases are carried over.
  public let resolved: Int
  /// Facilitated within the year; `nil` where it is not known.
  public let facilitated: Int?
  /// Resolved in the year of the report or later; `nil` for yearly counts.
  public let everResolved: Int?
  /// Of those resolved later: reported in December and resolved in the January after it; `nil` for
  /// yearly counts.
  public let resolvedAtTurnOfYear: Int?

  /// Not resolved by the last day of the register; `nil` for yearly counts.
  public var open: Int? { everResolved.map { reported - $0 } }

  /// Resolved, but after the year of the report; `nil` for yearly counts.
  public var resolvedLater: Int? { everResolved.map { $0 - resolved } }

  /// A year as it was counted.
  ///
  /// - Parameter count: One row of yearly counts.
  init(_ count: ConflictReading.Count) {
    year = count.year
    reported = count.reported
    resolved = count.resolved
    facilitated = count.facilitated
    everResolved = nil
    resolvedAtTurnOfYear = nil
  }

  /// The sum of one year over groups.
  ///
  /// Parts of the sum that some group does not know are not known.
  ///
  /// - Parameters:
  ///   - year: The year of all `parts`.
  ///   - parts: The same year of different groups.
  init(_ year: Int, sum parts: [ConflictYear]) {
    func sum(_ value: (ConflictYear) -> Int?) -> Int? {
      let known = parts.compactMap(value)
      return known.count == parts.count ? known.reduce(0, +) : nil
    }
    self.year = year
    reported = parts.reduce(0) { $0 + $1.reported }
    resolved = parts.reduce(0) { $0 + $1.resolved }
    facilitated = sum(\.facilitated)
    everResolved = sum(\.everResolved)
    resolvedAtTurnOfYear = sum(\.resolvedAtTurnOfYear)
  }

  /// A year of a register.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - cases: All that were reported in it.
  ///   - knowsFacilitation: Of a year without any case it is known that none was facilitated.
  init(_ year: Int, cases: [ConflictReading.Case], knowsFacilitation: Bool) {
    self.year = year
    reported = cases.count
    resolved = cases.count { $0.resolved?.year == year }
    everResolved = cases.count { $0.resolved != nil }
    resolvedAtTurnOfYear = cases.count { item in
      guard let resolved = item.resolved else { return false }
      return item.reported.month == 12 && resolved.month == 1 && resolved.year == year + 1
    }
    let isKnown =
      cases.isEmpty ? knowsFacilitation : cases.allSatisfy { $0.facilitation != .unknown }
    facilitated =
      isKnown
      ? cases.count { item in
        guard case .on(let day) = item.facilitation else { return false }
        return day.year == year
      } : nil
  }

  /// How many count for the rate; `nil` where it is not known.
  public func count(_ numerator: RateNumerator) -> Int? {
    switch numerator {
    case .resolved: resolved
    case .facilitated: facilitated
    }
  }

  /// What a share is taken of, and of how many.
  ///
  /// - Parameter numerator: What is counted.
  /// - Returns: The counts, also of a year in which nothing was reported.
  /// - Throws: `RateError.notCounted` where `numerator` is not known, and
  ///   `RateError.moreResolvedThanReported` where cases are carried over.
  public func counts(_ numerator: RateNumerator) throws(RateError) -> RateCounts {
    guard let count = count(numerator) else { throw .notCounted(numerator) }
    return try RateCounts(count, of: reported)
  }

  /// The share, which exceeds 1 where more cases were resolved than reported.
  ///
  /// - Parameter numerator: What is counted.
  /// - Returns: 0 or more.
  /// - Throws: `RateError.nothingReported`, and `RateError.notCounted` where `numerator` is not
  ///   known.
  public func share(_ numerator: RateNumerator) throws(RateError) -> Double {
    guard let count = count(numerator) else { throw .notCounted(numerator) }
    guard reported > 0 else { throw .nothingReported }
    return Double(count) / Double(reported)
  }
}
