extension TableSums: Mergeable {
  /// What the numbers of other sums are here.
  public struct Renumbering: Sendable, Hashable {
    /// By number of the group there.
    public var groups: [Int]
    /// By number of the stratum there.
    public var strata: [Int]
    /// By stage, then by number of the unit there.
    public var units: [[Int]]
    /// By variable, then by number of the category there; nothing for number variables.
    public var categories: [[Int]]

    public init(groups: [Int], strata: [Int], units: [[Int]], categories: [[Int]]) {
      self.groups = groups
      self.strata = strata
      self.units = units
      self.categories = categories
    }
  }

  /// Adds to `self` everything that `other` has seen; both must number everything alike.
  public mutating func merge(_ other: TableSums) {
    join(other, nil)
  }

  /// Adds to `self` everything that `other` has seen.
  ///
  /// Merged into sums of no rows, it numbers anew.
  ///
  /// - Parameters:
  ///   - other: Sums of the same variables under the same stages.
  ///   - numbers: What its numbers are here.
  public mutating func merge(_ other: TableSums, numbers: Renumbering) {
    join(other, numbers)
  }
}

extension TableSums: Equatable {
  /// The same rows were added, in whatever order, so far as sums tell.
  public static func == (left: TableSums, right: TableSums) -> Bool {
    left.variables == right.variables && left.unitStages == right.unitStages
      && left.populationStages == right.populationStages && left.content == right.content
  }
}
