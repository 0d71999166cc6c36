import LinearAlgebra

/// Values as their distances from the first one, times a power of two that brings the largest
/// between 1 and 2.
///
/// Distances lose nothing to cancellation, equal values have the distance 0 to the last bit, and no
/// square of one over- or underflows.
struct Deviations {
  /// The largest size of a value: the sum of squares of any number of them is a double.
  static let limit = 0x1p480

  /// The first value.
  let origin: DoubleDouble
  /// The distances, scaled.
  let scaled: [DoubleDouble]
  /// What to multiply a scaled distance by is 2 to this power.
  let exponent: Int

  /// The distances of some values.
  ///
  /// - Parameter values: At least one.
  /// - Throws: ``MomentsError/valueOutOfRange(position:)`` for the first that is not finite, or 2⁴⁸⁰
  ///   or more in size.
  init(_ values: [DoubleDouble]) throws(MomentsError) {
    if let position = values.firstIndex(where: { !($0.high.magnitude < Self.limit) }) {
      throw .valueOutOfRange(position: position)
    }
    let origin = values.first ?? .zero
    let distances = values.map { $0 - origin }
    let largest = distances.reduce(0) { max($0, $1.high.magnitude) }
    let exponent = largest > 0 ? Int(largest.exponent) : 0
    self.origin = origin
    self.exponent = exponent
    scaled = distances.map { $0.scaled(byPowerOfTwo: -exponent) }
  }

  /// The mean of the values whose scaled distances average to `offset`.
  func value(at offset: DoubleDouble) -> Double {
    Double(origin + offset.scaled(byPowerOfTwo: exponent))
  }

  /// The size of a scaled distance.
  func distance(_ scaled: DoubleDouble) -> Double {
    Double(scaled.scaled(byPowerOfTwo: exponent))
  }

  /// The size of a sum of squared scaled distances.
  func square(_ scaled: DoubleDouble) -> Double {
    Double(scaled.scaled(byPowerOfTwo: 2 * exponent))
  }
}

extension Sequence<DoubleDouble> {
  /// The sum, from the first to the last.
  var sum: DoubleDouble { reduce(.zero, +) }

  /// The sum of squares, from the first to the last.
  var sumOfSquares: DoubleDouble { reduce(.zero) { $0 + $1 * $1 } }
}
