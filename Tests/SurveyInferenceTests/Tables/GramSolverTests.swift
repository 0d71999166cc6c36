import LinearAlgebra
import TestSupport
import Testing

@testable import SurveyInference

@Suite struct GramSolverTests {
  private static func columns(_ seed: UInt64) -> (columns: [[Double]], weights: [Double]) {
    var random = SplitMix64(seed: seed)
    func column(_ range: ClosedRange<Double>) -> [Double] {
      (0..<40).map { _ in Double.random(in: range, using: &random) }
    }
    let ones = [Double](repeating: 1, count: 40)
    // nearly the constant: its square would lose all digits of a double
    let near = column(-1e-5...1e-5).map { 1e3 + $0 }
    return ([ones, near, column(-5...5)], column(0.5...4))
  }

  // The condition number of the columns is 1e8, of their products 1e16: no digit would be left of
  // doubles. 32 digits less 16 and the 1e3 between the columns leave 12.
  @Test(
    "finds the coefficients of columns that are nearly alike", arguments: 0..<5 as Range<UInt64>)
  func solves(seed: UInt64) {
    let (columns, weights) = Self.columns(seed)
    let wanted = [3.0, -2, 0.25]
    let products = columns.map { column in
      weights.indices.reduce(DoubleDouble.zero) { sum, row in
        let value = columns.indices.reduce(DoubleDouble.zero) {
          $0 + DoubleDouble.twoProduct(wanted[$1], columns[$1][row])
        }
        return sum + DoubleDouble.twoProduct(weights[row], column[row]) * value
      }
    }
    let found = GramSolver(columns, weights: weights).solve(products)
    for (left, right) in zip(found, wanted) { #expect(left.isClose(to: right, .relative(1e-11))) }
  }

  @Test("a column that follows from others is left out, and told by them")
  func findsDependence() {
    let (columns, weights) = Self.columns(9)
    let sum = zip(columns[0], columns[2]).map { 2 * $0 - 3 * $1 }
    let solver = GramSolver([columns[0], columns[2], sum, columns[1]], weights: weights)
    #expect(solver.isDependent == [false, false, true, false])
    let told = solver.coefficients(of: 2)
    // the column itself was rounded
    #expect(told[0].isClose(to: 2, .relative(1e-14)) && told[1].isClose(to: -3, .relative(1e-14)))
    #expect(told[2] == 0 && told[3] == 0)
    #expect(solver.solve(Array(repeating: DoubleDouble(1), count: 4))[2] == 0)
  }
}
