import LinearAlgebra
public import Moments

extension SamplingDesign {
  /// The rows of answers of a group, with the weights that the design gives; respondents of weight 0
  /// do not count.
  ///
  /// - Parameter group: The number of the group, in moments that keep patterns.
  /// - Returns: Sorted patterns; those of all strata are one.
  public func patterns(of group: Int) -> PatternCounts {
    patternCounts(of: group) { ($0.contributing, $0.weight) }
  }

  /// The rows of answers of those in a group who repeat an earlier respondent.
  ///
  /// - Parameter group: The number of the group, in moments that keep patterns.
  /// - Returns: Sorted patterns, with the weights of `patterns(of:)`; `nil` where respondents were added as
  ///   sums, which do not tell.
  public func repeats(of group: Int) -> PatternCounts? {
    guard moments.knowsRepeats else { return nil }
    return patternCounts(of: group) { ($0.repeats, $0.repeatedWeight) }
  }

  private func patternCounts(
    of group: Int, _ sums: (SurveyMoments.PatternSums) -> (count: Int, weight: Double)
  ) -> PatternCounts {
    let rows = moments.patternSums(of: group).compactMap { pattern -> PatternCounts.Row? in
      let (count, weight) = sums(pattern)
      guard count > 0 else { return nil }
      return PatternCounts.Row(
        pattern.scores, count: count, weight: strata[pattern.stratum].weight * weight)
    }
    return PatternCounts(itemCount: moments.itemCount, levels: moments.levels, rows)
  }

  /// The standard error of a total over a group of w·z, where z depends on the answers alone.
  ///
  /// With z a linearized variable over the sum of the weights, it is the error of the statistic that
  /// was linearized.
  ///
  /// - Parameters:
  ///   - group: The number of the group, in moments that keep patterns.
  ///   - value: z of a row of answers; `nil` where such a respondent does not contribute.
  /// - Returns: The error, and its degrees of freedom: contributing units less their strata.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  ///
  /// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.5.
  public func standardError(
    ofTotalIn group: Int, of value: ([UInt8]) -> Double?
  ) throws(EstimationError) -> (standardError: Double, degreesOfFreedom: Int) {
    var sums: [Int: [SurveyMoments.PatternSums]] = [:]
    for pattern in moments.patternSums(of: group) {
      sums[pattern.stratum, default: []].append(pattern)
    }
    var (linearized, degreesOfFreedom) = ([LinearizedStratum](), 0)
    for stratum in strata(of: [group]) {
      var totals: [Int: Double] = [:]
      var (sum, squares, respondents) = (0.0, 0.0, 0)
      for pattern in sums[stratum.number] ?? [] where pattern.weight > 0 {
        guard let z = value(pattern.scores).map({ stratum.weight * $0 }) else { continue }
        sum += z * pattern.weight
        if let unit = pattern.unit {
          totals[unit, default: 0] += z * pattern.weight
        } else {
          squares += z * z * pattern.squaredWeight
          respondents += pattern.contributing
        }
      }
      squares += totals.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
      degreesOfFreedom += max(0, respondents + totals.count - 1)
      linearized.append(
        LinearizedStratum(
          number: stratum.number, unitCount: stratum.unitCount, scale: stratum.correction,
          sum: [sum], products: SymmetricMatrix(order: 1, lowerTriangle: [squares])))
    }
    let variance = try SurveyInference.covariance(of: linearized, order: 1, policy: policy)[0, 0]
    return (max(0, variance).squareRoot(), degreesOfFreedom)
  }
}
