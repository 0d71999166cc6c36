public import LinearAlgebra
public import Moments

/// The polychoric correlations of every two items.
///
/// Each is estimated by itself, at the thresholds that each item has alone. The matrix need not be
/// positive definite then; it is not made so, but says so.
///
/// Respondents who answered every item count, each as one: a likelihood has no sampling weights.
///
/// Source: Olsson (1979), Psychometrika 44, 443-460.
///
/// Checked against: exact maxima of six questionnaires (R 4.2.2, vanishing gradients), 12 digits;
/// lavaan 0.6-14 `lavCor(ordered = )`, within 1e-7.
public struct PolychoricMatrix: Sendable, Hashable {
  /// Respondents who answered every item.
  public let respondents: Int
  /// The thresholds of each item.
  public let thresholds: [LatentThresholds]
  /// The correlations of items (1, 0), (2, 0), (2, 1), (3, 0) and so on: the lower triangle by rows.
  public let pairs: [PolychoricCorrelation]

  /// Estimates the correlations of every two items.
  ///
  /// - Parameter patterns: Answers to at least two items.
  /// - Returns: Thresholds and correlations.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``;
  ///   ``ReliabilityError/tooFewRespondents(found:required:)`` where fewer than two answered all;
  ///   ``ReliabilityError/constantItem(_:)`` with the number, from 0, of an item of one level.
  /// - Complexity: O(patterns · items²).
  public static func estimate(
    from patterns: PatternCounts
  ) throws(ReliabilityError) -> PolychoricMatrix {
    let tables = try PairTables.checked(patterns)
    let thresholds = try tables.thresholds(lowest: patterns.levels.lowerBound)
    return PolychoricMatrix(
      respondents: tables.respondents, thresholds: thresholds,
      pairs: tables.likelihoods(thresholds).map(PolychoricCorrelation.init(maximizing:)))
  }

  /// The correlation of two different items, numbered from 0.
  public subscript(i: Int, j: Int) -> PolychoricCorrelation {
    let (row, column) = (max(i, j), min(i, j))
    precondition(
      0 <= column && column < row && row < thresholds.count,
      "\(i) and \(j) are not two of \(thresholds.count) items")
    return pairs[row * (row - 1) / 2 + column]
  }

  /// The correlations as a matrix, with 1 on the diagonal.
  public var correlations: SymmetricMatrix {
    var matrix = SymmetricMatrix(order: thresholds.count)
    for i in thresholds.indices {
      matrix[i, i] = 1
      for j in 0..<i { matrix[i, j] = self[i, j].value }
    }
    return matrix
  }

  /// Whether variables with these correlations can exist, and none follows from the others.
  public var isPositiveDefinite: Bool { (try? Cholesky(correlations)) != nil }

  /// Every correlation was found.
  public var converged: Bool { pairs.allSatisfy(\.converged) }

  /// Pairs whose tables have an empty cell, or one in which less than a respondent is expected.
  public var sparsePairCount: Int { pairs.count(where: \.isSparse) }
}

extension PairTables {
  /// The tables, where there are two items and two respondents.
  static func checked(_ patterns: PatternCounts) throws(ReliabilityError) -> PairTables {
    guard patterns.itemCount > 1 else {
      throw .tooFewItems(found: patterns.itemCount, required: 2)
    }
    let tables = PairTables(patterns)
    guard tables.respondents > 1 else {
      throw .tooFewRespondents(found: tables.respondents, required: 2)
    }
    return tables
  }

  /// The thresholds of every item.
  func thresholds(lowest: Int) throws(ReliabilityError) -> [LatentThresholds] {
    var thresholds: [LatentThresholds] = []
    for item in 0..<itemCount {
      guard let margin = LatentThresholds(counts: margin(of: item), lowest: lowest) else {
        throw .constantItem(item)
      }
      thresholds.append(margin)
    }
    return thresholds
  }

  /// The likelihoods of items (1, 0), (2, 0), (2, 1) and so on.
  func likelihoods(_ thresholds: [LatentThresholds]) -> [PolychoricLikelihood] {
    thresholds.indices.flatMap { i in
      (0..<i).map { j in
        PolychoricLikelihood(
          rows: thresholds[i], columns: thresholds[j], counts: counts(i, j))
      }
    }
  }
}
