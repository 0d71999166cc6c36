public import CSV
import Localization

/// Reads the known totals of a population: `variable,value,total`.
///
/// A number's own total has no value. Crossed variables stand as `A:B`, their values as `x:y`. The
/// population size is the variable `(Intercept)`; beside it one value of each variable may be left out.
public struct MarginsReader: Sendable {
  /// The variable whose total is the size of the population.
  public static let intercept = "(Intercept)"

  public init() {}

  /// Reads the table.
  ///
  /// - Parameter source: The bytes of a CSV, TSV or XLSX file.
  /// - Returns: The totals, in the order of the table.
  /// - Throws: `TableProblem` for the first thing that is wrong.
  public func read(_ source: consuming ByteSource) throws(TableProblem) -> PopulationMargins {
    let table = try NamedTable(source, names: Self.names)
    let missing = ["variable", "value", "total"].filter { !table.has($0) }
    guard missing.isEmpty else { throw TableProblem(.missingColumns(missing), file: table.file) }
    var margins = PopulationMargins(file: table.file)
    for row in table.rows {
      let (name, value) = (table.text("variable", row), table.text("value", row))
      guard !name.isEmpty else { throw table.problem(.blankCell, "variable", row) }
      let total = try total(table, row)
      let line = row.record.line
      let isIntercept = name.lowercased() == Self.intercept.lowercased()
      guard !isIntercept || value.isEmpty else {
        throw table.problem(.margin(.interceptWithValue), "value", row)
      }
      if total < 0 && (isIntercept || !value.isEmpty) {
        throw table.problem(.margin(.negativeTotal), "total", row)
      }
      let (columns, values) = Self.crossed(name, value)
      let own = PopulationMargins.Total(
        value: values.isEmpty ? nil : values.joined(separator: ":"), values: values, total: total,
        line: line)
      let problem = margins.add(
        own, to: isIntercept ? Self.intercept : name, columns: isIntercept ? [] : columns)
      if let problem {
        throw table.problem(.margin(problem), value.isEmpty ? "variable" : "value", row)
      }
    }
    if let problem = margins.disagreement {
      throw TableProblem(.margin(problem), file: table.file)
    }
    return margins
  }

  /// The parts of `A:B` and `x:y`; the whole of both where they have not as many.
  private static func crossed(
    _ name: String, _ value: String
  ) -> (columns: [String], values: [String]) {
    guard !value.isEmpty else { return ([name], []) }
    let columns = name.split(separator: ":").map { Words.value(String($0)) }
    let values = value.split(separator: ":").map {
      VariableColumn.categoryName(Words.value(String($0)))
    }
    guard columns.count == values.count, !columns.isEmpty else {
      return ([name], [VariableColumn.categoryName(value)])
    }
    return (columns, values)
  }

  private func total(_ table: NamedTable, _ row: NamedTable.Row) throws(TableProblem) -> Double {
    let text = table.text("total", row)
    guard !text.isEmpty else { throw table.problem(.blankCell, "total", row) }
    guard text.wholeMatch(of: #/-?\d{1,3}([.,]\d{3})+/#) == nil else {
      throw table.problem(.thousandsMark, "total", row)
    }
    switch SignedDecimal(text) {
    case .number(let value, _, _): return value
    case .thousands: throw table.problem(.thousandsMark, "total", row)
    case nil: throw table.problem(.notANumber, "total", row)
    }
  }

  private static let names: [NamedTable.Name] = [
    ("variable", ["variable", "variabel", "peubah", "kolom", "column"]),
    ("value", ["value", "nilai", "kategori", "category"]),
    ("total", ["total", "jumlah", "populasi", "population"]),
  ]
}
