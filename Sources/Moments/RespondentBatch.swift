/// Some respondents on their way from a reader to the moments.
///
/// Filled, added and emptied again and again, so that respondents take no memory of their own.
public struct RespondentBatch: Sendable {
  public let itemCount: Int
  /// How many answers make a respondent complete: fewer than there are items where some were not asked.
  public let completeCount: Int
  /// How many respondents there is room for.
  public let capacity: Int
  /// How many respondents there are: what stands below at their places is theirs.
  public var count = 0
  /// By respondent, the scores of the items in words of eight bytes, the first item lowest; 0 for none.
  public var scores: [UInt64]
  /// By respondent, how many items have a score.
  public var answered: [UInt16]
  /// By respondent, the sampling weight, zero or more.
  public var weights: [Double]
  /// By respondent, the number of the cell, from `SurveyMoments.cell(at:)`.
  public var cells: [Int32]

  /// Nobody yet.
  public init(itemCount: Int, completeCount: Int, capacity: Int) {
    self.itemCount = itemCount
    self.completeCount = completeCount
    self.capacity = capacity
    scores = Array(repeating: 0, count: Self.wordCount(itemCount: itemCount) * capacity)
    answered = Array(repeating: 0, count: capacity)
    weights = Array(repeating: 1, count: capacity)
    cells = Array(repeating: 0, count: capacity)
  }

  /// The words that hold the scores of one respondent.
  public static func wordCount(itemCount: Int) -> Int { (itemCount + 7) / 8 }

  /// The words that hold the scores of one respondent.
  public var wordCount: Int { Self.wordCount(itemCount: itemCount) }

  /// There is no room for another respondent.
  public var isFull: Bool { count == capacity }

  /// The score of a respondent for an item; 0 for none.
  public func score(of respondent: Int, item: Int) -> UInt8 {
    let word = scores[respondent * wordCount + item / 8]
    return UInt8(truncatingIfNeeded: word >> UInt64(8 * (item % 8)))
  }

  /// Adds one respondent, for whom there must be room.
  public mutating func append(_ scores: [UInt8], weight: Double, cell: Int) {
    precondition(scores.count == itemCount, "expected \(itemCount) scores, got \(scores.count)")
    for word in 0..<wordCount {
      self.scores[count * wordCount + word] = scores[(8 * word)..<min(8 * word + 8, itemCount)]
        .reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    answered[count] = UInt16(scores.count { $0 != 0 })
    weights[count] = weight
    cells[count] = Int32(cell)
    count += 1
  }

  /// Takes away a respondent's answers.
  public mutating func removeAnswers(of respondent: Int) {
    for word in 0..<wordCount { scores[respondent * wordCount + word] = 0 }
    answered[respondent] = 0
  }

  /// The respondents in the order of their cells, those of a cell in their own order.
  func byCell(count cellCount: Int) -> [Int32] {
    let cells = cells.span
    var starts = [Int32](repeating: 0, count: cellCount + 1)
    for respondent in 0..<count { starts[Int(cells[respondent]) + 1] += 1 }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    var order = [Int32](repeating: 0, count: count)
    for respondent in 0..<count {
      let cell = Int(cells[respondent])
      order[Int(starts[cell])] = Int32(respondent)
      starts[cell] += 1
    }
    return order
  }
}
