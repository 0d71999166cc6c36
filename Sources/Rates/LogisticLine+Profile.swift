import Glibc
import Probability

/// Maxima of the likelihood, and of its profile over the slope.
extension LogisticLine {
  /// The best line of a given slope.
  ///
  /// The score of the intercept is not negative where no share exceeds that of all cases, and not
  /// positive where none is below it, which brackets its root. With the prior a steep line may have
  /// several, since the prior favours lines that leave some year near an even share: of all
  /// that a grid around those finds the best is taken.
  func best(slope: Double) -> Point {
    let prior = isPenalized ? 1.0 : 0
    let level = log((resolved.reduce(0, +) + prior) / (unresolved.reduce(0, +) + prior))
    let shifts = times.map { -slope * $0 }
    let (low, high) = (level + (shifts.min() ?? 0), level + (shifts.max() ?? 0))
    func point(_ intercept: Double) -> Point { Point(intercept: intercept, slope: slope) }
    func score(_ intercept: Double) -> Double { self.score(at: point(intercept)).intercept }
    guard low < high else { return point(low) }
    // the determinant of two years is a product of concave logarithms
    guard isPenalized, times.count > 2 else {
      return point(Self.root(low, high, score))
    }
    let grid = Self.grid(from: low, to: high, around: shifts)
    let scores = grid.map(score)
    var best: Point?
    for i in grid.indices.dropFirst() where scores[i - 1] > 0 && !(scores[i] > 0) {
      let other = point(Self.root(grid[i - 1], grid[i], score))
      guard let former = best else {
        best = other
        continue
      }
      if deviance(from: former, to: other) < 0 { best = other }
    }
    // rounding alone lets the score have one sign at both ends: these are then next to the root
    return best ?? point(scores[0] > 0 ? high : low)
  }

  /// Where a function changes its sign between two places, in either order.
  private static func root(_ one: Double, _ other: Double, _ function: (Double) -> Double) -> Double
  {
    RootFinding.root(in: min(one, other)...max(one, other), function).root
  }

  /// Points at, around and amid some places, as far as they differ by more than a quarter.
  private static func grid(
    from low: Double, to high: Double, around places: [Double]
  ) -> [Double] {
    let amid = zip(places, places.dropFirst()).map { ($0 + $1) / 2 }
    let around = places.flatMap { place in [-4, -2, -1, 0, 1, 2, 4].map { place + $0 } }
    var grid = [low]
    for point in (amid + around).sorted() where point > grid[grid.count - 1] + 0.25 {
      if point < high { grid.append(point) }
    }
    return grid + [high]
  }

  /// The maximum; `nil` where it is nowhere within reach.
  func maximum() -> Point? {
    func score(_ slope: Double) -> Double { self.score(at: best(slope: slope)).slope }
    let rising = score(0)
    if rising == 0 { return best(slope: 0) }
    var (near, far) = (0.0, rising > 0 ? 1.0 : -1.0)
    while (score(far) > 0) == (rising > 0) {
      (near, far) = (far, 2 * far)
      if far.magnitude > 1e9 { return nil }
    }
    return best(slope: Self.root(near, far, score))
  }

  /// The slope on one side of the maximum at which the profile's signed root of the deviance is
  /// `quantile`; `nil` where it is nowhere within reach.
  ///
  /// - Parameters:
  ///   - maximum: The maximum of the likelihood.
  ///   - step: From its slope into the direction that is searched, about as far as the limit.
  ///   - quantile: Positive.
  /// - Returns: The slope.
  func profileLimit(from maximum: Point, step: Double, quantile: Double) -> Double? {
    func excess(_ distance: Double) -> Double {
      let fall = deviance(from: maximum, to: best(slope: maximum.slope + distance))
      return max(0, fall).squareRoot() - quantile
    }
    var (near, far) = (0.0, step)
    while !(excess(far) > 0) {
      (near, far) = (far, 2 * far)
      if !(far.magnitude < 1e9 * step.magnitude) { return nil }
    }
    return maximum.slope + Self.root(near, far, excess)
  }
}
