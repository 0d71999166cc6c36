import LinearAlgebra
import Moments

/// The weighted distribution of the values in a sample.
///
/// Quantiles are those of R survey's `qrule = "math"`: the first value at which the cumulated
/// weight exceeds p·Σw, or the one before where it equals that. Below the weight of the smallest
/// value R 4.1-1 gives the second smallest, and so does this.
///
/// Where rows weigh alike the cumulated weight often equals p·Σw, and rounding decides. To decide
/// as R does, a weight is held as 1/(1/w), the reciprocal of a probability.
struct WeightedPoints {
  private let values: [Double]
  private let cumulative: [Double]
  private let total: Double

  /// - Parameters:
  ///   - values: Finite numbers, at least one.
  ///   - weights: One for each, none zero.
  init(_ values: [Double], weights: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    self.values = order.map { values[$0] }
    // Summed in 32 digits: whether a cumulated weight equals p·Σw must not depend on the order.
    var sum = DoubleDouble.zero
    cumulative = order.map { place in
      sum = sum + DoubleDouble(weights[place])
      return Double(sum)
    }
    total = Double(sum)
  }

  /// The quantile of a share.
  ///
  /// - Parameter share: A number in [0, 1].
  /// - Returns: One of the values.
  func quantile(_ share: Double) -> Double {
    let place = cumulative.lastIndex { $0 <= share * total } ?? 0
    let isReached = share - cumulative[place] / total == 0
    return values[isReached ? place : min(place + 1, values.count - 1)]
  }

  /// A quantile with its interval.
  ///
  /// - Parameters:
  ///   - probability: In (0, 1).
  ///   - level: The confidence level, a fraction such as 0.95.
  ///   - method: How the interval of the share below is made.
  ///   - share: Estimates the share of those at most as large as a value.
  /// - Returns: The quantile.
  /// - Throws: What `share` throws.
  func estimate(
    _ probability: Double, level: Double, method: ProportionIntervalMethod,
    share: (_ value: Double) throws(EstimationError) -> Estimate
  ) throws(EstimationError) -> QuantileEstimate {
    precondition(0 < probability && probability < 1, "probabilities lie in (0, 1)")
    let value = quantile(probability)
    return QuantileEstimate(
      value, share: try share(value), points: self, level: level, method: method)
  }
}

extension WeightedPoints {
  /// The numbers of a variable in some rows; `nil` where none is known.
  init?(_ rows: TableRows, of variable: Int, in members: [Int], weights: [Double]) {
    var (values, ownWeights) = ([Double](), [Double]())
    for row in members where weights[row] != 0 {
      guard case .number(let number) = rows.value(variable, row: row) else { continue }
      values.append(number)
      ownWeights.append(weights[row])
    }
    guard !values.isEmpty else { return nil }
    self.init(values, weights: ownWeights)
  }
}
