public import LinearAlgebra

/// Totals and products of the answers in one stratum and one group, where respondents are the
/// sampling units.
///
/// With v the vector of (aᵢ, aᵢ·(xᵢ - origin)) of a respondent, it holds Σ w·v and Σ w²·v·vᵀ: all
/// that the variance of any smooth function of means needs, whatever the number of respondents.
/// Without weights, or with integer ones, every sum is an integer and exact up to 2⁵³.
public struct DesignSums: Mergeable, Sendable, Hashable {
  /// Counts and first sums.
  public private(set) var totals: UnitTotals
  /// Σ w²·v·vᵀ, of order 2k for k items.
  public private(set) var products: SymmetricMatrix

  /// Nobody yet.
  public init(itemCount: Int) {
    totals = UnitTotals(itemCount: itemCount)
    products = SymmetricMatrix(order: 2 * itemCount)
  }

  /// Adds one respondent.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - weight: The sampling weight, zero or more.
  ///   - origin: The top of the scale.
  public mutating func add(_ scores: [UInt8], weight: Double, origin: Int) {
    guard weight > 0 else { return }
    totals.add(scores, weight: weight, origin: origin)
    let count = totals.itemCount
    var vector = [Double](repeating: 0, count: 2 * count)
    for item in 0..<count where scores[item] != 0 {
      vector[item] = 1
      vector[count + item] = Double(Int(scores[item]) - origin)
    }
    products.addOuterProduct(of: vector, scale: weight * weight)
  }

  public mutating func merge(_ other: DesignSums) {
    totals.merge(other.totals)
    products += other.products
  }
}
