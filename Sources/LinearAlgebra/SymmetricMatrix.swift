/// A dense symmetric matrix, such as a covariance matrix.
///
/// Only the lower triangle is kept, so `matrix[i, j] == matrix[j, i]` holds by construction.
public struct SymmetricMatrix: Sendable, Hashable {
  /// The number of rows, which is also the number of columns.
  public let order: Int
  /// `Sᵢⱼ` for `j ≤ i`, rows of the lower triangle one after another: `order · (order + 1) / 2`
  /// values.
  public var lowerTriangle: [Double] { elements }
  @usableFromInline var elements: [Double]

  /// Makes the zero matrix of `order` rows, at least 0.
  public init(order: Int) {
    precondition(order >= 0, "order must not be negative; got \(order)")
    self.order = order
    elements = Array(repeating: 0, count: order * (order + 1) / 2)
  }

  /// Makes a matrix from its lower triangle.
  ///
  /// - Parameters:
  ///   - order: The number of rows, at least 0.
  ///   - lowerTriangle: `Sᵢⱼ` for `j ≤ i`, rows one after another.
  public init(order: Int, lowerTriangle: [Double]) {
    precondition(order >= 0, "order must not be negative; got \(order)")
    let count = order * (order + 1) / 2
    precondition(
      lowerTriangle.count == count,
      "a lower triangle of order \(order) has \(count) values; got \(lowerTriangle.count)")
    self.order = order
    elements = lowerTriangle
  }

  /// The element of row `i` and column `j`, both counted from 0.
  @inlinable public subscript(i: Int, j: Int) -> Double {
    get { elements[position(i, j)] }
    set { elements[position(i, j)] = newValue }
  }

  @inlinable func position(_ i: Int, _ j: Int) -> Int {
    precondition(
      0 <= i && i < order && 0 <= j && j < order,
      "[\(i), \(j)] lies outside a matrix of order \(order)")
    let row = max(i, j)
    return row * (row + 1) / 2 + min(i, j)
  }

  /// The sum of the diagonal, `tr S`.
  public var trace: Double {
    (0..<order).reduce(0) { $0 + self[$1, $1] }
  }

  /// The sum of all `order²` elements, `1ᵀS1`: of a covariance matrix, the variance of the total.
  public var sum: Double {
    2 * lowerTriangle.reduce(0, +) - trace
  }
}

// MARK: - Forms

extension SymmetricMatrix {
  /// The quadratic form `vᵀSv`: of a covariance matrix, the variance of `Σ vᵢ Xᵢ`.
  ///
  /// - Parameter vector: `order` values.
  /// - Returns: `Σᵢⱼ vᵢ Sᵢⱼ vⱼ`.
  /// - Complexity: O(order²).
  public func quadraticForm(_ vector: [Double]) -> Double {
    bilinearForm(vector, vector)
  }

  /// The bilinear form `uᵀSv`: of a covariance matrix, the covariance of `Σ uᵢ Xᵢ` and `Σ vᵢ Xᵢ`.
  ///
  /// - Parameters:
  ///   - left: `u`, `order` values.
  ///   - right: `v`, `order` values.
  /// - Returns: `Σᵢⱼ uᵢ Sᵢⱼ vⱼ`.
  /// - Complexity: O(order²).
  public func bilinearForm(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, product(right)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The product `Sv`.
  ///
  /// - Parameter vector: `order` values.
  /// - Returns: `order` values, `Σⱼ Sᵢⱼ vⱼ`.
  /// - Complexity: O(order²).
  public func product(_ vector: [Double]) -> [Double] {
    checkCount(of: vector)
    var product = Array(repeating: 0.0, count: order)
    var next = 0
    for i in 0..<order {
      for j in 0..<i {
        product[i] += lowerTriangle[next] * vector[j]
        product[j] += lowerTriangle[next] * vector[i]
        next += 1
      }
      product[i] += lowerTriangle[next] * vector[i]
      next += 1
    }
    return product
  }

  private func checkCount(of vector: [Double]) {
    precondition(
      vector.count == order,
      "a matrix of order \(order) needs a vector of \(order) values; got \(vector.count)")
  }
}

// MARK: - Parts

extension SymmetricMatrix {
  /// The rows and columns of some of the variables, in the order given.
  public func selecting(_ variables: [Int]) -> SymmetricMatrix {
    var part = SymmetricMatrix(order: variables.count)
    for i in variables.indices {
      for j in 0...i { part[i, j] = self[variables[i], variables[j]] }
    }
    return part
  }

  /// The diagonal.
  public var diagonal: [Double] { (0..<order).map { self[$0, $0] } }

  /// Of a covariance matrix, the correlations `Sᵢⱼ / √(Sᵢᵢ Sⱼⱼ)`; `nil` where a variance is not
  /// positive.
  public var correlation: SymmetricMatrix? {
    guard diagonal.allSatisfy({ $0 > 0 }) else { return nil }
    var correlation = self
    for i in 0..<order {
      for j in 0..<i { correlation[i, j] /= (self[i, i] * self[j, j]).squareRoot() }
      correlation[i, i] = 1
    }
    return correlation
  }
}

// MARK: - Sums

extension SymmetricMatrix {
  /// Adds a matrix of the same order.
  public static func += (left: inout SymmetricMatrix, right: SymmetricMatrix) {
    precondition(
      left.order == right.order,
      "cannot add a matrix of order \(right.order) to one of order \(left.order)")
    for position in left.elements.indices {
      left.elements[position] += right.lowerTriangle[position]
    }
  }

  /// Multiplies every element by `factor`.
  public static func *= (matrix: inout SymmetricMatrix, factor: Double) {
    for position in matrix.elements.indices { matrix.elements[position] *= factor }
  }

  /// Adds `scale · v vᵀ`, as one observation adds to a covariance.
  ///
  /// - Parameters:
  ///   - vector: `v`, `order` values.
  ///   - scale: Any factor, such as a weight.
  /// - Complexity: O(order²).
  public mutating func addOuterProduct(of vector: [Double], scale: Double = 1) {
    checkCount(of: vector)
    var next = 0
    for i in 0..<order {
      let scaled = scale * vector[i]
      for j in 0...i {
        elements[next] += scaled * vector[j]
        next += 1
      }
    }
  }
}
