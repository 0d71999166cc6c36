import Localization
public import Moments

extension RegulationEdition {
  /// The index of some answers, every element with the same weight.
  ///
  /// m · mean over elements of Σ w·x / Σ w, as the index of a survey is estimated; without rounding.
  ///
  /// - Parameter answers: Patterns of some of the edition's elements.
  /// - Returns: `nil` where nobody answered one of them.
  public func index(of answers: PatternCounts) -> Double? {
    var sum = 0.0
    for element in 0..<answers.itemCount {
      var (total, weight) = (0.0, 0.0)
      for pattern in 0..<answers.patternCount {
        let score = answers.scores[pattern * answers.itemCount + element]
        guard score != 0 else { continue }
        total += answers.weights[pattern] * Double(score)
        weight += answers.weights[pattern]
      }
      guard weight > 0 else { return nil }
      sum += total / weight
    }
    return scale.multiplier.value * sum / Double(answers.itemCount)
  }
}
