import LinearAlgebra

/// How far a one-factor model is from observed moments, by normal maximum likelihood, and the
/// derivatives: F = ln|Σ| + tr(SΣ⁻¹), the constant -ln|S| - p left out.
///
/// With A = Σ⁻¹, B = ASA and G = A - B, the gradient is 2Gλ and diag G. In the curvature B takes
/// the place of A once; its expectation has A for B and no G.
struct OneFactorDiscrepancy {
  let value: Double
  private let model: OneFactorInverse
  /// B = Σ⁻¹SΣ⁻¹, row by row.
  private let sandwich: [Double]
  /// Bλ.
  private let projection: [Double]
  /// λᵀBλ.
  private let explained: Double

  /// Compares `model`, Σ of `loadings`, with `observed`, the elements of S row by row.
  init(_ model: OneFactorInverse, loadings: [Double], observed: [Double]) {
    let order = model.order
    var (product, sandwich) = (observed, observed)
    var trace = 0.0
    for i in 0..<order {
      for j in 0..<order {
        var sum = 0.0
        for k in 0..<order { sum += observed[i * order + k] * model.elements[k * order + j] }
        product[i * order + j] = sum
      }
      trace += product[i * order + i]
    }
    for i in 0..<order {
      for j in 0...i {
        var sum = 0.0
        for k in 0..<order { sum += model.elements[i * order + k] * product[k * order + j] }
        sandwich[i * order + j] = sum
        sandwich[j * order + i] = sum
      }
    }
    var projection = loadings
    for i in 0..<order {
      projection[i] = 0
      for j in 0..<order { projection[i] += sandwich[i * order + j] * loadings[j] }
    }
    value = model.logDeterminant + trace
    explained = zip(projection, loadings).reduce(0) { $0 + $1.0 * $1.1 }
    (self.model, self.sandwich, self.projection) = (model, sandwich, projection)
  }

  /// ∂F/∂λᵢ.
  var loadingGradient: [Double] {
    zip(model.projection, projection).map { 2 * ($0 - $1) }
  }

  /// ∂F/∂ψᵢ.
  var uniqueGradient: [Double] {
    (0..<model.order).map { i in
      model.elements[i * model.order + i] - sandwich[i * model.order + i]
    }
  }

  /// ∂²F/∂λᵢ∂λⱼ.
  func loadingCurvature(_ i: Int, _ j: Int) -> Double {
    let (a, b) = (model.elements[i * model.order + j], sandwich[i * model.order + j])
    let (u, v) = (model.projection, projection)
    return 2
      * (u[i] * v[j] + v[i] * u[j] - u[i] * u[j] + model.explained * (b - a) + explained * a + a - b)
  }

  /// ∂²F/∂λᵢ∂ψⱼ.
  func mixedCurvature(_ i: Int, _ j: Int) -> Double {
    let (a, b) = (model.elements[i * model.order + j], sandwich[i * model.order + j])
    return 2 * (model.projection[j] * (b - a) + projection[j] * a)
  }

  /// ∂²F/∂ψᵢ∂ψⱼ.
  func uniqueCurvature(_ i: Int, _ j: Int) -> Double {
    let (a, b) = (model.elements[i * model.order + j], sandwich[i * model.order + j])
    return a * (2 * b - a)
  }

  /// The matrix of second derivatives of F, loadings before unique variances.
  var curvature: SymmetricMatrix {
    SymmetricMatrix(
      items: model.order, loadings: loadingCurvature, mixed: mixedCurvature,
      uniques: uniqueCurvature)
  }
}
