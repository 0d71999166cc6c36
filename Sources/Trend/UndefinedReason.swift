public import Localization

/// Why a part of a trend has no answer for this series; the rest of the trend may have one.
public enum UndefinedReason: Error, Hashable, Sendable {
  /// Standard errors are needed, and these periods have none.
  case noStandardErrors([Period])
  /// All values are equal.
  case noVariation
  /// The observations lie on the fitted line: nothing tells how far others would lie from it.
  case noResidualVariation
  /// There are no more observations than terms to estimate.
  case noDegreesOfFreedom(observations: Int, terms: Int)
  /// Not even values in perfect order would be significant: so few have a p-value of
  /// `smallestPValue`.
  case tooShort(observations: Int, smallestPValue: Double, significance: Double)
  /// The edition has this one observation, whose own deviation cannot be told from a shift.
  case singleObservation(Period)
  /// `found` elements have a slope with a standard error; `needed` can be compared.
  case tooFewElements(found: Int, needed: Int)
  /// The values or the standard errors are too large, too small or too different to compute with.
  case outOfRange
}
