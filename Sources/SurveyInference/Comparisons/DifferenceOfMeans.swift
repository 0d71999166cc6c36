public import LinearAlgebra
import Moments

/// Differences of the item means of two groups of one design, with the covariance that shared
/// strata and units bring.
///
/// The linearized values of a unit are those of the later group less those of the earlier; the
/// covariance of their totals over the design is that of the differences. Degrees of freedom are
/// the units that contribute to either group less their strata.
///
/// *Source:* Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.6-5.8.
/// *Checked against:* R survey 4.1-1, `svytotal` of the linearized values and `svycontrast`, 12
/// digits.
public struct DifferenceOfMeans: Sendable {
  /// By item; `nil` where one of the groups did not answer it.
  public let items: [Difference?]
  /// The covariance of the differences; zero in the rows of items without one.
  public let covariance: SymmetricMatrix
  /// Units that contribute to either group less their strata.
  public let degreesOfFreedom: Int
  /// Respondents of both groups.
  public let sampleSize: Int
  /// Everybody in the strata of both groups was sampled and answered.
  public let isCensus: Bool

  /// Compares two groups.
  ///
  /// - Parameters:
  ///   - later: The number of the group that is compared.
  ///   - earlier: The number of the group that it is compared with.
  ///   - design: The whole survey.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  /// - Complexity: O(k²) per stratum or unit with respondents of a group, k items.
  public init(
    _ later: Int, minus earlier: Int, in design: SamplingDesign
  ) throws(EstimationError) {
    precondition(later != earlier, "a group does not differ from itself")
    let (to, from) = (Domain(design, group: later), Domain(design, group: earlier))
    let count = to.means.count
    func diagonal(_ value: Double) -> [[Double]] {
      (0..<count).map { row in (0..<count).map { $0 == row ? value : 0 } }
    }
    var covariance = try design.covariance(of: [(to, diagonal(1)), (from, diagonal(-1))])
    let levels = [later, earlier].map { design.moments.groups[$0].levels }
    // Where all of both groups answer alike the sums cancel but for rounding.
    for item in 0..<count where levels.allSatisfy({ $0.isConstant(item: item) }) {
      for other in 0..<count { covariance[item, other] = 0 }
    }
    for item in 0..<count where to.means[item] == nil || from.means[item] == nil {
      for other in 0..<count { covariance[item, other] = 0 }
    }
    let freedom = design.degreesOfFreedom(of: [later, earlier])
    let counted = [later, earlier].map { group in
      design.isCensus(of: group) ? design.moments.groups[group].respondents : nil
    }
    let items = (0..<count).map { item -> Difference? in
      guard let laterMean = to.means[item], let earlierMean = from.means[item] else { return nil }
      return Difference(
        estimate: Estimate(
          value: laterMean - earlierMean,
          standardError: max(0, covariance[item, item]).squareRoot(),
          degreesOfFreedom: freedom.byItem[item],
          sampleSize: to.sampleSizes[item] + from.sampleSizes[item],
          isCensus: [to, from].map { Optional($0.sampleSizes[item]) } == counted))
    }
    self.items = items
    self.covariance = covariance
    degreesOfFreedom = freedom.all
    sampleSize = to.sampleSize + from.sampleSize
    isCensus = items.allSatisfy { $0?.estimate.isCensus ?? false }
  }

  /// The difference of Σ cᵢRᵢ between the groups.
  ///
  /// - Parameter coefficients: One per item, zero for items without a difference.
  /// - Returns: The difference with the error that the items' covariance gives.
  public func combination(_ coefficients: [Double]) -> Difference {
    precondition(
      zip(coefficients, items).allSatisfy { $0 == 0 || $1 != nil },
      "an item that nobody answered has no difference to combine")
    let value = zip(coefficients, items).reduce(0) { $0 + $1.0 * ($1.1?.estimate.value ?? 0) }
    return Difference(
      estimate: Estimate(
        value: value, standardError: max(0, covariance.quadraticForm(coefficients)).squareRoot(),
        degreesOfFreedom: degreesOfFreedom, sampleSize: sampleSize, isCensus: isCensus))
  }
}
