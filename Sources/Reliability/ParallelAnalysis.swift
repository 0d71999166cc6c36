public import LinearAlgebra
import Probability
import SurveyInference

/// Horn's parallel analysis: how many eigenvalues are larger than chance makes them.
///
/// The eigenvalues of the correlation matrix (principal components, with ones on the diagonal, as Horn
/// had it; not of the reduced matrix) are held against those of as many independent normal items and
/// respondents, simulated many times. As many factors are suggested as there are leading eigenvalues
/// above the 95th percentile of their rank.
///
/// Correlations are simulated without respondents: by Bartlett's decomposition T·Tᵀ, where T is lower
/// triangular, Tᵢᵢ² is chi-squared with n - i degrees of freedom (i from 1), and the elements below the
/// diagonal are standard normal, is distributed as the sums of squares and products of n respondents.
///
/// Source: Horn (1965), Psychometrika 30, 179-185; Glorfeld (1995), Educational and Psychological
/// Measurement 55, 377-393, for the percentile; Bartlett (1933), Proceedings of the Royal Society of
/// Edinburgh 53, 260-283. Checked against: psych 2.2.9 `fa.parallel`, as far as its 200 simulations
/// reach.
public struct ParallelAnalysis: Sendable, Hashable {
  /// The percentile of simulated eigenvalues that an eigenvalue must exceed, as a fraction.
  public static let percentile = 0.95

  /// The eigenvalues of the correlation matrix, largest first.
  public let eigenvalues: [Double]
  /// The mean of the simulated eigenvalues of each rank.
  public let simulatedMeans: [Double]
  /// The 95th percentile of the simulated eigenvalues of each rank, between two of them where it falls
  /// there: rank 1 + (R - 1)·0.95 of R, counted from 1.
  public let simulatedPercentiles: [Double]
  /// How many matrices were simulated, R.
  public let replicates: Int

  /// How many factors are suggested: leading eigenvalues above the 95th percentile; 0 where even the
  /// first is not.
  public var factors: Int {
    zip(eigenvalues, simulatedPercentiles).prefix { $0 > $1 }.count
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - covariance: Of two items or more, or their correlations.
  ///   - respondents: n, how many they were estimated from.
  ///   - replicates: How many matrices are simulated, at least 1.
  ///   - seed: Any number; replicate i takes stream i of it.
  /// - Throws: `ReliabilityError.tooFewItems` below two, `ReliabilityError.tooFewRespondents` for
  ///   no more respondents than items, and `ReliabilityError.constantItem` where a variance is not
  ///   positive.
  /// - Complexity: O(replicates · k³), whatever n is.
  public init(
    covariance: SymmetricMatrix, respondents: Int, replicates: Int = 500, seed: UInt64
  ) throws(ReliabilityError) {
    precondition(replicates > 0, "cannot simulate \(replicates) matrices")
    let order = covariance.order
    guard order > 1 else { throw .tooFewItems(found: order, required: 2) }
    guard respondents > order else {
      throw .tooFewRespondents(found: respondents, required: order + 1)
    }
    eigenvalues = try covariance.itemCorrelation().itemEigenvalues()
    let simulated = Array(0..<replicates).concurrentMap { replicate in
      var random = Xoshiro256(seed: seed, stream: UInt64(replicate))
      return Self.simulate(order, respondents: respondents, using: &random)
    }.compactMap(\.self)
    guard !simulated.isEmpty else { throw .notPositiveDefinite }
    let ranks = (0..<order).map { rank in simulated.map { $0[rank] }.sorted() }
    simulatedMeans = ranks.map { $0.reduce(0, +) / Double(simulated.count) }
    simulatedPercentiles = ranks.map { Self.quantile(Self.percentile, of: $0) }
    self.replicates = simulated.count
  }

  /// The eigenvalues of the correlations of independent normal items; `nil` where one does not vary,
  /// which is possible and has not been seen.
  static func simulate(
    _ order: Int, respondents: Int, using random: inout Xoshiro256
  ) -> [Double]? {
    var products = SymmetricMatrix(order: order)
    var rows: [[Double]] = []
    for i in 0..<order {
      var row = (0..<i).map { _ in random.normal() }
      let degreesOfFreedom = Double(respondents - 1 - i)
      row.append(random.chiSquared(degreesOfFreedom: degreesOfFreedom).squareRoot())
      for (j, other) in (rows + [row]).enumerated() {
        products[i, j] = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
      }
      rows.append(row)
    }
    return products.correlation.flatMap { try? SymmetricEigen.values(of: $0) }
  }

  /// The quantile at rank 1 + (R - 1)·p of sorted values, the seventh kind of Hyndman and Fan (1996).
  static func quantile(_ probability: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * probability
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
