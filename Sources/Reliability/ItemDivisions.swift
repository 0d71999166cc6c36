import LinearAlgebra

/// All divisions of some items into two parts, each once.
///
/// From one division to the next a single item changes sides (a reflected Gray code), so that each
/// takes O(k) steps and not O(k²). The last item never moves: a division and its mirror image are one.
struct ItemDivisions {
  /// The items that change sides one by one, of one division.
  struct Division {
    /// Bit `i` is set where item `i` is in the first part.
    let members: UInt32
    /// How many items are in the first part.
    let count: Int
    /// The variance of the sum of the first part.
    let first: Double
    /// The variance of the sum of the second part.
    let second: Double
    /// The covariance of the two sums.
    let between: Double
  }

  /// Beyond so many items there are too many divisions to look at them all: 2²⁴ at the limit.
  static let itemLimit = 25

  private let covariance: SymmetricMatrix
  private let rows: [[Double]]
  private let rowSums: [Double]
  private let total: Double

  /// - Parameter covariance: Of 2 to `itemLimit` items.
  init(_ covariance: SymmetricMatrix) {
    let order = covariance.order
    precondition((2...Self.itemLimit).contains(order), "cannot divide \(order) items")
    self.covariance = covariance
    rows = (0..<order).map { i in (0..<order).map { covariance[i, $0] } }
    rowSums = covariance.product(Array(repeating: 1, count: order))
    total = covariance.sum
  }

  /// Visits every division into two parts that are not empty: 2ᵏ⁻¹ - 1 of them.
  ///
  /// - Complexity: O(k · 2ᵏ).
  func forEach(_ visit: (Division) -> Void) {
    var (members, products) = (UInt32(0), Array(repeating: 0.0, count: rows.count))
    var (first, shared) = (0.0, 0.0)
    for number in UInt32(1)..<(1 << UInt32(rows.count - 1)) {
      let item = number.trailingZeroBitCount
      members ^= 1 << UInt32(item)
      let sign = members & (1 << UInt32(item)) != 0 ? 1.0 : -1
      first += 2 * sign * products[item] + rows[item][item]
      shared += sign * rowSums[item]
      for other in products.indices { products[other] += sign * rows[item][other] }
      if number % 1024 == 0 {  // rounding must not pile up
        let indicator = rows.indices.map { members & (1 << UInt32($0)) != 0 ? 1.0 : 0 }
        products = covariance.product(indicator)
        first = zip(indicator, products).reduce(0) { $0 + $1.0 * $1.1 }
        shared = zip(indicator, rowSums).reduce(0) { $0 + $1.0 * $1.1 }
      }
      visit(
        Division(
          members: members, count: members.nonzeroBitCount, first: first,
          second: total - 2 * shared + first, between: shared - first))
    }
  }

  /// The covariance of the two parts' sums, added up anew.
  func between(_ members: UInt32) -> Double {
    var sum = 0.0
    for i in rows.indices where members & (1 << UInt32(i)) != 0 {
      for j in rows.indices where members & (1 << UInt32(j)) == 0 { sum += rows[i][j] }
    }
    return sum
  }
}
