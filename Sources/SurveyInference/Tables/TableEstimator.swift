import LinearAlgebra
public import Moments

/// Means, totals, ratios and shares of a table under its sampling design, by Taylor linearization.
///
/// Every statistic is a ratio R = Y/X of two totals Y = Σ w·y and X = Σ w·x over the rows of a group
/// that know both (x = 1 for a mean; for a share y is the indicator of the category), or a total Y.
/// With z = (y - R·x)/X, or z = y for a total, zero for all other rows, its variance is that of the
/// total of w·z over the whole design. With n units drawn of N in each stratum h, f = n/N, and each
/// unit i of the first stage again a stratum of m units of M,
///
/// V = Σ_h (1 - f_h)·n_h/(n_h - 1)·Σᵢ (zᵢ - z̄_h)²
///   + Σ_h f_h Σᵢ (1 - fᵢ)·mᵢ/(mᵢ - 1)·Σⱼ (zᵢⱼ - z̄ᵢ)² + …
///
/// down to the last stage whose population is known. Where the population of the first stage is not
/// known, its units carry the whole error.
///
/// A group is a domain, and so are the rows that know a variable: units without them belong to the
/// design with a total of zero. Degrees of freedom are the units of the first stage (rows where none
/// are named) with a row of positive weight that knows the variables, less the strata they are in.
///
/// Weights are those of the rows; where they follow the population they are multiplied by the product
/// of N/n over the stages whose population is known.
///
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 4.3, 5.5-5.8 and 10.3; Binder
/// (1983), International Statistical Review 51, 279-292.
///
/// Checked against: R survey 4.1-1 (`svymean`, `svytotal`, `svyratio` of subsets), 12 digits.
public struct TableEstimator: Sendable {
  let design: TableDesign
  private let policy: SingletonStratum
  private let isStratified: Bool

  /// Makes the design of `sums`.
  ///
  /// - Parameters:
  ///   - sums: All rows of the table; those outside the groups of interest belong to the design.
  ///   - options: How the design is treated.
  /// - Throws: `EstimationError.populationTooSmall` or `unitPopulationTooSmall` where more units were
  ///   drawn than there are, `populationVaries` where rows disagree.
  public init(_ sums: TableSums, options: EstimationOptions) throws(EstimationError) {
    design = try TableDesign(sums, options: options)
    policy = options.singletonStratum
    isStratified = options.isStratified
  }

  /// Estimates one statistic of one group.
  ///
  /// - Parameters:
  ///   - statistic: What; a ratio is one of those that were summed.
  ///   - group: The number of the group.
  /// - Returns: The estimate with its error; without one where there are no degrees of freedom.
  /// - Throws: `EstimationError.noValues` where nobody in the group knows the variables,
  ///   `zeroDenominator`, `valuesTooLarge`, `singletonStratum`, `singletonUnit`, `onlySingletonStrata`.
  /// - Complexity: O(units) of the group, of strata where rows are the units.
  public func estimate(
    _ statistic: TableStatistic, in group: Int
  ) throws(EstimationError) -> TableEstimate {
    let sample = TableDomain(design, pair: pair(of: statistic), group: group)
    guard sample.totals.count > 0 else { throw .noValues }
    let linearization: TableLinearization
    switch statistic {
    case .total: linearization = TableLinearization(ratio: .zero, denominator: DoubleDouble(1))
    case .mean, .ratio: linearization = try ratio(of: sample.totals)
    }
    let (variance, isCensus) = try variance(of: sample, linearization)
    let value = if case .total = statistic { sample.totals.y } else { linearization.ratio }
    guard value.high.isFinite && variance.isFinite else { throw .valuesTooLarge }
    let estimate = Estimate(
      value: value.high, standardError: max(0, variance).squareRoot(),
      degreesOfFreedom: sample.degreesOfFreedom, sampleSize: sample.totals.count,
      isCensus: isCensus)
    let simple = simpleSampling(sample.totals, statistic, linearization)
    let isKnown = estimate.standardError != nil
    return TableEstimate(
      estimate: estimate,
      designEffect: isKnown ? simple.without.map { variance / $0 } : nil,
      designEffectWithReplacement: isKnown ? simple.with.map { variance / $0 } : nil)
  }

