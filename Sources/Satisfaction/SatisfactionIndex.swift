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

/// One element of a group.
public struct ElementResult: Sendable {
  /// The element's code, such as `U1`.
  public let element: String
  public let name: Bilingual
  /// Answers, unweighted.
  public let count: Int
  /// Their sum, unweighted.
  public let sum: Int
  /// The mean (NRR) on the scale of answers; `nil` where nobody answered.
  public let mean: Estimate?
  /// Where the mean's interval is read off.
  public let confidence: BoundedConfidence?
  /// The mean times the element's weight (NRR tertimbang).
  public let weightedMean: Double?
  /// The mean on the scale of the index.
  public let index: Double?
  public let grade: Grade?
  /// 1 is the lowest mean, the element to improve first; ties share the smaller rank.
  public internal(set) var rank: Int?
}

/// All that `skm index` says of one group.
public struct GroupSatisfaction: Sendable {
  /// The values that name the group.
  public let values: [String]
  public let respondents: Int
  public let completeRespondents: Int
  /// The index, or the codes of the elements that nobody answered.
  public let index: Result<SatisfactionIndex, UnansweredElements>
  public let elements: [ElementResult]
  /// `nil` where the population is not known.
  public let requiredSampleSize: Int?
}

/// Elements, by code, that nobody in a group answered, so that it has no index.
public struct UnansweredElements: Error, Sendable, Hashable {
  public let elements: [String]
}
