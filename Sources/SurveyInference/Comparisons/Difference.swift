public import Probability

/// One estimate less another, with the test of whether they differ at all.
///
/// t = d/se, with the degrees of freedom of both groups together.
public struct Difference: Sendable, Hashable {
  /// The later less the earlier, with the error that both have together.
  public let estimate: Estimate

  /// Where the difference and its error say that the true one lies; `nil` without an error, as where
  /// everybody answered alike.
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
