public import Probability

/// Whether a later year's share of resolved cases will meet a target.
///
/// The propensity to resolve has Jeffreys' posterior `Beta(x + ½, n - x + ½)` from the cases of all
/// past years together, and the number of reports is that of ``ReportOutlook``. Of `N` reports at
/// least `⌈tN⌉` must be resolved for a share of `t`, and their number is beta-binomial. A year
/// without a report has no share: its probability stands apart.
///
/// Propensity and numbers are taken to be the same in every year, so years further ahead have the
/// same outlook.
///
/// Source: Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, 3rd edition, 6.2.2, for
/// the predictive; Brown, Cai and DasGupta (2001), Statistical Science 16, 4.1.1, for the prior.
///
/// Checked against: mpmath 1.3.0 at 40 digits, by another sum over propensities, 11 digits.
public struct RateOutlook: Hashable, Sendable {
  /// The outlook of a year with a given number of reports.
  public struct Year: Hashable, Sendable {
    /// At least 1.
    public let reports: Int
    /// The probability that there are exactly so many reports.
    public let probability: Double
    /// The fewest resolved cases that meet the target; `nil` where all together do not.
    public let resolvedNeeded: Int?
    /// The probability that so many are resolved, of this number of reports.
    public let probabilityOfAttainment: Double
  }

  /// The share that is to be reached.
  public let target: Double
  /// What is known of the propensity.
  public let propensity: Beta
  /// What is known of the number of reports.
  public let reports: ReportOutlook
  /// The plausible numbers of reports, in order.
  public let years: [Year]
  /// The probability that nothing is reported, so that there is no share.
  public let probabilityOfNoReport: Double
  /// The probability that the target is met if anything is reported, over all numbers of reports.
  public let probabilityOfAttainment: Double

  /// Learns from past years, one entry for each, also for those without a report.
  ///
  /// - Parameters:
  ///   - past: The counts of each year.
  ///   - target: The share that is to be reached, 0 or more; above 1 it is never met. A share within
  ///     1e-15 of it meets it, as a quotient of a decimal per cent has that error.
  /// - Throws: `RateError.nothingReported` where no year has a report.
  /// - Complexity: O(numbers of reports that are not far-fetched × reports).
  public init(years past: [RateCounts], target: Double) throws(RateError) {
    precondition(0 <= target && target < .infinity, "a target is at least 0; got \(target)")
    let pooled = past.reduce(.none, +)
    guard pooled.reported > 0 else { throw .nothingReported }
    let propensity = Beta(
      alpha: Double(pooled.resolved) + 0.5, beta: Double(pooled.reported - pooled.resolved) + 0.5)
    let reports = ReportOutlook(reports: past.map(\.reported))
    let year = { Self.year($0, target: target, propensity: propensity, reports: reports) }
    years = reports.plausible.map(year)
    probabilityOfNoReport = reports.distribution.probability(of: 0)
    // what lies beyond these ends is less than the last digits of the sum
    let distribution = reports.distribution
    let last = max(1, distribution.upperQuantile(1e-16))
    let all = (max(1, distribution.quantile(1e-16))...last).map(year)
    let met = all.reduce(0) { $0 + $1.probability * $1.probabilityOfAttainment }
    probabilityOfAttainment = min(1, met / distribution.upperTail(0))
    (self.target, self.propensity, self.reports) = (target, propensity, reports)
  }

  /// The outlook of a year with a number of reports, plausible or not.
  ///
  /// - Parameter count: Reports, at least 1.
  /// - Returns: How many must be resolved, and how probable that is.
  public func year(reports count: Int) -> Year {
    precondition(count > 0, "a share needs a report; got \(count)")
    return Self.year(count, target: target, propensity: propensity, reports: reports)
  }

  private static func year(
    _ count: Int, target: Double, propensity: Beta, reports: ReportOutlook
  ) -> Year {
    let needed = resolvedNeeded(of: count, target: target)
    let resolved = BetaBinomial(trials: count, successProbability: propensity)
    return Year(
      reports: count, probability: reports.distribution.probability(of: count),
      resolvedNeeded: needed,
      probabilityOfAttainment: needed.map { resolved.upperTail($0 - 1) } ?? 0)
  }

  /// The fewest `k` with `k/n ≥ target`.
  ///
  /// A quotient of counts that equals the target as decimals is at most two roundings away from it,
  /// and the next one farther than that by orders of magnitude.
  private static func resolvedNeeded(of count: Int, target: Double) -> Int? {
    let least = target * (1 - 4 * Double.ulpOfOne)
    guard least <= 1 else { return nil }
    let meets = { (resolved: Int) in Double(resolved) / Double(count) >= least }
    var needed = Int((target * Double(count)).rounded(.up))
    while needed > 0, meets(needed - 1) { needed -= 1 }
    while !meets(needed) { needed += 1 }
    return needed
  }
}
