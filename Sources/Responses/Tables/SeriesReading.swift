public import Localization

/// Series as they were read: for each group its periods with what stands beside them.
public struct SeriesReading: Sendable {
  /// One period of one group.
  public struct Row: Sendable, Hashable {
    public let period: Period
    /// In the unit of the quantity; `nil` where nothing stands there, as in a year with only a target.
    public let value: Double?
    /// The standard error of `value`, positive and in the same unit; `nil` where it is not known.
    ///
    /// A number of respondents alone gives no standard error of an index.
    public let standardError: Double?
    /// How many respondents or cases `value` rests on; `nil` where it is not known.
    public let sampleSize: Int?
    /// The rules that `value` was measured by, as they stand in the file.
    public let edition: String?
    /// What the value should be in this period.
    public let target: Double?
    /// The path of the file as the user wrote it.
    public let file: String
    /// The line that the row begins on, from 1.
    public let line: Int
  }

  /// The series of one group.
  public struct Group: Sendable, Hashable {
    /// The values that name the group, in the order of `groupRoles`.
    public let values: [String]
    /// In the order of the files.
    public internal(set) var rows: [Row]

    /// The frequency that most values have; of two that are equally frequent the longer period.
    ///
    /// Offices publish half-years and the year beside them; a series has one frequency. `nil` where no
    /// row has a value.
    public var mainFrequency: Period.Frequency? {
      let counts = Dictionary(
        rows.filter { $0.value != nil }.map { ($0.period.frequency, 1) }, uniquingKeysWith: +)
      return counts.max {
        ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue)
      }?.key
    }
  }

  /// What the groups are of: a role, else a header.
  public let groupRoles: [String]
  /// The header of the column of values.
  public internal(set) var valueHeader: String
  /// Sorted naturally by their values.
  public internal(set) var groups: [Group]
  public internal(set) var warnings: [ResponseWarning]
}
