import Localization

/// What the reading of a table gave besides its rows.
public struct TableReading: Sendable {
  /// A variable as it was found.
  public struct Variable: Sendable, Hashable {
    /// The header or the role by which it was asked for.
    public let name: String
    /// Its cells are names of categories.
    public let isCategory: Bool
    /// The categories, by number.
    public let categories: [String]
    /// The numbers of the categories: names that are numbers by their value, then the others
    /// naturally.
    public var order: [Int] {
      let numbers = categories.map { Double($0) }
      return categories.indices.sorted { left, right in
        switch (numbers[left], numbers[right]) {
        case (let first?, let second?) where first != second: first < second
        case (.some, nil): true
        case (nil, .some): false
        default: naturallyPrecedes([categories[left]], [categories[right]])
        }
      }
    }

    public init(name: String, isCategory: Bool, categories: [String]) {
      self.name = name
      self.isCategory = isCategory
      self.categories = categories
    }
  }

  public internal(set) var variables: [Variable] = []
  /// What the groups are of: the role of each column that was asked for, else its header.
  public internal(set) var groupRoles: [String] = []
  /// The values that name each group, in the order of `groupRoles`.
  public internal(set) var groupNames: [[String]] = []
  /// The numbers of the groups, sorted naturally by their names.
  public var groupOrder: [Int] {
    groupNames.indices.sorted { naturallyPrecedes(groupNames[$0], groupNames[$1]) }
  }
  /// The values that name each stratum, by number.
  public internal(set) var stratumNames: [[String]] = []
  /// The sampling units of each stage, by number.
  var units: [KeyTable] = []
  /// The headers of the replicate weights.
  public internal(set) var replicateHeaders: [String] = []
  public internal(set) var rowCount = 0
  /// The first problems, with their places; the rows are meaningful only where there is none.
  public internal(set) var problems: [ResponseProblem] = []
  /// All problems, also those that are not listed.
  public internal(set) var problemCount = 0
  public internal(set) var warnings: [ResponseWarning] = []

  /// The values that name a sampling unit: those of its stratum, of the units above, and its own.
  ///
  /// - Parameters:
  ///   - stage: From 1.
  ///   - number: The number of the unit.
  /// - Returns: The values.
  public func unitName(stage: Int, number: Int) -> [String] { units[stage - 1].name(of: number) }
}
