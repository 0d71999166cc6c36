public import LinearAlgebra
public import Moments
import Probability

/// Cronbach's coefficient alpha: how much of the variance of a sum of items they have in common.
///
/// α = k/(k - 1) · (1 - Σ sᵢᵢ / Σᵢⱼ sᵢⱼ) for k items with covariances sᵢⱼ. It is 1 where all items say
/// the same, 0 where they are unrelated, and negative where they contradict each other. It is the
/// reliability of the sum only if all items measure the same thing equally well; else it is a lower
/// bound, as long as their errors are independent.
///
/// Source: Cronbach (1951), Psychometrika 16, 297-334. Checked against: psych 2.2.9 `alpha`, 12 digits.
public struct CronbachAlpha: Sendable, Hashable {
  /// α.
  public let value: Double
  /// α of the correlations, k·r̄/(1 + (k - 1)·r̄).
  public let standardized: Double
  /// k.
  public let itemCount: Int
  /// Respondents who answered every item, n.
  public let respondents: Int

  /// Estimates from the covariances of items.
  ///
  /// - Parameter sample: Covariances of two items or more.
  /// - Throws: `ReliabilityError.tooFewItems` below two, `ReliabilityError.constantItem` where a
  ///   variance is zero, and `ReliabilityError.noCommonVariance` where the sum of the items does
  ///   not vary.
  public init(_ sample: SampleCovariance) throws(ReliabilityError) {
    let covariance = sample.covariance
    itemCount = covariance.order
    respondents = sample.respondents
    guard itemCount > 1 else { throw .tooFewItems(found: itemCount, required: 2) }
    if let constant = covariance.diagonal.firstIndex(where: { $0 <= 0 }) {
      throw .constantItem(constant)
    }
    guard let alpha = Self.value(of: covariance),
      let standardized = covariance.correlation.flatMap({ Self.value(of: $0) })
    else { throw .noCommonVariance }
    (value, self.standardized) = (alpha, standardized)
  }

  /// α of a covariance matrix; `nil` where the sum of the items does not vary, or is one item's.
  public static func value(of covariance: SymmetricMatrix) -> Double? {
    let (count, trace, sum) = (Double(covariance.order), covariance.trace, covariance.sum)
    guard count > 1 && sum > trace * 1e-12 else { return nil }
    return count / (count - 1) * (1 - trace / sum)
  }

  /// What a small change of each covariance does to α: ∂α/∂sᵢⱼ, every sᵢⱼ by itself.
  static func gradient(at covariance: SymmetricMatrix) -> SymmetricMatrix {
    let (count, trace, sum) = (Double(covariance.order), covariance.trace, covariance.sum)
    let factor = count / (count - 1)
    var gradient = SymmetricMatrix(order: covariance.order)
    for i in 0..<covariance.order {
      for j in 0...i { gradient[i, j] = factor * (trace / (sum * sum) - (i == j ? 1 / sum : 0)) }
    }
    return gradient
  }

  /// Feldt's interval, from normal answers to interchangeable items: (1 - α)/(1 - α̂) follows F with
  /// n - 1 and (n - 1)(k - 1) degrees of freedom.
  ///
  /// - Parameter level: A fraction in (0, 1), such as 0.95.
  /// - Returns: The limits, the upper one below 1; `nil` where fewer than two answered every item, and
  ///   where α is 1.
  ///
  /// Source: Feldt (1965), Psychometrika 30, 357-370; Feldt, Woodruff and Salih (1987), Applied
  /// Psychological Measurement 11, 93-103. Checked against: psych 2.2.9 `alpha.ci`, 12 digits.
  public func feldtInterval(level: Double) -> ClosedRange<Double>? {
    guard respondents > 1 && value < 1 else { return nil }
    let degreesOfFreedom = Double(respondents - 1)
    let ratio = FisherF(
      numeratorDegreesOfFreedom: degreesOfFreedom,
      denominatorDegreesOfFreedom: degreesOfFreedom * Double(itemCount - 1)
    ).interval(level: level)
    let lower = 1 - (1 - value) * ratio.upperBound
    return lower...max(lower, 1 - (1 - value) * ratio.lowerBound)
  }
}
