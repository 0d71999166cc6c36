/// Why a matrix has no such factor.
public enum LinearAlgebraError: Error, Hashable, Sendable {
  /// The leading minor of order `leadingMinor`, counted from 1, is not positive.
  case notPositiveDefinite(leadingMinor: Int)
  /// An element is infinite or not a number.
  case notFinite
  /// The iteration for eigenvalues did not settle.
  case noConvergence
  /// Only `rank` of the columns are independent.
  case rankDeficient(rank: Int)
}
