public import Localization

/// Something wrong in yearly counts of conflicts or in a register of them.
public enum ConflictProblem: Sendable, Hashable {
  /// A count that nobody wrote, or a dash: it may be 0 or not known.
  case blankCount
  /// More cases were resolved or facilitated than reported.
  case moreThanReported(reported: Int)
  /// Some rows or files count the cases of a year, and others hold the dates of a case.
  case datesAndCounts
  /// Not a date.
  case notADate
  /// A date in form, and no day of the calendar: with the month first it would be `exchanged`.
  case noSuchDay(exchanged: CalendarDay?)
  /// A day before that of the report.
  case beforeReport(CalendarDay)
  /// A day after the last one that the register speaks of.
  case afterLastDay(CalendarDay)
  /// Not a year.
  case notAYear
  /// Another year than this one, which the file was given or the case was reported in.
  case anotherYear(Int)

  /// The fixed name of the problem.
  public var code: String {
    switch self {
    case .blankCount: "blankCount"
    case .moreThanReported: "moreThanReported"
    case .datesAndCounts: "datesAndCounts"
    case .notADate: "notADate"
    case .noSuchDay: "noSuchDay"
    case .beforeReport: "beforeReport"
    case .afterLastDay: "afterLastDay"
    case .notAYear: "notAYear"
    case .anotherYear: "anotherYear"
    }
  }
}
