/// Why values have no such summary.
public enum MomentsError: Error, Hashable, Sendable {
  /// Fewer values than the summary needs.
  case tooFewValues(required: Int, found: Int)
  /// Fewer groups than can be compared.
  case tooFewGroups(required: Int, found: Int)
  /// The group at `position`, counted from 0, has no values.
  case emptyGroup(position: Int)
  /// The value at `position`, counted from 0 through all groups, is not finite, or too large to be
  /// squared.
  case valueOutOfRange(position: Int)
}
