/// A sample shared out among strata in whole respondents.
public enum SampleAllocation {
  /// Shares out a sample.
  ///
  /// The shares n·w_h/Σw, with w_h = N_h or N_h·S_h, are made whole by largest remainders: each
  /// stratum gets the whole part of its share, and what is left goes one by one to the largest
  /// fractions, of equal ones to the larger stratum and then to the first. Where Neyman's share is
  /// more than the stratum has, everybody in it is asked and the rest is shared out among the others.
  /// There is no smallest share: a stratum may get nobody, which the caller should say.
  ///
  /// - Parameters:
  ///   - sampleSize: n, zero or more.
  ///   - strata: The strata.
  ///   - rule: What the shares are proportional to.
  /// - Returns: The respondents of each stratum, at most its population; they sum to n.
  /// - Throws: `PlanningError.sampleAbovePopulation`, `PlanningError.noStandardDeviation`,
  ///   `PlanningError.noVariation`.
  ///
  /// Source: Cochran (1977), Sampling Techniques, 3rd edition, 5.5 and 5.8 (more than 100 per cent);
  /// Balinski and Young (2001), Fair Representation, 2nd edition, Hamilton's method.
  public static func allocate(
    _ sampleSize: Int, among strata: [PlannedStratum], by rule: AllocationRule
  ) throws(PlanningError) -> [Int] {
    let population = strata.reduce(0) { $0 + $1.population }
    guard sampleSize <= population else {
      throw .sampleAbovePopulation(sampleSize: sampleSize, population: population)
    }
    let weights = try weights(of: strata, rule)
    var allocation = [Int](repeating: 0, count: strata.count)
    var (open, left) = (Array(strata.indices), sampleSize)
    while true {
      // A census of the strata that vary leaves respondents for those that do not.
      let isFlat = open.allSatisfy { weights[$0] == 0 }
      let shared = open.map { isFlat ? Double(strata[$0].population) : weights[$0] }
      let total = shared.reduce(0, +)
      let shares = shared.map { total > 0 ? Double(left) * $0 / total : 0 }
      let full = zip(open, shares).filter { $0.1 >= Double(strata[$0.0].population) }.map(\.0)
      guard !full.isEmpty else {
        for (stratum, count) in zip(open, whole(shares, sum: left, strata: open.map { strata[$0] }))
        {
          allocation[stratum] = count
        }
        return allocation
      }
      for stratum in full {
        allocation[stratum] = strata[stratum].population
        left -= strata[stratum].population
      }
      open.removeAll(where: full.contains)
    }
  }

  private static func weights(
    of strata: [PlannedStratum], _ rule: AllocationRule
  ) throws(PlanningError) -> [Double] {
    var weights: [Double] = []
    for stratum in strata {
      switch rule {
      case .proportional: weights.append(Double(stratum.population))
      case .neyman:
        guard let deviation = stratum.standardDeviation else {
          throw .noStandardDeviation(stratum: stratum.name)
        }
        weights.append(Double(stratum.population) * deviation)
      }
    }
    guard weights.contains(where: { $0 > 0 }) else { throw .noVariation }
    return weights
  }

  /// Whole numbers near `shares` that sum to `sum`, by largest remainders.
  private static func whole(_ shares: [Double], sum: Int, strata: [PlannedStratum]) -> [Int] {
    // What lies a billionth below a whole number is that number, and equal shares must tie.
    var counts = shares.map { Int($0 + 1e-9) }
    let remainders = zip(shares, counts).map { (($0 - Double($1)) * 1e6).rounded() }
    let order = shares.indices.sorted { left, right in
      (remainders[left], strata[left].population, right)
        > (remainders[right], strata[right].population, left)
    }
    for stratum in order.prefix(max(0, sum - counts.reduce(0, +))) { counts[stratum] += 1 }
    return counts
  }
}
