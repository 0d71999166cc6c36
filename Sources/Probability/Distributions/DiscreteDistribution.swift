/// A probability distribution on whole numbers, as a value.
///
/// Every function is total: `k` may be any integer, a probability any number in [0, 1].
public protocol DiscreteDistribution: Sendable {
  /// The values that `X` can take.
  var support: ClosedRange<Int> { get }
  /// The expectation.
  var mean: Double { get }
  /// The square root of the variance.
  var standardDeviation: Double { get }
  /// The probability `P(X = k)`.
  func probability(of k: Int) -> Double
  /// The probability `P(X ≤ k)`.
  func cumulative(_ k: Int) -> Double
  /// The probability `P(X > k)`, with full relative precision however small it is.
  func upperTail(_ k: Int) -> Double
  /// The smallest `k` with `cumulative(k) ≥ probability`; at 0 and 1 the ends of the support.
  func quantile(_ probability: Double) -> Int
  /// The smallest `k` with `upperTail(k) ≤ probability`; at 0 and 1 the ends of the support.
  func upperQuantile(_ probability: Double) -> Int
}

extension DiscreteDistribution {
  /// The smallest `k` of the support that satisfies `condition`, searched from `guess`.
  ///
  /// `condition` must hold from some `k` on. A quantile found in floating point may be one off
  /// where `probability` is itself a rounded `cumulative(k)`; this settles it.
  func smallest(from guess: Int, where condition: (Int) -> Bool) -> Int {
    var k = min(max(guess, support.lowerBound), support.upperBound)
    while k > support.lowerBound, condition(k - 1) { k -= 1 }
    while k < support.upperBound, !condition(k) { k += 1 }
    return k
  }
}
