import Probability

/// How many respondents a survey needs.
///
/// Every number is of completed questionnaires from a simple random sample.
public enum SampleSize {
  /// Krejcie and Morgan's number for a population, as the regulation's table prints it.
  ///
  /// S = χ²·N·P·Q / (d²·(N - 1) + χ²·P·Q) with χ² = 3.841 (one degree of freedom, 5 %), P = Q = 0.5
  /// and d = 0.05, rounded to the nearest whole number, as all 90 rows of the table are.
  ///
  /// - Parameter population: N, at least 1.
  /// - Returns: S, at most N.
  ///
  /// Source: Krejcie and Morgan (1970), Educational and Psychological Measurement 30, 607-610.
  public static func krejcieMorgan(population: Int) -> Int {
    precondition(population >= 1, "a population has somebody in it; got \(population)")
    // Numerator and denominator times 10⁶, so that the rounding is exact: 3.841·0.25 = 0.96025.
    let numerator = Int128(population) * 960_250
    let denominator = Int128(population - 1) * 2_500 + 960_250
    return Int((2 * numerator + denominator) / (2 * denominator))
  }

  /// Krejcie and Morgan's number with another margin or level.
  ///
  /// At the level 0.95 χ² is their 3.841; at any other it is the exact quantile of the chi-squared
  /// distribution with one degree of freedom.
  ///
  /// - Parameters:
  ///   - population: N, at least 1.
  ///   - margin: d, the margin on a share, above 0 and below 1.
  ///   - level: A fraction between 0 and 1.
  /// - Returns: S, to nearest, at least 1 and at most N.
  /// - Throws: `PlanningError.populationBelowOne`, `PlanningError.shareMarginOutOfRange`.
  public static func krejcieMorgan(
    population: Int, margin: Double, level: Double
  ) throws(PlanningError) -> Int {
    try check(population: population)
    try check(shareMargin: margin)
    guard margin != 0.05 || level != 0.95 else { return krejcieMorgan(population: population) }
    let chiSquared = level == 0.95 ? 3.841 : ChiSquared(degreesOfFreedom: 1).quantile(level)
    let size = Double(population)
    let exact = chiSquared * size * 0.25 / (margin * margin * (size - 1) + chiSquared * 0.25)
    return max(1, min(population, Int(exact + 0.5)))
  }

  /// Cochran's number for a margin: n₀ / (1 + (n₀ - 1)/N) with n₀ = (z·σ/e)², rounded up.
  ///
  /// For a share P the standard deviation is √(P(1 - P)), at most 0.5, and the margin a fraction; for
  /// a mean σ has the divisor N, and both are in its unit. z is the exact normal quantile and not
  /// Student's t, whose degrees of freedom are those of the sample that is being planned: from 60
  /// respondents on t is less than 2.1 % larger.
  ///
  /// - Parameters:
  ///   - population: N, at least 1; `nil` where it is not known or very large, and then n₀.
  ///   - margin: e, half the width of the interval, above 0.
  ///   - standardDeviation: σ of one respondent, above 0.
  ///   - level: A fraction between 0 and 1.
  /// - Returns: The number of respondents, at least 1 and at most N.
  /// - Throws: `PlanningError.populationBelowOne`, `PlanningError.standardDeviationNotPositive`,
  ///   `PlanningError.sampleTooLarge`.
  ///
  /// Source: Cochran (1977), Sampling Techniques, 3rd edition, 4.4 and 4.6. Checked against: mpmath
  /// 1.3.0.
  public static func cochran(
    population: Int?, margin: Double, standardDeviation: Double, level: Double
  ) throws(PlanningError) -> Int {
    if let population { try check(population: population) }
    precondition(margin > 0, "a margin is above zero; got \(margin)")
    guard standardDeviation > 0 else {
      throw .standardDeviationNotPositive(standardDeviation)
    }
    let root = normalQuantile(level) * standardDeviation / margin
    let unlimited = root * root
    guard let population else { return try roundedUp(unlimited) }
    let exact = unlimited / (1 + (unlimited - 1) / Double(population))
    return min(population, try roundedUp(exact))
  }

