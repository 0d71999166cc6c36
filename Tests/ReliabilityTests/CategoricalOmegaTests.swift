import Moments
import Probability
import Reliability
import TestSupport
import Testing

@Suite struct CategoricalOmegaTests {
  @Test("agrees with exact estimates and with semTools", arguments: OrdinalReference.names)
  func agreesWithReference(name: String) throws {
    let (reference, patterns) = try OrdinalReference.load(name)
    let omega = try #require(CategoricalOmega(try OrdinalFactorModel.fit(to: patterns)))
    let tight = reference.greenYangTight
    #expect(omega.value.isClose(to: tight.omega, .relative(1e-11)))
    #expect(
      omega.valueOfObservedVariance.isClose(to: tight.omegaSampleDenominator, .relative(1e-11)))
    #expect(omega.trueVariance.isClose(to: tight.trueVariance, .relative(1e-10)))
    #expect(omega.totalVariance.isClose(to: tight.totalVariance, .relative(1e-10)))
    // semTools takes lavaan's loadings, and its Φ₂ by mnormt
    #expect(omega.value.isClose(to: reference.greenYang.semToolsModel, .relative(1e-6)))
    #expect(
      omega.valueOfObservedVariance.isClose(
        to: reference.greenYang.semToolsSample, .relative(1e-6)))
  }

  /// Two sums of the same simulated respondents, with the thresholds and loadings of a model.
  static func parallelCorrelation(
    _ model: OrdinalFactorModel, count: Int, seed: UInt64
  ) -> Double {
    var random = Xoshiro256(seed: seed)
    func sum(_ factor: Double) -> Double {
      zip(model.loadings, model.polychoric.thresholds).reduce(0) { total, item in
        let (loading, thresholds) = item
        let latent = loading * factor + (1 - loading * loading).squareRoot() * random.normal()
        return total + Double(thresholds.levels[thresholds.values.count { $0 < latent }])
      }
    }
    var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for _ in 0..<count {
      let factor = random.normal()
      let (first, second) = (sum(factor), sum(factor))
      (x, y) = (x + first, y + second)
      (xx, yy, xy) = (xx + first * first, yy + second * second, xy + first * second)
    }
    let n = Double(count)
    return (xy - x * y / n) / ((xx - x * x / n) * (yy - y * y / n)).squareRoot()
  }

  @Test("is the correlation of two parallel sums", arguments: 0..<4 as Range<UInt64>)
  func isParallelCorrelation(seed: UInt64) throws {
    let patterns = simulatedPatterns(
      loadings: [0.9, 0.7, 0.5, 0.6], cuts: [-1.8, -0.9, 0.7], count: 400, seed: seed)
    // points 1, 2, 3, 4; then 1, 2, 4, 9, with levels that nobody gave between
    let points: [UInt8] = seed % 2 == 0 ? [1, 2, 3, 4] : [1, 2, 4, 9]
    let answers = PatternCounts(
      itemCount: 4, levels: 1...9,
      patterns.rows.map { row in
        PatternCounts.Row(row.scores.map { points[Int($0) - 1] }, count: row.count)
      })
    let model = try OrdinalFactorModel.fit(to: answers)
    let omega = try #require(CategoricalOmega(model))
    let simulated = Self.parallelCorrelation(model, count: 20_000, seed: seed)
    // about five standard errors of a correlation of 20,000 pairs
    #expect((omega.value - simulated).magnitude < 5 * (1 - omega.value * omega.value) / 141)
    #expect(omega.value < OrdinalReliability(model).omega ?? 0)
  }

  @Test("does not depend on the unit of points")
  func hasNoUnit() throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.7, 0.5, 0.6], cuts: [-0.9, 0.7], count: 1000, seed: 8)
    let doubled = PatternCounts(
      itemCount: 4, levels: 1...6,
      patterns.rows.map { row in PatternCounts.Row(row.scores.map { 2 * $0 }, count: row.count) })
    let omega = try #require(CategoricalOmega(try OrdinalFactorModel.fit(to: patterns)))
    let other = try #require(CategoricalOmega(try OrdinalFactorModel.fit(to: doubled)))
    #expect(other.value.isClose(to: omega.value, .ulps(8)))
    #expect(other.totalVariance.isClose(to: 4 * omega.totalVariance, .ulps(16)))
  }

  @Test("flags items against the others")
  func flagsSigns() throws {
    let patterns = simulatedPatterns(
      loadings: [0.9, 0.7, 0.5, -0.4], cuts: [-0.9, 0.7], count: 300, seed: 8)
    let omega = try #require(CategoricalOmega(try OrdinalFactorModel.fit(to: patterns)))
    #expect(omega.hasMixedSigns)
    #expect(0 < omega.value && omega.value < 1)
  }
}
