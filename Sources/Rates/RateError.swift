/// Why there is no rate.
public enum RateError: Error, Hashable, Sendable {
  /// A count below zero.
  case negativeCount(Int)
  /// More cases were resolved than reported.
  case moreResolvedThanReported(resolved: Int, reported: Int)
  /// Nothing was reported, so that there is no share of it.
  case nothingReported
  /// What is to be counted is not known.
  case notCounted(RateNumerator)
}
