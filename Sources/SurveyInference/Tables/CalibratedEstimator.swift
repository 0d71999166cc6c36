public import Moments

/// Means, totals, ratios, shares and quantiles of a table with calibrated weights.
///
/// The point estimate is that of the calibrated weights. Its variance is the variance over the
/// design of Σ w·g·(z - ẑ), z the linearised variable and ẑ what ``Calibration`` explains of it;
/// rows outside the group have z = 0 and still a residual. Degrees of freedom are those of the
/// group, as without calibration.
///
/// Source: Särndal, Swensson and Wretman (1989), Biometrika 76, 527-537 (the g-weighted residuals).
///
/// Checked against: R survey 4.1-1 on calibrated designs, 10 digits.
public struct CalibratedEstimator: Sendable {
  public let calibration: Calibration
  private let design: RowDesign
  /// The weights as reciprocals of probabilities, which quantiles take.
  private let reciprocals: [Double]
  private let groups: [[Int]]

  /// Makes ready for estimates.
  ///
  /// - Parameters:
  ///   - rows: The table whose weights were calibrated.
  ///   - calibration: The weights.
  ///   - options: How the design is treated.
  /// - Throws: `EstimationError.populationTooSmall`.
  public init(
    _ rows: TableRows, calibration: Calibration, options: EstimationOptions
  ) throws(EstimationError) {
    precondition(calibration.weights.count == rows.count, "the calibration is of another table")
    self.calibration = calibration
    design = try RowDesign(rows, options: options)
    reciprocals = zip(design.probabilities, calibration.factors).map { 1 / ($0 / $1) }
    groups = rows.rowsByGroup
  }

  /// A statistic of a group.
  ///
  /// - Parameters:
  ///   - statistic: What is estimated.
  ///   - group: The number of the group.
  /// - Returns: The estimate.
  /// - Throws: What `TableEstimator` throws, such as `EstimationError.noValues`.
  /// - Complexity: O(rows).
  public func estimate(
    _ statistic: TableStatistic, in group: Int
  ) throws(EstimationError) -> TableEstimate {
    let (sample, estimate) = try estimated(.table(statistic), in: group)
    let variance = estimate.standardError.map { $0 * $0 }
    let weights = calibration.weights
    return TableEstimate(
      estimate: estimate,
      designEffect: variance.flatMap { sample.designEffect($0, weights: weights) },
      designEffectWithReplacement: variance.flatMap {
        sample.designEffect($0, weights: weights, withReplacement: true)
      })
  }

  /// A quantile of a group, as ``WoodruffQuantile`` has it, with calibrated weights and the error
  /// of calibrated shares.
  ///
  /// - Parameters:
  ///   - variable: The number of a variable of numbers.
  ///   - probability: In (0, 1).
  ///   - group: The number of the group.
  ///   - level: The confidence level, a fraction such as 0.95.
  ///   - method: How the interval of the share below is made.
  /// - Returns: The quantile.
  /// - Throws: What `TableEstimator` throws, such as `EstimationError.noValues`.
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
  ) throws(EstimationError) -> (sample: RowSample, estimate: Estimate) {
    guard groups.indices.contains(group) else { throw .noValues }
    let sample = try RowSample(
      design.rows, group: groups[group], statistic, weights: calibration.weights)
    var linearized = [Double](repeating: 0, count: design.rows.count)
    for (place, row) in sample.members.enumerated() {
      linearized[row] = sample.linearized(place)
    }
    let variance = try design.variance(of: calibration.residuals(linearized))
    return (
      sample,
      Estimate(
        value: sample.value, standardError: variance.map { max(0, $0).squareRoot() },
        degreesOfFreedom: design.degreesOfFreedom(of: sample.members),
        sampleSize: sample.members.count)
    )
  }
}
