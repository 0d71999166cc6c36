/// A statistic of a table whose error comes from replicates.
public struct ReplicateEstimate: Sendable, Hashable {
  /// The estimate with its error and design effect.
  public let estimate: TableEstimate
  /// Replicates in which no row of the group has a weight, and which the variance therefore leaves
  /// out.
  public let undefinedReplicates: Int
}
