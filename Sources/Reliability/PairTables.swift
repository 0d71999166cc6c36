import Moments

/// The two-way tables of every two items, of the respondents who answered all.
struct PairTables {
  let respondents: Int
  var itemCount: Int { margins.count }
  private let levelCount: Int
  /// Items by level.
  private let margins: [[Int]]
  /// Pairs (1, 0), (2, 0), (2, 1) … by level of the first item, then of the second.
  private let cells: [Int]

  init(_ patterns: PatternCounts) {
    let (items, lowest, width) = (
      patterns.itemCount, patterns.levels.lowerBound, patterns.levels.count
    )
    var margins = Array(repeating: Array(repeating: 0, count: width), count: items)
    var cells = Array(repeating: 0, count: items * (items - 1) / 2 * width * width)
    var levels = Array(repeating: 0, count: items)
    var respondents = 0
    for pattern in patterns.completePatterns {
      let count = patterns.counts[pattern]
      respondents += count
      for item in 0..<items {
        levels[item] = Int(patterns.scores[pattern * items + item]) - lowest
        margins[item][levels[item]] += count
      }
      var start = 0
      for i in 0..<items {
        for j in 0..<i {
          cells[start + levels[i] * width + levels[j]] += count
          start += width * width
        }
      }
    }
    (self.respondents, self.margins, self.cells) = (respondents, margins, cells)
    levelCount = width
  }

  /// Respondents by level of one item.
  func margin(of item: Int) -> [Int] { margins[item] }

  /// Respondents by level of item `i`, then of item `j < i`; levels that somebody gave only.
  func counts(_ i: Int, _ j: Int) -> [Int] {
    let start = (i * (i - 1) / 2 + j) * levelCount * levelCount
    let columns = margins[j].indices.filter { margins[j][$0] > 0 }
    return margins[i].indices.filter { margins[i][$0] > 0 }.flatMap { row in
      columns.map { cells[start + row * levelCount + $0] }
    }
  }
}

extension PatternCounts {
  /// The numbers of the patterns that leave no item out.
  var completePatterns: [Int] {
    counts.indices.filter { pattern in
      (0..<itemCount).allSatisfy { scores[pattern * itemCount + $0] != 0 }
    }
  }
}
