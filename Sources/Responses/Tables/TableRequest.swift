/// What to read of a table: its variables, its groups and its sampling design.
///
/// Columns are named by header text or by role (`year`, `unit`, `sex`).
public struct TableRequest: Sendable {
  /// A column whose values are wanted.
  public struct Variable: Sendable, Hashable {
    /// How the cells of a column are understood.
    public enum Kind: Sendable, Hashable {
      /// Numbers; a text is a problem.
      case number
      /// Names of categories, numbers too: `4`, `4.0` and `4,0` are one.
      case category
      /// Numbers or names, as the first cell that holds something says; a mixture is a problem.
      case either
    }

    /// The header or the role of the column.
    public let name: String
    public let kind: Kind

    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  public var variables: [Variable]
  /// Columns that the user has assigned: role and header text.
  public var columns: [(role: String, header: String)] = []
  /// The groups: one result per combination of values.
  public var groups: [String] = []
  /// The columns that together name the stratum.
  public var strata: [String] = []
  /// The columns that name the sampling units, one per stage.
  public var units: [String] = []
  public var weight: String?
  /// The columns with the populations, one per stage: units in the stratum, then units in the unit.
  public var populations: [String] = []
  /// Columns whose headers begin with this hold the weights of the replicates.
  public var replicatePrefix: String?
  /// Only rows that say something of every variable count; the others stay in the design.
  public var usesCompleteOnly = false
  /// A text where a number is needed counts as missing.
  public var skipsInvalid = false

  public init(_ variables: [Variable]) { self.variables = variables }
}
