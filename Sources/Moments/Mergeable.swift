/// A summary that can be built in parts and joined: a commutative monoid.
///
/// Laws, checked for every conforming type by `checkMergeLaws`: merging with an empty summary
/// changes nothing, the order of merging does not matter, nor does the grouping. They hold to the
/// last bit where weights are integers (see the landing page), else to rounding.
public protocol Mergeable {
  /// Adds to `self` everything that `other` has seen.
  mutating func merge(_ other: Self)
}
