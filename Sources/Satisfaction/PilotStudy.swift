import Localization
import Moments
public import Responses
public import SurveyInference

/// How much respondents differ, from a survey that was held before.
public struct PilotStudy: Sendable, Hashable {
  /// Respondents in the file.
  public let respondents: Int
  /// Those who answered every element; the standard deviation is theirs.
  public let completeRespondents: Int
  /// s = √(Σ(Iⱼ - Ī)²/(m - 1)) over the m complete respondents, Iⱼ = multiplier × mean of the answers
  /// of respondent j; in points of the index.
  public let standardDeviation: Double

  /// Estimates the standard deviation of one respondent's index.
  ///
  /// It is read off the standard error of the index of a simple random sample, s²/m, so that it comes
  /// from the same moments as the index itself.
  ///
  /// - Parameters:
  ///   - reading: Responses without problems, read with `usesCompleteOnly`.
  ///   - edition: Gives the scale.
  /// - Returns: The standard deviation with the numbers it rests on.
  /// - Throws: `PlanningError.tooFewRespondents`, `PlanningError.standardDeviationNotPositive`.
  ///
  /// Checked against: Python 3.11.7 `statistics.stdev`, 12 digits.
  public static func estimate(
    from reading: SurveyReading, edition: RegulationEdition
  ) throws(PlanningError) -> PilotStudy {
    let groups = reading.moments.groups
    let complete = groups.first?.completeRespondents ?? 0
    guard let group = groups.first, complete >= 2 else {
      throw .tooFewRespondents(found: complete)
    }
    let estimate = simpleRandomEstimate(reading, edition)
    let (all, used) = (Double(group.respondents), Double(complete))
    // The design counts those who left a blank as sampled: all/(all - 1) in place of m/(m - 1).
    let variance =
      (estimate?.standardError ?? 0) * (estimate?.standardError ?? 0) * used * used * (all - 1)
      / (all * (used - 1))
    guard variance > 0 else { throw .standardDeviationNotPositive(0) }
    return PilotStudy(
      respondents: group.respondents, completeRespondents: complete,
      standardDeviation: variance.squareRoot())
  }

  /// The index of all respondents together as a simple random sample; `nil` where a design declared
  /// nowhere fails, which does not happen.
  private static func simpleRandomEstimate(
    _ reading: SurveyReading, _ edition: RegulationEdition
  ) -> Estimate? {
    guard let design = try? SamplingDesign(reading.moments, options: EstimationOptions()),
      let means = try? ItemMeans.estimate(from: design, group: 0)
    else { return nil }
    let ones = Array(repeating: 1.0, count: edition.elements.count)
    return means.combination(ones).scaled(
      by: edition.scale.multiplier.value, over: Double(edition.elements.count))
  }
}
