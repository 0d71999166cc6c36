public import Localization
import Responses

/// A case that was not resolved by the last day of its register.
public struct OpenCase: Sendable, Hashable {
  public let reported: CalendarDay
  /// From the report to the last day of the register, 0 or more.
  public let days: Int
  /// The kind of conflict; `nil` where it is not stated.
  public let type: String?
  /// Where it is; `nil` where it is not stated.
  public let village: String?
  /// The path of the file as the user wrote it.
  public let file: String
  /// The line of the case, from 1.
  public let line: Int

  /// The cases that are open, the oldest first.
  ///
  /// - Parameters:
  ///   - cases: Of a register.
  ///   - asOf: Its last day.
  /// - Returns: Those without a day of resolution; of equally old ones by their place in the files.
  static func all(_ cases: [ConflictReading.Case], asOf: CalendarDay) -> [OpenCase] {
    cases.filter { $0.resolved == nil }.map { item in
      OpenCase(
        reported: item.reported, days: asOf.number - item.reported.number, type: item.type,
        village: item.village, file: item.file, line: item.line)
    }.sorted { ($0.reported, $0.file, $0.line) < ($1.reported, $1.file, $1.line) }
  }
}
