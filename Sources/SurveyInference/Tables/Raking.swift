import LinearAlgebra

/// The factors of raking by iterative proportional fitting.
///
/// Rows that share all cells are fitted as one, so that a round costs as many steps as there are
/// combinations of values.
///
/// Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11, 427-444.
func rakingFactors(
  _ partitions: [MarginPartition], _ weights: [Double]
) throws(CalibrationError) -> [Double] {
  var (numbers, codes): ([[Int32]: Int], [[Int32]]) = ([:], [])
  let cells = weights.indices.map { row -> Int in
    let key = partitions.map { $0.codes[row] }
    if let number = numbers[key] { return number }
    numbers[key] = codes.count
    codes.append(key)
    return codes.count - 1
  }
  var sums = [DoubleDouble](repeating: .zero, count: codes.count)
  for (row, cell) in cells.enumerated() { sums[cell] += DoubleDouble(weights[row]) }
  let combined = partitions.enumerated().map { place, partition in
    MarginPartition(partition, codes: codes.map { $0[place] })
  }
  let factors = try fitted(combined, sums.map { Double($0) })
  return zip(cells, weights).map { cell, weight in
    codes[cell].contains(-1) ? 1 : weight == 0 ? 0 : factors[cell]
  }
}

/// The factor of each combination of values.
private func fitted(
  _ partitions: [MarginPartition], _ weights: [Double]
) throws(CalibrationError) -> [Double] {
  var current = weights
  var factors = partitions.map { [Double](repeating: 1, count: $0.totals.count) }
  for _ in 0..<10_000 {
    var change = 0.0
    for (place, partition) in partitions.enumerated() {
      let steps = try partition.factors(current)
      for (cell, step) in steps.enumerated() {
        factors[place][cell] *= step
        change = max(change, (step - 1).magnitude)
        // Totals that exclude each other drive factors apart without end.
        guard 1e-100...1e100 ~= factors[place][cell] else {
          throw notReached(partitions, current)
        }
      }
      current = product(factors, partitions, weights)
    }
    // Each weight is a product of rounded factors, one per set of variables.
    if change <= 1e-15 * Double(max(4, partitions.count)) {
      return product(factors, partitions, weights.map { _ in 1 })
    }
  }
  throw notReached(partitions, current)
}

/// Each weight times the factors of its cells.
private func product(
  _ factors: [[Double]], _ partitions: [MarginPartition], _ weights: [Double]
) -> [Double] {
  var result = weights
  for (partition, factors) in zip(partitions, factors) {
    for (row, code) in partition.codes.enumerated() where code >= 0 {
      result[row] *= factors[Int(code)]
    }
  }
  return result
}

/// The total that the weights miss most.
private func notReached(_ partitions: [MarginPartition], _ weights: [Double]) -> CalibrationError {
  var worst = CalibrationError.noMargins
  var largest = -1.0
  for partition in partitions {
    for (cell, sum) in partition.sums(weights).enumerated() where partition.totals[cell] > 0 {
      let misfit = (sum / partition.totals[cell] - 1).magnitude
      guard misfit > largest else { continue }
      largest = misfit
      worst = .notReached(partition.cells[cell], total: partition.totals[cell], reached: sum)
    }
  }
  return worst
}
