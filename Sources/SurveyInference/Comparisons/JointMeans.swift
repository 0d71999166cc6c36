public import LinearAlgebra
import Moments

/// The means of several groups of one design with the covariance between the groups, which share
/// strata and units.
///
/// The linearized values of a unit are one for each group, zero where it has nobody of the group;
/// the covariance of their totals over the design is that of the groups' means.
///
/// *Source:* Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.6-5.8.
/// *Checked against:* R survey 4.1-1, `svyby` with `covmat = TRUE`, 12 digits.
public struct JointMeans: Sendable {
  /// One quantity in all groups.
  public struct Estimates: Sendable, Hashable {
    /// By group.
    public let values: [Double]
    /// Of the values.
    public let covariance: SymmetricMatrix
    /// Units that contribute to any of the groups less their strata.
    public let degreesOfFreedom: Int

    /// Whether the quantity is the same in all groups; two of them at least.
    public var equality: Result<WaldTest, WaldTestError> {
      Result { () throws(WaldTestError) in
        try WaldTest(equal: values, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
      }
    }
  }

  /// The numbers of the groups, in the order in which they were given.
  public let groups: [Int]
  private let design: SamplingDesign
  private let domains: [Domain]
  private let degreesOfFreedom: (all: Int, byItem: [Int])

  /// Takes groups of a design together.
  ///
  /// - Parameters:
  ///   - groups: Numbers of groups, each once, at least two.
  ///   - design: The whole survey.
  public init(_ groups: [Int], in design: SamplingDesign) {
    precondition(
      groups.count >= 2 && Set(groups).count == groups.count, "groups that differ, each once")
    self.groups = groups
    self.design = design
    domains = groups.map { Domain(design, group: $0) }
    degreesOfFreedom = design.degreesOfFreedom(of: groups)
  }

  /// The mean of an item in every group.
  ///
  /// - Parameter item: The number of the item.
  /// - Returns: `nil` where one of the groups did not answer it.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  /// - Complexity: O(g²) per stratum or unit, g groups.
  public func item(_ item: Int) throws(EstimationError) -> Estimates? {
    let coefficients = domains[0].means.indices.map { $0 == item ? 1.0 : 0.0 }
    return try estimates(coefficients, degreesOfFreedom: degreesOfFreedom.byItem[item])
  }

  /// Σ cᵢRᵢ in every group.
  ///
  /// - Parameter coefficients: One per item.
  /// - Returns: `nil` where one of the groups did not answer an item that counts.
  /// - Throws: As ``item(_:)``.
  /// - Complexity: As ``item(_:)``.
  public func combination(_ coefficients: [Double]) throws(EstimationError) -> Estimates? {
    try estimates(coefficients, degreesOfFreedom: degreesOfFreedom.all)
  }

  private func estimates(
    _ coefficients: [Double], degreesOfFreedom: Int
  ) throws(EstimationError) -> Estimates? {
    precondition(
      coefficients.count == design.moments.itemCount, "a coefficient for each of the items")
    let used = coefficients.indices.filter { coefficients[$0] != 0 }
    guard domains.allSatisfy({ domain in used.allSatisfy { domain.means[$0] != nil } }) else {
      return nil
    }
    let rows = domains.indices
    let terms = rows.map { row in
      (domain: domains[row], coefficients: rows.map { $0 == row ? coefficients : [] })
    }
    var covariance = try design.covariance(of: terms)
    // Where everybody answers alike the sums cancel but for rounding; there is nothing to round.
    for row in rows {
      let levels = design.moments.groups[groups[row]].levels
      guard used.allSatisfy({ levels.isConstant(item: $0) }) else { continue }
      for other in rows { covariance[row, other] = 0 }
    }
    let values = domains.map { domain in
      used.reduce(0) { $0 + coefficients[$1] * (domain.means[$1] ?? 0) }
    }
    return Estimates(values: values, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
  }
}
