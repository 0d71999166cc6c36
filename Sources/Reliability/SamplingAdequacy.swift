public import LinearAlgebra

/// The Kaiser-Meyer-Olkin measure: whether correlations are shared, as common factors would have it, or
/// belong to pairs of items.
///
/// With correlations rᵢⱼ and the partial correlations qᵢⱼ that remain when all other items are held
/// fixed, KMO = Σ r² / (Σ r² + Σ q²) over all pairs, and of one item over its pairs. It lies between 0
/// and 1; below 0.5 a factor analysis has little to work on.
///
/// Source: Kaiser and Rice (1974), Educational and Psychological Measurement 34, 111-117. Checked
/// against: psych 2.2.9 `KMO`, 12 digits.
public struct SamplingAdequacy: Sendable, Hashable {
  /// Over all pairs of items; `nil` where no two items correlate at all.
  public let overall: Double?
  /// By item, over its pairs (MSA); `nil` where an item correlates with no other.
  public let items: [Double?]

  /// Measures how well correlations suit a factor analysis.
  ///
  /// - Parameter covariance: Of three items or more, or their correlations.
  /// - Throws: `ReliabilityError.tooFewItems` below three, since of two items KMO is always ½;
  ///   `ReliabilityError.constantItem` where a variance is not positive; and
  ///   `ReliabilityError.notPositiveDefinite` where some items follow from others.
  /// - Complexity: O(k³).
  public init(covariance: SymmetricMatrix) throws(ReliabilityError) {
    let order = covariance.order
    guard order > 2 else { throw .tooFewItems(found: order, required: 3) }
    let correlation = try covariance.itemCorrelation()
    let inverse = try correlation.itemFactor().inverse
    var whole = Array(repeating: 0.0, count: order)
    var partial = whole
    for i in 0..<order {
      for j in 0..<order where i != j {
        whole[i] += correlation[i, j] * correlation[i, j]
        partial[i] += inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j])
      }
    }
    items = zip(whole, partial).map { Self.share($0, $1) }
    overall = Self.share(whole.reduce(0, +), partial.reduce(0, +))
  }

  private static func share(_ whole: Double, _ partial: Double) -> Double? {
    whole > 0 ? whole / (whole + partial) : nil
  }
}
