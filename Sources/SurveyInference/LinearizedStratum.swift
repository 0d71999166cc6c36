import LinearAlgebra

/// What one stratum contributes to a variance: sums of linearized variables over its units.
///
/// The variance of a total of z over a stratum of n units is
/// v = scale · n/(n - 1) · (Σ z·zᵀ - Σz·Σzᵀ/n). A sampling unit whose own units are a sample is a
/// stratum of the next stage.
struct LinearizedStratum {
  /// The number of the stratum in the moments, or of the unit that the stratum is.
  let number: Int
  /// Units drawn, n, also those outside the group that is estimated.
  let unitCount: Int
  /// The finite population correction: 1 - n/N at the first stage, times n/N of all stages above
  /// at a later one.
  let scale: Double
  /// Σ z·zᵀ.
  let products: SymmetricMatrix
  /// Σ z·zᵀ - Σz·Σzᵀ/n.
  let deviations: SymmetricMatrix

  /// Makes the deviations of Σ z and Σ z·zᵀ.
  init(number: Int, unitCount: Int, scale: Double, sum: [Double], products: SymmetricMatrix) {
    var deviations = products
    deviations.addOuterProduct(of: sum, scale: -1 / Double(unitCount))
    self.init(
      number: number, unitCount: unitCount, scale: scale, products: products,
      deviations: deviations)
  }

  /// Takes deviations that were made with more digits.
  init(
    number: Int, unitCount: Int, scale: Double, products: SymmetricMatrix,
    deviations: SymmetricMatrix
  ) {
    self.number = number
    self.unitCount = unitCount
    self.scale = scale
    self.products = products
    self.deviations = deviations
  }
}

/// The covariance of totals of linearized variables over a stratified design.
///
/// - Parameters:
///   - strata: The strata in which the group has respondents.
///   - order: The number of linearized variables.
///   - policy: What to do with a stratum of one unit.
///   - stage: 0 for strata, else the stage of the units that stand for strata.
/// - Returns: A matrix of this order.
/// - Throws: `EstimationError.singletonStratum` or `singletonUnit`,
///   `EstimationError.onlySingletonStrata`.
///
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 3.7; the policies
/// as in Lumley (2010), Complex Surveys, and R survey.
func covariance(
  of strata: some Collection<LinearizedStratum>, order: Int, policy: SingletonStratum,
  stage: Int = 0
) throws(EstimationError) -> SymmetricMatrix {
  var covariance = SymmetricMatrix(order: order)
  var without = 0
  for stratum in strata where stratum.scale > 0 {  // a stratum counted in full has no variance
    let count = Double(stratum.unitCount)
    if stratum.unitCount > 1 {
      var part = stratum.deviations
      part *= stratum.scale * count / (count - 1)
      covariance += part
      continue
    }
    switch policy {
    case .fail:
      throw stage == 0
        ? .singletonStratum(stratum.number) : .singletonUnit(stage: stage, unit: stratum.number)
    case .certainty: break
    case .adjust:  // the mean of a linearized variable over all strata is zero
      var part = stratum.products
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
