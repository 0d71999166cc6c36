public import CSV
public import Moments

/// What was found in one response file.
public struct FileSummary: Sendable {
  /// A column as it was understood.
  public struct Column: Sendable, Hashable {
    public let header: String
    /// The role's name or the item's code; `nil` where the column is not used.
    public let role: String?
    public let reason: ColumnReason
  }

  public let file: String
  public internal(set) var encoding = TextEncoding.utf8
  /// The sheet that was read, where the file is a workbook.
  public internal(set) var sheet: String?
  public internal(set) var delimiter = UInt8(ascii: ",")
  /// The line of the header, from 1; `nil` where none was found.
  public internal(set) var headerLine: Int?
  /// Respondents.
  public internal(set) var rows = 0
  public internal(set) var columns: [Column] = []
  /// Valid answers by item and level.
  public internal(set) var levels: LevelCounts
  /// Blank answers, by item.
  public internal(set) var missing: [Int]
  /// Invalid answers, by item.
  public internal(set) var invalid: [Int]
  /// Respondents who gave one and the same answer to every item.
  public internal(set) var straightLiners = 0
  /// Respondents equal to an earlier one in all columns but an id and a timestamp; counted by a
  /// check only.
  public internal(set) var duplicates = 0
  /// Respondents by year, empty where it is not known; counted by a check only.
  public internal(set) var years: [String: Int] = [:]
  /// Respondents by service; counted by a check only.
  public internal(set) var services: [String: Int] = [:]

  init(file: String, itemCount: Int, levels: ClosedRange<Int>) {
    self.file = file
    self.levels = LevelCounts(itemCount: itemCount, levels: levels)
    missing = Array(repeating: 0, count: itemCount)
    invalid = missing
  }

  /// Adds up what was counted in a part of the same file.
  ///
  /// - Parameters:
  ///   - part: The counts of other rows.
  ///   - duplicates: How many rows there are twice, here and there.
  mutating func add(_ part: FileSummary, duplicates: Int) {
    rows += part.rows
    levels.merge(part.levels)
    for item in missing.indices {
      missing[item] += part.missing[item]
      invalid[item] += part.invalid[item]
    }
    straightLiners += part.straightLiners
    self.duplicates += part.duplicates + duplicates
    years.add(part.years)
    services.add(part.services)
  }
}

extension [String: Int] {
  /// A column of free text has no end of values; no more of them are counted.
  private static var limit: Int { 10_000 }

  /// Counts `value`, if it is one of the first.
  mutating func count(_ value: String) {
    if self[value] != nil || count < Self.limit { self[value, default: 0] += 1 }
  }

  /// Adds up counts; in a fixed order, so that always the same values are past the limit.
  fileprivate mutating func add(_ part: [String: Int]) {
    for (value, number) in part.sorted(by: { $0.key < $1.key })
    where self[value] != nil || count < Self.limit {
      self[value, default: 0] += number
    }
  }
}
