/// What the SQL of `skm query` has summed, as the header of its result tells.
///
/// Columns before those of `skm:` name groups, columns behind them are answers; the sampling design is
/// that of the query.
public struct AggregateLayout: Sendable, Hashable {
  /// The columns that name groups.
  public let groups: [String]
  /// The columns, by their names in the table, that together name the stratum.
  public let strata: [String]
  /// The columns that name the sampling units, one for each stage.
  public let units: [String]
  /// The column of weights; `nil` where everybody counts once.
  public let weight: String?
  /// The column with the size of the stratum's population.
  public let population: String?
  /// The columns of answers.
  public let items: [String]
  /// Where the sums stand.
  let fields: Fields

  /// The numbers of the fields that only sums have.
  struct Fields: Sendable, Hashable {
    var strata: [Int] = []
    var units: [Int] = []
    var population: Int?
    var respondents = 0
    var weights: Weights?
    /// The last field of sums: all behind it are answers.
    var last = 0
  }

  /// The fields with the sums of weights.
  struct Weights: Sendable, Hashable {
    let positive: Int
    let sum: Int
    let sumOfSquares: Int
    let unusable: Int
  }

  /// Understands a header.
  ///
  /// - Parameter texts: The headers, in their order.
  /// - Throws: `ResponseProblem.Kind` where this is no header of sums, or columns of sums are missing or
  ///   there twice.
  init(header texts: [String]) throws(ResponseProblemKind) {
    let columns = texts.map { AggregateColumn(header: $0) }
    let known = columns.compactMap(\.self)
    guard !known.isEmpty else { throw ResponseProblemKind(.noSums) }
    if let twice = known.indices.first(where: { known[..<$0].contains(known[$0]) }) {
      let header = known[twice].header
      throw ResponseProblemKind(.severalColumnsFit(role: header, columns: [header, header]))
    }
    var fields = Fields()
    var (strata, units, missing) = ([String](), [String](), [String]())
    var (weight, population): (String?, String?)
    for (field, column) in columns.enumerated() {
      switch column {
      case .stratum(let name):
        strata.append(name)
        fields.strata.append(field)
      case .unit(let name):
        units.append(name)
        fields.units.append(field)
      case .population(let name): (population, fields.population) = (name, field)
      case .sumOfWeights(let name): weight = name
      case .respondents, .positiveWeights, .sumOfSquaredWeights, .unusableWeights, nil: break
      }
      if column != nil { fields.last = field }
    }
    func field(_ column: AggregateColumn) -> Int {
      if let field = columns.firstIndex(of: column) { return field }
      missing.append(column.header)
      return 0
    }
    fields.respondents = field(.respondents)
    let others: [AggregateColumn] = [.positiveWeights, .sumOfSquaredWeights, .unusableWeights]
    if weight != nil || others.contains(where: { columns.contains($0) }) {
      fields.weights = Weights(
        positive: field(.positiveWeights), sum: field(.sumOfWeights(weight ?? "…")),
        sumOfSquares: field(.sumOfSquaredWeights), unusable: field(.unusableWeights))
    }
    guard missing.isEmpty else { throw ResponseProblemKind(.missingSums(missing)) }
    let first = columns.firstIndex { $0 != nil } ?? 0
    groups = texts[..<first].filter { !$0.isEmpty }
    items = texts[(fields.last + 1)...].filter { !$0.isEmpty }
    (self.strata, self.units, self.weight) = (strata, units, weight)
    (self.population, self.fields) = (population, fields)
  }

  /// Both were asked of the table with the same sampling design.
  func agrees(with other: AggregateLayout) -> Bool {
    (strata, units, weight) == (other.strata, other.units, other.weight)
      && population == other.population
  }

  /// The groups whose values are no dates, one series for each of which has years.
  ///
  /// A date tells the year, and a group for each day would be no series.
  public var groupsWithoutDates: [String] {
    groups.filter { name in
      let role = Role(named: name)
      return role != .date && role != .timestamp
    }
  }
}

/// A problem's kind on its way to a place.
struct ResponseProblemKind: Error {
  let kind: ResponseProblem.Kind

  init(_ kind: ResponseProblem.Kind) { self.kind = kind }
}
