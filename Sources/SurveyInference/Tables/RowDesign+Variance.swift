import Moments

extension RowDesign {
  /// The variance of Σ w·v over the design.
  ///
  /// - Parameter values: v of each row of the table; zero for rows that do not contribute.
  /// - Returns: The variance; `nil` where there are no degrees of freedom.
  /// - Throws: What `TableEstimator` throws.
  func variance(of values: [Double]) throws(EstimationError) -> Double? {
    var sums = TableSums(
      TableVariables([.number]), unitStages: rows.units.count,
      populationStages: rows.populations.count)
    for row in 0..<rows.count {
      sums.add(place(of: row, values: [.number(values[row])], group: 0))
    }
    let estimator = try TableEstimator(sums, options: weighted)
    let total = try estimator.estimate(.total(variable: 0), in: 0)
    return total.estimate.standardError.map { $0 * $0 }
  }

  /// A row with its place in the design and its weight, and other values.
  func place(of row: Int, values: [TableValue?], group: Int) -> TableRow {
    TableRow(
      group: group, stratum: Int(rows.strata[row]), units: rows.units.map { Int($0[row]) },
      populations: rows.populations.map { $0[row] }, weight: weights[row], values: values)
  }

  /// The options of a design whose rows have their weights.
  var weighted: EstimationOptions {
    var options = options
    options.weightsFollowPopulation = false
    return options
  }
}
