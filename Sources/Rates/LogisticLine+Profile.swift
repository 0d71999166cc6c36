import Glibc

/// Maxima of the likelihood, and of its profile over the slope.
extension LogisticLine {
  /// The best line of a given slope.
  ///
  /// The score of the intercept is not negative where no share exceeds that of all cases, and not
  /// positive where none is below it, which brackets its root. With the prior there may be several;
  /// it climbs from the best of the points at which some year is at an even share.
  func best(slope: Double) -> Point {
    let prior = isPenalized ? 1.0 : 0
    let level = log((resolved.reduce(0, +) + prior) / (unresolved.reduce(0, +) + prior))
    let shifts = times.map { -slope * $0 }
    let (low, high) = (level + (shifts.min() ?? 0), level + (shifts.max() ?? 0))
    func score(_ intercept: Double) -> Double {
      self.score(at: Point(intercept: intercept, slope: slope)).intercept
    }
    func point(_ intercept: Double) -> Point { Point(intercept: intercept, slope: slope) }
    guard low < high else { return point(low) }
    guard isPenalized, times.count > 2 else {
      return point(SignChange.between(low, high, score))
    }
    let inner = (shifts + [level]).filter { low < $0 && $0 < high }.sorted()
    let candidates = [low] + inner + [high]
    var (place, fall) = (0, 0.0)
    for i in candidates.indices.dropFirst() {
      let other = deviance(from: point(candidates[0]), to: point(candidates[i]))
      if other < fall { (place, fall) = (i, other) }
    }
    let step = score(candidates[place]) > 0 ? 1 : -1
    while candidates.indices.contains(place + step) {
      let (here, there) = (candidates[place], candidates[place + step])
      if (score(there) > 0) != (step > 0) { return point(SignChange.between(here, there, score)) }
      place += step
    }
    return point(candidates[place])
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
    return best(slope: SignChange.between(near, far, score))
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
    return maximum.slope + SignChange.between(near, far, excess)
  }
}
