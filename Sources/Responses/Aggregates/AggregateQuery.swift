/// The SQL that sums a table of responses up to what estimates need, with nothing lost.
///
/// Its rows are the different rows of answers in each group and place of the sampling design, with
/// `COUNT(*)` and, where there are weights, the number above zero, Σ w and Σ w². Every estimate is a function
/// of these; they are added up wherever two parts of a table meet, so that a database may divide the work
/// as it likes. Sums of products would not do: two-way tables of ordinal statistics cannot be made of them,
/// and a query of 2k + k(2k + 1) sums of k items is no shorter. The result never has more rows than the
/// table, and at most groups × strata × units × (levels + 1)ᵏ.
public struct AggregateQuery: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// The columns of answers.
  public let items: [String]
  /// The columns that name groups.
  public var groups: [String] = []
  /// The columns that together name the stratum.
  public var strata: [String] = []
  /// The columns that name the sampling units, one for each stage.
  public var units: [String] = []
  public var weight: String?
  /// The column with the size of the stratum's population.
  public var population: String?

  /// Sums the answers in some columns of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - items: The columns of answers, at least one.
  public init(table: TableName, items: [String]) {
    precondition(!items.isEmpty, "a survey asks something")
    (self.table, self.items) = (table, items)
  }

  /// Whether a name can stand in SQL, between quotation marks.
  static func canBeQuoted(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// The first name that no quotation marks could hold, of all columns.
  public var unusableName: String? {
    (groups + strata + units + [weight, population].compactMap(\.self) + items)
      .first { !Self.canBeQuoted($0) }
  }

  /// The query.
  ///
  /// - Parameters:
  ///   - dialect: Of the database.
  ///   - comment: Lines that stand before it.
  /// - Returns: Text that ends with a semicolon and a line end.
  public func sql(_ dialect: SQLDialect, comment: [String] = []) -> String {
    let columns = groups + strata + units + [population].compactMap(\.self) + items
    var keys: [String] = []
    for key in columns.map({ self.column($0, dialect) }) where !keys.contains(key) {
      keys.append(key)
    }
    return
      (comment.map { "-- " + $0 } + ["SELECT", lines(selected(dialect)).joined(separator: ",\n")]
      + ["FROM \(dialect.quoted(table)) AS t", "GROUP BY"] + [lines(keys).joined(separator: ",\n")])
      .joined(separator: "\n") + ";\n"
  }

  private func lines(_ texts: [String]) -> [String] { texts.map { "  " + $0 } }

  /// A column of the table; with the table's name before it, no name of a result can be meant.
  private func column(_ name: String, _ dialect: SQLDialect) -> String {
    "t." + dialect.quoted(name)
  }

  /// The columns of the result.
  private func selected(_ dialect: SQLDialect) -> [String] {
    func text(_ name: String, as header: String) -> String {
      "\(dialect.text(column(name, dialect))) AS \(dialect.quoted(header))"
    }
    func sum(_ value: String, as column: AggregateColumn) -> String {
      "\(value) AS \(dialect.quoted(column.header))"
    }
    var result = groups.map { text($0, as: $0) }
    result += strata.map { text($0, as: AggregateColumn.stratum($0).header) }
    result += units.map { text($0, as: AggregateColumn.unit($0).header) }
    if let population {
      // As a number, since 1200.000 as text may be 1.2 million.
      let number = dialect.number(column(population, dialect))
      result.append(sum(dialect.text(number), as: .population(population)))
    }
    result.append(sum("COUNT(*)", as: .respondents))
    if let weight {
      let own = column(weight, dialect)
      let w = dialect.number(own)
      let isUsable = dialect.isUsableWeight(own).joined(separator: "\n      AND ")
      result += [
        sum("COUNT(CASE WHEN \(w) > 0 THEN 1 END)", as: .positiveWeights),
        sum(dialect.sum(w), as: .sumOfWeights(weight)),
        sum(dialect.sum("\(w) * \(w)"), as: .sumOfSquaredWeights),
        sum(
          "COUNT(CASE\n    WHEN \(isUsable)\n    THEN NULL ELSE 1 END)", as: .unusableWeights),
      ]
    }
    return result + items.map { text($0, as: $0) }
  }
}
