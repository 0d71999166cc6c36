import LinearAlgebra
import TestSupport
import Testing

@testable import SurveyInference

@Suite struct LinearizedStratumTests {
  /// A stratum of one linearized variable with these values, one per unit.
  private func stratum(_ number: Int, _ values: [Double], scale: Double = 1) -> LinearizedStratum {
    var products = SymmetricMatrix(order: 1)
    for value in values { products.addOuterProduct(of: [value]) }
    return LinearizedStratum(
      number: number, unitCount: values.count, scale: scale, sum: [values.reduce(0, +)],
      products: products)
  }

  private func variance(
    _ strata: [LinearizedStratum], _ policy: SingletonStratum
  ) throws(EstimationError) -> Double {
    try SurveyInference.covariance(of: strata, order: 1, policy: policy)[0, 0]
  }

  @Test("is n/(n - 1) times the squares about the mean, times the correction")
  func isTextbook() throws {
    // values 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, times 3/2 = 21; a quarter of it
    #expect(try variance([stratum(0, [1, 2, 6], scale: 0.25)], .fail) == 5.25)
    // strata add up
    #expect(try variance([stratum(0, [1, 2, 6]), stratum(1, [5, 7])], .fail) == 21 + 4)
  }

  @Test("fail names the stratum of one unit")
  func fails() {
    #expect(throws: EstimationError.singletonStratum(7)) {
      try variance([stratum(0, [1, 2, 6]), stratum(7, [3])], .fail)
    }
  }

  @Test("fail names the unit where units stand for strata")
  func failsAtLaterStages() {
    #expect(throws: EstimationError.singletonUnit(stage: 2, unit: 7)) {
      try SurveyInference.covariance(
        of: [stratum(0, [1, 2, 6]), stratum(7, [3])], order: 1, policy: .fail, stage: 2)
    }
  }

  @Test("certainty adds nothing for a stratum of one unit")
  func addsNothing() throws {
    #expect(try variance([stratum(0, [1, 2, 6]), stratum(7, [3])], .certainty) == 21)
    #expect(try variance([stratum(7, [3])], .certainty) == 0)
  }

  @Test("adjust centres the unit at the mean of all, which is zero, with its correction")
  func adjusts() throws {
    #expect(try variance([stratum(0, [1, 2, 6]), stratum(7, [3])], .adjust) == 21 + 9)
    #expect(try variance([stratum(0, [1, 2, 6]), stratum(7, [3], scale: 0.5)], .adjust) == 25.5)
  }

  @Test("average lends the mean variance of the other strata")
  func averages() throws {
    let strata = [stratum(0, [1, 2, 6]), stratum(1, [5, 7]), stratum(7, [3])]
    // the sum 25 over two strata, for three
    #expect(try variance(strata, .average) == 37.5)
    #expect(throws: EstimationError.onlySingletonStrata) {
      try variance([stratum(0, [1]), stratum(1, [2])], .average)
    }
  }

  @Test(
    "a stratum counted in full has no variance, even of one unit",
    arguments: SingletonStratum.allCases)
  func skipsCensus(policy: SingletonStratum) throws {
    let strata = [stratum(0, [1, 2, 6]), stratum(7, [3], scale: 0)]
    #expect(try variance(strata, policy) == 21)
    #expect(try variance([stratum(7, [3], scale: 0)], policy) == 0)
  }

  @Test("without a stratum of one unit the policies agree", arguments: 0..<10 as Range<UInt64>)
  func policiesAgree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let strata = (0..<4).map { number in
      stratum(number, (0..<5).map { _ in random.fraction() }, scale: random.fraction())
    }
    let values = try SingletonStratum.allCases.map { try variance(strata, $0) }
    #expect(Set(values).count == 1)
    #expect(values[0] > 0)
  }
}
