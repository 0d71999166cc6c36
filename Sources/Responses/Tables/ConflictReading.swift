public import Localization

/// Reported conflicts as they were read: counts by year, or the cases of a register.
public struct ConflictReading: Sendable {
  /// What was counted in one year.
  public struct Count: Sendable, Hashable {
    public let year: Int
    /// 0 or more.
    public let reported: Int
    /// 0 or more, and at most `reported` unless cases are carried over.
    public let resolved: Int
    /// 0 or more, and at most `reported` unless cases are carried over; `nil` where it is not
    /// known.
    public let facilitated: Int?
    /// The path of the file as the user wrote it.
    public let file: String
    /// The line that the row begins on, from 1.
    public let line: Int
  }

  /// One row of a register.
  ///
  /// Of all that a register says of a case only its days, its kind and its village are kept: no
  /// name, no number, no words.
  public struct Case: Sendable, Hashable {
    public let reported: CalendarDay
    /// On or after `reported`; `nil` where it is open.
    public let resolved: CalendarDay?
    /// What is known of the facilitation.
    public let facilitation: Facilitation
    /// The kind of conflict; `nil` where it is not stated.
    public let type: String?
    /// Where it is; `nil` where it is not stated.
    public let village: String?
    /// The path of the file as the user wrote it.
    public let file: String
    /// The line that the row begins on, from 1.
    public let line: Int
  }

  /// Whether a case was facilitated, and when.
  public enum Facilitation: Sendable, Hashable {
    /// The register has no such column.
    case unknown
    /// On no day so far.
    case none
    /// On or after the day of the report.
    case on(CalendarDay)
  }

  /// The rows of one group.
  public struct Group<Row: Sendable & Hashable>: Sendable, Hashable {
    /// The values that name the group, in the order of `groupRoles`.
    public let values: [String]
    /// In the order of the files.
    public internal(set) var rows: [Row]
  }

  /// The rows, sorted naturally by the values of their groups.
  public enum Groups: Sendable, Hashable {
    /// Yearly counts, at most one of a year in a group.
    case counts([Group<Count>])
    /// The cases of a register.
    case cases([Group<Case>])
  }

  /// What the groups are of: a role, else a header.
  public let groupRoles: [String]
  public internal(set) var groups: Groups
  /// The last day that the register speaks of: what was not resolved by then is open.
  ///
  /// As it was given, else the latest day in the register; `nil` for yearly counts.
  public internal(set) var asOf: CalendarDay?
  /// The user gave `asOf`.
  public let isAsOfGiven: Bool
  /// A year may have more resolved cases than reported ones, since earlier ones were resolved in
  /// it.
  public let carriesOver: Bool
  public internal(set) var warnings: [ResponseWarning]

  /// A register was read, and no yearly counts.
  public var isRegister: Bool {
    switch groups {
    case .counts: false
    case .cases: true
    }
  }
}
