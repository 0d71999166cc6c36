import Glibc
import Probability
public import SurveyInference

/// Which way the share of resolved cases goes: a logistic line through the years.
///
/// Of nᵢ cases reported in year tᵢ, xᵢ are resolved with probability pᵢ each, and
/// ln pᵢ/(1 - pᵢ) = a + b(tᵢ - t₁), with t₁ the first year that has reports. A year without reports
/// carries no information and is left out; the same year twice is one year.
///
/// The estimate is that of maximum likelihood, where there is one to rely on; else that under
/// Jeffreys' prior, |I|^½ times the likelihood (Firth), which always exists: see
/// `RateTrend.Decision`.
/// The interval is that of all slopes b whose best line has a deviance within χ²₁ of the maximum,
/// of the penalized likelihood under Firth's method; its limits are always finite.
///
/// Cases are taken as independent of one another: several quarrels of the same two neighbours are
/// fewer than they look.
///
/// *Source:* McCullagh and Nelder (1989), Generalized Linear Models, 2nd edition, chapter 4; Firth
/// (1993), "Bias reduction of maximum likelihood estimates", Biometrika 80, 27-38; Heinze and
/// Schemper (2002), "A solution to the problem of separation in logistic regression", Statistics in
/// Medicine 21, 2409-2419; Venzon and Moolgavkar (1988), Applied Statistics 37, 87-94.
///
/// *Checked against:* mpmath 1.3.0, the likelihood maximized as it stands, 12 digits; R 4.2.2
/// `glm` and brglm2 0.9, 8 digits.
public struct RateTrend: Sendable, Hashable {
  /// How the line was estimated.
  public enum Method: String, Sendable, CaseIterable {
    case maximumLikelihood
    /// Under Jeffreys' prior.
    case firth
  }

  /// What decided on the method.
  ///
  /// Heinze and Schemper recommend Firth's method under separation, where no maximum of the
  /// likelihood exists; and below five of the rarer outcome errors, intervals and tests of maximum
  /// likelihood often mislead (Vittinghoff and McCulloch 2007, American Journal of Epidemiology
  /// 165, 710-718: rarely so with 5 to 9 of it for each term).
  public enum Decision: Sendable, Hashable {
    /// Enough cases of either outcome, and time does not part them: maximum likelihood.
    case enoughCases
    /// Time parts the outcomes, so that no maximum of the likelihood exists: Firth.
    case separated(Separation)
    /// The rarer outcome occurred `count` times, of `needed`: Firth.
    case fewCases(count: Int, needed: Int)
  }

  /// The share that the line says of a year.
  public struct FittedShare: Sendable, Hashable {
    public let year: Int
    /// A fraction in (0, 1).
    public let share: Double
  }

  /// With fewer cases of the rarer outcome the method is Firth's.
  public static let fewestCases = 5

  public let method: Method
  /// Why it is this one.
  public let decision: Decision
  /// b, the change of the log-odds per year.
  public let slope: Double
  /// From the expected information, positive.
  public let slopeStandardError: Double
  /// Of b, by profile likelihood.
  public let interval: ConfidenceInterval
  /// a, the log-odds in the first year that has reports.
  public let intercept: Double
  /// From the expected information, positive.
  public let interceptStandardError: Double
  /// 2ℓ(a, b) - 2ℓ(a, 0) at the maxima of each, with the prior's part under Firth's method; it
  /// follows χ²₁ if b is 0.
  public let likelihoodRatio: Double
  /// 2Σ xᵢ ln(xᵢ/nᵢpᵢ) + (nᵢ - xᵢ) ln((nᵢ - xᵢ)/nᵢqᵢ), how far the years lie from the line.
  public let deviance: Double
  /// The years that have reports, less 2.
  public let degreesOfFreedom: Int
  /// Of the years that have reports, in the order of time.
  public let fitted: [FittedShare]

  /// Fits the line.
  ///
  /// - Parameters:
  ///   - years: The counts of each year, in any order.
  ///   - level: Of the interval, in (0, 1).
  /// - Throws: `UndefinedRateReason.tooFewYears` unless two years have reports, `.outOfRange` where
  ///   counts or years differ more than numbers can hold.
  /// - Complexity: O(n²) in the number of years.
  public init(_ years: [(year: Int, counts: RateCounts)], level: Double) throws(UndefinedRateReason)
  {
    try self.init(years, level: level, method: nil)
  }

