public import Moments

/// Means, totals, ratios, shares and quantiles of a table whose errors come from replicates.
///
/// The variance of an estimate θ is scale·Σ rscales_r·(θ_r - θ̄)², θ_r the estimate with the
/// weights of replicate r and θ̄ the mean of those whose scale is not zero:
///
/// - ``ReplicateMethod/jk1``, ``ReplicateMethod/jkn``: every unit is left out once, and the other
///   n_h - 1 of its stratum weigh n_h/(n_h - 1) as much; rscales are (1 - n_h/N_h)·(n_h - 1)/n_h. A
///   stratum of one unit is treated as R's `jknweights` treats it under the same policy.
/// - ``ReplicateMethod/raoWu(replicates:seed:)``: n_h - 1 units drawn with replacement; the
///   scale is 1/(R - 1).
/// - ``ReplicateMethod/columns(scale:rscales:)``: weights given, as R's
///   `svrepdesign(type = "other", combined.weights = TRUE)`.
///
/// With calibration every replicate is calibrated to the same totals. Populations of later stages
/// do not enter. A quantile has Woodruff's interval, with the replicates' error of the share below.
///
/// Degrees of freedom are the units that contribute less their strata; of given columns, the rank
/// of the weights of the rows that contribute less 1. R takes the latter for every kind of
/// replicates, which differs in a group: the jackknife of a stratum that has left the group still
/// scales the others.
///
/// Source: Wolter (2007), Introduction to Variance Estimation, chapter 4 (jackknife); Rao and Wu
/// (1988), Journal of the American Statistical Association 83, 231-241, and Rao, Wu and Yue (1992),
/// Survey Methodology 18, 209-217 (bootstrap).
///
/// Checked against: R survey 4.1-1 `as.svrepdesign` and `svrepdesign`, 10 digits.
public struct ReplicateEstimator: Sendable {
  public let method: ReplicateMethod
  /// The weights of the whole sample, calibrated where that was asked for.
  public let weights: [Double]
  private let design: RowDesign
  /// The weights as reciprocals of probabilities, which quantiles take.
  private let reciprocals: [Double]
  private let replicates: ReplicateWeights
  private let groups: [[Int]]

  /// Makes the replicates.
  ///
  /// - Parameters:
  ///   - rows: The table, with replicate weights where columns give them.
  ///   - method: How replicates are made.
  ///   - options: How the design is treated.
  ///   - calibration: The calibration of the sample, which every replicate repeats.
  /// - Throws: ``ReplicateError``.
  /// - Complexity: O(rows) memory; with calibration and with given columns O(rows · replicates).
  public init(
    _ rows: TableRows, method: ReplicateMethod, options: EstimationOptions,
    calibration: Calibration? = nil
  ) throws(ReplicateError) {
    let design: RowDesign
    do throws(EstimationError) {
      design = try RowDesign(rows, options: options)
    } catch {
      throw .design(error)
    }
    let replicates = try ReplicateWeights(design, method: method)
    self.method = method
    self.design = design
    weights = calibration?.weights ?? design.weights
    if case .columns = method {
      reciprocals = weights
    } else if let calibration {
      reciprocals = zip(design.probabilities, calibration.factors).map { 1 / $0 * $1 }
    } else {
      reciprocals = design.probabilities.map { 1 / $0 }
    }
    if let calibration {
      self.replicates = try replicates.calibrated(by: calibration.model)
    } else {
      self.replicates = replicates
    }
    groups = rows.rowsByGroup
  }

  /// The number of replicates.
  public var replicateCount: Int { replicates.count }

  /// A statistic of a group.
  ///
  /// - Parameters:
  ///   - statistic: What is estimated.
  ///   - group: The number of the group.
  /// - Returns: The estimate, and how many replicates were left out of the variance.
  /// - Throws: `EstimationError.noValues`, `EstimationError.zeroDenominator`.
  public func estimate(
    _ statistic: TableStatistic, in group: Int
  ) throws(EstimationError) -> ReplicateEstimate {
    let (sample, estimate, undefined) = try estimated(.table(statistic), in: group)
    let variance = estimate.standardError.map { $0 * $0 }
    return ReplicateEstimate(
      estimate: TableEstimate(
        estimate: estimate,
        designEffect: variance.flatMap { sample.designEffect($0, weights: weights) },
        designEffectWithReplacement: variance.flatMap {
          sample.designEffect($0, weights: weights, withReplacement: true)
        }), undefinedReplicates: undefined)
  }

  /// A quantile of a group, as ``WoodruffQuantile`` has it, with the replicates' errors.
  ///
  /// - Parameters:
  ///   - variable: The number of a variable of numbers.
  ///   - probability: In (0, 1).
  ///   - group: The number of the group.
  ///   - level: The confidence level, a fraction such as 0.95.
  ///   - method: How the interval of the share below is made.
  /// - Returns: The quantile.
  /// - Throws: `EstimationError.noValues`.
  public func quantile(
    of variable: Int, probability: Double, in group: Int, level: Double,
    method: ProportionIntervalMethod
  ) throws(EstimationError) -> QuantileEstimate {
    guard groups.indices.contains(group),
      let points = WeightedPoints(
        design.rows, of: variable, in: groups[group], weights: reciprocals)
    else { throw .noValues }
    return try points.estimate(probability, level: level, method: method) {
      value throws(EstimationError) in
      try estimated(.share(variable: variable, atMost: value), in: group).estimate
    }
  }

  private func estimated(
    _ statistic: RowStatistic, in group: Int
  ) throws(EstimationError) -> (sample: RowSample, estimate: Estimate, undefined: Int) {
    guard groups.indices.contains(group) else { throw .noValues }
    let sample = try RowSample(design.rows, group: groups[group], statistic, weights: weights)
    let (variance, undefined) = replicates.variance(of: sample, weights: weights)
    var degreesOfFreedom = design.degreesOfFreedom(of: sample.members)
    if case .columns = method { degreesOfFreedom = replicates.rank(of: sample.members) - 1 }
    return (
      sample,
      Estimate(
        value: sample.value, standardError: variance?.squareRoot(),
        degreesOfFreedom: degreesOfFreedom, sampleSize: sample.members.count), undefined
    )
  }
}
