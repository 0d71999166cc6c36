import LinearAlgebra
import Moments

/// Taylor linearization of a ratio R = Y/X of two totals, or of a total (R = 0, X = 1):
/// z = (y - R·x)/X.
///
/// All is done with 32 digits, and what their rounding alone can make counts as 0: with terms of
/// size m over n rows that is n·2⁻¹⁰² of Σ m².
struct TableLinearization {
  let ratio: DoubleDouble
  let denominator: DoubleDouble

  /// A sum of w·z with what is known of its size.
  struct Sum {
    /// Σ w·z.
    var value = DoubleDouble.zero
    /// What Σ w·|y| and Σ w·|R·x| are at most, over X.
    var size = 0.0
    /// Rows that were summed.
    var rows = 0

    static func += (left: inout Sum, right: Sum) {
      left.value += right.value
      left.size += right.size
      left.rows += right.rows
    }
  }

  /// Σ w·z over rows.
  func sum(_ sums: TablePairSums, factor: DoubleDouble) -> Sum {
    let value = factor * (sums.y - ratio * sums.x) / denominator
    let y = (sums.yy.high * sums.weight.high).squareRoot()
    let x = (sums.xx.high * sums.weight.high).squareRoot()
    let scale = (factor.high / denominator.high).magnitude
    return Sum(
      value: value, size: scale * (y + (ratio.high * x).magnitude), rows: sums.rows)
  }

  /// Σ w·z² over rows, 0 where it is only rounding.
  func squares(_ sums: TablePairSums, factor: DoubleDouble) -> DoubleDouble {
    quadratic(sums.yy, sums.yx, sums.xx, factor: factor, rows: sums.rows).value
  }

  /// What rows that are sampling units contribute, as one stratum of them.
  func stratum(
    ofRows sums: TablePairSums, factor: DoubleDouble, _ node: TableNode, scale: Double
  ) -> LinearizedStratum {
    let squares = quadratic(
      sums.squaredYY, sums.squaredYX, sums.squaredXX, factor: factor * factor, rows: sums.rows)
    return linearizedStratum(
      node, scale: scale, sum: sum(sums, factor: factor).value, squares: squares.value,
      noise: squares.noise)
  }

  /// What sampling units contribute, as one stratum of them.
  func stratum(ofUnits units: ArraySlice<Sum>, _ node: TableNode, scale: Double)
    -> LinearizedStratum
  {
    var (sum, squares, sizes, rows) = (DoubleDouble.zero, DoubleDouble.zero, 0.0, 0)
    for unit in units {
      sum += unit.value
      squares += unit.value * unit.value
      sizes += unit.size * unit.size
      rows += unit.rows
    }
    return linearizedStratum(
      node, scale: scale, sum: sum, squares: squares, noise: rounding(rows) * sizes)
  }

  private func linearizedStratum(
    _ node: TableNode, scale: Double, sum: DoubleDouble, squares: DoubleDouble, noise: Double
  ) -> LinearizedStratum {
    let deviations = squares - sum * sum / DoubleDouble(node.unitCount)
    return LinearizedStratum(
      number: node.number, unitCount: node.unitCount, scale: scale,
      products: SymmetricMatrix(
        order: 1, lowerTriangle: [squares.high <= noise ? 0 : squares.high]),
      deviations: SymmetricMatrix(
        order: 1, lowerTriangle: [deviations.high <= noise ? 0 : deviations.high]))
  }

  private func quadratic(
    _ yy: DoubleDouble, _ yx: DoubleDouble, _ xx: DoubleDouble, factor: DoubleDouble, rows: Int
  ) -> (value: DoubleDouble, noise: Double) {
    let cross = (ratio * yx).scaled(byPowerOfTwo: 1)
    let last = ratio * ratio * xx
    let scale = factor / (denominator * denominator)
    let value = (yy - cross + last) * scale
    let noise =
      rounding(rows) * (yy.high + cross.high.magnitude + last.high) * scale.high
    return (value.high <= noise ? .zero : value, noise)
  }

  /// The part of a sum of so many rows that rounding can make.
  private func rounding(_ rows: Int) -> Double { Double(rows + 16) * 0x1p-102 }
}
