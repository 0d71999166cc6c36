import LinearAlgebra
import Reliability
import TestSupport
import Testing

@Suite struct SphericityTestTests {
  @Test("agrees with psych", arguments: StructureReference.all)
  func agreesWithReference(_ set: Named<StructureReference>) throws {
    let test = try SphericityTest(
      covariance: set.value.items, respondents: set.value.nComplete)
    let expected = set.value.bartlett
    #expect(test.statistic.isClose(to: expected.chisq, .relative(1e-12)))
    #expect(test.degreesOfFreedom == expected.df)
    // A relative error of the statistic counts chi²/2 times in so small a tail.
    #expect(test.pValue.isClose(to: expected.pvalue, .relative(1e-9)))
  }

  @Test("items that do not correlate do not differ from chance")
  func isNothing() throws {
    let test = try SphericityTest(covariance: .parallel(4, correlation: 0), respondents: 30)
    #expect(test.statistic == 0 && test.pValue == 1 && test.degreesOfFreedom == 6)
  }

  @Test("depends neither on scales nor on the order of items", arguments: 0..<10 as Range<UInt64>)
  func isInvariant(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = SymmetricMatrix.randomItems(5, using: &random)
    let test = try SphericityTest(covariance: items, respondents: 40)
    #expect(
      try SphericityTest(covariance: items.scaled([1, 2, 4, 0.5, 1]), respondents: 40) == test)
    let shuffled = items.selecting(Array(0..<5).shuffled(using: &random))
    let again = try SphericityTest(covariance: shuffled, respondents: 40)
    #expect(again.statistic.isClose(to: test.statistic, .relative(1e-13)))
  }

  @Test("names what is missing")
  func refuses() {
    #expect(throws: ReliabilityError.tooFewItems(found: 1, required: 2)) {
      try SphericityTest(covariance: .parallel(1, correlation: 0), respondents: 30)
    }
    #expect(throws: ReliabilityError.tooFewRespondents(found: 4, required: 5)) {
      try SphericityTest(covariance: .parallel(4, correlation: 0.5), respondents: 4)
    }
    #expect(throws: ReliabilityError.constantItem(0)) {
      try SphericityTest(covariance: SymmetricMatrix(rows: [[0], [0, 1]]), respondents: 30)
    }
    #expect(throws: ReliabilityError.notPositiveDefinite) {
      try SphericityTest(covariance: .parallel(3, correlation: -0.5), respondents: 30)
    }
  }
}
