public import LinearAlgebra
import Moments

/// Design-based means of all items in one group, with the covariance between them.
///
/// Each mean is a ratio of two totals, Rᵢ = Σ w·aᵢ·xᵢ / Σ w·aᵢ, over the respondents who answered
/// (aᵢ = 1). Taylor linearization gives every respondent, or sampling unit, the values
/// zᵢ = w·(aᵢxᵢ - Rᵢaᵢ) / Σ w·aᵢ, zero outside the group; the covariance of the means is that of the
/// totals of z over the whole design, so the group is a *domain* and its size is random.
///
/// Source: Särndal, Swensson and Wretman (1992), 5.6-5.8; Binder (1983), International Statistical
/// Review 51, 279-292. Checked against: R survey 4.1-1 `svytotal` of z, 12 digits.
public struct ItemMeans: Sendable {
  /// The means Rᵢ; `nil` where nobody answered.
  public let means: [Double?]
  /// The covariance of the means; zero in the rows of items that nobody answered.
  public let covariance: SymmetricMatrix
  /// Respondents who answered the item, by item.
  public let sampleSizes: [Int]
  /// Units in which the item was answered less their strata, by item.
  public let itemDegreesOfFreedom: [Int]
  /// Respondents who answered anything.
  public let sampleSize: Int
  /// Units in which anything was answered less their strata.
  public let degreesOfFreedom: Int
  /// Everybody in the strata of the group was sampled; by item, and everybody answered it.
  public let isCensus: [Bool]

  /// The mean of one item with its error; `nil` where nobody answered.
  public func estimate(item: Int) -> Estimate? {
    means[item].map {
      Estimate(
        value: $0, standardError: max(0, covariance[item, item]).squareRoot(),
        degreesOfFreedom: itemDegreesOfFreedom[item], sampleSize: sampleSizes[item],
        isCensus: isCensus[item])
    }
  }

  /// The estimate of Σ cᵢRᵢ.
  ///
  /// - Parameter coefficients: One per item, zero for items without a mean.
  /// - Returns: The estimate with the error that the items' covariance gives.
  public func combination(_ coefficients: [Double]) -> Estimate {
    precondition(
      zip(coefficients, means).allSatisfy { $0 == 0 || $1 != nil },
      "an item that nobody answered has no mean to combine")
    let value = zip(coefficients, means).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
    return Estimate(
      value: value, standardError: max(0, covariance.quadraticForm(coefficients)).squareRoot(),
      degreesOfFreedom: degreesOfFreedom, sampleSize: sampleSize,
      isCensus: zip(coefficients, isCensus).allSatisfy { $0 == 0 || $1 })
  }

  /// Estimates the means of one group.
  ///
  /// - Parameters:
  ///   - design: The whole survey: units outside the group belong to the design.
  ///   - group: The number of the group.
  /// - Returns: The means; of items that nobody answered, none.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  /// - Complexity: O(k²) per stratum or unit with respondents of the group, k items.
  public static func estimate(
    from design: SamplingDesign, group: Int
  ) throws(EstimationError) -> ItemMeans {
    let domain = Domain(design, group: group)
    let levels = design.moments.groups[group].levels
    let items = domain.means.indices
    let identity = items.map { row in items.map { $0 == row ? 1.0 : 0.0 } }
    var covariance = try design.covariance(of: [(domain, identity)])
    // Where everybody answers alike the sums cancel but for rounding; there is nothing to round.
    for item in items where levels.isConstant(item: item) {
      for other in items { covariance[item, other] = 0 }
    }
    return ItemMeans(
      means: domain.means,
      covariance: covariance,
      sampleSizes: domain.sampleSizes,
      itemDegreesOfFreedom: domain.itemDegreesOfFreedom,
      sampleSize: domain.sampleSize,
      degreesOfFreedom: domain.degreesOfFreedom,
      isCensus: domain.sampleSizes.map {
        design.isCensus(of: group) && $0 == design.moments.groups[group].respondents
      })
  }

  /// The standard error of a sum over groups of combinations of their item means,
  /// Σ_g Σᵢ c_gᵢ·R_gᵢ, with the covariance between the groups, which share strata and units.
  ///
  /// - Parameters:
  ///   - coefficients: The numbers of the groups, each with one coefficient per item.
  ///   - design: The whole survey.
  /// - Returns: The standard error; 0 where nothing varies.
  /// - Throws: As `estimate(from:group:)`.
  public static func standardError(
    of coefficients: [(group: Int, items: [Double])], in design: SamplingDesign
  ) throws(EstimationError) -> Double {
    let terms = coefficients.map { (Domain(design, group: $0.group), [$0.items]) }
    return max(0, try design.covariance(of: terms)[0, 0]).squareRoot()
  }
}
