/// Unweighted counts of one group of respondents.
public struct GroupCounts: Mergeable, Sendable, Hashable {
  /// Respondents, whether or not they answered.
  public private(set) var respondents = 0
  /// Respondents who answered every item.
  public private(set) var completeRespondents = 0
  /// The answers that estimates rest on.
  public private(set) var levels: LevelCounts

  /// Nobody yet.
  public init(itemCount: Int, levels: ClosedRange<Int>) {
    self.levels = LevelCounts(itemCount: itemCount, levels: levels)
  }

  /// Counts one respondent.
  ///
  /// - Parameters:
  ///   - scores: The answers that are used, one per item; 0 for none.
  ///   - isComplete: The respondent answered every item.
  public mutating func add(_ scores: [UInt8], isComplete: Bool) {
    add(scores, isComplete: isComplete, count: 1)
  }

  /// Counts some who answered alike.
  ///
  /// - Parameters:
  ///   - scores: The answers that are used, one per item; 0 for none.
  ///   - isComplete: They answered every item.
  ///   - count: How many they are.
  public mutating func add(_ scores: [UInt8], isComplete: Bool, count: Int) {
    respondents += count
    completeRespondents += isComplete ? count : 0
    levels.add(scores, count: count)
  }

  /// Counts some of a batch.
  mutating func add(_ members: ArraySlice<Int32>, of batch: RespondentBatch) {
    respondents += members.count
    completeRespondents += members.count {
      batch.answered[Int($0)] == UInt16(batch.completeCount)
    }
    levels.add(members, of: batch)
  }

  public mutating func merge(_ other: GroupCounts) {
    respondents += other.respondents
    completeRespondents += other.completeRespondents
    levels.merge(other.levels)
  }
}
