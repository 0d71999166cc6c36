import Glibc
import Probability
public import SurveyInference

/// How many days pass until a case is resolved, where some are still open.
///
/// An open case has waited so long and no more is known. The share still open after t days is
/// Kaplan and Meier's S(t) = Π (1 - dⱼ/nⱼ) over the days tⱼ ≤ t on which dⱼ of nⱼ cases were
/// resolved that were open until then. Its standard error is Greenwood's, S(t)·√V with V = Σ
/// dⱼ/(nⱼ(nⱼ - dⱼ)), its limits are S(t)·e^(±z√V), the upper at most 1.
///
/// It supposes that cases which are still open will take as long as others that had waited as
/// long.
///
/// *Source:* Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations",
/// Journal of the American Statistical Association 53, 457-481; Kalbfleisch and Prentice (2002),
/// The Statistical Analysis of Failure Time Data, 2nd edition, 1.4; the median's limits: Brookmeyer
/// and Crowley (1982), Biometrics 38, 29-41.
///
/// *Checked against:* R 4.2.2, survival 3.5.3 `survfit`, 12 digits; medians and their limits
/// exactly.
public struct TimeToResolution: Sendable, Hashable {
  /// How long one case was, or has been, open.
  public struct Case: Sendable, Hashable {
    /// From report to resolution, or to the day of observation; 0 or more.
    public let days: Int
    /// Else it was still open.
    public let isResolved: Bool

    /// A case.
    ///
    /// - Parameters:
    ///   - days: 0 or more.
    ///   - isResolved: Whether it was resolved on that day; else it was still open.
    /// - Throws: `TimeToResolutionError.negativeDuration`.
    public init(days: Int, isResolved: Bool) throws(TimeToResolutionError) {
      guard days >= 0 else { throw .negativeDuration(days: days) }
      (self.days, self.isResolved) = (days, isResolved)
    }
  }

  /// The share still open from one day on.
  public struct Point: Sendable, Hashable {
    /// Days since the report.
    public let days: Int
    /// Cases that were open until then.
    public let atRisk: Int
    /// Cases resolved on that day.
    public let resolved: Int
    /// Cases last seen open on that day.
    public let censored: Int
    /// S, in [0, 1].
    public let openShare: Double
    /// Greenwood's, 0 or more; `nil` where the share is 0, of which the formula says nothing.
    public let standardError: Double?
    /// Of the share; `nil` where the share is 0.
    public let interval: ConfidenceInterval?
  }

  /// The share resolved within some days.
  public struct ResolvedShare: Sendable, Hashable {
    public let days: Int
    /// 1 - S, in [0, 1].
    public let share: Double
    /// `nil` where the share is 1, since Greenwood's error is not known there.
    public let interval: ConfidenceInterval?
  }

  /// One for each day on which a case was resolved or last seen, in the order of time.
  public let curve: [Point]
  /// Of all limits, in (0, 1).
  public let level: Double
  /// Cases resolved.
  public let resolved: Int
  /// Cases still open when last seen.
  public let unresolved: Int

  /// Estimates the curve.
  ///
  /// - Parameters:
  ///   - cases: In any order.
  ///   - level: Of the intervals, in (0, 1).
  /// - Throws: `TimeToResolutionError.noCases`.
  /// - Complexity: O(n log n).
  public init(_ cases: [Case], level: Double) throws(TimeToResolutionError) {
    precondition(0 < level && level < 1, "level lies in (0, 1); got \(level)")
    guard !cases.isEmpty else { throw .noCases }
    var days: [Int: (resolved: Int, censored: Int)] = [:]
    for one in cases {
      if one.isResolved {
        days[one.days, default: (0, 0)].resolved += 1
      } else {
        days[one.days, default: (0, 0)].censored += 1
      }
    }
    let quantile = Normal.standard.upperQuantile((1 - level) / 2)
    var (atRisk, share, variance) = (cases.count, 1.0, 0.0)
    var curve: [Point] = []
    for (day, count) in days.sorted(by: { $0.key < $1.key }) {
      let left = atRisk - count.resolved
      share *= Double(left) / Double(atRisk)
      if left > 0 { variance += Double(count.resolved) / (Double(atRisk) * Double(left)) }
      let error = variance.squareRoot()
      curve.append(
        Point(
          days: day, atRisk: atRisk, resolved: count.resolved, censored: count.censored,
          openShare: share, standardError: left > 0 ? share * error : nil,
          interval: left > 0
            ? ConfidenceInterval(
              lower: share * exp(-quantile * error),
              upper: min(1, share * exp(quantile * error)), level: level) : nil))
      atRisk = left - count.censored
    }
    self.curve = curve
    self.level = level
    resolved = cases.count(where: \.isResolved)
    unresolved = cases.count - resolved
  }
}

extension TimeToResolution {
  /// The days within which half of the cases are resolved.
  ///
  /// The first day on which at most half are open; where exactly half are, from one day until
  /// another, the middle between both, as R's survival has it.
  ///
  /// - Throws: `UndefinedRateReason.staysAbove` where half are open to the end.
  public var median: Double {
    get throws(UndefinedRateReason) { try Self.half(of: curve) { $0.openShare } }
  }

  /// The lower confidence limit of ``median``: where the lower limit of the curve reaches a half.
  ///
  /// - Throws: `UndefinedRateReason.staysAbove` where it does not, as in very few cases.
  public var medianLower: Double {
    get throws(UndefinedRateReason) { try Self.half(of: curve) { $0.interval?.lower } }
  }

  /// The upper confidence limit of ``median``: where the upper limit of the curve reaches a half.
  ///
  /// - Throws: `UndefinedRateReason.staysAbove` where it does not.
  public var medianUpper: Double {
    get throws(UndefinedRateReason) { try Self.half(of: curve) { $0.interval?.upper } }
  }

  /// The share of cases that are resolved within some days of their report.
  ///
  /// - Parameter days: 0 or more; a case resolved on the last of them counts.
  /// - Returns: The share with its interval.
  /// - Throws: `UndefinedRateReason.notObservedSoLong` beyond the last day on which an open case
  ///   was seen, unless none was open then.
  public func resolved(within days: Int) throws(UndefinedRateReason) -> ResolvedShare {
    guard let last = curve.last, days <= last.days || last.openShare == 0 else {
      throw .notObservedSoLong(lastDay: curve.last?.days ?? 0)
    }
    guard let point = curve.last(where: { $0.days <= days }) else {
      return ResolvedShare(
        days: days, share: 0, interval: ConfidenceInterval(lower: 0, upper: 0, level: level))
    }
    return ResolvedShare(
      days: days, share: 1 - point.openShare,
      interval: point.interval.map {
        ConfidenceInterval(lower: 1 - $0.upper, upper: 1 - $0.lower, level: level)
      })
  }

  /// Where a falling curve reaches a half.
  private static func half(
    of curve: [Point], _ value: (Point) -> Double?
  ) throws(UndefinedRateReason) -> Double {
    // A product of quotients that is exactly a half may differ from it by rounding; R takes the
    // same.
    let tolerance = 0x1p-26
    let low = curve.compactMap { point in
      value(point).flatMap { $0 < 0.5 + tolerance ? (days: Double(point.days), value: $0) : nil }
    }
    guard let first = low.first else { throw .staysAbove(share: 0.5) }
    guard (first.value - 0.5).magnitude < tolerance,
      let second = low.first(where: { $0.value < first.value })
    else { return first.days }
    return (first.days + second.days) / 2
  }
}
