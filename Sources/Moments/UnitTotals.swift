/// Weighted totals of the answers in one sampling unit and one group.
///
/// Scores are held as distances from an *origin*, the top of the scale: satisfaction answers crowd
/// there, and differences from a nearby number do not cancel.
public struct UnitTotals: Mergeable, Sendable, Hashable {
  public let itemCount: Int
  /// Respondents with a positive weight who answered at least one item.
  public private(set) var contributing = 0
  /// Respondents with a positive weight who answered the item, by item.
  public private(set) var answered: [Int]
  /// Σ w·aᵢ by item, then Σ w·aᵢ·(xᵢ - origin) by item; aᵢ is 1 for an answer and 0 for none.
  public private(set) var totals: [Double]

  /// Nobody yet.
  public init(itemCount: Int) {
    self.itemCount = itemCount
    answered = Array(repeating: 0, count: itemCount)
    totals = Array(repeating: 0, count: 2 * itemCount)
  }

  init(contributing: Int, answered: [Int], totals: [Double]) {
    itemCount = answered.count
    self.contributing = contributing
    self.answered = answered
    self.totals = totals
  }

  /// Adds one respondent.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - weight: The sampling weight, zero or more.
  ///   - origin: The top of the scale.
  public mutating func add(_ scores: [UInt8], weight: Double, origin: Int) {
    var one = RespondentBatch(itemCount: itemCount, completeCount: itemCount, capacity: 1)
    one.append(scores, weight: weight, cell: 0)
    add([0], of: one, origin: origin)
  }

  /// Adds some of a batch.
  mutating func add(_ members: ArraySlice<Int32>, of batch: RespondentBatch, origin: Int) {
    for member in members.map({ Int($0) })
    where batch.weights[member] > 0 && batch.answered[member] > 0 {
      let weight = batch.weights[member]
      contributing += 1
      for item in 0..<itemCount {
        let score = batch.score(of: member, item: item)
        guard score != 0 else { continue }
        answered[item] += 1
        totals[item] += weight
        totals[itemCount + item] += weight * Double(Int(score) - origin)
      }
    }
  }

  /// Adds some who answered alike.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - sums: How many they are, and their weights.
  ///   - origin: The top of the scale.
  mutating func add(_ scores: [UInt8], sums: RespondentSums, origin: Int) {
    guard sums.contributing > 0 && scores.contains(where: { $0 != 0 }) else { return }
    contributing += sums.contributing
    for item in 0..<itemCount where scores[item] != 0 {
      answered[item] += sums.contributing
      totals[item] += sums.weight
      totals[itemCount + item] += sums.weight * Double(Int(scores[item]) - origin)
    }
  }

  public mutating func merge(_ other: UnitTotals) {
    precondition(itemCount == other.itemCount, "cannot merge different questions")
    contributing += other.contributing
    for item in answered.indices { answered[item] += other.answered[item] }
    for index in totals.indices { totals[index] += other.totals[index] }
  }
}
