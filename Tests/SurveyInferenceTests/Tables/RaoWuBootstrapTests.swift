import Moments
import Testing

@testable import SurveyInference

@Suite struct RaoWuBootstrapTests {
  /// Strata of 2, 5 and 3 units, of which 4, all 5, and an unknown number exist.
  private static func design(lastPopulation: Double) throws -> RowDesign {
    var rows = TableRows(variableCount: 0)
    for (stratum, count) in [2, 5, 3].enumerated() {
      for _ in 0..<count {
        rows.add(
          TableRow(
            stratum: stratum, populations: [[4, 5, lastPopulation][stratum]], values: []))
      }
    }
    var options = EstimationOptions()
    options.isStratified = true
    return try RowDesign(rows, options: options)
  }

  // A count of n - 1 draws among n has the variance ((n - 1)/n)², and the factor is λ·n/(n - 1) times
  // it. The error of the mean of 20,000 draws is 0.007, that of the variance about 0.01; five of each
  // are allowed.
  @Test("factors have the mean 1 and the variance 1 - n/N", arguments: [1, 2] as [UInt64])
  func hasMoments(seed: UInt64) throws {
    let bootstrap = try RaoWuBootstrap(
      Self.design(lastPopulation: 12), [0, 1, 2], seed: seed)
    let draws = (0..<20_000).map { bootstrap.factors(of: $0) }
    for (unit, variance) in zip([0, 3, 8], [0.5, 0, 0.75]) {
      let factors = draws.map { $0[unit] }
      let mean = factors.reduce(0, +) / 20_000
      let spread = factors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
      #expect((mean - 1).magnitude < 0.035 && (spread - variance).magnitude < 0.05)
    }
  }

  @Test("the factors of a stratum add up to its units, and none is negative")
  func addsUp() throws {
    let bootstrap = try RaoWuBootstrap(Self.design(lastPopulation: 9), [0, 1, 2], seed: 5)
    for replicate in 0..<100 {
      let factors = bootstrap.factors(of: replicate)
      for units in [0..<2, 2..<7, 7..<10] {
        let sum = factors[units].reduce(0, +)
        #expect((sum - Double(units.count)).magnitude < 1e-14 * Double(units.count))
      }
      #expect(factors.allSatisfy { $0 >= 0 })
      #expect(factors == bootstrap.factors(of: replicate))
    }
  }
}
