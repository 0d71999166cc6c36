public import LinearAlgebra

/// The reliability of a sum of items, from dividing them into halves.
///
/// A division into halves with sums A and B is judged by Guttman's coefficient
/// 2·(1 - (var A + var B)/var(A + B)) = 4·cov(A, B)/var(A + B), which does not ask that the halves
/// vary alike. All divisions are looked at, of an odd number k of items those into (k - 1)/2 and
/// (k + 1)/2. Their mean is 4·h·(k - h)/k² · α with h the smaller half: Cronbach's alpha for an even k.
///
/// Source: Guttman (1945), Psychometrika 10, 255-282; Cronbach (1951), Psychometrika 16, 297-334.
/// Checked against: the formulas in R 4.2.2, 12 digits; psych 2.2.9 `splitHalf` for an even number of
/// items. For an odd number psych looks at the first half of the divisions only.
public struct SplitHalf: Sendable, Hashable {
  /// What one division says.
  public struct Coefficients: Sendable, Hashable {
    /// The correlation r of the two sums; `nil` where one does not vary.
    public let correlation: Double?
    /// Guttman's coefficient, also Flanagan's and Rulon's.
    public let guttman: Double
    /// 2r/(1 + r) of Spearman and Brown: the reliability if the halves are parallel and equally long;
    /// `nil` where there is no r, or r is -1 but for rounding.
    public let spearmanBrown: Double?
    /// Horst's 2r/(r + √(r² + 4pq·(1 - r²))) for halves of p and q of the items; that of Spearman and
    /// Brown where they are equally long.
    ///
    /// Source: Horst (1951), Educational and Psychological Measurement 11, 368-371.
    public let horst: Double?
  }

  /// The first, third, fifth … items against the second, fourth, sixth ….
  public let oddEven: Coefficients
  /// Guttman's coefficient in the worst division; `nil` for more items than ``divisionLimit``.
  public let minimum: Double?
  /// The mean of Guttman's coefficients of all divisions, which is known for any number of items.
  public let mean: Double
  /// Guttman's coefficient in the best division; `nil` for more items than ``divisionLimit``.
  public let maximum: Double?
  /// The mean of 2r/(1 + r) of all divisions; `nil` for more items than ``divisionLimit``, and where
  /// some half does not vary or some r is -1.
  public let meanSpearmanBrown: Double?

  /// Up to so many items every division is looked at.
  public static let divisionLimit = ItemDivisions.itemLimit

  /// Divides items.
  ///
  /// - Parameter covariance: Of two items or more in the order in which they were asked.
  /// - Throws: `ReliabilityError.tooFewItems` below two, `ReliabilityError.constantItem` where a
  ///   variance is not positive, and `ReliabilityError.noCommonVariance` where the sum of the items
  ///   does not vary.
  /// - Complexity: O(k · 2ᵏ) up to ``divisionLimit`` items; O(k²) beyond.
  public init(covariance: SymmetricMatrix) throws(ReliabilityError) {
    _ = try GuttmanLambdas.checkedCorrelation(of: covariance)
    let (order, sum) = (covariance.order, covariance.sum)
    let smaller = order / 2
    oddEven = Coefficients(covariance, first: (0..<order).filter { $0.isMultiple(of: 2) })
    // Two items stand in different halves in 2h(k - h) of k(k - 1) divisions.
    let apart = Double(2 * smaller * (order - smaller)) / Double(order * (order - 1))
    mean = 2 * apart * (sum - covariance.trace) / sum
    guard order <= Self.divisionLimit else {
      (minimum, maximum, meanSpearmanBrown) = (nil, nil, nil)
      return
    }
    let divisions = ItemDivisions(covariance)
    var (least, most) = ((Double.infinity, UInt32(1)), (-Double.infinity, UInt32(1)))
    var (stepped, count): (Double?, Int) = (0, 0)
    divisions.forEach { division in
      guard division.count == smaller || division.count == order - smaller else { return }
      if division.between < least.0 { least = (division.between, division.members) }
      if division.between > most.0 { most = (division.between, division.members) }
      count += 1
      stepped = stepped.flatMap { so in
        Self.correlation(division.first, division.second, division.between, of: sum)
          .flatMap { Self.spearmanBrown($0) }.map { so + $0 }
      }
    }
    minimum = 4 * divisions.between(least.1) / sum
    maximum = 4 * divisions.between(most.1) / sum
    meanSpearmanBrown = stepped.map { $0 / Double(count) }
  }

  /// The correlation of two sums; `nil` where one varies by rounding only.
  fileprivate static func correlation(
    _ first: Double, _ second: Double, _ between: Double, of sum: Double
  ) -> Double? {
    guard min(first, second) > 1e-12 * sum else { return nil }
    return max(-1, min(1, between / (first * second).squareRoot()))
  }

  fileprivate static func spearmanBrown(_ correlation: Double) -> Double? {
    // So near to -1 the quotient is rounding.
    correlation > -1 + 1e-9 ? 2 * correlation / (1 + correlation) : nil
  }
}

extension SplitHalf.Coefficients {
  /// - Parameters:
  ///   - covariance: Of all items; their sum varies.
  ///   - first: The numbers of the items of one half.
  fileprivate init(_ covariance: SymmetricMatrix, first: [Int]) {
    let second = (0..<covariance.order).filter { !first.contains($0) }
    let sum = covariance.sum
    let (left, right) = (covariance.selecting(first).sum, covariance.selecting(second).sum)
    let between = first.reduce(0) { sum, i in
      second.reduce(sum) { $0 + covariance[i, $1] }
    }
    guttman = 4 * between / sum
    correlation = SplitHalf.correlation(left, right, between, of: sum)
    spearmanBrown = correlation.flatMap { SplitHalf.spearmanBrown($0) }
    let part = Double(first.count) / Double(covariance.order)
    horst = correlation.flatMap { r in
      let root = (r * r + 4 * part * (1 - part) * (1 - r * r)).squareRoot()
      return r > -1 ? 2 * r / (root + r) : nil
    }
  }
}
