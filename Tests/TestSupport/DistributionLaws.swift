public import Probability
public import Testing

/// Records an issue for every law of a continuous distribution that `distribution` breaks.
///
/// The laws: the tails lie in [0, 1], add up to 1 and are monotone; a quantile undoes its tail, is
/// monotone and lies in the support; the ends are where probability is 0 and 1; moments are finite.
///
/// - Parameters:
///   - distribution: What is checked.
///   - tolerance: How closely `cumulative(quantile(p))` must come back to `p`. A rounding of the
///     quantile moves it by `x f(x)/p` parts of 1e-16, so a narrow distribution needs more.
///   - sourceLocation: Where an issue is shown.
public func checkDistributionLaws(
  _ distribution: some ContinuousDistribution,
  _ tolerance: Tolerance = .relative(1e-11),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let about = Comment(rawValue: "\(distribution)")
  let tails = [1e-200, 1e-50, 1e-12, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.5]
  let points =
    tails.map(distribution.quantile) + tails.reversed().map(distribution.upperQuantile)

  for (previous, next) in zip(points, points.dropFirst()) {
    #expect(previous <= next, about, sourceLocation: sourceLocation)
    #expect(
      distribution.cumulative(previous) <= distribution.cumulative(next), about,
      sourceLocation: sourceLocation)
    #expect(
      distribution.upperTail(previous) >= distribution.upperTail(next), about,
      sourceLocation: sourceLocation)
  }
  for x in points {
    let lower = distribution.cumulative(x)
    let upper = distribution.upperTail(x)
    #expect(distribution.support.contains(x), about, sourceLocation: sourceLocation)
    #expect(0 <= lower && lower <= 1, about, sourceLocation: sourceLocation)
    #expect(0 <= upper && upper <= 1, about, sourceLocation: sourceLocation)
    // two roundings of numbers below 1
    #expect((lower + upper).isClose(to: 1, .ulps(2)), about, sourceLocation: sourceLocation)
  }
  for p in tails {
    let low = distribution.quantile(p)
    if isOrdinary(low, in: distribution.support) {
      #expect(
        distribution.cumulative(low).isClose(to: p, tolerance),
        "\(about) at \(p)", sourceLocation: sourceLocation)
    }
    let high = distribution.upperQuantile(p)
    if isOrdinary(high, in: distribution.support) {
      #expect(
        distribution.upperTail(high).isClose(to: p, tolerance),
        "\(about) at \(p) from above", sourceLocation: sourceLocation)
    }
  }
  checkEnds(of: distribution, sourceLocation)
}

/// Whether `x` has the full precision of `Double` on both sides, so that a tail can be undone.
private func isOrdinary(_ x: Double, in support: ClosedRange<Double>) -> Bool {
  x.isNormal && (support.upperBound == .infinity || support.upperBound - x > 1e-3)
}

private func checkEnds(
  of distribution: some ContinuousDistribution, _ sourceLocation: SourceLocation
) {
  let support = distribution.support
  #expect(distribution.quantile(0) == support.lowerBound, sourceLocation: sourceLocation)
  #expect(distribution.quantile(1) == support.upperBound, sourceLocation: sourceLocation)
  #expect(distribution.upperQuantile(0) == support.upperBound, sourceLocation: sourceLocation)
  #expect(distribution.upperQuantile(1) == support.lowerBound, sourceLocation: sourceLocation)
  for x in [support.lowerBound, -.infinity] {
    #expect(distribution.cumulative(x) == 0, sourceLocation: sourceLocation)
    #expect(distribution.upperTail(x) == 1, sourceLocation: sourceLocation)
  }
  for x in [support.upperBound, .infinity] {
    #expect(distribution.cumulative(x) == 1, sourceLocation: sourceLocation)
    #expect(distribution.upperTail(x) == 0, sourceLocation: sourceLocation)
  }
  if let mean = distribution.mean {
    #expect(mean.isFinite && support.contains(mean), sourceLocation: sourceLocation)
  }
  if let standardDeviation = distribution.standardDeviation {
    #expect(
      standardDeviation.isFinite && standardDeviation >= 0, sourceLocation: sourceLocation)
    #expect(distribution.mean != nil, sourceLocation: sourceLocation)
  }
}
