/// What makes the estimates of a table and their errors.
public enum TableMachinery: Sendable {
  /// Sums of one pass and linearization.
  case linearized(TableEstimator)
  /// Calibrated weights and the residuals of calibration.
  case calibrated(CalibratedEstimator)
  /// Replicates of the sample.
  case replicated(ReplicateEstimator)
  /// Woodruff's quantiles, by variable.
  case quantiles([Int: WoodruffQuantile])

  /// A statistic of a group, and the replicates that were left out of its variance.
  func estimate(
    _ statistic: TableStatistic, in group: Int
  ) throws(EstimationError) -> (TableEstimate, undefinedReplicates: Int) {
    switch self {
    case .linearized(let estimator): return (try estimator.estimate(statistic, in: group), 0)
    case .calibrated(let estimator): return (try estimator.estimate(statistic, in: group), 0)
    case .replicated(let estimator):
      let found = try estimator.estimate(statistic, in: group)
      return (found.estimate, found.undefinedReplicates)
    case .quantiles: preconditionFailure("quantiles make no \(statistic)")
    }
  }

  /// A quantile of a group.
  func quantile(
    of variable: Int, probability: Double, in group: Int, level: Double,
    method: ProportionIntervalMethod
  ) throws(EstimationError) -> QuantileEstimate {
    switch self {
    case .linearized: preconditionFailure("sums hold no quantiles")
    case .calibrated(let estimator):
      return try estimator.quantile(
        of: variable, probability: probability, in: group, level: level, method: method)
    case .replicated(let estimator):
      return try estimator.quantile(
        of: variable, probability: probability, in: group, level: level, method: method)
    case .quantiles(let variables):
      guard let own = variables[variable],
        let place = own.probabilities.firstIndex(of: probability)
      else { preconditionFailure("the quantile \(probability) was not prepared") }
      return try own.estimate(place, in: group, level: level, method: method)
    }
  }
}
