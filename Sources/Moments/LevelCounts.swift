/// How many respondents gave each answer to each item: exact, and unweighted.
public struct LevelCounts: Mergeable, Sendable, Hashable {
  /// The answers that can be given, such as 1...4.
  public let levels: ClosedRange<Int>
  public let itemCount: Int
  /// Counts by item, then by level.
  private var counts: [Int]

  /// No answers yet.
  public init(itemCount: Int, levels: ClosedRange<Int>) {
    self.itemCount = itemCount
    self.levels = levels
    counts = Array(repeating: 0, count: itemCount * levels.count)
  }

  /// Counts one respondent's answers.
  ///
  /// - Parameter scores: One per item; 0 for no answer, which is not counted.
  public mutating func add(_ scores: [UInt8]) { add(scores, count: 1) }

  /// Counts the answers of some who answered alike.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer, which is not counted.
  ///   - count: How many gave them.
  public mutating func add(_ scores: [UInt8], count: Int) {
    precondition(scores.count == itemCount, "expected \(itemCount) scores, got \(scores.count)")
    for item in 0..<itemCount where scores[item] != 0 {
      precondition(levels.contains(Int(scores[item])), "\(scores[item]) is no level of \(levels)")
      counts[item * levels.count + Int(scores[item]) - levels.lowerBound] += count
    }
  }

  /// Counts the answers of some of a batch.
  mutating func add(_ members: ArraySlice<Int32>, of batch: RespondentBatch) {
    let (scores, words) = (batch.scores.span, batch.wordCount)
    let (itemCount, bottom, size) = (itemCount, levels.lowerBound, levels.count)
    var counts = counts.mutableSpan
    for member in members {
      var (place, start) = (Int(member) &* words, 0)
      for word in 0..<words {
        var rest = scores[place]
        place &+= 1
        for _ in 0..<min(8, itemCount &- 8 &* word) {
          let level = Int(truncatingIfNeeded: rest & 0xFF) &- bottom
          if level >= 0 {
            precondition(level < size, "\(rest & 0xFF) is no level")
            counts[start &+ level] &+= 1
          } else {
            precondition(rest & 0xFF == 0, "\(rest & 0xFF) is no level")
          }
          start &+= size
          rest &>>= 8
        }
      }
    }
  }

  public mutating func merge(_ other: LevelCounts) {
    precondition(
      itemCount == other.itemCount && levels == other.levels, "cannot merge different questions")
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// How many gave `level` to `item`.
  public func count(of level: Int, item: Int) -> Int {
    precondition(levels.contains(level), "\(level) is no level of \(levels)")
    return counts[item * levels.count + level - levels.lowerBound]
  }

  /// How many answered `item`, nᵢ.
  public func answered(item: Int) -> Int {
    levels.reduce(0) { $0 + count(of: $1, item: item) }
  }

  /// The sum of the answers to `item`, Σ xᵢ.
  public func sum(item: Int) -> Int {
    levels.reduce(0) { $0 + $1 * count(of: $1, item: item) }
  }

  /// All who answered `item` gave the same answer (also true where nobody answered).
  public func isConstant(item: Int) -> Bool {
    levels.count { count(of: $0, item: item) > 0 } <= 1
  }

  /// The one answer that all who answered `item` gave; `nil` where they differ or are none.
  public func onlyLevel(item: Int) -> Int? {
    isConstant(item: item) ? levels.first { count(of: $0, item: item) > 0 } : nil
  }
}
