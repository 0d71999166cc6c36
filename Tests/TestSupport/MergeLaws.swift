import LinearAlgebra
public import Moments
public import Testing

/// Records an issue for every law of a mergeable summary that `parts` break.
///
/// The laws: an empty summary changes nothing on either side, the order of two does not matter, nor
/// does the grouping of three.
///
/// - Parameters:
///   - parts: Summaries of different respondents; every pair and every triple of them is tried.
///   - empty: A summary of nobody.
///   - sourceLocation: Where an issue is shown.
///   - isSame: What counts as equal.
public func checkMergeLaws<Summary: Mergeable>(
  _ parts: [Summary], empty: Summary, sourceLocation: SourceLocation = #_sourceLocation,
  _ isSame: (Summary, Summary) -> Bool
) {
  for (i, a) in parts.enumerated() {
    #expect(
      isSame(merged(a, empty), a), "part \(i) with an empty one", sourceLocation: sourceLocation)
    #expect(
      isSame(merged(empty, a), a), "an empty one with part \(i)", sourceLocation: sourceLocation)
    for (j, b) in parts.enumerated() {
      #expect(
        isSame(merged(a, b), merged(b, a)), "parts \(i) and \(j) in both orders",
        sourceLocation: sourceLocation)
      for (k, c) in parts.enumerated() {
        #expect(
          isSame(merged(merged(a, b), c), merged(a, merged(b, c))),
          "parts \(i), \(j) and \(k) in both groupings", sourceLocation: sourceLocation)
      }
    }
  }
}

/// The laws where everything is an integer: they hold to the last bit.
public func checkMergeLaws<Summary: Mergeable & Equatable>(
  _ parts: [Summary], empty: Summary, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkMergeLaws(parts, empty: empty, sourceLocation: sourceLocation, ==)
}

/// `left` joined with `right`.
public func merged<Summary: Mergeable>(_ left: Summary, _ right: Summary) -> Summary {
  var both = left
  both.merge(right)
  return both
}

// MARK: - What counts as equal

extension Tolerance {
  /// Equal to the last bit.
  public static let exact = Tolerance.ulps(0)

  /// For sums of `count` terms of one sign, each added with one rounding of 1.2e-16.
  ///
  /// All sums of answers are such: no answer lies above the top of the scale, from which they count.
  public static func sum(of count: Int) -> Tolerance { .relative(Double(count + 4) * 0x1p-53) }
}

extension UnitTotals {
  /// Counts equal, sums as close as `tolerance`.
  public func agrees(with other: UnitTotals, _ tolerance: Tolerance) -> Bool {
    itemCount == other.itemCount && contributing == other.contributing
      && answered == other.answered && allClose(totals, other.totals, tolerance)
  }
}

extension DesignSums {
  /// Counts equal, sums and products as close as `tolerance`.
  public func agrees(with other: DesignSums, _ tolerance: Tolerance) -> Bool {
    totals.agrees(with: other.totals, tolerance)
      && allClose(products.lowerTriangle, other.products.lowerTriangle, tolerance)
  }
}

extension SurveyMoments {
  /// Counts and places equal, sums as close as `tolerance`.
  public func agrees(with other: SurveyMoments, _ tolerance: Tolerance) -> Bool {
    itemCount == other.itemCount && levels == other.levels && groups == other.groups
      && strata.count == other.strata.count
      && strata.indices.allSatisfy { stratum in
        strata[stratum].respondents == other.strata[stratum].respondents
          && strata[stratum].population == other.strata[stratum].population
          && allAgree(sums(inStratum: stratum), other.sums(inStratum: stratum)) {
            $0.agrees(with: $1, tolerance)
          }
          && allAgree(unitTotals(inStratum: stratum), other.unitTotals(inStratum: stratum)) {
            allAgree($0, $1) { $0.agrees(with: $1, tolerance) }
          }
      }
  }
}

private func allClose(_ left: [Double], _ right: [Double], _ tolerance: Tolerance) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { $0.isClose(to: $1, tolerance) }
}

private func allAgree<Key, Value>(
  _ left: [Key: Value], _ right: [Key: Value], _ agree: (Value, Value) -> Bool
) -> Bool {
  left.count == right.count
    && left.allSatisfy { key, value in right[key].map { agree(value, $0) } ?? false }
}
