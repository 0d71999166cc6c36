/// One row of any table, as the estimators of its variables see it.
///
/// Groups, strata and units are numbered from 0 in the order in which they first appear; their names
/// are the business of who reads.
public struct TableRow: Sendable, Hashable {
  /// The number of the group (domain) that the row counts for.
  public var group: Int
  /// The number of the stratum that the row was drawn in, at the first stage.
  public var stratum: Int
  /// The number of the sampling unit at each stage, the first stage first.
  ///
  /// Empty where rows are the units. Units of different strata, or of different units above, have different numbers.
  public var units: [Int]
  /// The population at each stage, the first stage first.
  ///
  /// It counts units in the stratum, then units inside the unit, as far down as is known; empty where
  /// nothing is.
  public var populations: [Double]
  /// The sampling weight, zero or more.
  public var weight: Double
  /// What the row says of each variable; `nil` where it says nothing.
  public var values: [TableValue?]
  /// The weights of the row in each replicate, where columns give them.
  public var replicateWeights: [Double]

  public init(
    group: Int = 0, stratum: Int = 0, units: [Int] = [], populations: [Double] = [],
    weight: Double = 1, values: [TableValue?], replicateWeights: [Double] = []
  ) {
    self.group = group
    self.stratum = stratum
    self.units = units
    self.populations = populations
    self.weight = weight
    self.values = values
    self.replicateWeights = replicateWeights
  }
}
