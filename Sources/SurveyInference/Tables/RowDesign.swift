import Moments

/// The sampling design of rows in memory: their weights, first-stage units and strata.
struct RowDesign: Sendable {
  let rows: TableRows
  let options: EstimationOptions
  /// The sampling weight of each row, from the populations where the table has none.
  let weights: [Double]
  /// 1/w of each row, the probability of being drawn; a product of n/N where that is known.
  let probabilities: [Double]
  /// The first-stage unit of each row, numbered from 0 in the order of strata and units.
  let units: [Int32]
  /// The number of the stratum of each first-stage unit.
  let stratumOfUnit: [Int]
  /// The places in `stratumOfUnit` of the units of each stratum; empty where a number is not used.
  let unitsOfStratum: [Range<Int>]
  /// The population of each stratum at the first stage; `nil` where it is not known.
  let populations: [Double?]

  init(_ rows: TableRows, options: EstimationOptions) throws(EstimationError) {
    self.rows = rows
    self.options = options
    let strataCount = (rows.strata.max().map { Int($0) } ?? -1) + 1
    let first = rows.units.first
    // The order of strata and units, so that nothing depends on the order of the rows.
    let order = (0..<rows.count).sorted {
      let (left, right) = (rows.strata[$0], rows.strata[$1])
      guard left == right, let first else { return left < right }
      return first[$0] < first[$1]
    }
    var units = [Int32](repeating: 0, count: rows.count)
    var (stratumOfUnit, last) = ([Int](), Int?.none)
    for row in order {
      let isSame = last.map { last in
        rows.strata[last] == rows.strata[row] && first?[last] == first?[row] && first != nil
      }
      if isSame != true { stratumOfUnit.append(Int(rows.strata[row])) }
      units[row] = Int32(stratumOfUnit.count - 1)
      last = row
    }
    var ranges = [Range<Int>](repeating: 0..<0, count: strataCount)
    for (unit, stratum) in stratumOfUnit.enumerated() {
      ranges[stratum] = (ranges[stratum].isEmpty ? unit : ranges[stratum].lowerBound)..<(unit + 1)
    }
    self.units = units
    self.stratumOfUnit = stratumOfUnit
    unitsOfStratum = ranges
    populations = try firstStagePopulations(rows, ranges, options)
    probabilities =
      options.weightsFollowPopulation
      ? drawingProbabilities(rows, first: populations, ranges) : rows.weights.map { 1 / $0 }
    weights =
      options.weightsFollowPopulation
      ? probabilities.map { 1 / $0 } : rows.weights
  }

  /// What to do with a stratum of one unit: without strata such a sample is merely too small.
  var policy: SingletonStratum { options.isStratified ? options.singletonStratum : .certainty }

  /// 1 - n/N of a stratum at the first stage; 1 where the population is not known.
  func correction(of stratum: Int) -> Double {
    populations[stratum].map { 1 - Double(unitsOfStratum[stratum].count) / $0 } ?? 1
  }

  /// The units that contribute less the strata that they are in.
  ///
  /// - Parameter members: The rows that contribute.
  /// - Returns: The difference, zero where every stratum has one unit.
  func degreesOfFreedom(of members: some Sequence<Int>) -> Int {
    var (seen, strata, count) = (
      [Bool](repeating: false, count: stratumOfUnit.count),
      [Bool](repeating: false, count: unitsOfStratum.count), 0
    )
    for row in members where !seen[Int(units[row])] {
      let unit = Int(units[row])
      seen[unit] = true
      count += 1
      if !strata[stratumOfUnit[unit]] {
        strata[stratumOfUnit[unit]] = true
        count -= 1
      }
    }
    return count
  }
}

/// The population of each stratum; `nil` where it is not known.
private func firstStagePopulations(
  _ rows: TableRows, _ units: [Range<Int>], _ options: EstimationOptions
) throws(EstimationError) -> [Double?] {
  var populations = [Double?](repeating: nil, count: units.count)
  if let known = rows.populations.first {
    for row in 0..<rows.count {
      let stratum = Int(rows.strata[row])
      let other = populations[stratum] ?? known[row]
      guard other == known[row] else {
        throw .populationVaries(
          stage: 0, number: stratum, smallest: min(other, known[row]),
          largest: max(other, known[row]))
      }
      populations[stratum] = known[row]
    }
  }
  for stratum in units.indices where !units[stratum].isEmpty {
    populations[stratum] = populations[stratum] ?? options.population
    if let population = populations[stratum], population < Double(units[stratum].count) {
      throw .populationTooSmall(
        stratum: stratum, population: population, units: units[stratum].count)
    }
  }
  return populations
}

/// The product over the stages of units drawn over population.
private func drawingProbabilities(
  _ rows: TableRows, first: [Double?], _ units: [Range<Int>]
) -> [Double] {
  var probabilities = rows.strata.map { stratum in
    first[Int(stratum)].map { Double(units[Int(stratum)].count) / $0 } ?? 1
  }
  for stage in rows.populations.indices.dropFirst() {
    let parents = rows.units[stage - 1]
    var drawn: [Int32: Set<Int32>] = [:]
    for row in 0..<rows.count {
      let unit = stage < rows.units.count ? rows.units[stage][row] : Int32(row)
      drawn[parents[row], default: []].insert(unit)
    }
    for row in 0..<rows.count {
      probabilities[row] *= Double(drawn[parents[row]]?.count ?? 1) / rows.populations[stage][row]
    }
  }
  return probabilities
}
