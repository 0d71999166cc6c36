import Glibc
public import Moments
import Probability
public import SurveyInference

/// Cronbach's alpha of a group with every way to say how sure it is.
public struct AlphaEstimate: Sendable {
  public let alpha: CronbachAlpha
  /// The standard error that holds whatever the distribution of the answers, of a simple sample; `nil`
  /// under a design, and where no respondent moves alpha.
  public let distributionFreeError: Double?
  /// The standard error under the sampling design, `nil` where no respondent moves alpha; `nil` of a
  /// simple sample.
  public let designError: (standardError: Double?, degreesOfFreedom: Int)?
  /// Respondents drawn with replacement; `nil` where this was not asked for, or under a design, whose
  /// strata and weights it would ignore.
  public let bootstrap: Bootstrap?

  /// Estimates alpha of some items in one group.
  ///
  /// - Parameters:
  ///   - sample: The covariances of the items.
  ///   - items: Their numbers in `patterns`.
  ///   - patterns: The answers that the covariances rest on, with the weights of the design; other
  ///     respondents of the group count as sampling units only.
  ///   - design: Where the answers come from, and the group; `nil` for a simple sample.
  ///   - replicates: How many bootstrap samples; 0 for none.
  ///   - seed: Of the bootstrap.
  /// - Throws: As `CronbachAlpha.init(_:)`, and `ReliabilityError.design`.
  ///
  /// Source of the standard error: Maydeu-Olivares, Coffman and Hartmann (2007), Psychological Methods
  /// 12, 157-176; of that under a design, Binder (1983), International Statistical Review 51, 279-292,
  /// with the influence function as linearized variable. Checked against: the influence function in
  /// R 4.2.2, 12 digits; under designs R survey 4.1-1 `svytotal` of it, 10 digits.
  public init(
    _ sample: SampleCovariance, items: [Int], patterns: PatternCounts,
    design: (design: SamplingDesign, group: Int)?, replicates: Int, seed: UInt64
  ) throws(ReliabilityError) {
    let alpha = try CronbachAlpha(sample)
    self.alpha = alpha
    let answers = patterns.selecting(items)
    let influence = CovarianceInfluence(
      CronbachAlpha.gradient(at: sample.covariance), in: answers)
    let spread = influence.spread(in: answers)
    distributionFreeError =
      design == nil ? Self.error(spread.standardError, of: alpha) : nil
    do throws(EstimationError) {
      designError = try design.map { design, group throws(EstimationError) in
        let error = try design.standardError(ofTotalIn: group) { scores in
          patterns.contains(scores) ? influence.value(of: items.map { scores[$0] }) : nil
        }
        return (Self.error(error.standardError, of: alpha), error.degreesOfFreedom)
      }
    } catch {
      throw .design(error)
    }
    bootstrap =
      replicates == 0 || design != nil
      ? nil
      : Bootstrap(
        of: { CronbachAlpha.value(of: $0) }, in: answers, estimate: alpha.value,
        acceleration: spread.acceleration, count: replicates, seed: seed)
  }

  /// The error, unless it is zero but for rounding: of two respondents, two kinds of respondents, or
  /// items all equal, alpha is the same whoever is left out, which says nothing of the next sample.
  private static func error(_ error: Double, of alpha: CronbachAlpha) -> Double? {
    let distance = 1 - alpha.value
    return distance > 1e-12 && error > 1e-9 * distance ? error : nil
  }

  /// The interval whose distribution-free error is Student's on the scale of ln(1 - α), on which alpha
  /// has no upper end.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: Limits below 1; `nil` without an error or degrees of freedom.
  ///
  /// Source of the scale: Bonett (2002), Journal of Educational and Behavioral Statistics 27, 335-340.
  public func distributionFreeInterval(level: Double) -> ClosedRange<Double>? {
    interval(distributionFreeError, alpha.respondents - 1, level)
  }

  /// The interval of the same kind under the sampling design; `nil` of a simple sample.
  public func designInterval(level: Double) -> ClosedRange<Double>? {
    designError.flatMap { interval($0.standardError, $0.degreesOfFreedom, level) }
  }

  private func interval(
    _ error: Double?, _ degreesOfFreedom: Int, _ level: Double
  ) -> ClosedRange<Double>? {
    guard let error, degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).upperQuantile((1 - level) / 2)
    let ratio = exp(t * error / (1 - alpha.value))
    guard ratio < 1e6 else { return nil }  // limits so far apart say nothing
    return 1 - (1 - alpha.value) * ratio...1 - (1 - alpha.value) / ratio
  }
}
