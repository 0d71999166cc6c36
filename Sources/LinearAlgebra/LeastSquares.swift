/// The coefficients `b` that make `Σ wᵢ (yᵢ - xᵢᵀb)²` least, with what their errors need.
///
/// Of the residual variance `σ²` estimated by ``residualSumOfSquares`` over the number of rows less
/// that of columns, the covariance of the coefficients is `σ²` ``unscaledCovariance``.
public struct LeastSquares: Sendable, Hashable {
  /// `b`, one number per column of the design.
  public let coefficients: [Double]
  /// `(XᵀWX)⁻¹`: times the residual variance, the covariance of the coefficients.
  public let unscaledCovariance: SymmetricMatrix
  /// `y - Xb`, not weighted.
  public let residuals: [Double]
  /// `Σ wᵢ rᵢ²`.
  public let residualSumOfSquares: Double

  /// The largest `rows · columns²` that is solved in double-doubles: 5,000 rows of 20 columns.
  static let largestExactWork = 2_000_000

  /// Fits a design of doubles.
  ///
  /// Up to 2,000,000 `rows · columns²` (5,000 rows of 20 columns, 200,000 rows of 3) everything is
  /// computed in double-doubles by Householder reflections, and the results are the doubles nearest
  /// to the solution for the numbers as given, on every machine the same, unless the columns are
  /// so nearly dependent that double-doubles lose half of their digits. Beyond that LAPACK
  /// factors the design, and corrections by residuals in double-doubles follow.
  ///
  /// A column is called dependent where what the others leave of it is at most `rows · 2⁻⁵²` of the
  /// longest, all columns scaled to a length of 1 to 2: less than the rounding of doubles may have
  /// put there. Where no residual exceeds 2⁻⁹⁰ of the numbers that it is the difference of, the fit
  /// in double-doubles is exact, and the residuals are 0.
  ///
  /// - Parameters:
  ///   - design: `X`, no fewer rows than columns; a column of ones for an intercept.
  ///   - response: `y`, one number per row.
  ///   - weights: `w`, positive, one per row; `nil` for weights of 1.
  /// - Returns: The fit.
  /// - Throws: ``LinearAlgebraError/notFinite`` for an element, a response or a weight that is no
  ///   number, and for a result beyond the range of doubles;
  ///   ``LinearAlgebraError/rankDeficient(rank:)`` where columns depend on each other.
  /// - Complexity: O(rows · columns²).
  ///
  /// Source: Golub and Van Loan (2013), Matrix Computations, 4th edition, section 5.3; for the
  /// corrections, Björck (1987), Stability analysis of the method of seminormal equations for
  /// linear least squares problems, Linear Algebra and its Applications 88/89, 31-48.
  ///
  /// Checked against: Python 3.11.7 `fractions`, every result the double nearest to the exact one.
  public static func fit(
    _ design: Matrix, to response: [Double], weights: [Double]? = nil
  ) throws(LinearAlgebraError) -> LeastSquares {
    let problem = try LeastSquaresProblem(
      rowCount: design.rowCount, columnCount: design.columnCount,
      response: response.map { DoubleDouble($0) }, weights: weights)
    guard design.columnMajor.allSatisfy(\.isFinite) else { throw .notFinite }
    // n p² without an overflow, since the product of the first two is the count of elements
    let (count, columnCount) = (design.columnMajor.count, max(1, design.columnCount))
    guard count <= largestExactWork / columnCount else {
      return try problem.solveByLAPACK(design)
    }
    return try problem.solve(
      (0..<design.columnCount).map { j in design.column(j).map { DoubleDouble($0) } },
      precision: .ulpOfOne)
  }

  /// Fits a design of double-doubles, such as powers of decimals, whatever its size.
  ///
  /// As `fit(_:to:weights:)` of a small design, but a column is dependent only where the others
  /// leave at most `rows · 2⁻¹⁰⁰` of it.
  ///
  /// - Parameters:
  ///   - design: The columns of `X`, each as long as `response`, and not more than its length.
  ///   - response: `y`.
  /// - Returns: The fit.
  /// - Throws: As `fit(_:to:weights:)`.
  /// - Complexity: O(rows · columns²).
  ///
  /// Checked against: the exact solutions of the eleven sets for linear regression of NIST's
  /// Statistical Reference Datasets, within one unit of the last place; at least 14.3 of the 15
  /// certified digits of every coefficient and standard error.
  public static func fit(
    exact design: [[DoubleDouble]], to response: [DoubleDouble]
  ) throws(LinearAlgebraError) -> LeastSquares {
    for column in design {
      precondition(
        column.count == response.count,
        "\(response.count) responses need columns of as many rows; got \(column.count)")
    }
    let problem = try LeastSquaresProblem(
      rowCount: response.count, columnCount: design.count, response: response, weights: nil)
    guard design.allSatisfy({ $0.allSatisfy(\.high.isFinite) }) else { throw .notFinite }
    return try problem.solve(design, precision: 0x1p-100)
  }

  init(
    _ coefficients: [DoubleDouble], _ unscaledCovariance: SymmetricMatrix,
    residuals: [DoubleDouble], sumOfSquares: DoubleDouble
  ) throws(LinearAlgebraError) {
    self.coefficients = coefficients.map { Double($0) }
    self.unscaledCovariance = unscaledCovariance
    self.residuals = residuals.map { Double($0) }
    residualSumOfSquares = Double(sumOfSquares)
    guard
      self.coefficients.allSatisfy(\.isFinite), self.residuals.allSatisfy(\.isFinite),
      unscaledCovariance.lowerTriangle.allSatisfy(\.isFinite), residualSumOfSquares.isFinite
    else { throw .notFinite }
  }
}
