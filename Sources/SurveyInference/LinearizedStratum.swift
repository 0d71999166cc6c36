import LinearAlgebra

/// What one stratum contributes to a variance: sums of linearized variables over its units.
///
/// The variance of a total of z over a stratum of n units is
/// v = scale · n/(n - 1) · (Σ z·zᵀ - Σz·Σzᵀ/n).
struct LinearizedStratum {
  /// The number of the stratum in the moments.
  let number: Int
  /// Units drawn, n, also those outside the group that is estimated.
  let unitCount: Int
  /// The finite population correction: 1 - n/N at the first stage.
  let scale: Double
  /// Σ z.
  var sum: [Double]
  /// Σ z·zᵀ.
  var products: SymmetricMatrix
}

/// The covariance of totals of linearized variables over a stratified design.
///
/// - Parameters:
///   - strata: The strata in which the group has respondents.
///   - order: The number of linearized variables.
///   - policy: What to do with a stratum of one unit.
/// - Returns: A matrix of this order.
/// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
///
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 3.7; the policies
/// as in Lumley (2010), Complex Surveys, and R survey.
func covariance(
  of strata: some Collection<LinearizedStratum>, order: Int, policy: SingletonStratum
) throws(EstimationError) -> SymmetricMatrix {
  var covariance = SymmetricMatrix(order: order)
  var without = 0
  for stratum in strata where stratum.scale > 0 {  // a stratum counted in full has no variance
    let count = Double(stratum.unitCount)
    var part = stratum.products
    if stratum.unitCount > 1 {
      part.addOuterProduct(of: stratum.sum, scale: -1 / count)
      part *= stratum.scale * count / (count - 1)
      covariance += part
      continue
    }
    switch policy {
    case .fail: throw .singletonStratum(stratum.number)
    case .certainty: break
    case .adjust:  // the mean of a linearized variable over all strata is zero
      part *= stratum.scale
      covariance += part
    case .average: without += 1
    }
  }
  guard without > 0 else { return covariance }
  guard without < strata.count else { throw .onlySingletonStrata }
  covariance *= Double(strata.count) / Double(strata.count - without)
  return covariance
}
