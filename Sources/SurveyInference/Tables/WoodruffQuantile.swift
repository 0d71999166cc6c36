public import Moments

/// Quantiles of a variable of numbers in the groups of a table, with Woodruff's intervals.
///
/// The quantile q of p is the first value at which the cumulated weight exceeds p·Σw, or the one
/// before where it equals that (R survey's `qrule = "math"`; below the weight of the smallest value
/// it is the second smallest, as in R 4.1-1). F(q), the share of those at or below q, has an
/// interval as any share has, and the limits of q are the quantiles of the limits of F(q). The
/// standard error is the length of the interval over 2·t. Where the limits of F(q) lie beyond 0 or
/// 1 there is no limit of q.
///
/// | interval of F(q) | R survey's `interval.type` |
/// |---|---|
/// | `wald` | `mean` |
/// | `logit` | `xlogit` |
/// | `beta` | `beta` |
/// | `wilson` | none |
///
/// Rows without the variable are outside the domain, and still units that were drawn. Degrees of
/// freedom are the units that contribute less their strata, as `degf` of R's subset.
///
/// Quantiles need the rows: a pass to order them, and one for the errors of the shares.
///
/// - Complexity: O(n log n) for n rows.
///
/// Source: Woodruff (1952), Journal of the American Statistical Association 47, 635-646; the
/// intervals of shares as in Korn and Graubard (1998), Survey Methodology 24, 193-201.
///
/// Checked against: R survey 4.1-1 `svyquantile`, limits exactly and standard errors to 10 digits.
public struct WoodruffQuantile: Sendable {
  public let probabilities: [Double]
  /// By group: the distribution of the values, and the quantiles; `nil` where nothing is known.
  private let groups: [(points: WeightedPoints, quantiles: [Double])?]
  private let shares: TableEstimator

  /// Makes ready for quantiles of one variable.
  ///
  /// - Parameters:
  ///   - rows: The table.
  ///   - variable: The number of a variable of numbers.
  ///   - probabilities: Each in (0, 1).
  ///   - options: How the design is treated.
  /// - Throws: `EstimationError.populationTooSmall`.
  public init(
    _ rows: TableRows, of variable: Int, probabilities: [Double], options: EstimationOptions
  ) throws(EstimationError) {
    precondition(probabilities.allSatisfy { 0 < $0 && $0 < 1 }, "probabilities lie in (0, 1)")
    let design = try RowDesign(rows, options: options)
    let weights = design.probabilities.map { 1 / $0 }
    let groups = rows.rowsByGroup.map { members in
      WeightedPoints(rows, of: variable, in: members, weights: weights).map {
        points in (points: points, quantiles: probabilities.map { points.quantile($0) })
      }
    }
    var sums = TableSums(
      TableVariables(Array(repeating: .number, count: probabilities.count)),
      unitStages: rows.units.count, populationStages: rows.populations.count)
    for row in 0..<rows.count {
      let group = Int(rows.groups[row])
      var values = [TableValue?](repeating: nil, count: probabilities.count)
      if case .number(let number) = rows.value(variable, row: row), let known = groups[group] {
        values = known.quantiles.map { .number(number <= $0 ? 1 : 0) }
      }
      sums.add(design.place(of: row, values: values, group: group))
    }
    self.probabilities = probabilities
    self.groups = groups
    shares = try TableEstimator(sums, options: design.weighted)
  }

  /// One quantile of a group.
  ///
  /// - Parameters:
  ///   - place: The place of the probability among ``probabilities``.
  ///   - group: The number of the group.
  ///   - level: The confidence level, a fraction such as 0.95.
  ///   - method: How the interval of the share below is made.
  /// - Returns: The quantile.
  /// - Throws: What `TableEstimator` throws, such as `EstimationError.noValues`.
  public func estimate(
    _ place: Int, in group: Int, level: Double, method: ProportionIntervalMethod
  ) throws(EstimationError) -> QuantileEstimate {
    guard groups.indices.contains(group), let known = groups[group] else { throw .noValues }
    let share = try shares.estimate(.mean(variable: place), in: group)
    return QuantileEstimate(
      known.quantiles[place], share: share.estimate, points: known.points, level: level,
      method: method)
  }
}
