public import Localization
public import SurveyInference

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
