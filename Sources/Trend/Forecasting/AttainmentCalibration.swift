import Probability
public import SurveyInference

/// Whether what was given a probability happened as often as that.
public struct AttainmentCalibration: Sendable, Hashable {
  /// A probability that a target would be met, and whether it was.
  public struct Case: Sendable, Hashable {
    public let probability: Double
    public let attained: Bool

    public init(probability: Double, attained: Bool) {
      self.probability = probability
      self.attained = attained
    }
  }

  /// The cases whose probabilities lie between two limits.
  public struct Bin: Sendable, Hashable {
    /// From the lower limit up to the upper one, which belongs to the next bin; 1 belongs to the last.
    public let lower, upper: Double
    public let count: Int
    /// The mean of the probabilities; `nil` in an empty bin.
    public let meanProbability: Double?
    /// The share that was attained; `nil` in an empty bin.
    public let frequency: Double?
    /// √(p(1 - p)/n) with the mean probability p: how far the share may stray; `nil` in an empty bin.
    public let standardError: Double?

    /// Whether the share lies within 5 points, or two standard errors if these are more, of the mean
    /// probability; `nil` in an empty bin.
    ///
    /// The standard error is that of independent cases. Targets of one series are met together, so that
    /// shares of such cases stray farther.
    public var isCalibrated: Bool? {
      guard let meanProbability, let frequency, let standardError else { return nil }
      return (frequency - meanProbability).magnitude <= max(0.05, 2 * standardError)
    }

    /// The shares from which ``frequency`` lies no farther than chance would take it: those p with
    /// |f - p| ≤ z√(p(1 - p)/n), of independent cases.
    ///
    /// - Parameter level: A fraction in (0, 1), such as 0.95.
    /// - Returns: An interval in [0, 1]; `nil` in an empty bin.
    ///
    /// Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    public func interval(level: Double) -> ConfidenceInterval? {
      guard let frequency else { return nil }
      let (z, n) = (Normal.standard.upperQuantile((1 - level) / 2), Double(count))
      let middle = frequency + z * z / (2 * n)
      let reach = z * (frequency * (1 - frequency) / n + z * z / (4 * n * n)).squareRoot()
      let whole = 1 + z * z / n
      return ConfidenceInterval(
        lower: max(0, (middle - reach) / whole), upper: min(1, (middle + reach) / whole),
        level: level)
    }
  }

  public let cases: Int
  /// Of equal width, from 0 to 1.
  public let bins: [Bin]
  /// The mean of (probability - outcome)², with 1 for attained and 0 for not.
  public let brierScore: Double
  /// The share of all cases that was attained.
  public let baseRate: Double
  /// The Brier score of saying the base rate r each time: r(1 - r).
  public let baseRateBrierScore: Double

  /// Compares probabilities with outcomes.
  ///
  /// - Parameters:
  ///   - cases: Probabilities in [0, 1] and outcomes; `nil` is the answer to none.
  ///   - binCount: How many bins, 1 or more.
  ///
  /// Source: Brier (1950), Monthly Weather Review 78, 1-3; Murphy (1973), Journal of Applied
  /// Meteorology 12, 595-600.
  public init?(_ cases: [Case], binCount: Int = 10) {
    precondition(binCount >= 1, "binCount must be positive; got \(binCount)")
    guard !cases.isEmpty else { return nil }
    var sums = [(count: Int, probability: Double, attained: Int)](
      repeating: (0, 0, 0), count: binCount)
    var squares = 0.0
    for one in cases {
      precondition(
        0 <= one.probability && one.probability <= 1,
        "a probability lies in [0, 1]; got \(one.probability)")
      let bin = min(binCount - 1, Int(one.probability * Double(binCount)))
      sums[bin].count += 1
      sums[bin].probability += one.probability
      sums[bin].attained += one.attained ? 1 : 0
      let error = one.probability - (one.attained ? 1 : 0)
      squares += error * error
    }
    let rate = Double(sums.reduce(0) { $0 + $1.attained }) / Double(cases.count)
    self.cases = cases.count
    bins = sums.enumerated().map { number, sum in
      let count = Double(sum.count)
      let mean = sum.count > 0 ? sum.probability / count : nil
      return Bin(
        lower: Double(number) / Double(binCount), upper: Double(number + 1) / Double(binCount),
        count: sum.count, meanProbability: mean,
        frequency: sum.count > 0 ? Double(sum.attained) / count : nil,
        standardError: mean.map { (max(0, $0 * (1 - $0)) / count).squareRoot() })
    }
    brierScore = squares / Double(cases.count)
    baseRate = rate
    baseRateBrierScore = rate * (1 - rate)
  }
}
