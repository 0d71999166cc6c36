import LinearAlgebra
import Moments

/// The rows of a table shared out among the cells of one set of categorical variables, with the
/// total of each cell.
struct MarginPartition: Sendable {
  /// The numbers of the variables.
  let variables: [Int]
  /// The terms of each cell.
  let cells: [[CalibrationMargin.Term]]
  /// The total of each cell.
  let totals: [Double]
  /// The cell of each row; -1 for a row without a weight.
  let codes: [Int32]

  /// - Parameters:
  ///   - rows: The table.
  ///   - weights: The weight of each row.
  ///   - margins: Totals of cells of the same variables.
  /// - Throws: What is wrong with a total, or which rows have none.
  init(
    _ rows: TableRows, weights: [Double], margins: [CalibrationMargin]
  ) throws(CalibrationError) {
    let variables = margins.first?.variables.sorted() ?? []
    var numbers: [[TableValue]: Int32] = [:]
    for (place, margin) in margins.enumerated() {
      let values = margin.terms.sorted { $0.variable < $1.variable }.compactMap(\.value)
      guard margin.total.isFinite, margin.total >= 0 else {
        throw .totalOutOfRange(margin.terms, total: margin.total)
      }
      guard numbers.updateValue(Int32(place), forKey: values) == nil else {
        throw .repeatedMargin(margin.terms)
      }
    }
    for variable in variables { try requireKnown(variable, in: rows, weights: weights) }
    var codes = [Int32](repeating: -1, count: rows.count)
    var without: (values: [TableValue], rows: Int)?
    for row in 0..<rows.count where weights[row] != 0 {
      let values = variables.compactMap { rows.value($0, row: row) }
      if let code = numbers[values] {
        codes[row] = code
      } else if without == nil || without?.values == values {
        without = (values, (without?.rows ?? 0) + 1)
      }
    }
    if let without {
      throw .cellWithoutTotal(
        zip(variables, without.values).map { CalibrationMargin.Term(variable: $0, value: $1) },
        rows: without.rows)
    }
    self.variables = variables
    self.codes = codes
    cells = margins.map(\.terms)
    totals = margins.map(\.total)
  }

  /// The same cells with other things to share out.
  init(_ other: MarginPartition, codes: [Int32]) {
    (variables, cells, totals) = (other.variables, other.cells, other.totals)
    self.codes = codes
  }

  /// What the totals add up to.
  var population: Double { totals.reduce(0, +) }

  /// The sum of the weights in each cell.
  func sums(_ weights: [Double]) -> [Double] {
    var sums = [DoubleDouble](repeating: .zero, count: totals.count)
    for (row, code) in codes.enumerated() where code >= 0 {
      sums[Int(code)] += DoubleDouble(weights[row])
    }
    return sums.map { Double($0) }
  }

  /// What the weights of each cell are multiplied by to meet its total.
  func factors(_ weights: [Double]) throws(CalibrationError) -> [Double] {
    let sums = sums(weights)
    var factors = [Double](repeating: 1, count: totals.count)
    for cell in totals.indices {
      guard sums[cell] > 0 else {
        if totals[cell] > 0 { throw .emptyCell(cells[cell], total: totals[cell]) }
        continue
      }
      guard totals[cell] > 0 else { throw .totalOutOfRange(cells[cell], total: totals[cell]) }
      factors[cell] = totals[cell] / sums[cell]
    }
    return factors
  }
}

/// Refuses a variable that is not known of a row with a weight.
func requireKnown(
  _ variable: Int, in rows: TableRows, weights: [Double]
) throws(CalibrationError) {
  let missing = (0..<rows.count).reduce(0) {
    $0 + (weights[$1] != 0 && rows.value(variable, row: $1) == nil ? 1 : 0)
  }
  guard missing == 0 else { throw .missingValue(variable: variable, rows: missing) }
}
