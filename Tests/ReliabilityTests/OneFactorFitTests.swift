import LinearAlgebra
import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct OneFactorFitTests {
  struct Heywood: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let n: Int
    let covariance: [[Double]]
    let chisq: Double
    let loadings: [Double]
    let theta: [Double]
    let thetaUnbounded: [Double]

    var testDescription: String { name }

    /// With divisor n.
    var matrix: SymmetricMatrix {
      var matrix = SymmetricMatrix(order: covariance.count)
      for i in covariance.indices {
        for j in 0...i { matrix[i, j] = covariance[i][j] * Double(n - 1) / Double(n) }
      }
      return matrix
    }
  }

  /// lavaan with `bounds = "pos.var"` stops within 1e-7 of the loadings.
  @Test(
    "stays at the bound where lavaan's variance would be negative",
    arguments: ReferenceTable<Heywood>.load("one-factor", "heywood"))
  func staysAtBound(_ reference: Heywood) throws {
    let fit = try OneFactorFit.fit(to: reference.matrix)
    #expect(fit.converged)
    #expect(fit.iterations < 40)
    #expect(
      fit.improperItems == reference.theta.indices.filter { reference.thetaUnbounded[$0] < 0 })
    #expect((Double(reference.n) * fit.discrepancy).isClose(to: reference.chisq, .relative(1e-7)))
    #expect(agree(fit.loadings, reference.loadings, .relative(1e-6)))
    #expect(
      agree(
        fit.uniqueVariances, reference.theta, .relativeWithAbsoluteFloor(1e-6, floor: 1e-9)))
  }

  @Test("arrives at the same place from another fit", arguments: FactorReference.names)
  func warmStart(name: String) throws {
    let sample = try #require(SampleCovariance(complete: try FactorReference.load(name).answers))
    let fit = try OneFactorFit.fit(to: sample.covariance)
    let other = try #require(
      SampleCovariance(
        complete: OneFactorModelTests.simulated(
          Array(repeating: 0.6, count: sample.means.count), respondents: 200, seed: 9)))
    let start = try OneFactorFit.fit(to: other.covariance)
    let again = try OneFactorFit.fit(to: sample.covariance, from: start)
    #expect(again.converged)
    #expect(agree(again.loadings, fit.loadings, .relative(1e-8)))
    let third = try OneFactorFit.fit(to: sample.covariance, from: fit)
    #expect(third.iterations <= 2)
  }

  @Test("an item in half the unit loads twice as much, exactly")
  func scales() throws {
    let answers = OneFactorModelTests.simulated([0.8, 0.5, 0.7, 0.6], respondents: 300, seed: 3)
    let covariance = try #require(SampleCovariance(complete: answers)).covariance
    var doubled = covariance
    for j in 0..<4 { doubled[0, j] *= 2 }
    doubled[0, 0] *= 2
    let (fit, other) = (try OneFactorFit.fit(to: covariance), try OneFactorFit.fit(to: doubled))
    #expect(other.loadings == [2 * fit.loadings[0]] + fit.loadings.dropFirst())
    #expect(other.uniqueVariances == [4 * fit.uniqueVariances[0]] + fit.uniqueVariances.dropFirst())
    #expect(other.discrepancy == fit.discrepancy)
  }

  @Test("arrives from samples of few respondents too", arguments: 0..<200 as Range<UInt64>)
  func arrives(seed: UInt64) throws {
    let answers = OneFactorModelTests.simulated(
      [0.5, 0.4, 0.6, 0.3, 0.5], respondents: 25, seed: seed)
    guard let sample = SampleCovariance(complete: answers),
      let fit = try? OneFactorFit.fit(to: sample.covariance)
    else { return }
    #expect(fit.converged)
    #expect(fit.discrepancy <= fit.baselineDiscrepancy)
    #expect(fit.uniqueVariances.allSatisfy { $0 > 0 })
  }
}
