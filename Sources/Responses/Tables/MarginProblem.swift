/// What only a table of population margins can get wrong.
public enum MarginProblem: Sendable, Hashable {
  /// The total of the same value stands on an earlier line.
  case repeated(firstLine: Int)
  /// A variable has a total of its own and totals of values.
  case totalAndValues(firstLine: Int)
  /// The population size belongs to no value.
  case interceptWithValue
  /// Fewer than no people.
  case negativeTotal
  /// No row of the data has the value.
  case unknownValue(known: [String])
  /// Rows of the data have this value, and the margins do not.
  case missingValue(String)
  /// The totals of two variables add up to two populations.
  case differentSums(variable: String, sum: Double, other: String, otherSum: Double)

  /// The fixed name of the problem.
  public var code: String {
    switch self {
    case .repeated: "repeatedMargin"
    case .totalAndValues: "totalAndValues"
    case .interceptWithValue: "interceptWithValue"
    case .negativeTotal: "negativeTotal"
    case .unknownValue: "unknownValue"
    case .missingValue: "missingValue"
    case .differentSums: "differentSums"
    }
  }
}
