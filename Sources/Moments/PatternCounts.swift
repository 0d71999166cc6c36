/// The different rows of answers that respondents gave, and how many gave each.
///
/// All that an estimator of the items' relations can want to know: covariances, two-way tables and
/// fourth moments are sums over patterns. Patterns are sorted, so results do not depend on the order
/// of respondents.
public struct PatternCounts: Sendable, Hashable {
  public let itemCount: Int
  /// The answers that can be given, such as 1...4.
  public let levels: ClosedRange<Int>
  /// The answers, pattern by pattern; 0 for none.
  public let scores: [UInt8]
  /// Respondents by pattern.
  public let counts: [Int]
  /// The sum of respondents' sampling weights, by pattern: `counts` where there are none.
  public let weights: [Double]

  /// A pattern with the respondents who gave it.
  public struct Row: Sendable {
    public var scores: [UInt8]
    public var count: Int
    public var weight: Double

    public init(_ scores: [UInt8], count: Int = 1, weight: Double? = nil) {
      self.scores = scores
      self.count = count
      self.weight = weight ?? Double(count)
    }
  }

  /// Sorts rows, and joins those with equal answers.
  ///
  /// - Parameters:
  ///   - itemCount: At least 1.
  ///   - levels: The answers that can be given, between 1 and 255.
  ///   - rows: Each with one score per item; 0 for no answer.
  /// - Complexity: O(rows · items).
  public init(itemCount: Int, levels: ClosedRange<Int>, _ rows: [Row]) {
    for row in rows {
      precondition(row.scores.count == itemCount, "expected \(itemCount) scores: \(row.scores)")
    }
    self.init(
      itemCount: itemCount, levels: levels, sorting: rows.flatMap(\.scores),
      counts: rows.map(\.count), weights: rows.map(\.weight))
  }

  /// Sorts rows that stand one after another in `answers`, and joins those with equal answers.
  init(
    itemCount: Int, levels: ClosedRange<Int>, sorting answers: [UInt8], counts rowCounts: [Int],
    weights rowWeights: [Double]
  ) {
    var scores: [UInt8] = []
    var (counts, weights): ([Int], [Double]) = ([], [])
    for row in Self.order(of: answers, itemCount: itemCount, count: rowCounts.count) {
      let answer = answers[(row * itemCount)..<((row + 1) * itemCount)]
      if !counts.isEmpty && scores.suffix(itemCount).elementsEqual(answer) {
        counts[counts.count - 1] += rowCounts[row]
        weights[weights.count - 1] += rowWeights[row]
      } else {
        precondition(
          answer.allSatisfy { $0 == 0 || levels.contains(Int($0)) },
          "\(Array(answer)) are not levels of \(levels)")
        scores += answer
        counts.append(rowCounts[row])
        weights.append(rowWeights[row])
      }
    }
    self.init(
      itemCount: itemCount, levels: levels, scores: scores, counts: counts, weights: weights)
  }

  /// The numbers of rows in the order of their answers, equal ones as they come: sorted by the last
  /// item, then by the one before, and each time as they stood where they are equal.
  private static func order(of scores: [UInt8], itemCount: Int, count: Int) -> [Int] {
    var order = Array(0..<count)
    var next = order
    for item in (0..<itemCount).reversed() {
      var ends = Array(repeating: 0, count: 256)
      for row in order { ends[Int(scores[row * itemCount + item])] += 1 }
      for score in 1..<256 { ends[score] += ends[score - 1] }
      for row in order.reversed() {
        let score = Int(scores[row * itemCount + item])
        ends[score] -= 1
        next[ends[score]] = row
      }
      swap(&order, &next)
    }
    return order
  }

  /// Keeps patterns that are sorted and different.
  private init(
    itemCount: Int, levels: ClosedRange<Int>, scores: [UInt8], counts: [Int], weights: [Double]
  ) {
    (self.itemCount, self.levels) = (itemCount, levels)
    (self.scores, self.counts, self.weights) = (scores, counts, weights)
  }

  /// How many different rows of answers there are.
  public var patternCount: Int { counts.count }

  /// How many respondents there are.
  public var respondents: Int { counts.reduce(0, +) }

  /// The answers of one pattern; 0 for none.
  public func scores(of pattern: Int) -> ArraySlice<UInt8> {
    scores[(pattern * itemCount)..<((pattern + 1) * itemCount)]
  }

  /// Somebody gave these answers.
  ///
  /// - Complexity: O(log(patterns) · items).
  public func contains(_ row: [UInt8]) -> Bool {
    var (low, high) = (0, patternCount)
    while low < high {
      let middle = (low + high) / 2
      if scores(of: middle).lexicographicallyPrecedes(row) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < patternCount && scores(of: low).elementsEqual(row)
  }

  /// The patterns for which `isIncluded` holds.
  public func filter(_ isIncluded: (ArraySlice<UInt8>) -> Bool) -> PatternCounts {
    let kept = counts.indices.filter { isIncluded(scores(of: $0)) }
    return PatternCounts(
      itemCount: itemCount, levels: levels, scores: kept.flatMap { scores(of: $0) },
      counts: kept.map { counts[$0] }, weights: kept.map { weights[$0] })
  }

  /// The answers that somebody gave to an item, lowest first.
  public func levels(of item: Int) -> [Int] {
    var given = Set<UInt8>()
    for pattern in counts.indices { given.insert(scores[pattern * itemCount + item]) }
    return given.filter { $0 != 0 }.map { Int($0) }.sorted()
  }

  /// The respondents who answered every item.
  public var complete: PatternCounts { filter { !$0.contains(0) } }

  /// The same answers, everybody counting once.
  public var unweighted: PatternCounts {
    PatternCounts(
      itemCount: itemCount, levels: levels, scores: scores, counts: counts,
      weights: counts.map { Double($0) })
  }

  /// The answers to some of the items.
  ///
  /// - Parameter items: Numbers of items, in the order in which they are wanted.
  /// - Returns: Patterns of these items; those that differed in others only are one now.
  public func selecting(_ items: [Int]) -> PatternCounts {
    var answers: [UInt8] = []
    answers.reserveCapacity(patternCount * items.count)
    for pattern in 0..<patternCount {
      for item in items { answers.append(scores[pattern * itemCount + item]) }
    }
    return PatternCounts(
      itemCount: items.count, levels: levels, sorting: answers, counts: counts, weights: weights)
  }

  /// The patterns one by one.
  public var rows: [Row] {
    counts.indices.map { Row(Array(scores(of: $0)), count: counts[$0], weight: weights[$0]) }
  }

  /// How many respondents gave each pair of answers to two items; those who answered both.
  ///
  /// - Parameters:
  ///   - first: The number of the item of the rows.
  ///   - second: The number of the item of the columns.
  /// - Returns: Counts by level of `first`, then by level of `second`, lowest first.
  public func table(_ first: Int, _ second: Int) -> [[Int]] {
    var table = Array(repeating: Array(repeating: 0, count: levels.count), count: levels.count)
    for pattern in counts.indices {
      let start = pattern * itemCount
      let (left, right) = (Int(scores[start + first]), Int(scores[start + second]))
      guard left != 0 && right != 0 else { continue }
      table[left - levels.lowerBound][right - levels.lowerBound] += counts[pattern]
    }
    return table
  }
}
