/// How the coefficients of a random-effects model are tested and given intervals.
public enum CoefficientTest: String, Sendable, Hashable, CaseIterable {
  /// Normal distribution, as if the variance between periods were known.
  case wald
  /// Student's t with n - p degrees of freedom, standard errors times √s², s² = yᵀPy/(n - p).
  ///
  /// In short series s² is often far below 1, and the standard errors would be smaller than those
  /// of sampling alone; so it counts as at least 1.
  ///
  /// Source: Knapp and Hartung (2003), Statistics in Medicine 22, 2693-2710; on the guard, Jackson,
  /// Law, Rücker and Schwarzer (2017), Statistics in Medicine 36, 3923-3934.
  case knappHartung = "knapp-hartung"
}
