import LinearAlgebra
import Moments
import Reliability
import TestSupport
import Testing

@Suite struct PolychoricMatrixTests {
  @Test("agrees with exact maxima and with lavaan", arguments: OrdinalReference.names)
  func agreesWithReference(name: String) throws {
    let (reference, patterns) = try OrdinalReference.load(name)
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    #expect(matrix.respondents == reference.nComplete)
    #expect(matrix.converged && matrix.isPositiveDefinite)
    #expect(matrix.pairs.reduce(0) { $0 + $1.emptyCells } == reference.emptyCells)
    for (found, expected) in zip(matrix.thresholds, reference.thresholds) {
      #expect(found.values.count == expected.count)
      for (value, other) in zip(found.values, expected) {
        // differences of shares lose a digit or two
        #expect(value.isClose(to: other, .relative(1e-13)))
      }
    }
    let tight = try #require(reference.polychoric["tight"])
    let lavaan = try #require(reference.polychoric["lavaan"])
    var pair = 0
    for i in matrix.thresholds.indices {
      for j in (i + 1)..<max(i + 1, matrix.thresholds.count) {
        let estimate = matrix[i, j]
        // the gradient of `tight` vanishes to 1e-12
        #expect(estimate.value.isClose(to: tight[i][j], .relative(1e-12)))
        #expect((estimate.value - lavaan[i][j]).magnitude < 1e-7)
        for (program, likelihoods) in reference.logLikelihoods {
          // equal but for the rounding of a sum over respondents
          #expect(
            estimate.logLikelihood >= likelihoods[pair] - 1e-14 * likelihoods[pair].magnitude,
            "\(program), \(i) and \(j)")
        }
        pair += 1
      }
    }
  }

  struct Errors: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    /// Of items (1, 2), (1, 3), ..., (2, 3), ...
    let standardErrors: [Double]
    var testDescription: String { name }
  }

  /// lavaan's correlations are 2e-8 off, which a sparse table multiplies.
  @Test(
    "standard errors agree with lavaan",
    arguments: ReferenceTable<Errors>.load("polychoric-errors", "sets"))
  func errorsAgreeWithLavaan(_ errors: Errors) throws {
    let matrix = try PolychoricMatrix.estimate(
      from: try OrdinalReference.load(errors.name).patterns)
    var expected = errors.standardErrors[...]
    for i in matrix.thresholds.indices {
      for j in matrix.thresholds.indices.dropFirst(i + 1) {
        let error = try #require(matrix[i, j].standardError)
        let other = expected.popFirst() ?? 0
        #expect(error.isClose(to: other, .relative(1e-6)))
      }
    }
    #expect(expected.isEmpty)
  }

  @Test("a permutation of the items permutes it", arguments: 0..<10 as Range<UInt64>)
  func permutes(seed: UInt64) throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5, -0.6, 0.7], cuts: [-1.5, -0.2, 1], count: 150, seed: seed)
    let order = [2, 0, 3, 1]
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    let permuted = try PolychoricMatrix.estimate(from: patterns.selecting(order))
    for i in 0..<4 {
      #expect(permuted.thresholds[i] == matrix.thresholds[order[i]])
      for j in 0..<i {
        #expect(
          permuted[i, j].value.isClose(to: matrix[order[i], order[j]].value, .relative(1e-11)))
      }
    }
  }

  @Test("a reversed scale turns the signs", arguments: 0..<10 as Range<UInt64>)
  func reverses(seed: UInt64) throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5, 0.6], cuts: [-1.5, -0.2, 1], count: 150, seed: seed)
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    let reversed = try PolychoricMatrix.estimate(from: patterns.reversing(1))
    #expect(reversed.thresholds[1].values == matrix.thresholds[1].values.reversed().map { -$0 })
    #expect(reversed[1, 0].value.isClose(to: -matrix[1, 0].value, .relative(1e-11)))
    #expect(reversed[2, 1].value.isClose(to: -matrix[2, 1].value, .relative(1e-11)))
    #expect(reversed[2, 0] == matrix[2, 0])
  }

  @Test("knows neither the order of respondents nor how levels are numbered")
  func knowsPatternsOnly() throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5, 0.6], cuts: [-1, 0.5], count: 100, seed: 1)
    let rows = patterns.rows
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    let singles = rows.reversed().flatMap { row in
      Array(repeating: PatternCounts.Row(row.scores), count: row.count)
    }
    #expect(
      try PolychoricMatrix.estimate(from: PatternCounts(itemCount: 3, levels: 1...3, singles))
        == matrix)
    let spread = rows.map { row in
      PatternCounts.Row(row.scores.map { 2 * $0 }, count: row.count)
    }
    let other = try PolychoricMatrix.estimate(
      from: PatternCounts(itemCount: 3, levels: 1...9, spread))
    #expect(other.pairs == matrix.pairs)
    #expect(other.thresholds.map(\.levels) == matrix.thresholds.map { $0.levels.map { 2 * $0 } })
  }

  @Test(
    "comes within its standard errors of what was simulated", arguments: 0..<20 as Range<UInt64>)
  func recovers(seed: UInt64) throws {
    let loadings = [0.9, 0.7, 0.5, -0.4]
    let patterns = simulatedPatterns(
      loadings: loadings, cuts: [-1.8, -0.9, 0.7], count: 2000, seed: seed)
    let matrix = try PolychoricMatrix.estimate(from: patterns)
    for i in 0..<4 {
      for j in 0..<i {
        let error = try #require(matrix[i, j].standardError)
        // of 120 estimates one beyond 4 standard errors would be seen once in a hundred seedings
        #expect((matrix[i, j].value - loadings[i] * loadings[j]).magnitude < 4 * error)
        #expect(error < 0.05)
      }
    }
  }

  @Test("says that it is not positive definite, and stays as it is")
  func saysIndefinite() throws {
    let patterns = simulatedPatterns(loadings: [0.8, 0.5], cuts: [0], count: 100, seed: 3)
    let twice = try PolychoricMatrix.estimate(from: patterns.selecting([0, 1, 0]))
    #expect(twice[2, 0].value == 1 && twice[2, 0].isBoundary)
    #expect(!twice.isPositiveDefinite)
    #expect(twice.converged)
  }

  @Test("refuses what has no correlations")
  func refuses() {
    let patterns = simulatedPatterns(loadings: [0.8, 0.5], cuts: [0], count: 100, seed: 3)
    #expect(throws: ReliabilityError.tooFewItems(found: 1, required: 2)) {
      try PolychoricMatrix.estimate(from: patterns.selecting([0]))
    }
    let blank = PatternCounts(
      itemCount: 2, levels: 1...2, [.init([1, 0], count: 9), .init([1, 2])])
    #expect(throws: ReliabilityError.tooFewRespondents(found: 1, required: 2)) {
      try PolychoricMatrix.estimate(from: blank)
    }
    let alike = PatternCounts(itemCount: 2, levels: 1...2, [.init([1, 2]), .init([2, 2])])
    #expect(throws: ReliabilityError.constantItem(1)) {
      try PolychoricMatrix.estimate(from: alike)
    }
  }
}
