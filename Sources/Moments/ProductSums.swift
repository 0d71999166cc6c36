import LinearAlgebra

/// Σ w·u and Σ w²·u·uᵀ of vectors u, in tiles of four by four.
///
/// Of the products only the tiles on and right of the diagonal are kept. Vectors are added many at a
/// time, so that a tile stays in the processor's registers; every sum is the same as if they had been
/// added one by one.
struct ProductSums: Mergeable, Sendable, Hashable {
  /// The number of values in a vector.
  let order: Int
  /// Σ w·u in blocks of four, then the tiles of Σ w²·u·uᵀ, four rows each, row of tiles by row.
  private var sums: [SIMD4<Double>]

  /// Nothing yet.
  init(order: Int) {
    self.order = order
    let blocks = Self.blockCount(order: order)
    sums = Array(repeating: .zero, count: blocks + 2 * blocks * (blocks + 1))
  }

  /// The blocks of four that hold `order` values.
  static func blockCount(order: Int) -> Int { (order + 3) / 4 }

  /// Adds vectors.
  ///
  /// - Parameters:
  ///   - vectors: By vector, u in blocks of four; lanes past the order are zero.
  ///   - weights: By vector, w.
  ///   - count: How many there are.
  /// - Complexity: O(order²) a vector.
  mutating func add(_ vectors: Span<SIMD4<Double>>, weights: Span<Double>, count: Int) {
    let blocks = Self.blockCount(order: order)
    precondition(
      0 <= count && count <= weights.count && blocks * count <= vectors.count,
      "a weight for each vector")
    // Unchecked: the bounds of all three are checked above, and a check for each product would cost
    // as much as the product.
    unsafe vectors.withUnsafeBufferPointer { vectors in
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          guard let u = vectors.baseAddress, let w = weights.baseAddress,
            let s = sums.baseAddress
          else { return }
          unsafe Self.add(u, w, count, blocks: blocks, to: s)
        }
      }
    }
  }

  private static func add(
    _ vectors: UnsafePointer<SIMD4<Double>>, _ weights: UnsafePointer<Double>, _ count: Int,
    blocks: Int, to sums: UnsafeMutablePointer<SIMD4<Double>>
  ) {
    for block in 0..<blocks {
      var sum = unsafe sums[block]
      var u = unsafe vectors + block
      for vector in 0..<count {
        unsafe sum += weights[vector] * u.pointee
        unsafe u += blocks
      }
      unsafe sums[block] = sum
    }
    var tile = unsafe sums + blocks
    for row in 0..<blocks {
      for column in row..<blocks {
        var (a, b, c, d) = unsafe (tile[0], tile[1], tile[2], tile[3])
        var u = unsafe vectors
        for vector in 0..<count {
          let weight = unsafe weights[vector]
          let left = unsafe (weight * weight) * u[row]
          let right = unsafe u[column]
          a += left[0] * right
          b += left[1] * right
          c += left[2] * right
          d += left[3] * right
          unsafe u += blocks
        }
        unsafe (tile[0], tile[1], tile[2], tile[3]) = (a, b, c, d)
        unsafe tile += 4
      }
    }
  }

  /// Adds one vector for several that are equal.
  ///
  /// - Parameters:
  ///   - vector: u in blocks of four; lanes past the order are zero.
  ///   - weight: Σ w.
  ///   - squaredWeight: Σ w².
  /// - Complexity: O(order²).
  mutating func add(_ vector: [SIMD4<Double>], weight: Double, squaredWeight: Double) {
    let blocks = Self.blockCount(order: order)
    precondition(vector.count == blocks, "a vector of \(order) values")
    for block in 0..<blocks { sums[block] += weight * vector[block] }
    var place = blocks
    for row in 0..<blocks {
      let left = squaredWeight * vector[row]
      for column in row..<blocks {
        for lane in 0..<4 { sums[place + lane] += left[lane] * vector[column] }
        place += 4
      }
    }
  }

  /// Forgets all vectors.
  mutating func removeAll() {
    for index in sums.indices { sums[index] = .zero }
  }

  mutating func merge(_ other: ProductSums) {
    precondition(order == other.order, "cannot merge vectors of \(other.order) and \(order)")
    for index in sums.indices { sums[index] += other.sums[index] }
  }

  /// Σ w·u.
  var totals: [Double] { (0..<order).map { sums[$0 / 4][$0 % 4] } }

  /// Σ w²·u·uᵀ.
  var products: SymmetricMatrix {
    let blocks = Self.blockCount(order: order)
    var lowerTriangle: [Double] = []
    lowerTriangle.reserveCapacity(order * (order + 1) / 2)
    for column in 0..<order {
      for row in 0...column {
        // The tiles before this row of tiles, and in it.
        let (above, right) = (row / 4, column / 4 - row / 4)
        let tile = above * blocks - above * (above - 1) / 2 + right
        lowerTriangle.append(sums[blocks + 4 * tile + row % 4][column % 4])
      }
    }
    return SymmetricMatrix(order: order, lowerTriangle: lowerTriangle)
  }
}
