import LinearAlgebra
import Probability
import TestSupport
import Testing

@testable import Reliability

@Suite struct ParallelAnalysisTests {
  /// Eigenvalues spread by at most 2/√n, over 200 simulations there and 500 here: 0.4/√n is well
  /// above four standard errors of the difference.
  @Test("agrees with psych's simulation", arguments: StructureReference.all)
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let analysis = try ParallelAnalysis(
      covariance: set.value.items, respondents: set.value.nComplete, seed: 1)
    for (found, expected) in zip(analysis.eigenvalues, set.value.eigenvalues) {
      #expect(found.isClose(to: expected, .relative(1e-12)))
    }
    let limit = 0.4 / Double(set.value.nComplete).squareRoot()
    for (found, expected) in zip(
      analysis.simulatedMeans, set.value.parallel.componentsSimulated)
    {
      #expect((found - expected).magnitude < limit)
    }
    #expect(analysis.factors == set.value.parallel.components)
    #expect(analysis.replicates == 500)
  }

  @Test("eigenvalues add up to the number of items, simulated or not")
  func addUp() throws {
    var random = SplitMix64(seed: 1)
    let items = SymmetricMatrix.randomItems(7, using: &random)
    let analysis = try ParallelAnalysis(covariance: items, respondents: 50, seed: 2)
    #expect(analysis.eigenvalues.reduce(0, +).isClose(to: 7, .relative(1e-14)))
    #expect(analysis.simulatedMeans.reduce(0, +).isClose(to: 7, .relative(1e-13)))
    for (mean, percentile) in zip(analysis.simulatedMeans, analysis.simulatedPercentiles) {
      #expect(percentile > mean)
    }
  }

  /// Bartlett's decomposition against 20 respondents drawn one by one: means of 4000 eigenvalues each,
  /// 5 standard errors of their difference.
  @Test("simulates as respondents would")
  func simulatesRespondents() throws {
    var random = Xoshiro256(seed: 8)
    let (order, respondents, count) = (4, 20, 4000)
    let short = try (0..<count).map { _ in
      try #require(
        ParallelAnalysis.simulate(order, respondents: respondents, using: &random))
    }
    let long = try (0..<count).map { _ in
      var products = SymmetricMatrix(order: order)
      var sums = Array(repeating: 0.0, count: order)
      for _ in 0..<respondents {
        let answers = (0..<order).map { _ in random.normal() }
        products.addOuterProduct(of: answers)
        for item in 0..<order { sums[item] += answers[item] }
      }
      products.addOuterProduct(of: sums, scale: -1 / Double(respondents))
      return try SymmetricEigen.values(of: try #require(products.correlation))
    }
    for rank in 0..<order {
      let (left, right) = (moments(short.map { $0[rank] }), moments(long.map { $0[rank] }))
      let error = ((left.variance + right.variance) / Double(count)).squareRoot()
      #expect((left.mean - right.mean).magnitude < 5 * error)
      #expect((left.variance / right.variance - 1).magnitude < 0.2)
    }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / Double(values.count))
  }

  /// Of items without factors about one analysis in twenty finds one.
  @Test("finds no factors where there are none")
  func findsNone() throws {
    var random = Xoshiro256(seed: 21)
    var found = 0
    for seed in 0..<100 as Range<UInt64> {
      var products = SymmetricMatrix(order: 5)
      for _ in 0..<60 { products.addOuterProduct(of: (0..<5).map { _ in random.normal() }) }
      let analysis = try ParallelAnalysis(
        covariance: products, respondents: 61, replicates: 200, seed: seed)
      if analysis.factors > 0 { found += 1 }
    }
    #expect(found <= 14)  // a binomial tail of 0.0002
  }

  @Test("finds as many factors as there are")
  func findsTwo() throws {
    var items = SymmetricMatrix(order: 8)
    for i in 0..<8 { items[i, i] = 0.5 }
    items.addOuterProduct(of: [1, 1, 1, 1, 0, 0, 0, 0], scale: 0.5)
    items.addOuterProduct(of: [0, 0, 0, 0, 1, 1, 1, 1], scale: 0.5)
    #expect(try ParallelAnalysis(covariance: items, respondents: 200, seed: 1).factors == 2)
    #expect(
      try ParallelAnalysis(covariance: .parallel(4, correlation: 0), respondents: 99, seed: 1)
        .factors == 0)
  }

  @Test("the same seed gives the same, and scales change nothing")
  func isReproducible() throws {
    var random = SplitMix64(seed: 3)
    let items = SymmetricMatrix.randomItems(5, using: &random)
    let analysis = try ParallelAnalysis(covariance: items, respondents: 70, seed: 9)
    let scaled = items.scaled([1, 2, 4, 0.5, 1])
    #expect(try ParallelAnalysis(covariance: scaled, respondents: 70, seed: 9) == analysis)
    let other = try ParallelAnalysis(covariance: items, respondents: 70, seed: 10)
    #expect(other.simulatedMeans != analysis.simulatedMeans)
    #expect(other.eigenvalues == analysis.eigenvalues)
  }

  @Test("a percentile lies between two ranks", arguments: [0.0, 0.25, 0.95, 1])
  func takesQuantiles(probability: Double) {
    let values = [1.0, 2, 4, 8, 16]
    let expected = [0: 1.0, 0.25: 2, 0.95: 8 + 0.8 * 8, 1: 16][probability] ?? .nan
    let found = ParallelAnalysis.quantile(probability, of: values)
    #expect(found.isClose(to: expected, .relative(1e-15)))
    #expect(ParallelAnalysis.quantile(probability, of: [3]) == 3)
  }

  @Test("names what is missing")
  func refuses() async {
    #expect(throws: ReliabilityError.tooFewItems(found: 1, required: 2)) {
      try ParallelAnalysis(covariance: .parallel(1, correlation: 0), respondents: 30, seed: 1)
    }
    #expect(throws: ReliabilityError.tooFewRespondents(found: 3, required: 5)) {
      try ParallelAnalysis(covariance: .parallel(4, correlation: 0.5), respondents: 3, seed: 1)
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try ParallelAnalysis(
        covariance: SymmetricMatrix(rows: [[1], [0, 0]]), respondents: 30, seed: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try ParallelAnalysis(
        covariance: .parallel(4, correlation: 0.5), respondents: 30, replicates: 0, seed: 1)
    }
  }
}
