/// Why a matrix has no such factor.
public enum LinearAlgebraError: Error, Hashable, Sendable {
  /// The leading minor of order `leadingMinor`, counted from 1, is not positive.
  case notPositiveDefinite(leadingMinor: Int)
}
