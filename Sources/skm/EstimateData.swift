import Moments
import Responses

/// The rows of a table as an estimate needs them: summed up as they come, or kept.
struct EstimateData: TableConsumer {
  private let holdsRows: Bool
  private let request: TableRequest
  private let ratios: [TableVariables.Ratio]
  private(set) var sums: TableSums
  private(set) var rows = TableRows(variableCount: 0)
  private var hasBegun = false

  /// Nothing yet.
  ///
  /// - Parameters:
  ///   - holdsRows: Rows are kept, since sums cannot answer.
  ///   - request: What is read.
  ///   - ratios: The ratios that will be asked for.
  init(holdsRows: Bool, _ request: TableRequest, ratios: [TableVariables.Ratio]) {
    (self.holdsRows, self.request, self.ratios) = (holdsRows, request, ratios)
    sums = TableSums(TableVariables([]))
  }

  mutating func begin(_ isCategory: [Bool]) {
    sums = TableSums(
      TableVariables(isCategory.map { $0 ? .category : .number }, ratios: ratios),
      unitStages: request.units.count, populationStages: request.populations.count)
  }

  mutating func add(_ row: TableRow) {
    if !hasBegun && holdsRows {
      rows = TableRows(
        variableCount: row.values.count, replicateCount: row.replicateWeights.count)
    }
    hasBegun = true
    if holdsRows { rows.add(row) } else { sums.add(row) }
  }
}
