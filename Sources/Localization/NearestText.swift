/// The candidate nearest to `text` by edits, if near enough to be a slip of the hand.
///
/// - Parameters:
///   - text: What was written.
///   - candidates: What could have been meant.
/// - Returns: The nearest candidate within a third of the length, or `nil`.
///
/// Source: Damerau (1964), Communications of the ACM 7, 171-176.
public func nearest(to text: String, among candidates: [String]) -> String? {
  // Nobody mistypes a text of this length, and the distance takes their product in steps.
  guard text.utf8.count <= 200 else { return nil }
  let distances = candidates.filter { $0.utf8.count <= 200 }.map {
    ($0, editDistance(text.lowercased(), $0.lowercased()))
  }
  guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(1, text.count / 3) else {
    return nil
  }
  return best.0
}

/// Insertions, deletions and substitutions of a character, and exchanges of two neighbours.
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left), Array(right))
  var rows = [Array(0...right.count)]
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      var best = min(
        rows[i][j] + (left[i] == right[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
