public import LinearAlgebra

/// Mean, standard deviation and autocorrelation of values in their order.
///
/// With x̄ = Σxᵢ/n: s = √(Σ(xᵢ - x̄)²/(n - 1)), and the autocorrelation of lag 1 is
/// r₁ = Σᵢ₌₁ⁿ⁻¹(xᵢ - x̄)(xᵢ₊₁ - x̄) / Σ(xᵢ - x̄)².
///
/// The sums are of double-doubles, so that the results are those of exact arithmetic to the last
/// digit of a double. Decimals such as 1000000.2 are no doubles: who has them as text reads them with
/// `DoubleDouble(_:)` and loses nothing; <doc:Accuracy> says how much doubles lose.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.1, 1.3.5.6 and 1.3.5.12.
///
/// Checked against: the nine univariate sets of NIST StRD, 14 digits and more (from doubles, all that
/// doubles hold), and exact rational arithmetic, one unit in the last place.
public struct SampleSummary: Sendable, Hashable {
  /// How many values, n.
  public let count: Int
  /// x̄.
  public let mean: Double
  /// s, with the divisor n - 1.
  public let standardDeviation: Double
  /// r₁; `nil` where all values are equal.
  public let lagOneAutocorrelation: Double?

  /// Summarizes values.
  ///
  /// - Parameter values: At least two, below 2⁴⁸⁰ (3e144) in size.
  /// - Throws: ``MomentsError/tooFewValues(required:found:)`` for fewer than two, and
  ///   ``MomentsError/valueOutOfRange(position:)``.
  /// - Complexity: O(n).
  public init(_ values: [DoubleDouble]) throws(MomentsError) {
    guard values.count >= 2 else { throw .tooFewValues(required: 2, found: values.count) }
    let deviations = try Deviations(values)
    let offset = deviations.scaled.sum / DoubleDouble(values.count)
    let residuals = deviations.scaled.map { $0 - offset }
    let squares = residuals.sumOfSquares
    let products = zip(residuals, residuals.dropFirst()).map { $0 * $1 }
    count = values.count
    mean = deviations.value(at: offset)
    standardDeviation = deviations.distance(
      (squares / DoubleDouble(values.count - 1)).squareRoot())
    lagOneAutocorrelation = squares > .zero ? Double(products.sum / squares) : nil
  }

  /// Summarizes doubles as the binary fractions that they are.
  ///
  /// - Parameter values: At least two, below 2⁴⁸⁰ (3e144) in size.
  /// - Throws: ``MomentsError/tooFewValues(required:found:)`` for fewer than two, and
  ///   ``MomentsError/valueOutOfRange(position:)``.
  /// - Complexity: O(n).
  public init(_ values: [Double]) throws(MomentsError) {
    try self.init(values.map { DoubleDouble($0) })
  }
}
