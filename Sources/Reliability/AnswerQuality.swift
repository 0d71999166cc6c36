import LinearAlgebra
public import Moments
import Probability

/// Respondents whose answers deserve a second look.
///
/// None of these is an error by itself: contented people give one answer to everything, and in a
/// file that holds nothing but answers two respondents may well be equal. The flags say how much would
/// hang on them.
public struct AnswerQuality: Sendable {
  /// A reason for a second look.
  public enum Flag: String, CaseIterable, Sendable, Hashable {
    /// Equal to an earlier respondent in every column but an id and a timestamp.
    case duplicate
    /// One and the same answer to every item that was asked.
    case straightLine
    /// No answer at all.
    case blank
    /// A combination of answers that is far from all others by Mahalanobis' distance.
    case outlier
  }

  public let respondents: Int
  /// How many have each flag; `nil` for outliers where the covariance matrix has no inverse, and for
  /// duplicates where it is not known who repeats another.
  private let counts: [Flag: Int?]
  /// The squared distance beyond which a respondent is an outlier: the 99.9 % point of chi-squared
  /// with as many degrees of freedom as there are items.
  public let criticalDistance: Double
  private let patterns: PatternCounts
  private let repeats: PatternCounts?
  /// The flags of each pattern, but for duplicates.
  private let flags: [Set<Flag>]

  /// Looks for respondents to look at.
  ///
  /// - Parameters:
  ///   - patterns: The answers of everybody to the items that were asked.
  ///   - repeats: Those of respondents who repeat an earlier one; `nil` where that is not known.
  ///   - varying: The numbers of items that vary, for distances.
  ///
  /// Source: Mahalanobis (1936), Proceedings of the National Institute of Sciences of India 2, 49-55;
  /// Meade and Craig (2012), Psychological Methods 17, 437-455. Checked against: R 4.2.2
  /// `mahalanobis`, 12 digits.
  public init(_ patterns: PatternCounts, repeats: PatternCounts?, varying: [Int]) {
    self.patterns = patterns
    self.repeats = repeats
    respondents = patterns.respondents
    let critical = ChiSquared(degreesOfFreedom: Double(max(1, varying.count))).upperQuantile(0.001)
    criticalDistance = critical
    let distances = Self.squaredDistances(patterns, varying)
    flags = (0..<patterns.patternCount).map { pattern in
      let scores = patterns.scores(of: pattern)
      var flags: Set<Flag> = []
      if scores.allSatisfy({ $0 == 0 }) {
        flags.insert(.blank)
      } else if scores.count > 1, let first = scores.first, scores.allSatisfy({ $0 == first }) {
        flags.insert(.straightLine)
      }
      if let distance = distances?[pattern], distance > critical { flags.insert(.outlier) }
      return flags
    }
    var counts: [Flag: Int?] = [.duplicate: repeats?.respondents]
    for flag in Flag.allCases where flag != .duplicate {
      counts[flag] = zip(flags, patterns.counts).reduce(0) { $0 + ($1.0.contains(flag) ? $1.1 : 0) }
    }
    if distances == nil { counts[.outlier] = .some(nil) }
    self.counts = counts
  }

  /// Respondents with any flag that could be looked for.
  public var flagged: Int { respondents - remaining(without: Set(Flag.allCases)).respondents }

  /// How many respondents have a flag; `nil` where it could not be looked for.
  public func count(of flag: Flag) -> Int? { counts[flag] ?? nil }

  /// The answers of those without these flags.
  public func remaining(without unwanted: Set<Flag>) -> PatternCounts {
    var repeated: [ArraySlice<UInt8>: (count: Int, weight: Double)] = [:]
    if let repeats, unwanted.contains(.duplicate) {
      for pattern in 0..<repeats.patternCount {
        repeated[repeats.scores(of: pattern)] = (repeats.counts[pattern], repeats.weights[pattern])
      }
    }
    let rows = flags.indices.compactMap { pattern -> PatternCounts.Row? in
      guard flags[pattern].isDisjoint(with: unwanted) else { return nil }
      let scores = patterns.scores(of: pattern)
      let (count, weight) = repeated[scores] ?? (0, 0)
      guard patterns.counts[pattern] > count else { return nil }
      return PatternCounts.Row(
        Array(scores), count: patterns.counts[pattern] - count,
        weight: patterns.weights[pattern] - weight)
    }
    return PatternCounts(itemCount: patterns.itemCount, levels: patterns.levels, rows)
  }

  /// (x - x̄)ᵀS⁻¹(x - x̄) of each complete pattern; `nil` where S has no inverse.
  static func squaredDistances(_ patterns: PatternCounts, _ varying: [Int]) -> [Double?]? {
    guard varying.count > 1,
      let sample = SampleCovariance(complete: patterns.unweighted.selecting(varying)),
      (try? sample.covariance.itemCorrelation().itemFactor()) != nil,
      let factor = try? Cholesky(sample.covariance)
    else { return nil }
    return (0..<patterns.patternCount).map { pattern in
      let scores = Array(patterns.scores(of: pattern))
      guard varying.allSatisfy({ scores[$0] != 0 }) else { return nil }
      let distances = zip(varying, sample.means).map { Double(scores[$0]) - $1 }
      return factor.lowerSolve(distances).reduce(0) { $0 + $1 * $1 }
    }
  }
}
