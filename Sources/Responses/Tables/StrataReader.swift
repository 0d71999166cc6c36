public import CSV
public import Localization

/// Reads a table of strata: `stratum,population` and perhaps `standardDeviation`.
public struct StrataReader: Sendable {
  /// One stratum as it stands in the table.
  public struct Stratum: Sendable, Hashable {
    public let name: String
    /// The people in it, at least 1.
    public let population: Int
    /// The standard deviation of one respondent's index; `nil` where none stands there.
    public let standardDeviation: FixedDecimal?
  }

  public init() {}

  /// Reads the table.
  ///
  /// - Parameter source: The bytes of a CSV, TSV or XLSX file.
  /// - Returns: The strata, in the order of the table.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  public func read(_ source: consuming ByteSource) throws(TableProblem) -> [Stratum] {
    let table = try NamedTable(source, names: Self.names)
    let missing = ["stratum", "population"].filter { !table.has($0) }
    guard missing.isEmpty else { throw TableProblem(.missingColumns(missing), file: table.file) }
    var strata: [Stratum] = []
    for row in table.rows {
      let name = table.text("stratum", row)
      guard !name.isEmpty else { throw table.problem(.blankCell, "stratum", row) }
      guard !strata.contains(where: { $0.name == name }) else {
        throw table.problem(.repeatedStratum, "stratum", row)
      }
      guard let population = try table.count("population", row) else {
        throw table.problem(.blankCell, "population", row)
      }
      strata.append(
        Stratum(
          name: name, population: population,
          standardDeviation: try table.decimal("standardDeviation", row)))
    }
    return strata
  }

  private static let names: [NamedTable.Name] = [
    ("stratum", ["stratum", "strata", "unit", "unitpelayanan", "layanan", "service"]),
    ("population", ["population", "populasi", "jumlahpopulasi"]),
    ("standardDeviation", ["standarddeviation", "simpanganbaku", "standardeviasi", "sd"]),
  ]
}
