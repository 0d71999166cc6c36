/// Known totals of a population: of the values of categories, and of numbers.
public struct PopulationMargins: Sendable, Hashable {
  /// One total.
  public struct Total: Sendable, Hashable {
    /// The value of a category; `nil` for the total of the variable itself.
    public let value: String?
    /// People with the value, or the sum of the variable over all people.
    public let total: Double
    /// The line of the table, from 1.
    public let line: Int
  }

  /// The totals of one variable: one without a value, or one for each value.
  public struct Variable: Sendable, Hashable {
    /// A header or a role of the data, or `(Intercept)`.
    public let name: String
    public fileprivate(set) var totals: [Total]

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
  mutating func add(_ total: Total, to name: String) -> MarginProblem? {
    guard let place = variables.firstIndex(where: { $0.name == name }) else {
      variables.append(Variable(name: name, totals: [total]))
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
  var disagreement: MarginProblem? {
    let sums = variables.filter { $0.isCategory || $0.isIntercept }
      .map { (name: $0.name, sum: $0.totals.reduce(0) { $0 + $1.total }) }
    guard let first = sums.first else { return nil }
    let other = sums.first { abs($0.sum - first.sum) > Self.tolerance * max($0.sum, first.sum) }
    return other.map {
      .differentSums(variable: first.name, sum: first.sum, other: $0.name, otherSum: $0.sum)
    }
  }

  /// The first thing in which the margins and the data do not fit.
  ///
  /// - Parameters:
  ///   - name: A variable of the margins.
  ///   - categories: The values that the data have.
  /// - Returns: A value that only one of the two has, with its place.
  public func problem(of name: String, in categories: [String]) -> TableProblem? {
    guard let variable = variables.first(where: { $0.name == name }), variable.isCategory else {
      return nil
    }
    if let total = variable.totals.first(where: { !categories.contains($0.value ?? "") }) {
      return TableProblem(
        .margin(.unknownValue(known: categories)), file: file, line: total.line, column: name,
        text: total.value)
    }
    let values = Set(variable.totals.compactMap(\.value))
    return categories.first { !values.contains($0) }.map {
      TableProblem(.margin(.missingValue($0)), file: file, column: name)
    }
  }
}
