/// The slope of one element, before its neighbours are asked.
public struct ElementSlope: Sendable, Hashable {
  /// The element's code, such as `U3`.
  public let element: String
  /// How much the index moves with the element by one unit, such as 25/9.
  public let weight: Double
  /// The change per year, in the unit of the element.
  public let estimate: Double
  /// Its standard error, positive.
  public let standardError: Double

  /// Takes the slope of a trend.
  ///
  /// - Parameters:
  ///   - element: The element's code.
  ///   - weight: How much the index moves with the element by one unit.
  ///   - slope: Of a ``RandomEffectsTrend`` or a ``LinearTrend``.
  /// - Throws: ``TrendTerm/reason`` where the slope has no standard error.
  public init(element: String, weight: Double, slope: TrendTerm) throws(UndefinedReason) {
    guard let standardError = slope.standardError else { throw .noResidualVariation }
    self.init(
      element: element, weight: weight, estimate: slope.estimate, standardError: standardError)
  }

  public init(element: String, weight: Double, estimate: Double, standardError: Double) {
    precondition(
      standardError > 0 && standardError.isFinite && estimate.isFinite && weight.isFinite,
      "a slope of \(estimate) with weight \(weight) needs a positive standardError")
    self.element = element
    self.weight = weight
    self.estimate = estimate
    self.standardError = standardError
  }
}
