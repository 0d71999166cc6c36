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

  /// Adds one respondent.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - weight: The sampling weight, zero or more.
  ///   - origin: The top of the scale.
  public mutating func add(_ scores: [UInt8], weight: Double, origin: Int) {
    guard weight > 0 else { return }
    var contributes = false
    for item in 0..<itemCount where scores[item] != 0 {
      contributes = true
      answered[item] += 1
      totals[item] += weight
      totals[itemCount + item] += weight * Double(Int(scores[item]) - origin)
    }
    if contributes { contributing += 1 }
  }

  public mutating func merge(_ other: UnitTotals) {
    precondition(itemCount == other.itemCount, "cannot merge different questions")
    contributing += other.contributing
    for item in answered.indices { answered[item] += other.answered[item] }
    for index in totals.indices { totals[index] += other.totals[index] }
  }
}
