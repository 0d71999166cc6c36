/// The middle of ascending values, half-way between the two middle ones of an even number.
///
/// - Parameter values: Ascending, at least one.
/// - Returns: Their median.
func median(ofSorted values: [Double]) -> Double {
  let half = values.count / 2
  return values.count.isMultiple(of: 2) ? (values[half - 1] + values[half]) / 2 : values[half]
}
