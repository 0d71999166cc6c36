import Probability

/// The limits of a fraction from `successes` in `count`, neither necessarily whole, as Clopper and
/// Pearson make them.
///
/// With x successes in n, lower limits are quantiles of Beta(x, n - x + 1) and upper ones of
/// Beta(x + 1, n - x). Where the count itself is estimated, Student's distribution stands for the
/// normal one: a tail α becomes Φ(t), t the quantile of Student's distribution at α, the tail that is as
/// many standard errors out. A tail below the smallest `Double` counts as none.
///
/// Source: Clopper and Pearson (1934), Biometrika 26, 404-413.
struct BetaLimits: Hashable {
  /// The distribution of lower limits; none where nothing succeeded, and the limit is 0.
  private let lower: Beta?
  /// The distribution of upper limits; none where all succeeded, and the limit is 1.
  private let upper: Beta?
  /// Stands for the normal distribution; `nil` for that itself.
  private let student: StudentT?

  init(successes: Double, count: Double, student: StudentT? = nil) {
    let failures = count - successes
    lower = successes > 0 ? Beta(alpha: successes, beta: failures + 1) : nil
    upper = failures > 0 ? Beta(alpha: successes + 1, beta: failures) : nil
    self.student = student
  }

  /// The two-sided limits at `level`, both in [0, 1].
  func limits(level: Double) -> (lower: Double, upper: Double) {
    var tail = (1 - level) / 2
    if let student { tail = Normal.standard.upperTail(student.upperQuantile(tail)) }
    return (lower.map { $0.quantile(tail) } ?? 0, upper.map { $0.upperQuantile(tail) } ?? 1)
  }

  /// The confidence that the fraction lies below `place`, itself strictly between 0 and 1: the mean
  /// over the distributions of lower and of upper limits.
  func probability(below place: Double) -> Double {
    ((lower.map { probability(below: place, $0) } ?? 1)
      + (upper.map { probability(below: place, $0) } ?? 0)) / 2
  }

  private func probability(below place: Double, _ beta: Beta) -> Double {
    let below = beta.cumulative(place)
    guard let student else { return below }
    // From the smaller tail, which alone is known to all its digits.
    return student.cumulative(
      below < 0.5
        ? Normal.standard.quantile(below)
        : Normal.standard.upperQuantile(beta.upperTail(place)))
  }
}
