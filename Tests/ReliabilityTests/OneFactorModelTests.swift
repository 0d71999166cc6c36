import LinearAlgebra
import Moments
import Probability
import Reliability
import TestSupport
import Testing

@Suite struct OneFactorModelTests {
  static func model(_ answers: PatternCounts) throws -> OneFactorModel {
    try OneFactorModel.fit(to: try #require(SampleCovariance(complete: answers)))
  }

  /// Answers of four levels by respondents of a normal factor.
  static func simulated(
    _ loadings: [Double], respondents: Int, seed: UInt64, cuts: [Double] = [-1.5, -0.5, 0.7]
  ) -> PatternCounts {
    var random = Xoshiro256(seed: seed)
    func normal() -> Double {
      Normal.standard.quantile(Double.random(in: 1e-12..<1, using: &random))
    }
    return PatternCounts(
      itemCount: loadings.count, levels: 1...(cuts.count + 1),
      (0..<respondents).map { _ in
        let factor = normal()
        return .init(
          loadings.map { loading in
            let answer = loading * factor + (1 - loading * loading).squareRoot() * normal()
            return UInt8(1 + cuts.count { $0 < answer })
          })
      })
  }

  /// The reference has vanishing gradients; both stop where F changes by rounding only, which leaves
  /// half the digits of a parameter in doubt where the curvature is flat.
  @Test("agrees with lavaan's model", arguments: FactorReference.names)
  func agreesWithReference(name: String) throws {
    let reference = try FactorReference.load(name)
    let (model, expected) = (try Self.model(reference.answers), reference.cfaMLTight)
    #expect(model.converged && !model.isImproper)
    #expect(model.respondents == reference.nComplete)
    #expect(agree(model.loadings, expected.loadings, .relative(1e-9)))
    #expect(agree(model.uniqueVariances, expected.theta, .relative(1e-9)))
    #expect(agree(model.standardizedLoadings, expected.standardized, .relative(1e-9)))
    #expect(
      agree(try #require(model.loadingStandardErrors), expected.loadingsSE, .relative(1e-8)))
    let uniqueErrors = try #require(model.uniqueVarianceStandardErrors).compactMap { $0 }
    #expect(agree(uniqueErrors, expected.thetaSE, .relative(1e-8)))
  }

  /// χ² is n times F, whose rounding is 1e-15; limits of RMSEA are lavaan's formula solved to 1e-12.
  @Test("fits as lavaan says", arguments: FactorReference.names)
  func fitAgreesWithReference(name: String) throws {
    let reference = try FactorReference.load(name)
    let (fit, expected) = (try Self.model(reference.answers).fitMeasures, reference.cfaMLTight)
    #expect(fit.degreesOfFreedom == expected.df)
    #expect(fit.baselineDegreesOfFreedom == expected.baselineDf)
    #expect(fit.chiSquare.isClose(to: expected.chisq, .relative(1e-10)))
    #expect(fit.baselineChiSquare.isClose(to: expected.baselineChisq, .relative(1e-12)))
    #expect(try #require(fit.pValue).isClose(to: expected.pvalue, .relative(1e-8)))
    #expect(try #require(fit.cfi).isClose(to: expected.cfi, .relative(1e-10)))
    #expect(try #require(fit.tli).isClose(to: expected.tli, .relative(1e-10)))
    #expect(try #require(fit.rmsea).isClose(to: expected.rmsea, .relative(1e-9)))
    #expect(try #require(fit.rmseaLower).isClose(to: expected.rmseaLower90, .relative(1e-6)))
    #expect(try #require(fit.rmseaUpper).isClose(to: expected.rmseaUpper90, .relative(1e-6)))
    #expect(fit.srmr.isClose(to: expected.srmr, .relative(1e-8)))
  }

  @Test("three items leave no degrees of freedom")
  func isSaturated() throws {
    let model = try Self.model(Self.simulated([0.8, 0.7, 0.6], respondents: 400, seed: 1))
    #expect(model.fitMeasures.degreesOfFreedom == 0)
    #expect(model.fitMeasures.chiSquare < 1e-10)
    #expect(model.fitMeasures.srmr < 1e-7)
    #expect(model.fitMeasures.cfi == nil && model.fitMeasures.pValue == nil)
    #expect(model.loadingStandardErrors != nil)
  }

  @Test("does not mind the order of items", arguments: 0..<5 as Range<UInt64>)
  func permutes(seed: UInt64) throws {
    let answers = Self.simulated([0.8, 0.5, 0.7, 0.6, 0.4], respondents: 300, seed: seed)
    let order = [3, 0, 4, 1, 2]
    let (model, other) = (try Self.model(answers), try Self.model(answers.selecting(order)))
    #expect(agree(other.loadings, order.map { model.loadings[$0] }, .relative(1e-8)))
    #expect(other.fitMeasures.chiSquare.isClose(to: model.fitMeasures.chiSquare, .relative(1e-9)))
  }

  @Test("finds what answers were made from", arguments: 0..<3 as Range<UInt64>)
  func recovers(seed: UInt64) throws {
    // Many levels, so that answers are as good as numbers; 4 standard errors of at most 0.02.
    let (loadings, cuts) = ([0.8, 0.7, 0.6, 0.5, 0.4], (0..<40).map { -3 + 0.15 * Double($0) })
    let answers = Self.simulated(loadings, respondents: 4000, seed: seed, cuts: cuts)
    let model = try Self.model(answers)
    for (found, expected) in zip(model.standardizedLoadings, loadings) {
      #expect(abs(found - expected) < 0.08)
    }
    #expect(try #require(model.fitMeasures.pValue) > 1e-4)
  }

  @Test("a reversed item loads negatively, and the sum of loadings does not")
  func reversedItem() throws {
    let answers = Self.simulated([0.8, 0.7, 0.6, 0.5], respondents: 500, seed: 4)
    let reversed = PatternCounts(
      itemCount: 4, levels: 1...4,
      answers.rows.map { row in
        .init(row.scores.dropLast() + [5 - row.scores[3]], count: row.count)
      })
    let (model, other) = (try Self.model(answers), try Self.model(reversed))
    #expect(!model.hasMixedSigns && other.hasMixedSigns)
    #expect(other.loadings[3].isClose(to: -model.loadings[3], .relative(1e-8)))
    #expect(other.loadings[0].isClose(to: model.loadings[0], .relative(1e-8)))
  }

  @Test("refuses what has no model")
  func refuses() throws {
    func error(_ rows: [[UInt8]]) -> ReliabilityError? {
      let counts = PatternCounts(
        itemCount: rows[0].count, levels: 1...4, rows.map { PatternCounts.Row($0) })
      guard let sample = SampleCovariance(complete: counts) else { return nil }
      do {
        _ = try OneFactorModel.fit(to: sample)
        return nil
      } catch {
        return error
      }
    }
    #expect(error([[1, 2], [2, 1], [3, 3]]) == .tooFewItems(found: 2, required: 3))
    let constant: [[UInt8]] = [[1, 2, 3], [2, 2, 1], [3, 2, 2], [4, 2, 2], [1, 2, 1]]
    #expect(error(constant) == .constantItem(1))
    let few: [[UInt8]] = [[1, 2, 3], [2, 3, 1], [3, 1, 2]]
    #expect(error(few) == .tooFewRespondents(found: 3, required: 4))
    // The third item is the second again.
    let twice: [[UInt8]] = [[1, 2, 2], [2, 3, 3], [3, 1, 1], [4, 4, 4], [1, 3, 3]]
    #expect(error(twice) == .notPositiveDefinite)
  }
}
