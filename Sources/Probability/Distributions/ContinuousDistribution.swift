/// A continuous probability distribution on the real line, as a value.
///
/// Every function is total: `x` may be any number including ±∞, a probability any number in
/// [0, 1]. NaN is never an answer. Where an answer exceeds the range of `Double` it is ±∞.
public protocol ContinuousDistribution: Sendable {
  /// The smallest interval that holds all probability; its ends may be infinite.
  var support: ClosedRange<Double> { get }
  /// The expectation; nil where the distribution has no finite one.
  var mean: Double? { get }
  /// The square root of the variance; nil where the distribution has no finite one.
  var standardDeviation: Double? { get }
  /// The probability `P(X ≤ x)`.
  func cumulative(_ x: Double) -> Double
  /// The probability `P(X > x)`, with full relative precision however small it is.
  func upperTail(_ x: Double) -> Double
  /// The `x` with `cumulative(x) = probability`; at 0 and 1 the ends of the support.
  func quantile(_ probability: Double) -> Double
  /// The `x` with `upperTail(x) = probability`; at 0 and 1 the ends of the support.
  func upperQuantile(_ probability: Double) -> Double
}

extension ContinuousDistribution {
  /// The central interval that holds `X` with probability `level` and leaves out equal tails.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: The quantiles at `(1 - level)/2` from below and from above.
  public func interval(level: Double) -> ClosedRange<Double> {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    let tail = (1 - level) / 2
    let lower = quantile(tail)
    return lower...max(lower, upperQuantile(tail))
  }
}

// The ends of the support are answered here, so that a conforming type answers only between them.
extension ContinuousDistribution {
  func cumulative(_ x: Double, inside: (Double) -> Double) -> Double {
    precondition(!x.isNaN, "x must be a number; got \(x)")
    guard x > support.lowerBound else { return 0 }
    guard x < support.upperBound else { return 1 }
    return inside(x)
  }

  func upperTail(_ x: Double, inside: (Double) -> Double) -> Double {
    precondition(!x.isNaN, "x must be a number; got \(x)")
    guard x > support.lowerBound else { return 1 }
    guard x < support.upperBound else { return 0 }
    return inside(x)
  }

  func quantile(_ probability: Double, inside: (Double) -> Double) -> Double {
    checkProbability(probability)
    guard probability > 0 else { return support.lowerBound }
    guard probability < 1 else { return support.upperBound }
    return inside(probability)
  }

  func upperQuantile(_ probability: Double, inside: (Double) -> Double) -> Double {
    checkProbability(probability)
    guard probability > 0 else { return support.upperBound }
    guard probability < 1 else { return support.lowerBound }
    return inside(probability)
  }
}

func checkProbability(_ probability: Double) {
  precondition(
    0 <= probability && probability <= 1, "a probability lies in [0, 1]; got \(probability)")
}

func checkPositive(_ value: Double, _ name: String) {
  precondition(
    0 < value && value < .infinity, "\(name) must be positive and finite; got \(value)")
}
