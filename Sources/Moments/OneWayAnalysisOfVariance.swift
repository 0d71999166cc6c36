public import LinearAlgebra

/// How far values differ between groups and within them.
///
/// With nᵢ values xᵢⱼ in group i of k, n = Σnᵢ, means x̄ᵢ and x̄: between the groups
/// Σnᵢ(x̄ᵢ - x̄)² with k - 1 degrees of freedom, within them Σ(xᵢⱼ - x̄ᵢ)² with n - k.
///
/// The sums are of double-doubles, as those of ``SampleSummary``. There is no p-value here: it is the
/// upper tail of an F distribution at ``statistic``.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 7.4.3.3.
///
/// Checked against: the eleven sets of NIST StRD for analysis of variance, 14 digits and more (from
/// doubles, all that doubles hold), and exact rational arithmetic, one unit in the last place.
public struct OneWayAnalysisOfVariance: Sendable, Hashable {
  /// A row of the table: one source of variation.
  public struct Variation: Sendable, Hashable {
    public let sumOfSquares: Double
    public let degreesOfFreedom: Int
    /// The sum of squares over its degrees of freedom.
    public let meanSquare: Double
  }

  /// How far the means of groups differ.
  public let between: Variation
  /// How far values differ from the mean of their group.
  public let within: Variation
  /// F, the mean square between groups over that within; `nil` where no value differs from the mean
  /// of its group, or too little for the quotient to be a double.
  public let statistic: Double?
  /// The square root of the mean square within groups.
  public let residualStandardDeviation: Double
  /// The share of the sum of squares that lies between groups, 0...1; `nil` where all values are
  /// equal.
  public let rSquared: Double?

  /// Analyses the values of groups.
  ///
  /// - Parameter groups: At least two, none empty, one of them with two values or more; values below
  ///   2⁴⁸⁰ (3e144) in size.
  /// - Throws: ``MomentsError/tooFewGroups(required:found:)`` for fewer than two,
  ///   ``MomentsError/emptyGroup(position:)``, ``MomentsError/tooFewValues(required:found:)`` where
  ///   each group has one value, and ``MomentsError/valueOutOfRange(position:)``.
  /// - Complexity: O(n).
  public init(groups: [[DoubleDouble]]) throws(MomentsError) {
    guard groups.count >= 2 else { throw .tooFewGroups(required: 2, found: groups.count) }
    if let position = groups.firstIndex(where: \.isEmpty) { throw .emptyGroup(position: position) }
    let values = groups.flatMap { $0 }
    guard values.count > groups.count else {
      throw .tooFewValues(required: groups.count + 1, found: values.count)
    }
    let deviations = try Deviations(values)
    let sums = Self.sums(deviations.scaled, sizes: groups.map(\.count))
    let degreesBetween = DoubleDouble(groups.count - 1)
    let degreesWithin = DoubleDouble(values.count - groups.count)
    let meanSquareWithin = sums.within / degreesWithin
    between = Variation(
      sumOfSquares: deviations.square(sums.between), degreesOfFreedom: groups.count - 1,
      meanSquare: deviations.square(sums.between / degreesBetween))
    within = Variation(
      sumOfSquares: deviations.square(sums.within),
      degreesOfFreedom: values.count - groups.count,
      meanSquare: deviations.square(meanSquareWithin))
    residualStandardDeviation = deviations.distance(meanSquareWithin.squareRoot())
    let quotient =
      sums.within > .zero ? Double(sums.between / degreesBetween / meanSquareWithin) : .infinity
    statistic = quotient.isFinite ? quotient : nil
    let total = sums.between + sums.within
    rSquared = total > .zero ? Double(sums.between / total) : nil
  }

  /// Analyses doubles as the binary fractions that they are.
  ///
  /// - Parameter groups: At least two, none empty, one of them with two values or more; values below
  ///   2⁴⁸⁰ (3e144) in size.
  /// - Throws: As for double-doubles.
  /// - Complexity: O(n).
  public init(groups: [[Double]]) throws(MomentsError) {
    try self.init(groups: groups.map { group in group.map { DoubleDouble($0) } })
  }

  /// The sums of squares of values that stand group after group.
  private static func sums(
    _ values: [DoubleDouble], sizes: [Int]
  ) -> (between: DoubleDouble, within: DoubleDouble) {
    var (start, within, means) = (0, DoubleDouble.zero, [DoubleDouble]())
    for size in sizes {
      let group = values[start..<(start + size)]
      // from the first of the group, so that equal values differ by 0
      let distances = group.map { $0 - values[start] }
      let offset = distances.sum / DoubleDouble(size)
      within = within + distances.map { $0 - offset }.sumOfSquares
      means.append(values[start] + offset)
      start += size
    }
    let sizes = sizes.map { DoubleDouble($0) }
    let mean = zip(sizes, means).map { $0 * $1 }.sum / DoubleDouble(values.count)
    let between = zip(sizes, means).map { $0 * ($1 - mean) * ($1 - mean) }.sum
    return (between, within)
  }
}
