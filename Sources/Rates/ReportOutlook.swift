public import Probability

/// How many cases may be reported in a later year.
///
/// The yearly numbers are Poisson with one mean, whose prior is Jeffreys' `Gamma(½, 0)`. After `S`
/// reports in `Y` years the next number is negative binomial with mean `m = (S + ½)/Y` and variance
/// `m(1 + 1/Y)`. Conflicts come in clusters, though, and where the years differ more than Poisson
/// counts do, the variance is `φm(1 + 1/Y)`, with Pearson's dispersion
/// `φ = Σ(n - n̄)² / ((Y - 1)n̄)`, at least 1.
///
/// Source: Jeffreys (1961), Theory of Probability, 3rd edition, 3.3; McCullagh and Nelder (1989),
/// Generalized Linear Models, 2nd edition, 6.2.3, for the dispersion.
///
/// Checked against: mpmath 1.3.0 at 40 digits, 12 digits.
public struct ReportOutlook: Hashable, Sendable {
  /// Pearson's dispersion of the yearly numbers, at least 1; 1 of a single year.
  public let dispersion: Double
  /// The predictive distribution of the number of reports of one later year.
  public let distribution: NegativeBinomial

  /// Learns from past years.
  ///
  /// - Parameter reports: How many cases each year had, 0 or more; at least one year.
  public init(reports: [Int]) {
    precondition(!reports.isEmpty, "a year is needed")
    precondition(reports.allSatisfy { $0 >= 0 }, "a count must not be negative; got \(reports)")
    let years = Double(reports.count)
    let sum = Double(reports.reduce(0, +))
    dispersion = Self.dispersion(of: reports.map(Double.init), mean: sum / years)
    let mean = (sum + 0.5) / years
    // variance over mean is 1/p, and the mean r(1-p)/p
    let excess = (dispersion - 1) + dispersion / years
    distribution = NegativeBinomial(successes: mean / excess, successProbability: 1 / (1 + excess))
  }

  private static func dispersion(of reports: [Double], mean: Double) -> Double {
    guard reports.count > 1, mean > 0 else { return 1 }
    let squares = reports.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return max(1, squares / (Double(reports.count - 1) * mean))
  }

  /// The numbers from 1 up that are neither among the fewest nor among the most 0.5 %.
  public var plausible: ClosedRange<Int> {
    let fewest = max(1, distribution.quantile(0.005))
    return fewest...max(fewest, distribution.upperQuantile(0.005))
  }
}
