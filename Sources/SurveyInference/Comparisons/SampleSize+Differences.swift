import Probability

extension SampleSize {
  /// How many respondents of each of two groups would have shown a difference of the observed size.
  ///
  /// n = ((z_{(1+level)/2} + z_power)/d)² · (n₁V₁ + n₂V₂ - 2√(n₁n₂)·C), rounded up: V and C are the
  /// variances of the two estimates and their covariance in this survey, so that its design effect
  /// and what the groups share are in them. It supposes the same design, two groups of one size,
  /// and errors that shrink with the square root of the number of respondents; a finite population
  /// correction stays as it is, which asks for too many where more are needed.
  ///
  /// - Parameters:
  ///   - difference: d, with its error.
  ///   - later: The estimate that is compared, with its error and n₁.
  ///   - earlier: The estimate that it is compared with, with its error and n₂.
  ///   - level: The level of the two-sided test, a fraction in (0, 1).
  ///   - power: The probability of finding a true difference of this size, a fraction in (0, 1).
  /// - Returns: Respondents in each of the groups, at least 2.
  /// - Throws: ``DetectionError``.
  ///
  /// *Source:* Valliant, Dever and Kreuter (2013), Practical Tools for Designing and Weighting
  /// Survey Samples, chapter 4. *Checked against:* R 4.2.2, `qnorm` and the variances
  /// of survey 4.1-1.
  public static func perGroup(
    toShow difference: Difference, of later: Estimate, minus earlier: Estimate, level: Double,
    power: Double = 0.8
  ) throws(DetectionError) -> Int {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    precondition(0 < power && power < 1, "power must lie in (0, 1); got \(power)")
    guard let error = difference.estimate.standardError, error > 0,
      let laterError = later.standardError, let earlierError = earlier.standardError
    else { throw .noError }
    let size = difference.estimate.value.magnitude
    guard size > 0 else { throw .noDifference }
    let (variance, other) = (laterError * laterError, earlierError * earlierError)
    let covariance = (variance + other - error * error) / 2
    let (n, m) = (Double(later.sampleSize), Double(earlier.sampleSize))
    let unit = n * variance + m * other - 2 * (n * m).squareRoot() * covariance
    guard unit > 0 else { throw .noError }
    let root = (Normal.standard.quantile((1 + level) / 2) + Normal.standard.quantile(power)) / size
    let exact = root * root * unit
    // A difference so small is rounding, or of no consequence to anybody.
    guard exact < 1e9 else { throw .noDifference }
    return max(2, Int((exact * (1 - 1e-12)).rounded(.up)))
  }
}

/// Why no number of respondents would show a difference.
public enum DetectionError: Error, Sendable, Hashable {
  /// The groups do not differ, or by less than a thousand million respondents would show.
  case noDifference
  /// The error of the difference is not known.
  case noError
}
