import LinearAlgebra

/// What sampling does to loadings and fit of diagonally weighted least squares.
///
/// With D = diag Γ, M = D^(-½) Γ D^(-½), A = D^(-½) ∂(λλᵀ)/∂λ and P = A(AᵀA)⁻¹Aᵀ, the matrix UΓ of the
/// source has the traces of (1 - P)M, and √n λ̂ has the covariance GᵀMG where G = A(AᵀA)⁻¹.
///
/// Source: Satorra and Bentler (1994), in von Eye and Clogg, Latent Variables Analysis, 399-419.
struct LoadingSpread {
  /// tr UΓ.
  let trace: Double
  /// tr (UΓ)².
  let traceOfSquare: Double
  /// tr M²: that of the model in which no two items are related.
  let wholeSquare: Double
  /// GᵀMG.
  private let sandwich: SymmetricMatrix

  /// Works out the traces; `nil` where the correlations do not determine the loadings.
  ///
  /// - Parameters:
  ///   - loadings: λ, where the discrepancy is least.
  ///   - covariance: Γ, pairs (1, 0), (2, 0), (2, 1) and so on.
  init?(loadings: [Double], _ covariance: SymmetricMatrix) {
    let (order, pairs) = (loadings.count, covariance.order)
    let scales = covariance.diagonal.map { 1 / $0.squareRoot() }
    guard let correlation = covariance.correlation else { return nil }
    var slopes: [[Double]] = []  // rows of A
    for i in 0..<order {
      for j in 0..<i {
        var slope = Array(repeating: 0.0, count: order)
        (slope[i], slope[j]) = (
          scales[slopes.count] * loadings[j], scales[slopes.count] * loadings[i]
        )
        slopes.append(slope)
      }
    }
    var normal = SymmetricMatrix(order: order)  // AᵀA
    for slope in slopes { normal.addOuterProduct(of: slope) }
    guard let factor = try? Cholesky(normal) else { return nil }
    let solutions = slopes.map(factor.solve)  // rows of G
    let columns = (0..<order).map { item in solutions.map { $0[item] } }
    let images = columns.map(correlation.product)  // columns of MG
    var (sandwich, squares) = (SymmetricMatrix(order: order), SymmetricMatrix(order: order))
    for i in 0..<order {
      for j in 0...i {
        sandwich[i, j] = dot(columns[i], images[j])
        squares[i, j] = dot(images[i], images[j])
      }
    }
    self.sandwich = sandwich
    wholeSquare = 2 * dot(correlation.lowerTriangle, correlation.lowerTriangle) - Double(pairs)
    trace = Double(pairs) - productTrace(normal, sandwich)
    traceOfSquare = wholeSquare - 2 * productTrace(normal, squares) + squareTrace(normal, sandwich)
  }

  /// The covariance of the loadings: that of √n times them over `divisor`.
  func covariance(divisor: Double) -> SymmetricMatrix {
    var covariance = sandwich
    covariance *= 1 / divisor
    return covariance
  }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

/// tr ST.
private func productTrace(_ left: SymmetricMatrix, _ right: SymmetricMatrix) -> Double {
  (0..<left.order).reduce(0) { sum, i in
    sum + (0..<left.order).reduce(0) { $0 + left[i, $1] * right[i, $1] }
  }
}

/// tr STST.
private func squareTrace(_ left: SymmetricMatrix, _ right: SymmetricMatrix) -> Double {
  let order = left.order
  let product = (0..<order).map { i in
    (0..<order).map { j in (0..<order).reduce(0) { $0 + left[i, $1] * right[$1, j] } }
  }
  return (0..<order).reduce(0) { sum, i in
    sum + (0..<order).reduce(0) { $0 + product[i][$1] * product[$1][i] }
  }
}
