public import Moments

/// A total of the population that is known, and that calibrated weights reproduce.
public struct CalibrationMargin: Sendable, Hashable {
  /// A variable, and one of its values.
  public struct Term: Sendable, Hashable {
    /// The number of the variable.
    public let variable: Int
    /// The category or number that is counted; `nil` for the total of a variable of numbers.
    public let value: TableValue?

    public init(variable: Int, value: TableValue?) {
      self.variable = variable
      self.value = value
    }
  }

  /// What is summed over the population: the product of the terms, such as one sex in one age
  /// class.
  ///
  /// No term counts everybody.
  public let terms: [Term]
  /// The total over the population, finite.
  public let total: Double

  /// A known total.
  ///
  /// - Parameters:
  ///   - terms: No term for the size of the population, one for the total of a variable or of one of
  ///     its values, several for a cell of crossed variables.
  ///   - total: The total over the population.
  public init(_ terms: [Term], total: Double) {
    self.terms = terms
    self.total = total
  }

  /// The numbers of the variables, in the order of the terms.
  var variables: [Int] { terms.map(\.variable) }
}
