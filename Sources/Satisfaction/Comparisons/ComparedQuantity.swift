public import Localization
public import SurveyInference

/// An element, or the index as a whole, in two groups: what they say, by how much they differ, and
/// whether that is known.
public struct ComparedQuantity: Sendable {
  /// The element's code in the edition of the later group; `nil` for the index.
  public let element: String?
  public let name: Bilingual
  /// On the scale of answers, or of the index; `nil` where there is none.
  public let earlier: Estimate?
  /// As ``earlier``, of the group that is compared.
  public let later: Estimate?
  /// The later less the earlier; `nil` where one of them is missing, or they are not of the same
  /// elements.
  public let difference: Difference?
  /// The p-value by Holm's procedure among the elements; `nil` without a test.
  ///
  /// The index, asked for anyway, is alone and keeps its own.
  public let adjustedPValue: Double?
  /// How many tests are adjusted together.
  public let familySize: Int

  /// The difference is real at a level.
  ///
  /// - Parameter level: The confidence level, a fraction such as 0.95.
  /// - Returns: The adjusted p-value is at most 1 - level.
  public func isReal(level: Double) -> Bool { (adjustedPValue ?? 1) <= 1 - level }

  /// An interval that holds together with those of the rest of the family.
  ///
  /// It leaves out 0 only where the difference is real by Holm's procedure. Where that finds a
  /// difference real the interval may still hold 0: it vouches for the size of all differences at
  /// once.
  ///
  /// - Parameter level: The probability that all of them hold, a fraction in (0, 1).
  /// - Returns: `nil` without an error.
  public func simultaneousInterval(level: Double) -> ConfidenceInterval? {
    difference?.interval(level: level, among: max(1, familySize))
  }

  /// Respondents of each group that would have shown a difference of this size.
  ///
  /// - Parameters:
  ///   - level: The level of the two-sided test, a fraction in (0, 1).
  ///   - power: The probability of finding it, a fraction in (0, 1).
  /// - Returns: Why there is no such number, where there is none.
  public func respondentsNeeded(
    level: Double, power: Double = 0.8
  ) -> Result<Int, DetectionError> {
    guard let difference, let later, let earlier else { return .failure(.noError) }
    return Result { () throws(DetectionError) in
      try SampleSize.perGroup(
        toShow: difference, of: later, minus: earlier, level: level, power: power)
    }
  }
}
