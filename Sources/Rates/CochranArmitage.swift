import Glibc
import Probability

/// Cochran and Armitage's test whether the share of resolved cases rises, or falls, with the years.
///
/// T = Σ (tᵢ - t̄) xᵢ over the years that have reports, t̄ their mean weighted by the reports nᵢ.
/// If all cases are resolved with the same probability, z = T/√(p̄q̄ Σ nᵢ(tᵢ - t̄)²) is about
/// normal. The exact p-value asks for no large numbers: of all ways in which as many resolved cases
/// could fall among the reports it takes the probability Π C(nᵢ, xᵢ)/C(n, x) of those whose |T| is
/// at least as large. A year without reports is left out; the same year twice is one year.
///
/// *Source:* Cochran (1954), Biometrics 10, 417-451; Armitage (1955), Biometrics 11, 375-386;
/// exact: Williams (1988), "Tests for differences between several small proportions", Applied
/// Statistics 37, 421-434; Mehta, Patel and Senchaudhuri (1992), Journal of Computational and
/// Graphical Statistics 1, 21-40.
///
/// *Checked against:* lists of every table in Python's fractions, 12 digits; R 4.2.2
/// `prop.trend.test`, 9.
public struct CochranArmitage: Sendable, Hashable {
  /// The exact p-value is computed where it takes at most so many additions.
  public static let exactLimit = 100_000_000

  /// z, positive where the share rises.
  public let statistic: Double
  /// The exact two-sided p-value, in (0, 1]; `nil` where it would take too long: see ``reason``.
  public let exactPValue: Double?
  /// Why there is no exact p-value.
  public let reason: UndefinedRateReason?

  /// Tests the years.
  ///
  /// - Parameter years: The counts of each year, in any order.
  /// - Throws: `UndefinedRateReason.tooFewYears` unless two years have reports, `.allResolved`,
  ///   `.noneResolved`, `.outOfRange`.
  /// - Complexity: At most ``exactLimit`` additions; O(n) beyond.
  public init(_ years: [(year: Int, counts: RateCounts)]) throws(UndefinedRateReason) {
    let counts = YearCounts(years)
    guard counts.years.count >= 2 else {
      throw .tooFewYears(found: counts.years.count, needed: 2)
    }
    let (resolved, unresolved) = (counts.totalResolved, counts.totalUnresolved)
    guard resolved > 0 else { throw .noneResolved }
    guard unresolved > 0 else { throw .allResolved }
    let (reported, total) = (counts.reported, resolved + unresolved)
    let times = counts.times
    let mean = zip(reported, times).reduce(0) { $0 + $1.0 * $1.1 } / total
    // T of the rarer outcome: the other's is its negative, with fewer digits
    let isRare = resolved <= unresolved
    let rarer = isRare ? counts.resolved : counts.unresolved
    let sum = zip(rarer, times).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
    let spread = zip(reported, times).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    let z = sum / (resolved / total * (unresolved / total) * spread).squareRoot()
    guard z.isFinite else { throw .outOfRange }
    statistic = isRare ? z : -z
    let null = ScoreNull(counts, rarer: rarer, limit: Self.exactLimit)
    exactPValue = null?.twoSided()
    reason = null == nil ? .tooLargeForExact(limit: Self.exactLimit) : nil
  }

  /// z², which follows χ²₁ in large numbers of cases.
  public var chiSquared: Double { statistic * statistic }

  /// The two-sided p-value of ``statistic`` by the normal distribution, in [0, 1].
  public var asymptoticPValue: Double {
    min(1, 2 * Normal.standard.upperTail(statistic.magnitude))
  }

  /// The exact p-value where there is one, else the asymptotic.
  public var pValue: Double { exactPValue ?? asymptoticPValue }
}
