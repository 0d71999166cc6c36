import LinearAlgebra

/// What the auxiliary variables of a calibration explain of a linearised variable.
enum CalibrationProjection: Sendable {
  /// Means of cells, weighted; the last number of each row is its weight.
  case cells(MarginPartition, weights: [Double])
  /// Means of rows in the cells of one set of variables after another.
  case rake([MarginPartition])
  /// The regression on columns.
  case linear(columns: [[Double]], weights: [Double], GramSolver)

  init(_ model: CalibrationModel, weights: [Double]) {
    switch model {
    case .cells(let partition): self = .cells(partition, weights: weights)
    case .rake(let partitions): self = .rake(partitions)
    case .linear(let linear):
      self = .linear(
        columns: linear.columns, weights: weights, GramSolver(linear.columns, weights: weights))
    }
  }

  /// z - ẑ of each row.
  func residuals(_ z: [Double]) -> [Double] {
    switch self {
    case .cells(let partition, let weights):
      return centred(z, in: partition, weights: weights).values
    case .rake(let partitions):
      let equal = [Double](repeating: 1, count: z.count)
      let size = z.reduce(0) { max($0, $1.magnitude) }
      var rest = z
      for _ in 0..<10 {  // as many rounds as R survey
        var change = 0.0
        for partition in partitions {
          let (values, mean) = centred(rest, in: partition, weights: equal)
          rest = values
          change = max(change, mean)
        }
        if change <= 1e-16 * size { break }
      }
      return rest
    case .linear(let columns, let weights, let solver):
      let products = columns.map { column in
        var sum = DoubleDouble.zero
        for row in z.indices where z[row] != 0 && weights[row] != 0 {
          sum =
            sum + DoubleDouble.twoProduct(weights[row], column[row]) * DoubleDouble(z[row])
        }
        return sum
      }
      let coefficients = solver.solve(products)
      var rest = z
      for (column, coefficient) in zip(columns, coefficients) {
        for row in rest.indices { rest[row] -= coefficient * column[row] }
      }
      return rest
    }
  }
}

/// z less its weighted mean in each cell, and the largest of these means.
private func centred(
  _ z: [Double], in partition: MarginPartition, weights: [Double]
) -> (values: [Double], largest: Double) {
  let count = partition.totals.count
  var (sums, sizes) = (
    [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
  )
  for (row, code) in partition.codes.enumerated() where code >= 0 {
    sums[Int(code)] += weights[row] * z[row]
    sizes[Int(code)] += weights[row]
  }
  let means = zip(sums, sizes).map { $1 > 0 ? $0 / $1 : 0 }
  var values = z
  for (row, code) in partition.codes.enumerated() where code >= 0 {
    values[row] -= means[Int(code)]
  }
  return (values, means.reduce(0) { max($0, $1.magnitude) })
}