  /// The variables whose totals a statistic divides.
  func pair(of statistic: TableStatistic) -> TablePair {
    switch statistic {
    case .mean(let variable, let category), .total(let variable, let category):
      return category.map { .category(variable: variable, category: $0) } ?? .number(variable)
    case .ratio(let numerator, let denominator):
      let ratio = TableVariables.Ratio(numerator: numerator, denominator: denominator)
      guard let number = design.sums.variables.ratios.firstIndex(of: ratio) else {
        preconditionFailure("the ratio of \(numerator) to \(denominator) was not summed")
      }
      return .ratio(number)
    }
  }

  private func ratio(of totals: TablePairSums) throws(EstimationError) -> TableLinearization {
    // Decimals are rounded to doubles before they are summed: what cancels but for that is 0.
    let size = (totals.xx.high * totals.weight.high).squareRoot()
    guard totals.x.high.magnitude > 0x1p-52 * size else {
      throw .zeroDenominator
    }
    return TableLinearization(ratio: totals.y / totals.x, denominator: totals.x)
  }

  /// The variance of the total of w·z, and whether every row there is was drawn.
  private func variance(
    of sample: TableDomain, _ linearization: TableLinearization
  ) throws(EstimationError) -> (variance: Double, isCensus: Bool) {
    let nodes = design.sums.nodes
    var (variance, isCensus) = (0.0, design.sums.rowsAreUnits && sample.isComplete)
    var units: [(node: Int, sum: TableLinearization.Sum)] = sample.cells.map { cell in
      (cell.node, linearization.sum(cell.sums, factor: design.factors[cell.node]))
    }
    if design.sums.rowsAreUnits {
      let strata = sample.cells.map { cell in
        linearization.stratum(
          ofRows: cell.sums, factor: design.factors[cell.node], nodes[cell.node],
          scale: design.scales[cell.node])
      }
      variance += try self.variance(of: strata, stage: design.sums.unitStages)
      isCensus = isCensus && strata.allSatisfy { $0.scale == 0 }
    }
    var stage = design.sums.leafStage
    while stage > 0 {  // from the last stage to the first
      stage -= 1
      var (strata, parents) = ([LinearizedStratum](), [(Int, TableLinearization.Sum)]())
      var first = 0
      while first < units.count, let parent = nodes[units[first].node].parent {
        var last = first
        var sum = TableLinearization.Sum()
        while last < units.count, nodes[units[last].node].parent == parent {
          sum += units[last].sum
          last += 1
        }
        strata.append(
          linearization.stratum(
            ofUnits: units[first..<last].map(\.sum)[...], nodes[parent],
            scale: design.scales[parent]))
        parents.append((parent, sum))
        first = last
      }
      variance += try self.variance(of: strata, stage: stage)
      isCensus = isCensus && strata.allSatisfy { $0.scale == 0 }
      units = parents
    }
    return (variance, isCensus)
  }

  /// The variance that the strata of one stage add; without strata a single unit of the first stage
  /// is not a design at fault: it has no degrees of freedom.
  private func variance(
    of strata: [LinearizedStratum], stage: Int
  ) throws(EstimationError) -> Double {
    try covariance(
      of: strata, order: 1, policy: stage > 0 || isStratified ? policy : .certainty, stage: stage)[
        0, 0]
  }

  /// The variance under simple sampling of as many rows without and with replacement.
  ///
  /// With S = Σ w·(z - z̄)², n rows and W = Σ w it is S·(W - n)/(n - 1) and S·W/(n - 1).
  private func simpleSampling(
    _ totals: TablePairSums, _ statistic: TableStatistic, _ linearization: TableLinearization
  ) -> (without: Double?, with: Double?) {
    guard totals.count > 1 else { return (nil, nil) }
    var centred = linearization
    if case .total = statistic {
      centred = TableLinearization(ratio: totals.y / totals.weight, denominator: DoubleDouble(1))
    }
    let spread = centred.squares(totals, factor: DoubleDouble(1)).high
    guard spread > 0 else { return (nil, nil) }
    let (weight, count) = (totals.weight, Double(totals.count))
    let rest = (weight - DoubleDouble(count)).high
    return (
      // weights that add up to the rows count no population
      rest > count * 0x1p-40 ? spread * rest / (count - 1) : nil,
      spread * weight.high / (count - 1)
    )
  }
}
