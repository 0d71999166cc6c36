/// Respondents of one place who gave the same answers, counted and weighed.
///
/// All that a survey's moments need of them: who they are one by one changes nothing.
public struct RespondentSums: Sendable, Hashable {
  /// Respondents.
  public var count: Int
  /// Those of them with a weight above zero.
  public var contributing: Int
  /// Σ w.
  public var weight: Double
  /// Σ w².
  public var squaredWeight: Double

  /// Respondents who were counted.
  ///
  /// - Parameters:
  ///   - count: All of them.
  ///   - contributing: Those with a weight above zero.
  ///   - weight: Σ w, zero or more.
  ///   - squaredWeight: Σ w².
  public init(count: Int, contributing: Int, weight: Double, squaredWeight: Double) {
    (self.count, self.contributing) = (count, contributing)
    (self.weight, self.squaredWeight) = (weight, squaredWeight)
  }

  /// Respondents who all count once.
  public init(count: Int) {
    self.init(
      count: count, contributing: count, weight: Double(count), squaredWeight: Double(count))
  }

  /// One respondent.
  ///
  /// - Parameter weight: Zero or more.
  public init(weight: Double) {
    self.init(
      count: 1, contributing: weight > 0 ? 1 : 0, weight: weight, squaredWeight: weight * weight)
  }
}
