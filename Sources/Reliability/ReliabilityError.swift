/// Why a coefficient cannot be computed.
public enum ReliabilityError: Error, Hashable, Sendable {
  /// The answers of `found` respondents do not suffice: `required` are needed.
  case tooFewRespondents(found: Int, required: Int)
  /// `found` items do not suffice: `required` are needed.
  case tooFewItems(found: Int, required: Int)
  /// Everybody answers the item of this number alike.
  case constantItem(Int)
  /// `found` items are more than there is memory for: at most `allowed`.
  case tooManyItems(found: Int, allowed: Int)
  /// These two items put the respondents in one order, or in opposite orders, without exception: their
  /// polychoric correlation is 1 or -1, and has no sampling variance.
  case perfectOrder(Int, Int)
  /// The covariance matrix is not positive definite: some items follow from the others, or there are
  /// too few respondents for so many items.
  case notPositiveDefinite
  /// The iteration was stopped after so many steps.
  case noConvergence(iterations: Int)
}
