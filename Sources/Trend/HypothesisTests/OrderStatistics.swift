/// The values that sorting would put at some places, without sorting the others.
enum OrderStatistics {
  /// Puts the values of some places where sorting would put them.
  ///
  /// - Parameters:
  ///   - places: Counted from 0, ascending.
  ///   - values: Numbers; smaller ones end before each of the places and larger ones behind it.
  /// - Complexity: O(n) for few places, O(n log n) at most.
  ///
  /// Source: Hoare (1961), Communications of the ACM 4, 321-322; Musser (1997), Software: Practice
  /// and Experience 27, 983-993, for the limit on bad divisions.
  static func select(_ places: [Int], in values: inout [Double]) {
    var depth = 0
    while values.count >> depth > 1 { depth += 1 }
    select(places[...], in: &values, from: 0, to: values.count - 1, divisions: 3 * depth)
  }

  private static func select(
    _ places: ArraySlice<Int>, in values: inout [Double], from first: Int, to last: Int,
    divisions: Int
  ) {
    guard !places.isEmpty && first < last else { return }
    guard last - first > 32 && divisions > 0 else {
      values[first...last].sort()
      return
    }
    let (left, right) = divide(&values, from: first, to: last)
    // Between the two all values are equal, and stand where they belong.
    let (lower, upper) = (
      places.prefix { $0 <= left },
      places.suffix(from: places.firstIndex { $0 >= right } ?? places.endIndex)
    )
    select(lower, in: &values, from: first, to: left, divisions: divisions - 1)
    select(upper, in: &values, from: right, to: last, divisions: divisions - 1)
  }

  /// Puts values up to a middling one to the left, and from it on to the right.
  ///
  /// - Returns: The end of the left part and the start of the right one, of which neither is all.
  private static func divide(
    _ values: inout [Double], from first: Int, to last: Int
  ) -> (left: Int, right: Int) {
    let step = (last - first) / 8
    let sample = (0...8).map { values[first + $0 * step] }.sorted()
    let pivot = sample[4]
    var (left, right) = (first, last)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      guard left <= right else { break }
      values.swapAt(left, right)
      left += 1
      right -= 1
    }
    return (right, left)
  }
}
