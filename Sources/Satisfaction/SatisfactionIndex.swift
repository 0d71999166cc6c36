public import Localization
import Moments
public import SurveyInference

/// The satisfaction index (IKM) of one group with its error, its grade, and how sure the grade is.
public struct SatisfactionIndex: Sendable {
  /// The index m·Σ cᵢRᵢ: m the edition's multiplier, cᵢ the weights, Rᵢ the element means.
  public let estimate: Estimate
  /// Where intervals and probabilities are read off; `nil` without degrees of freedom.
  public let confidence: BoundedConfidence?
  /// The index as it is published: half-up at two decimals.
  public let published: FixedDecimal
  public let grade: Grade
  /// How sure each grade is, the best first; `nil` without degrees of freedom.
  public let gradeProbabilities: [(grade: Grade, probability: Double)]?
  /// What each weight rule of the edition gives.
  public let byWeightRule: [(rule: ElementWeights, published: FixedDecimal, grade: Grade)]

  /// Another rule of the edition gives another grade.
  public var gradeDependsOnWeightRule: Bool {
    byWeightRule.contains { $0.grade != grade }
  }
}
