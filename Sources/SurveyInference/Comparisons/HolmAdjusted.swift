/// Holm's p-values for several tests at once.
///
/// Sorted ascending, p̃ᵢ = max over j ≤ i of min(1, (m - j + 1)·pⱼ): rejecting where p̃ ≤ α keeps the
/// probability of any false rejection at α, whatever the tests have to do with each other.
///
/// *Source:* Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian
/// Journal of Statistics 6, 65-70. *Checked against:* R 4.2.2 `p.adjust(p, "holm")`, all digits.
///
/// - Parameter pValues: m p-values, each from 0 to 1.
/// - Returns: The adjusted p-values in the same order.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
  var adjusted = pValues
  var largest = 0.0
  let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  for (place, index) in order.enumerated() {
    largest = max(largest, min(1, Double(pValues.count - place) * pValues[index]))
    adjusted[index] = largest
  }
  return adjusted
}
