/// Resolved and unresolved cases of the years that have reports, in the order of time.
///
/// A year that stands there twice is one year; years without reports are left out.
struct YearCounts: Sendable, Hashable {
  private(set) var years: [Int] = []
  /// Numbers up to 2⁵³ are exact.
  private(set) var resolved: [Double] = []
  private(set) var unresolved: [Double] = []

  init(_ counts: [(year: Int, counts: RateCounts)]) {
    for (year, counts) in counts.sorted(by: { $0.year < $1.year }) where counts.reported > 0 {
      if years.last != year {
        years.append(year)
        resolved.append(0)
        unresolved.append(0)
      }
      resolved[years.count - 1] += Double(counts.resolved)
      unresolved[years.count - 1] += Double(counts.reported - counts.resolved)
    }
  }

  var reported: [Double] { zip(resolved, unresolved).map { $0 + $1 } }
  var totalResolved: Double { resolved.reduce(0, +) }
  var totalUnresolved: Double { unresolved.reduce(0, +) }

  /// Years since the first one.
  var times: [Double] {
    years.map { Double(Int128($0) - Int128(years[0])) }
  }

  /// Whether a line through time parts resolved from unresolved cases, so that the likelihood of
  /// a logistic line has no maximum.
  var separation: Separation {
    let (success, failure) = (range(of: resolved), range(of: unresolved))
    guard let success, let failure else { return .complete }
    if failure.last < success.first || success.last < failure.first { return .complete }
    if failure.last == success.first || success.last == failure.first { return .quasiComplete }
    return .overlap
  }

  private func range(of counts: [Double]) -> (first: Int, last: Int)? {
    guard let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 })
    else { return nil }
    return (first, last)
  }
}

/// How resolved and unresolved cases lie in time.
///
/// A line a + b·t, not 0 everywhere, that is never negative where a case was resolved and never
/// positive where one was not, makes the likelihood grow for ever. With years alone there are three
/// such lines: a constant (all cases resolved, or none), one that rises through 0 at a time that
/// has all resolved cases at it or after it and all others at it or before it, or one that falls
/// so.
///
/// *Source:* Albert and Anderson (1984), "On the existence of maximum likelihood estimates in
/// logistic regression models", Biometrika 71, 1-10.
public enum Separation: Sendable, Hashable {
  /// The likelihood has its maximum.
  case overlap
  /// One year has both outcomes, and they are parted on either side of it.
  case quasiComplete
  /// No year has both outcomes, and time parts them; or all cases have the same outcome.
  case complete
}
