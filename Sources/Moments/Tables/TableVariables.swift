/// What is summed of a table: its variables, and the ratios between them.
public struct TableVariables: Sendable, Hashable {
  /// What the values of a variable are.
  public enum Kind: Sendable, Hashable {
    /// Numbers: each value is `TableValue.number`.
    case number
    /// One of some texts: each value is `TableValue.category`.
    case category
  }

  /// Two number variables whose totals are divided, over the rows that know both.
  public struct Ratio: Sendable, Hashable {
    /// The variable above the line.
    public let numerator: Int
    /// The variable below the line.
    public let denominator: Int

    public init(numerator: Int, denominator: Int) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// The kind of each variable, in the order of `TableRow.values`.
  public let kinds: [Kind]
  /// The ratios that will be asked for.
  public let ratios: [Ratio]

  /// Names what is summed.
  ///
  /// - Parameters:
  ///   - kinds: The kind of each variable.
  ///   - ratios: Ratios between number variables.
  public init(_ kinds: [Kind], ratios: [Ratio] = []) {
    for ratio in ratios {
      precondition(
        kinds[ratio.numerator] == .number && kinds[ratio.denominator] == .number,
        "texts cannot be divided")
    }
    self.kinds = kinds
    self.ratios = ratios
  }

  /// The number of variables.
  public var count: Int { kinds.count }
}