  /// Slovin's number, N / (1 + N·e²), rounded up: Cochran's for a share of one half with z near 2.
  ///
  /// - Parameters:
  ///   - population: N, at least 1.
  ///   - margin: e, a fraction above 0 and below 1.
  /// - Returns: The number of respondents, at most N.
  /// - Throws: `PlanningError.populationBelowOne`, `PlanningError.shareMarginOutOfRange`.
  ///
  /// Source: Tejada and Punzalan (2012), The Philippine Statistician 61 (1), 129-136, who find no
  /// source older than textbooks.
  public static func slovin(population: Int, margin: Double) throws(PlanningError) -> Int {
    try check(population: population)
    try check(shareMargin: margin)
    let size = Double(population)
    return min(population, try roundedUp(size / (1 + size * margin * margin)))
  }

  /// (elements + 1) × 10, whatever the population: the rule of the 2004 edition.
  ///
  /// - Parameter count: The number of elements.
  /// - Returns: 150 for the fourteen elements of that edition.
  ///
  /// Source: Keputusan Menteri PAN KEP/25/M.PAN/2/2004.
  public static func elements(_ count: Int) -> Int { (count + 1) * 10 }

  /// The number of respondents in all strata together that gives a mean a margin.
  ///
  /// With W_h = N_h/N and V = (e/z)²: under Neyman's allocation (Σ W_h·S_h)² / (V + Σ W_h·S_h²/N),
  /// under the proportional one Σ W_h·S_h² / (V + Σ W_h·S_h²/N); rounded up.
  ///
  /// - Parameters:
  ///   - strata: Each with its standard deviation.
  ///   - margin: e, half the width of the interval, above 0.
  ///   - level: A fraction between 0 and 1.
  ///   - allocation: How the sample will be shared out.
  /// - Returns: The number of respondents, at most the people in the strata.
  /// - Throws: `PlanningError.noStandardDeviation`, `PlanningError.noVariation`,
  ///   `PlanningError.sampleTooLarge`.
  ///
  /// Source: Cochran (1977), Sampling Techniques, 3rd edition, 5.9. Checked against: mpmath 1.3.0.
  public static func stratified(
    _ strata: [PlannedStratum], margin: Double, level: Double, allocation: AllocationRule
  ) throws(PlanningError) -> Int {
    precondition(margin > 0, "a margin is above zero; got \(margin)")
    let population = strata.reduce(0) { $0 + $1.population }
    var (deviation, variance) = (0.0, 0.0)
    for stratum in strata {
      guard let own = stratum.standardDeviation else {
        throw .noStandardDeviation(stratum: stratum.name)
      }
      let weight = Double(stratum.population) / Double(population)
      deviation += weight * own
      variance += weight * own * own
    }
    guard variance > 0 else { throw .noVariation }
    let error = margin / normalQuantile(level)
    let numerator = allocation == .neyman ? deviation * deviation : variance
    let exact = numerator / (error * error + variance / Double(population))
    return min(population, try roundedUp(exact))
  }

  private static func normalQuantile(_ level: Double) -> Double {
    precondition(0 < level && level < 1, "level must lie in (0, 1); got \(level)")
    return Normal.standard.quantile((1 + level) / 2)
  }

  /// The next whole number; what lies within a billionth above one is that one.
  private static func roundedUp(_ size: Double) throws(PlanningError) -> Int {
    guard size < 1e15 else { throw .sampleTooLarge }
    return max(1, Int((size * (1 - 1e-12) - 1e-9).rounded(.up)))
  }

  private static func check(population: Int) throws(PlanningError) {
    guard population >= 1 else { throw .populationBelowOne(population) }
  }

  private static func check(shareMargin margin: Double) throws(PlanningError) {
    guard 0 < margin && margin < 1 else { throw .shareMarginOutOfRange(margin) }
  }
}
