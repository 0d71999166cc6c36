/// A database's way of writing SQL.
///
/// Only what all of them have is used: `GROUP BY`, `COUNT`, `SUM`, `CASE`, `COALESCE`. They differ in how
/// names are quoted and types are converted.
public enum SQLDialect: String, CaseIterable, Sendable, Hashable {
  case postgresql, clickhouse, spark, duckdb, sqlite

  /// A name as it stands in a query: quoted, so that blanks, capitals and words of SQL do no harm.
  func quoted(_ name: String) -> String {
    switch self {
    case .postgresql, .duckdb, .sqlite:
      "\"" + name.replacing("\"", with: "\"\"") + "\""
    case .spark:
      "`" + name.replacing("`", with: "``") + "`"
    case .clickhouse:  // where a backslash escapes inside of quotes too
      "`" + name.replacing("\\", with: "\\\\").replacing("`", with: "``") + "`"
    }
  }

  /// A table: its name, in parts where a database, catalog or schema stands before it.
  func quoted(_ table: TableName) -> String {
    if self == .duckdb, let path = table.path { return "'" + path.replacing("'", with: "''") + "'" }
    return table.parts.map { quoted($0) }.joined(separator: ".")
  }

  /// What stands in a column as text, blank where nothing does.
  func text(_ column: String) -> String {
    switch self {
    case .postgresql: "COALESCE(CAST(\(column) AS text), '')"
    case .clickhouse: "COALESCE(toString(\(column)), '')"
    case .spark: "COALESCE(CAST(\(column) AS STRING), '')"
    case .duckdb: "COALESCE(CAST(\(column) AS VARCHAR), '')"
    case .sqlite: "COALESCE(CAST(\(column) AS TEXT), '')"
    }
  }

  /// What stands in a column as a number of double precision, whose square no integer type could hold.
  func number(_ column: String) -> String {
    switch self {
    case .postgresql: "CAST(\(column) AS double precision)"
    case .clickhouse: "toFloat64(\(column))"
    case .spark, .duckdb: "CAST(\(column) AS DOUBLE)"
    case .sqlite: "CAST(\(column) AS REAL)"
    }
  }

  /// A sum of double precision, 0 of nothing, with all of its digits.
  func sum(_ value: String) -> String {
    switch self {
    // SQLite writes 15 digits unless it is asked for more.
    case .sqlite: "printf('%!.17g', TOTAL(\(value)))"
    case .postgresql, .clickhouse, .spark, .duckdb: "COALESCE(SUM(\(value)), 0)"
    }
  }

  /// Conditions under which a weight can be used: it is zero, or between the smallest and the largest that
  /// is read.
  func isUsableWeight(_ column: String) -> [String] {
    let number = number(column)
    let isInRange = "(\(number) = 0 OR \(number) BETWEEN 1e-9 AND 1e12)"
    guard self == .sqlite else { return [isInRange] }
    // A text that is no number, also a blank one, is 0 to SQLite.
    let isNumber = "\(column) GLOB '*[0-9]*' AND \(column) NOT GLOB '*[^-+.0-9eE]*'"
    return [isInRange, "(typeof(\(column)) <> 'text' OR \(isNumber))"]
  }
}
