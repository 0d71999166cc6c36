public import SurveyInference

/// Why a coefficient cannot be computed.
public enum ReliabilityError: Error, Hashable, Sendable {
  /// The answers of `found` respondents do not suffice: `required` are needed.
  case tooFewRespondents(found: Int, required: Int)
  /// `found` items do not suffice: `required` are needed.
  case tooFewItems(found: Int, required: Int)
  /// Everybody answers the item of this number alike.
  case constantItem(Int)
  /// The items cancel each other, so that their sum does not vary.
  case noCommonVariance
  /// Covariances of different respondents by pair are those of no set of answers.
  case inconsistentPairs
  /// `found` items are more than there is memory for: at most `allowed`.
  case tooManyItems(found: Int, allowed: Int)
  /// These two items put the respondents in one order, or in opposite orders, without exception: their
  /// polychoric correlation is 1 or -1, and has no sampling variance.
  case perfectOrder(Int, Int)
  /// The covariance matrix is not positive definite: some items follow from the others, or there are
  /// too few respondents for so many items.
  case notPositiveDefinite
  /// The factor model leaves the items of these numbers no variance of their own (a Heywood case): it
  /// has too many factors, or too few respondents.
  case improperItems([Int])
  /// The correlations of the factors do not go back to one general factor.
  case noGeneralFactor
  /// The sampling design does not allow an answer.
  case design(EstimationError)
  /// The iteration was stopped after so many steps.
  case noConvergence(iterations: Int)
}
