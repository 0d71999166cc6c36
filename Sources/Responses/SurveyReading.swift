import Localization
public import Moments

/// The result of reading response files: moments for estimators, and what was seen on the way.
public struct SurveyReading: Sendable {
  public internal(set) var moments: SurveyMoments
  /// What the groups are of: the role of each column that was asked for, else its header.
  public internal(set) var groupRoles: [String] = []
  /// The values that name each group, in the order of `groupRoles`.
  public internal(set) var groupNames: [[String]] = []
  /// The numbers of the groups, sorted naturally by their names.
  public var groupOrder: [Int] {
    groupNames.indices.sorted { naturallyPrecedes(groupNames[$0], groupNames[$1]) }
  }
  /// The values that name each stratum.
  public internal(set) var stratumNames: [[String]] = []
  public internal(set) var files: [FileSummary] = []
  /// The first problems, with their places.
  public internal(set) var problems: [ResponseProblem] = []
  /// All problems, also those that are not listed.
  public internal(set) var problemCount = 0
  public internal(set) var warnings: [ResponseWarning] = []
  /// Items that have a column in every file.
  public internal(set) var presentItems: [Int] = []
  /// Codes of items that are often exchanged, where a column was known by such a code alone.
  public internal(set) var codesInDoubt: [String] = []
}
