/// Known totals of a population: of the values of categories, and of numbers.
public struct PopulationMargins: Sendable, Hashable {
  /// One total.
  public struct Total: Sendable, Hashable {
    /// The value of a category, of crossed variables `x:y`; `nil` for the total of the variable itself.
    public let value: String?
    /// The value of each of the crossed variables; none for the total of the variable itself.
    public let values: [String]
    /// People with the value, or the sum of the variable over all people.
    public let total: Double
    /// The line of the table, from 1.
    public let line: Int
  }

  /// The totals of one variable: one without a value, or one for each value.
  public struct Variable: Sendable, Hashable {
    /// A header or a role of the data, of crossed variables `A:B`, or `(Intercept)`.
    public let name: String
    /// The columns that are crossed; one of a variable by itself, none of `(Intercept)`.
    public let columns: [String]
    public fileprivate(set) var totals: [Total]

    /// All totals together.
    fileprivate var sum: Double { totals.reduce(0) { $0 + $1.total } }

    /// The totals are those of values.
    public var isCategory: Bool { totals.first?.value != nil }
    /// The total is the size of the population.
    public var isIntercept: Bool { name == MarginsReader.intercept }
  }

  /// The path as the user wrote it.
  public let file: String
  /// In the order in which they come in the table.
  public private(set) var variables: [Variable] = []

  init(file: String) { self.file = file }

  /// Takes a total in.
  ///
  /// - Returns: Why it cannot stand beside those before.
  mutating func add(_ total: Total, to name: String, columns: [String]) -> MarginProblem? {
    guard let place = variables.firstIndex(where: { $0.name == name }) else {
      variables.append(Variable(name: name, columns: columns, totals: [total]))
      return nil
    }
    let totals = variables[place].totals
    if let first = totals.first(where: { $0.value == total.value }) {
      return .repeated(firstLine: first.line)
    }
    if let first = totals.first, total.value == nil || first.value == nil {
      return .totalAndValues(firstLine: first.line)
    }
    variables[place].totals.append(total)
    return nil
  }

  /// How far sums of one population may lie apart, relatively: what rounding to nine digits leaves.
  private static let tolerance = 1e-9

  /// Two variables whose totals add up to different populations.
  ///
  /// A variable by itself may fall short of `(Intercept)`: one of its values may have no total.
  var disagreement: MarginProblem? {
    disagreement(among: variables.filter { rest(of: $0) == nil })
  }

  private func disagreement(among variables: [Variable]) -> MarginProblem? {
    let sums = variables.filter { $0.isCategory || $0.isIntercept }
      .map { (name: $0.name, sum: $0.sum) }
    guard let first = sums.first else { return nil }
    let other = sums.first { abs($0.sum - first.sum) > Self.tolerance * max($0.sum, first.sum) }
    return other.map {
      .differentSums(variable: first.name, sum: first.sum, other: $0.name, otherSum: $0.sum)
    }
  }

  /// What the values of a variable by itself leave of the population, where its size is given.
  private func rest(of variable: Variable) -> Double? {
    guard let size = variables.first(where: \.isIntercept)?.sum, variable.isCategory,
      variable.columns.count == 1
    else { return nil }
    let rest = size - variable.sum
    return rest > Self.tolerance * size ? rest : nil
  }

  /// Every column that is needed once, with whether it holds categories.
  public var columns: [(name: String, isCategory: Bool)] {
    var found: [(name: String, isCategory: Bool)] = []
    for variable in variables {
      for name in variable.columns where !found.contains(where: { $0.name == name }) {
        found.append((name, variable.isCategory))
      }
    }
    return found
  }

  /// The margins for data that fit them, with the total that follows for one value of a variable.
  ///
  /// Where the size of the population N is given and one value of a variable by itself has no total, it
  /// is N less those of the others.
  ///
  /// - Parameter categories: The values that a column of the data has.
  /// - Returns: Totals of all values.
  /// - Throws: `TableProblem` for a value that only one of the two has, with its place, and for totals
  ///   of all values that add up to less than N.
  public func completed(
    by categories: (_ column: String) -> [String]
  ) throws(TableProblem) -> PopulationMargins {
    var margins = self
    for (place, variable) in variables.enumerated() {
      guard let rest = rest(of: variable) else { continue }
      let given = variable.totals.compactMap(\.value)
      let missing = categories(variable.columns[0]).filter { !given.contains($0) }
      guard missing.count == 1, let line = variable.totals.last?.line else { continue }
      margins.variables[place].totals.append(
        Total(value: missing[0], values: missing, total: rest, line: line))
    }
    if let problem = margins.problem(in: categories) { throw problem }
    if let problem = disagreement(among: margins.variables) {
      throw TableProblem(.margin(problem), file: file)
    }
    return margins
  }

  /// The first thing in which the margins and the data do not fit.
  ///
  /// - Parameter categories: The values that a column of the data has.
  /// - Returns: A value that only one of the two has, with its place.
  private func problem(in categories: (_ column: String) -> [String]) -> TableProblem? {
    for variable in variables where variable.isCategory {
      for (place, column) in variable.columns.enumerated() {
        let known = categories(column)
        if let total = variable.totals.first(where: { !known.contains($0.values[place]) }) {
          return TableProblem(
            .margin(.unknownValue(known: known)), file: file, line: total.line, column: column,
            text: total.values[place])
        }
        let values = Set(variable.totals.map { $0.values[place] })
        if let missing = known.first(where: { !values.contains($0) }) {
          return TableProblem(.margin(.missingValue(missing)), file: file, column: column)
        }
      }
    }
    return nil
  }
}
