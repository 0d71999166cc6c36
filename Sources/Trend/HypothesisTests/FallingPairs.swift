/// How many pairs of values fall: a larger value before a smaller one.
enum FallingPairs {
  /// Counts while runs of ascending values are merged.
  ///
  /// - Parameter values: In the order of their time.
  /// - Returns: The number of pairs i < j with yᵢ > yⱼ; equal values are no such pair.
  /// - Complexity: O(n log n).
  ///
  /// Source: Knight (1966), Journal of the American Statistical Association 61, 436-439.
  static func count(_ values: [Double]) -> Int {
    var (runs, merged, falling) = (values, values, 0)
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let (middle, end) = (
          min(start + width, values.count), min(start + 2 * width, values.count)
        )
        var (left, right) = (start, middle)
        for place in start..<end {
          if right == end || left < middle && runs[left] <= runs[right] {
            merged[place] = runs[left]
            left += 1
          } else {
            falling += middle - left  // all that is left of the earlier run is larger
            merged[place] = runs[right]
            right += 1
          }
        }
      }
      swap(&runs, &merged)
      width *= 2
    }
    return falling
  }
}
