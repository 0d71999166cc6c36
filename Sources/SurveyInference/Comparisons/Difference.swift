public import Probability

/// One estimate less another, with the test of whether they differ at all.
///
/// t = d/se, with the degrees of freedom of both groups together.
public struct Difference: Sendable, Hashable {
  /// The later less the earlier, with the error that both have together.
  public let estimate: Estimate

  /// Where the difference and its error say that the true one lies; `nil` without an error, as
  /// where everybody answered alike.
  public var distribution: StudentT? {
    guard let error = estimate.standardError, error > 0 else { return nil }
    return StudentT(
      degreesOfFreedom: Double(estimate.degreesOfFreedom), location: estimate.value, scale: error)
  }

  /// d/se; `nil` without an error.
  public var statistic: Double? { distribution.map { estimate.value / $0.scale } }

  /// The probability of a difference at least as large where there is none; `nil` without an error.
  public var pValue: Double? {
    statistic.map {
      2 * StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom)).upperTail($0.magnitude)
    }
  }

  /// The central interval of ``distribution``.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: `nil` without an error.
  public func interval(level: Double) -> ConfidenceInterval? {
    distribution.map { distribution in
      let range = distribution.interval(level: level)
      return ConfidenceInterval(lower: range.lowerBound, upper: range.upperBound, level: level)
    }
  }

  /// The interval of one of several differences that all hold at once, by Bonferroni's inequality.
  ///
  /// It is the central interval at the level 1 - (1 - level)/count. Where it leaves out 0, p ≤ (1 -
  /// level)/count, so that Holm's procedure finds the difference real too; Holm may find more.
  ///
  /// - Parameters:
  ///   - level: The probability that all intervals hold, a fraction in (0, 1).
  ///   - count: How many differences there are, at least 1.
  /// - Returns: `nil` without an error.
  ///
  /// *Source:* Dunn (1961), Journal of the American Statistical Association 56, 52-64.
  public func interval(level: Double, among count: Int) -> ConfidenceInterval? {
    precondition(count >= 1, "a family has a member; got \(count)")
    return interval(level: 1 - (1 - level) / Double(count)).map {
      ConfidenceInterval(lower: $0.lower, upper: $0.upper, level: level)
    }
  }

  /// The difference of estimates from samples that share nobody: variances and degrees of freedom
  /// add up, as of two strata.
  ///
  /// - Parameters:
  ///   - later: What is compared.
  ///   - earlier: What it is compared with.
  public init(_ later: Estimate, minus earlier: Estimate) {
    let errors = [later, earlier].map(\.standardError)
    let known = errors.compactMap(\.self)
    self.init(
      estimate: Estimate(
        value: later.value - earlier.value,
        standardError: known.count == 2
          ? known.reduce(0) { $0 + $1 * $1 }.squareRoot() : nil,
        degreesOfFreedom: later.degreesOfFreedom + earlier.degreesOfFreedom,
        sampleSize: later.sampleSize + earlier.sampleSize,
        isCensus: later.isCensus && earlier.isCensus))
  }

  init(estimate: Estimate) { self.estimate = estimate }
}
