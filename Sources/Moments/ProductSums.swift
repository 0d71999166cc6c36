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
    var sums = sums.mutableSpan
    for block in 0..<blocks {
      var sum = sums[block]
      for vector in 0..<count { sum += weights[vector] * vectors[vector &* blocks &+ block] }
      sums[block] = sum
    }
    var tile = blocks
    for row in 0..<blocks {
      for column in row..<blocks {
        var (a, b, c, d) = (sums[tile], sums[tile + 1], sums[tile + 2], sums[tile + 3])
        for vector in 0..<count {
          let (weight, first) = (weights[vector], vector &* blocks)
          let left = (weight * weight) * vectors[first &+ row]
          let right = vectors[first &+ column]
          a += left[0] * right
          b += left[1] * right
          c += left[2] * right
          d += left[3] * right
        }
        sums[tile] = a
        sums[tile + 1] = b
        sums[tile + 2] = c
        sums[tile + 3] = d
        tile += 4
      }
    }
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
