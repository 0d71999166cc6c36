/// How many respondents a survey needs.
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
}
