import Glibc
import LinearAlgebra

/// The inverse of the covariance matrix of one factor, Σ = λλᵀ + Ψ with Ψ diagonal.
///
/// With w = Ψ⁻¹λ and c = 1/(1 + λᵀw): Σ⁻¹ = Ψ⁻¹ - c·wwᵀ, Σ⁻¹λ = cw, λᵀΣ⁻¹λ = 1 - c.
///
/// The diagonal is summed from the other items, so that a unique variance near 0 costs no digits.
///
/// Source: Sherman and Morrison (1950), Annals of Mathematical Statistics 21, 124-127.
struct OneFactorInverse {
  let order: Int
  /// Σ⁻¹, row by row.
  let elements: [Double]
  /// Σ⁻¹λ.
  let projection: [Double]
  /// λᵀΣ⁻¹λ.
  let explained: Double
  /// ln|Σ|.
  let logDeterminant: Double

  /// Inverts; `nil` where a unique variance is not positive.
  init?(loadings: [Double], uniqueVariances: [Double]) {
    let order = loadings.count
    var weights = loadings
    var (signal, logarithms) = (1.0, 0.0)
    for i in 0..<order {
      guard uniqueVariances[i] > 0 else { return nil }
      weights[i] /= uniqueVariances[i]
      signal += weights[i] * loadings[i]
      logarithms += log(uniqueVariances[i])
    }
    var elements = Array(repeating: 0.0, count: order * order)
    for i in 0..<order {
      var others = 1.0
      for j in 0..<order where j != i {
        others += weights[j] * loadings[j]
        elements[i * order + j] = -weights[i] * weights[j] / signal
      }
      elements[i * order + i] = others / (signal * uniqueVariances[i])
    }
    self.order = order
    self.elements = elements
    logDeterminant = logarithms + log(signal)
    explained = 1 - 1 / signal
    for i in 0..<order { weights[i] /= signal }
    projection = weights
  }
}

// MARK: - Information

extension OneFactorInverse {
  /// E ∂²F/∂λᵢ∂λⱼ where the model holds.
  func loadingInformation(_ i: Int, _ j: Int) -> Double {
    2 * (projection[i] * projection[j] + explained * elements[i * order + j])
  }

  /// E ∂²F/∂λᵢ∂ψⱼ.
  func mixedInformation(_ i: Int, _ j: Int) -> Double {
    2 * projection[j] * elements[i * order + j]
  }

  /// E ∂²F/∂ψᵢ∂ψⱼ.
  func uniqueInformation(_ i: Int, _ j: Int) -> Double {
    elements[i * order + j] * elements[i * order + j]
  }

  /// E of the matrix of second derivatives of F, loadings before unique variances.
  var information: SymmetricMatrix {
    SymmetricMatrix(
      items: order, loadings: loadingInformation, mixed: mixedInformation,
      uniques: uniqueInformation)
  }
}

extension SymmetricMatrix {
  /// Puts together second derivatives, those for loadings before those for unique variances.
  ///
  /// - Parameters:
  ///   - count: How many loadings there are, and unique variances.
  ///   - loadings: For two loadings.
  ///   - mixed: For a loading and a unique variance, in this order.
  ///   - uniques: For two unique variances.
  init(
    items count: Int, loadings: (Int, Int) -> Double, mixed: (Int, Int) -> Double,
    uniques: (Int, Int) -> Double
  ) {
    var triangle: [Double] = []
    triangle.reserveCapacity(count * (2 * count + 1))
    for i in 0..<count {
      for j in 0...i { triangle.append(loadings(i, j)) }
    }
    for i in 0..<count {
      for j in 0..<count { triangle.append(mixed(j, i)) }
      for j in 0...i { triangle.append(uniques(i, j)) }
    }
    self.init(order: 2 * count, lowerTriangle: triangle)
  }
}
