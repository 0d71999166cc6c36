public import LinearAlgebra
import Probability

/// Whether several quantities of one design are all zero, or all equal: the adjusted Wald test.
///
/// With q values v, their covariance V and d degrees of freedom of the design, W = vᵀV⁻¹v and F =
/// W·(d - q + 1)/(d·q) on q and d - q + 1 degrees of freedom. V is estimated with few units and
/// would otherwise make W too large. With q = 1 F is the square of t.
///
/// *Source:* Korn and Graubard (1990), The American Statistician 44, 270-276; Fellegi (1980),
/// Journal of the American Statistical Association 75, 261-268, for the factor. *Checked against:*
/// R survey 4.1-1, `regTermTest` on `svyglm` and a quadratic form of `svyby`, 10 digits.
public struct WaldTest: Sendable, Hashable {
  /// W, on the scale of chi-squared.
  public let chiSquare: Double
  /// q: how many values must be zero, one less than there are groups for their equality.
  public let numeratorDegreesOfFreedom: Int
  /// d: units of the design less their strata.
  public let designDegreesOfFreedom: Int

  /// d - q + 1.
  public var denominatorDegreesOfFreedom: Int {
    designDegreesOfFreedom - numeratorDegreesOfFreedom + 1
  }

  /// F.
  public var statistic: Double {
    chiSquare * Double(denominatorDegreesOfFreedom)
      / Double(designDegreesOfFreedom * numeratorDegreesOfFreedom)
  }

  /// The probability of an F at least as large where the quantities are zero, or equal.
  public var pValue: Double {
    FisherF(
      numeratorDegreesOfFreedom: Double(numeratorDegreesOfFreedom),
      denominatorDegreesOfFreedom: Double(denominatorDegreesOfFreedom)
    ).upperTail(statistic)
  }

  /// Tests whether all of some values are zero.
  ///
  /// - Parameters:
  ///   - values: At least one, in any units.
  ///   - covariance: Theirs, of the same order.
  ///   - degreesOfFreedom: d, those of the design.
  /// - Throws: ``WaldTestError``.
  /// - Complexity: O(q³).
  public init(
    zero values: [Double], covariance: SymmetricMatrix, degreesOfFreedom: Int
  ) throws(WaldTestError) {
    precondition(
      !values.isEmpty && covariance.order == values.count, "a covariance for each of the values")
    let count = values.count
    guard degreesOfFreedom >= count else {
      throw .tooFewDegreesOfFreedom(degreesOfFreedom, needed: count)
    }
    let scales = covariance.diagonal.map { max(0, $0).squareRoot() }
    guard let correlation = covariance.correlation, let factor = try? Cholesky(correlation),
      // One minus the share of a value's variance that the values before it explain: rounding
      // leaves some 1e-14 where it is none.
      factor.smallestPivot > 1e-10
    else { throw .dependentValues }
    let standardized = zip(values, scales).map { $0 / $1 }
    chiSquare = factor.lowerSolve(standardized).reduce(0) { $0 + $1 * $1 }
    numeratorDegreesOfFreedom = count
    designDegreesOfFreedom = degreesOfFreedom
  }

  /// Tests whether all of some values are equal, by their differences from the first.
  ///
  /// - Parameters:
  ///   - values: At least two, in one unit.
  ///   - covariance: Theirs, of the same order.
  ///   - degreesOfFreedom: d, those of the design.
  /// - Throws: ``WaldTestError``.
  /// - Complexity: O(q³).
  public init(
    equal values: [Double], covariance: SymmetricMatrix, degreesOfFreedom: Int
  ) throws(WaldTestError) {
    precondition(values.count >= 2, "a value has nothing to be equal to")
    precondition(covariance.order == values.count, "a covariance for each of the values")
    var differences = SymmetricMatrix(order: values.count - 1)
    for i in 1..<values.count {
      for j in 1...i {
        differences[i - 1, j - 1] =
          (covariance[i, j] - covariance[i, 0]) + (covariance[0, 0] - covariance[j, 0])
      }
    }
    try self.init(
      zero: values.dropFirst().map { $0 - values[0] }, covariance: differences,
      degreesOfFreedom: degreesOfFreedom)
  }
}

/// Why several quantities cannot be tested together.
public enum WaldTestError: Error, Sendable, Hashable {
  /// The design has fewer degrees of freedom than there are values to test.
  case tooFewDegreesOfFreedom(Int, needed: Int)
  /// A value has no variance, or follows from the others, as where groups answer all alike.
  case dependentValues
}

extension Cholesky {
  /// The smallest squared diagonal element of L: of a correlation matrix, what is left of one
  /// variable beside those before it.
  var smallestPivot: Double {
    (0..<order).reduce(.infinity) { smallest, row in
      let unit = (0..<order).map { $0 == row ? 1.0 : 0.0 }
      let pivot = lowerTimes(unit)[row]
      return min(smallest, pivot * pivot)
    }
  }
}
