/// How weights are made to reproduce known totals.
public enum CalibrationMethod: Sendable, Hashable {
  /// Every cell of one set of categorical variables is weighted up to its total.
  case poststratify
  /// One set of categorical variables after another, until all totals are met at once.
  case rake
  /// The weights that are nearest in Σ (g - 1)²·w, which is the generalised regression estimator;
  /// where bounds are given every g lies within them.
  case linear(bounds: ClosedRange<Double>?)
}
