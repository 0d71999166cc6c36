/// The factors `A D P = Q R` of a small matrix, wholly in double-doubles.
///
/// Householder reflections; `D` scales every column by a power of two to a length of 1 to 2, and
/// `P` brings the column with the largest rest to the front at every step. Only additions,
/// products, quotients and roots that every machine rounds alike, in an order that is fixed: the
/// same bits everywhere.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, 4th edition, algorithms 5.1.1 and 5.4.1.
struct DoubleDoubleQR {
  /// `R`; of a matrix of lower rank, its first columns.
  let triangle: PivotedTriangle
  /// How many columns are independent.
  let rank: Int
  /// `Q` is the product of the reflections `I - τ v vᵀ`; `v` starts at the place of its number.
  private let reflections: [Reflection]

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - columns: Finite numbers; columns of one length, and not more than that.
  ///   - limit: A column whose rest is at most so long, relative to the first element of `R`, is a
  ///     combination of those before it.
  /// - Complexity: O(rows · columns²).
  init(_ columns: [[DoubleDouble]], limit: Double) {
    let exponents = columns.map(Self.lengthExponent)
    var rest = zip(columns, exponents).map { column, exponent in
      column.map { $0.scaled(byPowerOfTwo: -exponent) }
    }
    var pivots = Array(columns.indices)
    var reflections = [Reflection]()
    var smallest = 0.0
    for k in columns.indices {
      let lengths = (k..<columns.count).map { Self.squaredLength(rest[$0][k...]) }
      var longest = k
      for j in k..<columns.count where lengths[j - k] > lengths[longest - k] { longest = j }
      rest.swapAt(k, longest)
      pivots.swapAt(k, longest)
      guard let reflection = Reflection(of: &rest[k], from: k, atLeast: smallest) else { break }
      if k == 0 { smallest = limit * rest[0][0].high.magnitude }
      for j in (k + 1)..<columns.count { reflection.apply(to: &rest[j]) }
      reflections.append(reflection)
    }
    rank = reflections.count
    self.reflections = reflections
    triangle = PivotedTriangle(
      columns: (0..<rank).map { Array(rest[$0][0...$0]) }, pivots: Array(pivots[..<rank]),
      exponents: pivots[..<rank].map { exponents[$0] })
  }

  /// The product `Qᵀb`.
  ///
  /// - Parameter vector: `b`, one number per row.
  /// - Returns: One number per row.
  func rotated(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var rotated = vector
    for reflection in reflections { reflection.apply(to: &rotated) }
    return rotated
  }

  /// The power of two below the length of a column; 0 for a column of zeros.
  private static func lengthExponent(of column: [DoubleDouble]) -> Int {
    let largest = column.reduce(0) { max($0, $1.high.magnitude) }
    guard largest > 0 else { return 0 }
    let exponent = Int(largest.exponent)
    // within range: the squares of numbers below 2
    let squares = column.reduce(0.0) { sum, number in
      let scaled = number.scaled(byPowerOfTwo: -exponent).high
      return sum + scaled * scaled
    }
    return exponent + Int(squares.squareRoot().exponent)
  }

  private static func squaredLength(_ numbers: ArraySlice<DoubleDouble>) -> Double {
    numbers.reduce(0) { $0 + $1.high * $1.high }
  }
}

/// The reflection `I - τ v vᵀ` that turns one vector onto an axis.
private struct Reflection {
  /// `v` without the zeros that it begins with.
  let vector: [DoubleDouble]
  /// How many zeros.
  let first: Int
  /// `τ`, 2 over the squared length of `v`.
  let scale: DoubleDouble

  /// Turns the end of a column onto its first axis, and leaves there the length, with its sign.
  ///
  /// - Parameters:
  ///   - column: What is turned; elements after `first` are left as they are.
  ///   - first: Where the end begins.
  ///   - smallest: `nil` for an end that is 0 or not longer than this.
  init?(of column: inout [DoubleDouble], from first: Int, atLeast smallest: Double) {
    var vector = Array(column[first...])
    let length = vector.reduce(DoubleDouble.zero) { $0 + $1 * $1 }.squareRoot()
    guard length.high > smallest else { return nil }
    // away from the first element, so that nothing cancels
    let turned = vector[0].high > 0 ? -length : length
    scale = DoubleDouble(1.0) / (length * (length + vector[0].magnitude))
    vector[0] = vector[0] - turned
    column[first] = turned
    self.vector = vector
    self.first = first
  }

  func apply(to column: inout [DoubleDouble]) {
    var product = DoubleDouble.zero
    for i in vector.indices { product = product + vector[i] * column[first + i] }
    let factor = product * scale
    for i in vector.indices {
      column[first + i] = column[first + i] - factor * vector[i]
    }
  }
}