  /// With `method` given it is taken, and `outOfRange` thrown where it has no answer.
  init(
    _ years: [(year: Int, counts: RateCounts)], level: Double, method: Method?
  ) throws(UndefinedRateReason) {
    precondition(0 < level && level < 1, "level lies in (0, 1); got \(level)")
    let counts = YearCounts(years)
    guard counts.years.count >= 2 else {
      throw .tooFewYears(found: counts.years.count, needed: 2)
    }
    decision = Self.decision(counts)
    self.method = method ?? (decision == .enoughCases ? .maximumLikelihood : .firth)
    guard self.method == .firth || counts.separation == .overlap else { throw .outOfRange }
    let times = counts.times
    let (range, reported) = (times[times.count - 1], counts.reported)
    let centre =
      zip(reported, times).reduce(0) { $0 + $1.0 * $1.1 } / reported.reduce(0, +)
    let line = LogisticLine(
      times: times.map { ($0 - centre) / range }, resolved: counts.resolved,
      unresolved: counts.unresolved, isPenalized: self.method == .firth)
    let quantile = Normal.standard.upperQuantile((1 - level) / 2)
    guard let maximum = line.maximum() else { throw .outOfRange }
    let information = line.information(at: maximum)
    let error = information.slopeVariance.squareRoot()
    guard
      let lower = line.profileLimit(from: maximum, step: -quantile * error, quantile: quantile),
      let upper = line.profileLimit(from: maximum, step: quantile * error, quantile: quantile)
    else { throw .outOfRange }
    (slope, slopeStandardError) = (maximum.slope / range, error / range)
    interval = ConfidenceInterval(lower: lower / range, upper: upper / range, level: level)
    intercept = line.predictor(line.times[0], at: maximum)
    interceptStandardError = information.variance(at: line.times[0]).squareRoot()
    likelihoodRatio = max(0, line.deviance(from: maximum, to: line.best(slope: 0)))
    deviance = line.residualDeviance(at: maximum)
    degreesOfFreedom = times.count - 2
    fitted = zip(counts.years, line.times).map {
      FittedShare(year: $0, share: Logit.shares(line.predictor($1, at: maximum)).p)
    }
    let numbers = [
      slope, slopeStandardError, interval.lower, interval.upper, intercept,
      interceptStandardError, likelihoodRatio, deviance,
    ]
    guard numbers.allSatisfy(\.isFinite), slopeStandardError > 0 else { throw .outOfRange }
  }

  private static func decision(_ counts: YearCounts) -> Decision {
    let separation = counts.separation
    guard separation == .overlap else { return .separated(separation) }
    let rarer = min(counts.totalResolved, counts.totalUnresolved)
    guard rarer < Double(fewestCases) else { return .enoughCases }
    return .fewCases(count: Int(rarer), needed: fewestCases)
  }
}

extension RateTrend {
  /// e^b, by which the odds of resolution multiply each year.
  public var oddsRatio: Double { exp(slope) }

  /// The interval of ``oddsRatio``; a limit beyond the range of numbers is 0 or infinite.
  public var oddsRatioInterval: ConfidenceInterval {
    ConfidenceInterval(
      lower: exp(interval.lower), upper: exp(interval.upper), level: interval.level)
  }

  /// Wald's z, the slope over its standard error.
  public var statistic: Double { slope / slopeStandardError }

  /// Wald's two-sided p-value, of ``statistic``.
  public var pValue: Double { min(1, 2 * Normal.standard.upperTail(statistic.magnitude)) }

  /// The p-value of ``likelihoodRatio``: below 1 - level where ``interval`` leaves out 0.
  public var likelihoodRatioPValue: Double {
    ChiSquared(degreesOfFreedom: 1).upperTail(likelihoodRatio)
  }

  /// The year of the intercept, the first that has reports.
  public var firstYear: Int { fitted[0].year }

  /// The share that the line says of any year.
  ///
  /// - Parameter year: Also one without reports, or beyond those that have them.
  /// - Returns: A fraction in [0, 1].
  public func share(in year: Int) -> Double {
    Logit.shares(intercept + slope * (Double(year) - Double(firstYear))).p
  }
}
